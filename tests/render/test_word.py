import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from dubao.render.word import Template


def template(folder: Path, *paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> Template:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.core_properties.author = "张三"
    document.save(str(folder / "模板.docx"))
    return Template(folder / "模板.docx", "方案/模板.docx")


def texts(data: bytes) -> list[str]:
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def printed(folder: Path, text: str, **context: object) -> str:
    loaded = template(folder, text).render(context)
    assert loaded.problems == ()
    return texts(loaded.value)[0]


def faults(made: Template, **context: object) -> list[tuple[str, str, str]]:
    loaded = made.render(context)
    assert loaded.value == b""
    return [(str(p.place), p.message, p.hint) for p in loaded.problems]


@pytest.mark.parametrize("value", ["A&B <c> 中学", "得分<60分", "“引号” 'x'", "{{ 名称 }}", "=1+1"])
def test_special_signs_in_values_are_printed_as_they_are(tmp_path: Path, value: str) -> None:
    assert printed(tmp_path, "前{{ 名称 }}后", 名称=value) == f"前{value}后"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (float("nan"), "—"),
        (0.1 + 0.2, "0.3"),
        (4.0, "4"),
        (12, "12"),
        (True, "是"),
        (date(2021, 3, 5), "2021年3月5日"),
        ("上一行\x0b下一行", "上一行\n下一行"),
    ],
)
def test_pa08_values_are_printed_as_the_office_writes_them(
    tmp_path: Path, value: object, text: str
) -> None:
    assert printed(tmp_path, "{{ 数 }}", 数=value) == text


def test_lines_of_a_value_become_lines_of_the_paragraph(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ 标题 }}", 标题="上一行\n下一行") == "上一行\n下一行"


def test_rows_and_paragraphs_repeat(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{%p for 名 in 名单 %}",
        "{{ loop.index }}. {{ 名 }}",
        "{%p endfor %}",
        rows=(
            ("指标", "得分"),
            ("{%tr for 行 in 表 %}", ""),
            ("{{ 行.名称 }}", "{{ 行.得分 }}"),
            ("{%tr endfor %}", ""),
        ),
    )
    context = {"名单": ["甲", "乙"], "表": [{"名称": "A1", "得分": "6.00"}]}
    assert texts(made.render(context).value) == ["1. 甲", "2. 乙", "指标", "得分", "A1", "6.00"]


def test_a_key_named_like_a_method_is_found(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ 行.items }}", 行={"items": "三项"}) == "三项"


def test_ha04_every_unknown_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    made = template(tmp_path, "单位：{{ 单位名 }}", "{% if 示例 %}{{ 总 }}{% endif %}")
    assert faults(made, 单位名称="甲", 示例=False) == [
        (
            "方案/模板.docx[正文第1段]",
            "模板中的名称「单位名」没有对应的内容，在「{{ 单位名 }}」",
            "是否应为「单位名称」？",
        ),
        (
            "方案/模板.docx[正文第2段]",
            "模板中的名称「总」没有对应的内容，在「{{ 总 }}」",
            "此处可用的名称有：单位名称、示例",
        ),
    ]


def test_ha04_an_unknown_name_below_another_is_told(tmp_path: Path) -> None:
    made = template(tmp_path, "抬头", "得 {{ 单位.得份 }} 分")
    assert faults(made, 单位={"得分": 1, "名称": "甲"}) == [
        (
            "方案/模板.docx[正文第2段]",
            "模板中的名称「得份」没有对应的内容，在「{{ 单位.得份 }}」",
            "是否应为「得分」？",
        )
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ 名称 名称 }}", "花括号里的写法看不懂"),
        ("{% if 名称 %}", "if 没有用 endif 结束"),
        ("{% 循环 %}", "多出或写错的标记「循环」"),
        ("{{ 名称|金钱 }}", "没有这个过滤器：金钱（是否想写「金额」？）"),
    ],
)
def test_ha04_a_faulty_tag_is_told_with_its_paragraph(
    tmp_path: Path, text: str, reason: str
) -> None:
    [(place, message, _)] = faults(template(tmp_path, "好的段落", text), 名称="甲")
    assert place == "方案/模板.docx[正文第2段]"
    assert message.startswith(f"模板的标记写法有误：{reason}，在「")


@pytest.mark.parametrize(
    "text",
    [
        "{{ ().__class__.__mro__ }}",
        "{{ 名称.__class__ }}",
        "{{ 名称.__init__.__globals__ }}",
        "{{ 1 / 0 }}",
        "{{ 名称 + 1 }}",
        "{% for x in range(1000000000) %}{% endfor %}",
    ],
)
def test_attacks_and_failing_expressions_are_problems(tmp_path: Path, text: str) -> None:
    loaded = template(tmp_path, text).render({"名称": "甲"})
    assert loaded.value == b""
    assert len(loaded.problems) == 1


def test_a_loop_across_levels_is_a_problem(tmp_path: Path) -> None:
    made = template(tmp_path, "{% for 名 in 名单 %}{{ 名 }}", "{%p endfor %}")
    assert faults(made, 名单=["甲", "乙"]) == [
        (
            "方案/模板.docx[正文第2段]",
            "模板的「{%p endfor %}」与第1段的「{% for 名 in 名单 %}」不在同一层，印不成文件",
            "请让「{%p …%}」单独成段、「{%tr …%}」单独成行，开始和结束写在同一层",
        )
    ]


def test_what_is_no_docx_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "旧.docx").write_bytes(b"\xd0\xcf\x11\xe0")
    with zipfile.ZipFile(tmp_path / "空.docx", "w") as archive:
        archive.writestr("x.txt", "x")
    found = [
        Template(tmp_path / name, name).render({}).problems[0].message
        for name in ("旧.docx", "空.docx", "没有.docx")
    ]
    assert found == [
        "Word 模板打不开：不是 .docx 文件",
        "Word 模板打不开：里面没有正文",
        "找不到 Word 模板「没有.docx」",
    ]


def test_ha05_equal_input_gives_equal_bytes_and_se04_names_nobody(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ 名称 }}")
    first, second = (made.render({"名称": "甲"}, "通报 <A&B>").value for _ in range(2))
    again = Template(tmp_path / "模板.docx", "x").render({"名称": "甲"}, "通报 <A&B>").value
    assert first == second == again
    properties = Document(BytesIO(first)).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (
        "通报 <A&B>",
        "",
        "",
    )
    assert properties.created is None


def test_one_template_prints_many_papers(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ 名称 }}")
    papers = [texts(made.render({"名称": name}).value)[0] for name in "甲乙丙"]
    assert papers == ["甲", "乙", "丙"]

"""Lists of a template's names, and checks without data."""

from pathlib import Path

from tests.render.engine.build import Rows, document, saved, template

ROWS: Rows = (
    ("{%tr for 行 in 表|sort %}", ""),
    ("{{ 行.编号 }}", "{% for 项 in 行.项 %}{{ 项 }}{{ loop.index }}{% endfor %}"),
    ("{%tr endfor %}", ""),
)
SAMPLE = {"单位": {"名称": "甲镇"}, "表": [{"编号": "A1", "项": ["甲"]}], "年度": 2021}


def test_names_are_listed_with_what_they_belong_to_and_where(tmp_path: Path) -> None:
    made = document("{{ 单位.名称 }}{% set 数 = 年度 %}{{ 数 }}", rows=ROWS)
    made.sections[0].footer.paragraphs[0].text = '{{ 全部["得分(满分100)"] }}'
    uses = saved(tmp_path, made).names()
    assert [(use.name, f"{use.part}{use.place}") for use in uses] == [
        ("单位.名称", "正文第1段"),
        ("年度", "正文第1段"),
        ("年度", "正文第1段"),
        ("表", "正文表1第1行第1格"),
        ("表[].编号", "正文表1第2行第1格"),
        ("表[].项", "正文表1第2行第2格"),
        ("表[].项[]", "正文表1第2行第2格"),
        ("得分(满分100)", "页脚1第1段"),
    ]


def test_check_finds_unknown_names_at_every_depth(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{{ 单位.名陈 }}{{ 年 }}",
        '{{ 缺|default("") }}{% if 无 is defined %}{{ 无 }}{% endif %}',
        rows=(ROWS[0], ("{{ 行.编码 }}", ""), ROWS[2]),
    )
    assert [(str(p.place), p.message, p.hint) for p in made.check(SAMPLE)] == [
        (
            "模板.docx[正文第1段]",
            "模板中的名称「名陈」没有对应的内容，在「{{ 单位.名陈 }}」",
            "是否应为「名称」？",
        ),
        (
            "模板.docx[正文第1段]",
            "模板中的名称「年」没有对应的内容，在「{{ 年 }}」",
            "是否应为「年度」？",
        ),
        (
            "模板.docx[正文表1第2行第1格]",
            "模板中的名称「编码」没有对应的内容，在「{{ 行.编码 }}」",
            "是否应为「编号」？",
        ),
    ]


def test_check_without_a_sample_looks_at_the_tags_only(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ 随便 }}", "{% if 甲 %}")
    assert [p.code for p in made.check()] == ["template-syntax"]


def test_a_right_template_has_no_problems(tmp_path: Path) -> None:
    assert template(tmp_path, "{{ 单位.名称 }}", rows=ROWS).check(SAMPLE) == ()


def test_places_count_tables_text_boxes_and_paragraphs_of_cells(tmp_path: Path) -> None:
    made = document("一", "{{ 甲 }}", rows=(("格", "{{ 乙 }}"),))
    cell = made.tables[0].cell(0, 0)
    cell.add_paragraph("{{ 丙 }}")
    made.add_paragraph("{{ 丁 }}")
    places = {use.name: use.place for use in saved(tmp_path, made).names()}
    assert places == {
        "甲": "第2段",
        "丙": "表1第1行第1格第2段",
        "乙": "表1第1行第2格",
        "丁": "第3段",
    }

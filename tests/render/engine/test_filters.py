"""Filters for the office's values, and values that may not be printed."""

from datetime import date
from pathlib import Path

import pytest

from dubao.render.engine.template import Template
from dubao.render.engine.values import Picture, RichParagraphs
from tests.render.engine.build import document, printed, saved, template, told


@pytest.mark.parametrize(
    ("tag", "value", "text"),
    [
        ("值|金额", 1234567.891, "1,234,567.89"),
        ("值|金额", -1234.5, "-1,234.50"),
        ("值|金额(0)", 999.5, "1,000"),
        ("值|金额", None, "—"),
        ("值|百分比", 0.8567, "85.67%"),
        ("值|百分比(0)", 0.125, "13%"),
        ("值|百分比", float("nan"), "—"),
        ("值|小数", 2.675, "2.68"),
        ("值|小数(1)", 6, "6.0"),
        ("值|日期", date(2021, 3, 5), "2021年3月5日"),
        ("值|日期", None, "—"),
        ("值|空缺（“（待补）”）", None, "（待补）"),
        ("值|空缺", float("nan"), ""),
        ("值|空缺", 0, "0"),
        ("值|汉字", 12, "十二"),
        ("值|round(1) + 1", 2.25, "3.3"),
        ("值 ~ “分”", 0.1 + 0.2, "0.3分"),
        ("值 ~ “分”", None, "—分"),
        ("[值, 1.0]|join(“、”)", 0.1 + 0.2, "0.3、1"),
        ("值|e", "a<b", "a<b"),
        ("值|safe", "<w:p/>", "<w:p/>"),
        ("值|replace(“甲”, “<乙>”)", "甲镇", "<乙>镇"),
    ],
)
def test_filters(tmp_path: Path, tag: str, value: object, text: str) -> None:
    assert printed(template(tmp_path, f"{{{{ {tag} }}}}"), 值=value) == [text]


def test_missing_values_are_marked_as_the_template_is_told(tmp_path: Path) -> None:
    document("{{ 值 }}").save(str(tmp_path / "模板.docx"))
    assert printed(Template(tmp_path / "模板.docx", "模板.docx", gap="【待补】"), 值=None) == [
        "【待补】"
    ]


@pytest.mark.parametrize(
    ("tag", "value", "reason"),
    [
        ("{{ 值 }}", [1], "这里是一组内容"),
        ("{{ 值 }}", {"a": 1}, "这里是一组内容"),
        ("{{ 值|日期 }}", "2021-03-05", "不是日期"),
        ("{{ 值|金额 }}", "约30", "「约30」不是数"),
        ("前{{ 值 }}", RichParagraphs(), "单独成段"),
        ("{{ 值 }}", Picture(b"GIF?"), "图片打不开"),
        ("{{ 值 ~ 1 }}", Picture(b""), "放不下图片"),
        ("{{ 值 }}", object(), "不是能印的值"),
    ],
)
def test_what_cannot_be_printed_is_told(
    tmp_path: Path, tag: str, value: object, reason: str
) -> None:
    [fault] = told(template(tmp_path, tag), 值=value)
    shown = tag.removeprefix("前")
    assert fault.startswith(f"模板.docx[正文第1段] 「{shown}」处的内容印不出来：")
    assert reason in fault


def test_tags_in_attributes_are_filled_in_and_take_text_only(tmp_path: Path) -> None:
    from tests.render.engine.build import body, with_xml
    from tests.render.engine.test_against_docxtpl import png

    paper = document("前")
    (tmp_path / "图.png").write_bytes(png())
    paper.add_picture(str(tmp_path / "图.png"))
    made = with_xml(tmp_path, paper, '<wp:docPr id="1"', '<wp:docPr descr="{{ 名 }}" id="1"')
    assert 'descr="甲&#34;&lt;乙"' in body(made.render({"名": '甲"<乙'}).value)
    [fault] = told(made, 名=Picture(png()))
    assert fault.startswith("模板.docx[正文（图形的属性）]")


def test_text_kept_under_a_name_is_printed_once_escaped(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{% set 抬头 %}甲&{{ 名 }}{% endset %}{% with 头 = 抬头 %}【{{ 头 }}】{% endwith %}",
    )
    assert printed(made, 名="<乙>") == ["【甲&<乙>】"]


def test_a_loop_in_content_controls_and_inner_tables(tmp_path: Path) -> None:
    paper = document(rows=(("{%tr for x in 名单 %}",), ("外",), ("{%tr endfor %}",)))
    inner = paper.tables[0].cell(1, 0).add_table(3, 1)
    for row, text in enumerate(("{%tr for y in 名单 %}", "{{ x }}{{ y }}", "{%tr endfor %}")):
        inner.cell(row, 0).text = text
    paper.tables[0].cell(1, 0).add_paragraph("尾")
    made = saved(tmp_path, paper)
    shown = [line for line in printed(made, 名单=["甲", "乙"]) if line]
    assert shown == ["外", "甲甲", "甲乙", "尾", "外", "乙甲", "乙乙", "尾"]

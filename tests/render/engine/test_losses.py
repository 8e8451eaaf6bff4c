"""What docxtpl loses in silence: here each is right, or an error with a place."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dubao.render.engine.values import Look, RichText
from tests.render.engine.build import document, printed, runs, saved, template, told

AT = "模板.docx[正文第1段]"


def test_1_an_undefined_name_is_an_error_with_a_place(tmp_path: Path) -> None:
    made = template(tmp_path, "得{{ 得份 }}分", "{{ 行.得份 }}")
    assert told(made, 得分=1, 行={"得分": 1}) == [
        f"{AT} 模板中的名称「得份」没有对应的内容，在「{{{{ 得份 }}}}」"
    ]
    assert told(made, 得份=1, 行={"得分": 1}) == [
        "模板.docx[正文第2段] 模板中的名称「得份」没有对应的内容，在「{{ 行.得份 }}」"
    ]


@pytest.mark.parametrize("value", ["A&B <c> 中学", "得分<60分", "]]>", "&lt;"])
def test_2_signs_of_xml_are_printed_as_they_are(tmp_path: Path, value: str) -> None:
    made = template(tmp_path, "前{{ 名 }}后", "下一段")
    assert printed(made, 名=value) == [f"前{value}后", "下一段"]


def test_3_text_beside_a_paragraph_tag_is_an_error(tmp_path: Path) -> None:
    made = template(tmp_path, "{%p if 甲 %}本段文字", "{%p endif %}")
    assert told(made, 甲=True) == [
        f"{AT} 「{{%p if 甲 %}}」代表整段，同一段里的「本段文字」印出来会丢失"
    ]


def test_3_two_paragraph_tags_in_one_paragraph_are_an_error(tmp_path: Path) -> None:
    made = template(tmp_path, "{%p if 甲 %}{%p if 乙 %}", "密", "{%p endif %}", "{%p endif %}")
    assert told(made, 甲=True, 乙=False)[0] == (
        f"{AT} 同一段里有两个代表整段的标记：「{{%p if 甲 %}}」和「{{%p if 乙 %}}」"
    )


def test_4_plain_text_is_printed_by_a_tag_for_rich_text(tmp_path: Path) -> None:
    assert printed(template(tmp_path, "前{{r 名 }}后"), 名="甲<乙") == ["前甲<乙后"]


def test_4_rich_text_is_printed_by_a_plain_tag(tmp_path: Path) -> None:
    rich = RichText("甲").add("乙", Look(bold=True))
    assert printed(template(tmp_path, "前{{ 名 }}后"), 名=rich) == ["前甲乙后"]


@pytest.mark.parametrize("key", ["items", "keys", "values", "get", "count"])
def test_5_a_key_named_like_a_method_is_found(tmp_path: Path, key: str) -> None:
    assert printed(template(tmp_path, f"{{{{ 行.{key} }}}}"), 行={key: "三项"}) == ["三项"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (float("nan"), "—"),
        (datetime(2021, 3, 5, tzinfo=UTC), "2021年3月5日"),
        (0.1 + 0.2, "0.3"),
        (False, "否"),
    ],
)
def test_6_values_are_printed_as_the_office_writes_them(
    tmp_path: Path, value: object, text: str
) -> None:
    assert printed(template(tmp_path, "{{ 值 }}"), 值=value) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "｛｛ 名 ｝｝",
        "{｛ 名 ｝}",
        "｛% if 名 %｝{{ 名 }}｛％ endif ％｝",
        "{{ 名.replace（“乙”，“”） }}",
        "{{ 名 if 名 == “甲” else ‘’ }}",
        "{{ 名|default(“无”) }}",
    ],
)
def test_7_signs_of_an_input_method_mean_what_they_look_like(tmp_path: Path, text: str) -> None:
    text = text.replace("名.replace（“乙”，“”）", "名|replace（“乙”，“”）")
    assert printed(template(tmp_path, text), 名="甲") == ["甲"]


def test_8_control_signs_are_an_error_with_their_number(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ 名 }}")
    assert told(made, 名="甲\x01乙") == [
        f"{AT} 「{{{{ 名 }}}}」处的内容印不出来：文字里有印不出的控制符 U+0001"
    ]


def test_8_a_tag_over_two_paragraphs_is_an_error(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ 名", "称 }}")
    assert [fault.split("：")[0] for fault in told(made, 名称="甲")] == [
        f"{AT} 模板的「{{{{ 名」",
        "模板.docx[正文第2段] 模板的「}}」",
    ]


def test_9_a_name_with_brackets_is_told_how_to_be_written(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ 行.得分(满分100) }}", '{{ 行["得分(满分100)"] }}')
    found = made.render({"行": {"得分(满分100)": 95}}).problems
    assert [str(problem.place) for problem in found] == [AT]
    assert '行["' in found[0].hint


def test_9_names_that_are_no_identifiers_have_a_way_in(tmp_path: Path) -> None:
    made = template(tmp_path, '{{ 行["得分(满分100)"] }}', "{{ 全部[“2021年得分”] }}")
    context = {"行": {"得分(满分100)": 95}, "2021年得分": 9}
    assert made.render(context).problems == ()
    assert printed(made, **context) == ["95", "9"]


def test_10_all_errors_are_told_at_once(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ 甲 乙 }}", "{% if 甲 %}", "{{ 丙|大写 }}", "{%p 循环 %}")
    assert [str(problem.place) for problem in made.check()] == [
        "模板.docx[正文第2段]",
        "模板.docx[正文第1段]",
        "模板.docx[正文第3段]",
        "模板.docx[正文第4段]",
    ]


def test_a_tag_split_over_runs_is_whole(tmp_path: Path) -> None:
    made = document()
    runs(made, "得 {", "{ 单位", ".得", "分 }", "} 分")
    assert printed(saved(tmp_path, made), 单位={"得分": 6}) == ["得 6 分"]

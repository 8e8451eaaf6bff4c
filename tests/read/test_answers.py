"""形式: 问卷: a row per questionnaire, exported from a platform."""

from pathlib import Path
from typing import Any

import pytest

from tests.read.columns import codes, column
from tests.read.columns import values as read_values
from tests.read.office import Office, said, values

SURVEY = {"文件": "问卷.xlsx", "形式": "问卷"}
CHOICE = {"类型": "选项", "取值": ["满意", "不满意"], "来源": "问卷"}
FIELDS: dict[str, Any] = {
    "身份": {"类型": "选项", "取值": ["家长", "教师"], "来源": "问卷", "别名": "您的身份"},
    "食堂": {**CHOICE, "别名": "您对食堂满意吗？"},
}
HEAD = [
    "序号",
    "提交时间",
    "来自IP",
    "1、您的身份：",
    "2、您的单位[单选题]",
    "3.您对食堂满意吗？[单选题]",
]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def read(office: Office, *rows: list[Any], unit_from: str = "您的单位") -> Any:
    office.file("问卷.xlsx", [HEAD, *rows])
    return office.read({"问卷": {**SURVEY, "单位取自": unit_from}}, FIELDS)


def test_heads_of_a_platform_are_recognised_without_number_and_kind(office: Office) -> None:
    loaded = read(
        office,
        [1, "2021/3/5", "10.0.0.1", "家长", "安溪镇", "满意"],
        [2, "2021/3/5", "10.0.0.1", "教师", "柳塘镇", "不满意"],
    )
    assert said(loaded.problems) == []
    assert values(loaded, "单位代码", "问卷") == ["T01", "T02"]
    assert values(loaded, "食堂", "问卷") == ["满意", "不满意"]


def test_se06_columns_that_nobody_declared_are_not_kept(office: Office) -> None:
    loaded = read(office, [1, "2021/3/5", "10.0.0.1", "家长", "安溪镇", "满意"])
    assert "来自IP" not in loaded.value.tables["问卷"]


def test_equal_answers_are_no_repetition(office: Office) -> None:
    row = [1, "2021/3/5", "10.0.0.1", "家长", "安溪镇", "满意"]
    assert said(read(office, row, row, row).problems) == []


def test_an_answer_that_is_no_choice_is_said_at_its_cell(office: Office) -> None:
    loaded = read(office, [1, "", "", "家长", "安溪镇", "还行"])
    assert said(loaded.problems) == ["not-a-choice 问卷.xlsx[Sheet1]!F2"]


def test_an_answer_about_nobody_is_said(office: Office) -> None:
    loaded = read(office, [1, "", "", "家长", "", "满意"])
    assert said(loaded.problems) == ["unit-blank 问卷.xlsx[Sheet1]!E2"]


def test_a_districts_questionnaire_needs_no_column_for_the_unit(office: Office) -> None:
    office.file("问卷.xlsx", [["1、您的身份", "2、食堂"], ["家长", "满意"], ["教师", "满意"]])
    loaded = office.read({"问卷": SURVEY}, FIELDS, 对象="区")
    assert said(loaded.problems) == []
    assert values(loaded, "单位代码", "问卷") == ["区", "区"]


def test_a_file_for_each_unit_is_named_after_it(office: Office) -> None:
    for name in ("安溪镇", "柳塘镇"):
        office.file(f"问卷/{name}.xlsx", [["您的身份", "食堂"], ["家长", "满意"]])
    loaded = office.read({"问卷": {**SURVEY, "文件": "问卷/*.xlsx"}}, FIELDS)
    assert values(loaded, "单位代码", "问卷") == ["T01", "T02"]


def test_several_choices_in_one_cell() -> None:
    cells = (
        "作业┋食堂",
        "食堂；作业",
        "作业、食堂",
        "其他〖校车〗",
        "作业,不知道",
        "",
        "接送,停车",
    )
    parsed = column("多选", *cells, 取值=["作业", "食堂", "其他", "接送,停车"])
    found = read_values(parsed)
    assert found[:4] == ["作业；食堂", "作业；食堂", "作业；食堂", "其他"]
    assert found[6] == "接送,停车"
    assert codes(parsed) == [(4, "not-a-choice")]


def test_what_was_typed_beside_a_choice_is_left_out() -> None:
    assert read_values(column("选项", "其他〖校车〗", 取值=["作业", "其他"])) == ["其他"]

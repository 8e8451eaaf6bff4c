"""Single values against the data dictionary."""

from pathlib import Path
from typing import Any

import pytest

from dubao.read.dataset import load_dataset
from tests.check.office import check, checked, scheme_of
from tests.read.office import SETTINGS, Office, Rows

HEAD = ["单位代码", "人数"]
REQUIRED = {"人数": {"必填": "是"}}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (0, []),
        ("0", []),
        (None, ["「人数」没有数：未填"]),
        ("\u3000", ["「人数」没有数：未填"]),
        ("无", ["「人数」没有数：未填"]),
    ],
)
def test_ca01_ca02_zero_is_filled_in_and_blank_is_not(
    tmp_path: Path, typed: Any, said: list[str]
) -> None:
    found = checked(tmp_path, [HEAD, ["T01", typed], ["T02", 5]], REQUIRED)
    assert found == [("missing-value", "甲.xlsx[Sheet1]!B2", sentence) for sentence in said]


def test_ca01_not_applicable_is_not_missing(tmp_path: Path) -> None:
    assert checked(tmp_path, [HEAD, ["T01", "不适用"], ["T02", 5]], REQUIRED) == []


def test_a_value_that_the_reader_refused_is_not_reported_again(tmp_path: Path) -> None:
    assert checked(tmp_path, [HEAD, ["T01", "三十来个"], ["T02", 5]], REQUIRED) == []


def test_a_column_that_a_sheet_lacks_is_reported_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲1.xlsx", [HEAD, ["T01", 5]])
    office.file("甲2.xlsx", [["单位代码", "班数"], ["T02", 5]])
    scheme = scheme_of({"甲": {"文件": "甲?.xlsx"}}, {**REQUIRED, "班数": None})
    assert [one.code for one in check(tmp_path, scheme)] == []
    read = load_dataset(tmp_path, scheme, 2021, SETTINGS).problems
    assert [f"{one.code} {one.place}" for one in read] == [
        "column-missing 甲1.xlsx[Sheet1]",
        "column-missing 甲2.xlsx[Sheet1]",
    ]


def test_ca04_a_blank_default_fills_a_required_field(tmp_path: Path) -> None:
    fields = {"人数": {"必填": "是", "空": 0}}
    assert checked(tmp_path, [HEAD, ["T01", None], ["T02", 5]], fields) == []


@pytest.mark.parametrize(
    ("typed", "outside"),
    [(0, False), (100, False), (100.01, True), (-1, True), (101, True)],
)
def test_limits_belong_to_what_is_allowed(tmp_path: Path, typed: float, outside: bool) -> None:
    fields = {"人数": {"类型": "数", "单位": "人", "最小": 0, "最大": 100}}
    found = checked(tmp_path, [HEAD, ["T01", typed], ["T02", 5]], fields)
    assert [code for code, _, _ in found] == ["out-of-limits"] * outside


def test_ca32_gross_enrolment_over_100_percent_is_accepted(tmp_path: Path) -> None:
    fields = {"毛入园率": {"类型": "百分比", "最小": 0}}
    rows: Rows = [["单位代码", "毛入园率（%）"], ["T01", 104.2], ["T02", 98]]
    assert checked(tmp_path, rows, fields) == []


def test_equal_values_are_found_in_a_column_that_must_not_have_them(tmp_path: Path) -> None:
    fields = {"证号": {"类型": "文本", "唯一": "是"}}
    rows: Rows = [["单位代码", "证号"], ["T01", "007"], ["T02", "007"]]
    assert checked(tmp_path, rows, fields) == [
        ("not-unique", "甲.xlsx[Sheet1]!B3", "「证号」的「007」与 B2 重复")
    ]


def test_blanks_are_not_equal_values(tmp_path: Path) -> None:
    fields = {"证号": {"类型": "文本", "唯一": "是"}}
    assert checked(tmp_path, [["单位代码", "证号"], ["T01"], ["T02"]], fields) == []


def test_last_years_values_are_not_checked(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("上年.xlsx", [HEAD, ["T01", None], ["T02", -3]])
    sources = {"上年": {"文件": "上年.xlsx", "作用": "上年"}}
    assert check(tmp_path, scheme_of(sources, {"人数": {"必填": "是", "最小": 0}})) == ()

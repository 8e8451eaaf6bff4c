"""Values against each other: cross-checks, last year, other units."""

from pathlib import Path
from typing import Any

import pytest

from tests.check.office import LAST_YEAR, check, checked, scheme_of
from tests.read.office import TOWNS, Office, Rows

BANDS = {"式": "班数 == 小班 + 大班", "说": "班数应等于各班额段之和"}


@pytest.mark.parametrize(
    ("formula", "columns", "row", "numbers"),
    [
        ("班数 == 小班 + 大班", ["班数", "小班", "大班"], [9, 4, 4], "9 = 4 + 4"),
        ("学历达标 <= 教师", ["教师", "学历达标"], [50, 51], "51 ≤ 50"),
        ("持证 <= 专任", ["专任", "持证"], [80, 81], "81 ≤ 80"),
        ("骨干 <= 专任", ["专任", "骨干"], [8, 9], "9 ≤ 8"),
        (
            "初一 + 转入 - 转出 >= 毕业",
            ["初一", "转入", "转出", "毕业"],
            [100, 2, 5, 98],
            "100 + 2 − 5 ≥ 98",
        ),
        ("公办 + 民办 == 学校", ["学校", "公办", "民办"], [7, 4, 2], "4 + 2 = 7"),
    ],
)
def test_ca30_cross_checks_name_the_cell_and_the_numbers(
    tmp_path: Path, formula: str, columns: list[str], row: list[int], numbers: str
) -> None:
    fields: dict[str, Any] = dict.fromkeys(columns)
    rows: Rows = [["单位代码", *columns], ["T01", *row], ["T02", *[0] * len(row)]]
    found = checked(tmp_path, rows, fields, 校验=[{"式": formula, "说": "应当如此"}])
    assert found == [("check-failed", "甲.xlsx[Sheet1]!B2", f"应当如此（不成立：{numbers}）")]


def test_ca05_sums_are_compared_as_decimals(tmp_path: Path) -> None:
    fields = {name: {"类型": "数"} for name in ("总", "甲", "乙")}
    rows: Rows = [["单位代码", "总", "甲", "乙"], ["T01", 0.3, 0.1, 0.2], ["T02", 0.6, 0.2, 0.4]]
    checks = [{"式": "总 == 甲 + 乙", "说": "总数应等于两项之和"}]
    assert checked(tmp_path, rows, fields, 校验=checks) == []


@pytest.mark.parametrize("blank", [None, "不适用"])
def test_ca04_a_check_with_a_missing_number_neither_passes_nor_fails(
    tmp_path: Path, blank: str | None
) -> None:
    fields: dict[str, Any] = {"班数": None, "小班": None, "大班": None}
    rows: Rows = [["单位代码", "班数", "小班", "大班"], ["T01", 9, 4, blank], ["T02", 8, 4, 4]]
    assert checked(tmp_path, rows, fields, 校验=[BANDS]) == []


def test_a_check_of_derived_columns_alone_names_the_unit(tmp_path: Path) -> None:
    Office(tmp_path).file("甲.xlsx", [["单位代码", "教师", "学生"], ["T01", 2, 90], ["T02", 3, 40]])
    scheme = scheme_of(
        {"甲": {"文件": "甲.xlsx"}},
        {"教师": None, "学生": None},
        派生={"师均学生": {"式": "学生 ÷ 教师"}},
        校验=[{"式": "师均学生 <= 23", "说": "师均学生数过大"}],
    )
    (found,) = check(tmp_path, scheme)
    assert found.message == "安溪镇：师均学生数过大（不成立：45 ≤ 23）"


@pytest.mark.parametrize(
    ("now", "times"),
    [
        (300, None),
        (240, None),
        (3000, "10 倍"),
        (3_000_000, "1 万倍"),
        (30, "十分之一"),
        (0.03, "万分之一"),
        (0, None),
    ],
)
def test_ca31_a_value_ten_or_ten_thousand_times_last_years_is_flagged(
    tmp_path: Path, now: float, times: str | None
) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "支出"], ["T01", now], ["T02", 5]])
    office.file("上年.xlsx", [["单位代码", "支出"], ["T01", 300], ["T02", 0]])
    sources = {"甲": {"文件": "甲.xlsx"}, "上年": LAST_YEAR}
    found = check(tmp_path, scheme_of(sources, {"支出": {"类型": "数"}}))
    assert [f"{one.place} {one.message}" for one in found] == (
        [f"甲.xlsx[Sheet1]!B2 「支出」填的是「{now}」，约为上年 300 的 {times}"] if times else []
    )


COLUMNS = ["班数", "小班", "大班", "教师", "学生"]


def test_ca31_a_row_copied_from_another_unit_is_flagged(tmp_path: Path) -> None:
    """Columns in which all units have one number (here 大班) are not counted."""
    towns = [*TOWNS, ["T03", "青禾镇", "青禾", "镇"]]
    row = [9, 5, 4, 20, 400]
    rows: Rows = [["单位代码", *COLUMNS], ["T01", *row], ["T02", 8, 4, 4, 18, 350], ["T03", *row]]
    assert checked(tmp_path, rows, dict.fromkeys(COLUMNS), towns) == [
        ("copied-row", "甲.xlsx[Sheet1]", "4 个数与安溪镇（甲.xlsx）全部相同")
    ]


def test_ca31_equal_columns_do_not_make_a_copied_row(tmp_path: Path) -> None:
    rows: Rows = [["单位代码", *COLUMNS], ["T01", 0, 0, 0, 0, 7], ["T02", 0, 0, 0, 0, 7]]
    assert checked(tmp_path, rows, dict.fromkeys(COLUMNS)) == []

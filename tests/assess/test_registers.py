"""Cases and derived values counted in registers (清单), last year's problems among them."""

from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE, Absent
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, numbers, scheme

SOURCES = {"清单": {"文件": "清单.xlsx", "形式": "清单", "交报": "基教科"}}
AWARDS = {"次数": "清单", "每次": {"国家级": 3, "省级": 2, "市级": 1}, "不高于": 5}


def counted(
    rule: dict[str, Any], cells: Cells | None, absent: tuple[Absent, ...] = ()
) -> Assessment:
    item = leaf("P1", 计次=rule)
    tables = {} if cells is None else {"清单": cells}
    return assess(scheme(加分=[item], 数据=SOURCES), dataset(3, tables, absent))


def points(assessment: Assessment) -> list[float | None]:
    return numbers(assessment.items["P1"].points)


def test_cases_by_grade_with_cap() -> None:
    cells = {UNIT_CODE: ["U1", "U1", "U2", "U1"], "级别": ["国家级", "省级", "市级", "市级"]}
    assert points(counted(AWARDS, cells)) == [5, 1, 0]


def test_the_highest_of_one_project() -> None:
    cells = {
        UNIT_CODE: ["U1", "U1", "U2", "U1", "U1"],
        "级别": ["市级", "省级", "省级", "市级", "市级"],
        "项目": ["合唱", "合 唱".replace(" ", ""), "合唱", None, None],
    }
    found = counted({**AWARDS, "同项": "取最高"}, cells)
    assert points(found) == [4, 2, 0]
    assert numbers(found.items["P1"].value.values) == [3, 1, 0]


def test_the_largest_deduction_of_one_project() -> None:
    cells = {UNIT_CODE: ["U1", "U1"], "级别": ["一般", "较大"], "项目": ["食堂", "食堂"]}
    rule = {"次数": "清单", "起点": 6, "每次": {"一般": -1, "较大": -4}, "同项": "取最高"}
    assert points(counted(rule, cells)) == [2, 6, 6]


def test_a_register_handed_in_without_rows_is_nought_a_missing_one_is_no_value() -> None:
    empty: Cells = {UNIT_CODE: [], "级别": []}
    assert points(counted(AWARDS, empty)) == [0, 0, 0]
    assert points(counted(AWARDS, None)) == [None, None, None]


def test_a_units_own_register_that_is_absent() -> None:
    found = counted(AWARDS, {UNIT_CODE: [], "级别": []}, (Absent("清单", "乙", "U2"),))
    assert points(found) == [0, None, 0]
    assert found.items["P1"].reasons[1] == Reason.NOT_HANDED_IN


def test_a_case_without_known_grade_is_not_left_out() -> None:
    cells = {UNIT_CODE: ["U1", "U2"], "级别": ["国家级", "校级"]}
    found = counted(AWARDS, cells)
    assert points(found) == [3, None, 0]
    (problem,) = found.problems
    assert (problem.code, str(problem.place)) == ("case-without-grade", "清单.xlsx[清单]!B3")


def test_rows_of_unknown_units_count_for_nobody() -> None:
    cells = {UNIT_CODE: ["U1", None, "X9"], "级别": ["市级", "市级", "市级"]}
    assert points(counted(AWARDS, cells)) == [1, 0, 0]


RECTIFIED = {"未销号": {"式": '个数(状态 != "已销号")', "表": "清单"}}


def last_years(cells: Cells | None) -> Assessment:
    item = leaf(满分=6, 计次={"次数": "未销号", "起点": 6, "每次": -2, "不低于": 0})
    tables = {} if cells is None else {"清单": cells}
    return assess(scheme(指标=[item], 派生=RECTIFIED, 数据=SOURCES), dataset(3, tables))


def test_last_years_problems_as_an_indicator() -> None:
    """宜兴 2021: rectification of last year's problems (rules 6.1)."""
    cells = {UNIT_CODE: ["U1", "U1", "U2"], "状态": ["已销号", "待整改", "已销号"]}
    found = last_years(cells)
    assert numbers(found.derived["未销号"].values) == [1, 0, 0]
    assert numbers(found.items["A1"].points) == [4, 6, 6]


def test_a_row_without_state_is_not_taken_for_closed() -> None:
    found = last_years({UNIT_CODE: ["U1", "U2"], "状态": [None, "已销号"]})
    assert numbers(found.items["A1"].points) == [None, 6, 6]
    assert found.items["A1"].reasons[0] == Reason.BLANK


def test_a_register_never_handed_in() -> None:
    assert numbers(last_years(None).items["A1"].points) == [None, None, None]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("个数()", [2, 1, 0]),
        ("合计(金额)", [30, 5, 0]),
        ("平均(金额)", [15, 5, None]),
        ("最大(金额)", [20, 5, None]),
        ("占比(金额 > 10)", [0.5, 0, None]),
    ],
)
def test_gathering_over_a_units_rows(formula: str, expected: list[Any]) -> None:
    cells = {UNIT_CODE: ["U1", "U1", "U2"], "金额": [10, 20, 5]}
    spec = {"值": {"式": formula, "表": "清单"}}
    found = assess(scheme(派生=spec, 数据=SOURCES), dataset(3, {"清单": cells}))
    assert numbers(found.derived["值"].values) == expected

"""Tables of (value → points) for each kind of rule; each row names its clause.

§2 and §3 are the sections of the scheme language: what an item is, and its edge cases. 6.1 and
6.2 are shapes met in real township schemes.
"""

from typing import Any

import numpy as np
import pytest

from dubao.model.terms import Reason
from tests.assess.build import leaf, numbers, points, scored, units

EXACT = 9 / 1000 * 100  # 0.8999999999999999 in binary

BANDS = leaf(满分=6, 取值="x", 分档={">= 90": 6, ">= 80": 4, ">= 0.9": 1}, 否则=0)


@pytest.mark.parametrize(
    ("value", "expected", "clause"),
    [
        (95, 6, "§2 分档: first true condition"),
        (90, 6, "§3 equality at a threshold"),
        (89.999, 4, "CA-07 unrounded value"),
        (80, 4, "§3 equality at a threshold"),
        (EXACT, 1, "§3 9/1000 × 100 reaches 0.9 (CA-05)"),
        (0.89, 0, "§2 分档: 否则"),
        (0, 0, "§3 a true 0 is a value (CA-02)"),
        (None, None, "§3 blank: no value"),
    ],
)
def test_bands(value: Any, expected: Any, clause: str) -> None:
    assert points(BANDS, {"x": [value, 50]})[0] == expected, clause


@pytest.mark.parametrize(
    ("condition", "value", "expected", "clause"),
    [
        ("> 0", 0, 0, "CA-09 增长 is strict"),
        ("> 0", 1e-6, 6, "CA-09 增长 is strict"),
        (">= 0", 0, 6, "CA-09 只增不减 is not strict"),
        ("< 0.15", 0.15, 0, "CA-09 校际差异率 0.15 fails"),
        ("<= 0.5", 0.5, 6, "CA-09 CV 0.50 passes"),
        ("<= 0.5", 0.1 * 5, 6, "CA-05 decimal comparison"),
        ("= 0", 0, 6, "6.2 达标得分: none"),
        ("!= 0", 0, 0, "6.2 comparison"),
        ("!= 0", 2, 6, "6.2 comparison"),
    ],
)
def test_one_condition(condition: str, value: float, expected: float, clause: str) -> None:
    item = leaf(满分=6, 取值="x", 分档={condition: 6}, 否则=0)
    assert points(item, {"x": [value]}) == [expected], clause


def test_ca29_bands_with_a_hole_are_undecided() -> None:
    result = scored(leaf(满分=6, 取值="x", 分档={">= 90": 6}), {"x": [90, 50]}).items["A1"]
    assert numbers(result.points) == [6, None]
    assert result.reasons[1] == Reason.UNDECIDED


def test_bands_name_the_condition_that_held() -> None:
    result = scored(BANDS, {"x": [95, 85, 0, None]}).items["A1"]
    assert list(result.notes[:3]) == ["≥ 90", "≥ 80", "否则"]


def test_limits_by_attribute_and_an_unknown_key() -> None:
    item = leaf(
        满分=4,
        取值="x",
        分档=[{"比较": ">=", "界": {"小学": 4.2, "初中": 5.3}, "得": 4}],
        否则=0,
    )
    register = units(4, 学段=["小学", "初中", "初中", "高中"])
    assessment = scored(item, {"x": [4.5, 4.5, 5.3, 9]}, register)
    assert numbers(assessment.items["A1"].points) == [4, 0, 4, None]
    assert list(assessment.items["A1"].notes[:3]) == ["≥ 4.2", "否则", "≥ 5.3"]
    assert [problem.code for problem in assessment.problems] == ["key-not-in-map"]


LINE = leaf(满分=8, 取值="x", 插值=[[60, 0], [80, 6], [100, 8]])


@pytest.mark.parametrize(
    ("value", "expected", "clause"),
    [
        (50, 0, "§2 插值: flat outside"),
        (60, 0, "§2 插值: at a point"),
        (70, 3, "§2 插值: linear between"),
        (80, 6, "§2 插值: at a point"),
        (90, 7, "§2 插值: linear between"),
        (100, 8, "§2 插值: at a point"),
        (130, 8, "§2 插值: flat outside; 毛入园率 over 100 is accepted (CA-32)"),
        (None, None, "§3 blank"),
    ],
)
def test_line(value: Any, expected: Any, clause: str) -> None:
    assert points(LINE, {"x": [value, 1]})[0] == expected, clause


def test_line_falling_direction_lies_in_the_points() -> None:
    item = leaf(满分=5, 取值="x", 插值=[[0, 5], [10, 0]])
    assert points(item, {"x": [0, 4, 10, 12]}) == [5, 3, 0, 0]


def test_line_with_heights_by_attribute() -> None:
    item = leaf(满分=10, 取值="x", 插值=[[0, 0], [10, {"小学": 10, "初中": 5}]])
    register = units(3, 学段=["小学", "初中", "初中"])
    assert points(item, {"x": [5, 5, 20]}, register) == [5, 2.5, 5]


@pytest.mark.parametrize(
    ("rule", "times", "expected", "clause"),
    [
        ({"起点": 10, "每次": -5, "不低于": 0}, 0, 10, "§2 计次: 起点"),
        ({"起点": 10, "每次": -5, "不低于": 0}, 1, 5, "§2 计次: off per case"),
        ({"起点": 10, "每次": -5, "不低于": 0}, 3, 0, "6.2 floor 0 (扣完为止)"),
        ({"起点": 10, "每次": -5}, 3, -5, "6.2 倒扣 does not stop at 0 by rule (CA-17)"),
        ({"起点": 10, "每次": -1}, 3.0000000001, 7, "§3 计次: slack, 3.0000000001 is 3"),
        ({"起点": 10, "每次": -1}, 2.9999999999, 7, "§3 计次: slack"),
        ({"起点": 10, "每次": -1, "单位量": 2}, 3, 9, "§2 不足一次: 不计"),
        ({"起点": 10, "每次": -1, "单位量": 2, "不足一次": "按一次"}, 3, 8, "§2 按一次"),
        ({"起点": 10, "每次": -1, "单位量": 2, "不足一次": "按比例"}, 3, 8.5, "§2 按比例"),
        ({"每次": 2, "不高于": 5}, 3, 5, "§2 计次: bonus with cap"),
        ({"每次": 4}, 3, 10, "full marks are never exceeded"),
        ({"每次": 2}, None, None, "§3 blank"),
        ({"每次": 2}, -1, None, "§3 a negative count is a problem"),
    ],
)
def test_count(rule: dict[str, Any], times: Any, expected: Any, clause: str) -> None:
    item = leaf(满分=10, 计次={"次数": "x", **rule})
    assert points(item, {"x": [times, 0]})[0] == expected, clause


def test_negative_count_is_named_at_its_cell() -> None:
    (problem,) = scored(leaf(满分=10, 计次={"次数": "x", "每次": 1}), {"x": [0, -2]}).problems
    assert problem.code == "negative-count"
    assert str(problem.place) == "数据.xlsx[数据]!B3"


@pytest.mark.parametrize(
    ("grade", "expected", "clause"),
    [
        ("A", 10, "§2 评级: table"),
        ("C", 0, "§2 评级: 0 is a score"),
        ("Ｂ", 7, "§4 names are compared after folding"),
        (None, None, "§3 blank"),
    ],
)
def test_grades(grade: Any, expected: Any, clause: str) -> None:
    item = leaf(满分=10, 取值="x", 评级={"A": 10, "B": 7, "C": 0})
    assert points(item, {"x": [grade, "A"]})[0] == expected, clause


def test_grade_that_is_not_in_the_table_has_no_points() -> None:
    assessment = scored(leaf(满分=10, 取值="x", 评级={"A": 10}), {"x": ["A", "D"]})
    assert numbers(assessment.items["A1"].points) == [10, None]
    assert [problem.code for problem in assessment.problems] == ["grade-not-in-table"]


@pytest.mark.parametrize(
    ("values", "expected", "clause"),
    [
        ([9, 8, 7, 6], [10, 8, 6, 4], "6.1 舟山 rank points 10/8/6/4"),
        ([9, 9, 7, 6], [10, 10, 6, 4], "§2 名次: ties share the better"),
        ([9, 8, 7, 6, 5], [10, 8, 6, 4, 4], "§2 名次: later ranks as the last"),
        ([9, None, 7, 6], [10, None, 8, 6], "CA-16 no value: not in the cohort"),
        ([0.3, 0.1 + 0.2, 0.1, 0], [10, 10, 6, 4], "§3 equality as decimals"),
    ],
)
def test_ranks(values: list[Any], expected: list[Any], clause: str) -> None:
    item = leaf(满分=10, 名次={"取值": "x", "依次": [10, 8, 6, 4]})
    assert points(item, {"x": values}) == expected, clause


def test_ca16_ranks_leave_out_units_to_which_the_item_does_not_apply() -> None:
    item = leaf(满分=10, 名次={"取值": "x", "依次": [10, 8, 6, 4]}, 适用='类别 == "镇"')
    register = units(4, 类别=["街道", "镇", "镇", "镇"])
    assert points(item, {"x": [99, 3, 2, 1]}, register) == [None, 10, 8, 6]


def test_ranks_within_groups() -> None:
    item = leaf(满分=10, 名次={"取值": "x", "依次": [10, 8], "组内": "类别"})
    register = units(4, 类别=["街道", "镇", "街道", "镇"])
    assert points(item, {"x": [1, 9, 2, 8]}, register) == [8, 10, 10, 8]


SEVEN = [f"r{at}" for at in range(1, 8)]


def at_least(**rule: Any) -> dict[str, Any]:
    parts = {name: {"取值": name, "标准": 100} for name in SEVEN}
    return leaf(满分=10, 至少={"项": parts, "达到": 6, "余项不低于": 0.85, **rule})


@pytest.mark.parametrize(
    ("values", "expected", "clause"),
    [
        ([100] * 7, 10, "CA-12 7 of 7"),
        ([100] * 6 + [85], 10, "CA-12 6 of 7 and one ≥ 85 %"),
        ([100] * 6 + [84.996], 0, "CA-12 6 of 7 and one < 85 %; CA-07"),
        ([100] * 5 + [99, 99], 0, "CA-12 5 of 7"),
        ([100] * 6 + [None], None, "§3 至少: the missing one could fail the 85 %"),
        ([100] * 4 + [99, 99, None], 0, "§3 至少: fails whatever the missing one is"),
        ([100] * 5 + [10, None], 0, "§3 至少: the floor is already broken"),
        ([100] * 5 + [99, None], None, "§3 至少: could change the result"),
        ([None] * 7, None, "CA-04 nothing missing counts as a pass"),
    ],
)
def test_at_least(values: list[Any], expected: Any, clause: str) -> None:
    cells = {name: [value, 100] for name, value in zip(SEVEN, values, strict=True)}
    assert points(at_least(), cells)[0] == expected, clause


def test_at_least_without_floor_stands_though_one_is_missing() -> None:
    cells = {name: [100] for name in SEVEN} | {"r7": [None]}
    assert points(at_least(余项不低于=0), {**cells}) == [10]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([100] * 7, "达标"),
        ([100] * 6 + [85], "达标"),
        ([100] * 6 + [84.9], "不达标"),
        ([100] * 5 + [99, 99], "不达标"),
        ([100] * 6 + [None], None),
    ],
)
def test_ca12_at_least_without_full_marks_comes_to_a_verdict(
    values: list[Any], expected: str | None
) -> None:
    cells = {name: [value] for name, value in zip(SEVEN, values, strict=True)}
    item = {name: part for name, part in at_least().items() if name != "满分"}
    result = scored(item, cells).items["A1"]
    assert result.value.values[0] == expected
    assert np.isnan(result.points[0])


def test_at_least_publishes_count_and_worst() -> None:
    cells = {name: [100] for name in SEVEN} | {"r3": [90]}
    result = scored(at_least(), cells).items["A1"]
    assert (result.value.values[0], result.notes[0]) == (6, "6项达到标准，最低的是r3")


def test_standards_by_attribute() -> None:
    parts = {"骨干": {"取值": "x", "标准": {"小学": 4.2, "初中": 5.3}}}
    item = leaf(满分=5, 至少={"项": parts, "达到": 1, "余项不低于": 0})
    assert points(item, {"x": [4.2, 4.2]}, units(2, 学段=["小学", "初中"])) == [5, 0]


def test_a_formula_without_value_gives_its_reason() -> None:
    item = leaf(满分=8, 取值="x / y * 100", 插值=[[0, 0], [100, 8]])
    result = scored(item, {"x": [1, 1, None], "y": [2, 0, 2]}).items["A1"]
    assert numbers(result.points) == [4, None, None]
    assert [Reason(int(r)) for r in result.reasons] == [
        Reason.FILLED,
        Reason.ZERO_BASE,
        Reason.BLANK,
    ]


def test_reasons_of_cells_reach_the_item() -> None:
    cells = [Reason.ERROR_CELL, Reason.UNCALCULATED, Reason.UNREADABLE, Reason.PENDING, 1]
    result = scored(leaf(满分=8, 取值="x", 插值=[[0, 0], [1, 8]]), {"x": cells}).items["A1"]
    assert list(result.reasons) == [*cells[:-1], 0]
    assert np.isnan(result.points[:4]).all()

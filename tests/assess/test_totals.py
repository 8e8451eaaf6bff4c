"""Totals, bonus and deduction, rounding, ranking."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.assess.engine import assess
from dubao.assess.standing import standing_of
from dubao.model.assessment import Assessment, UnitTotals
from dubao.model.terms import Ties
from tests.assess.build import Cells, dataset, leaf, numbers, scheme, units


def direct(code: str = "A1", column: str = "x", full: float = 100) -> dict[str, Any]:
    """A leaf whose points are its value."""
    return leaf(code, 满分=full, 取值=column, 插值=[[0, 0], [full, full]])


def assessed(cells: Cells, **parts: Any) -> Assessment:
    parts = {"指标": [direct()], **parts}
    count = len(next(iter(cells.values())))
    return assess(scheme(**parts), dataset(count, {"数据": cells}))


def totals(cells: Cells, **parts: Any) -> UnitTotals:
    return assessed(cells, **parts).totals


BONUS = leaf("P1", 计次={"次数": "p", "每次": 3})
DEDUCTION = leaf("K1", 计次={"次数": "k", "每次": -4})


def test_ca17_a_bonus_may_lift_a_total_over_the_full_marks() -> None:
    found = totals({"x": [99], "p": [2]}, 加分=[BONUS])
    assert (numbers(found.bonus), numbers(found.published)) == ([6], [105])


def test_ca17_caps_show_in_the_trail() -> None:
    found = totals(
        {"x": [99, 2], "p": [3, 0], "k": [0, 3]},
        加分=[BONUS],
        加分不高于=5,
        扣分=[DEDUCTION],
        扣分不低于=-10,
        总分不高于=100,
        总分不低于=0,
    )
    assert numbers(found.bonus) == [5, 0]
    assert numbers(found.deduction) == [0, -10]
    assert numbers(found.published) == [100, 0]
    assert found.steps[0] == ("加分合计 9，按 5 计", "总分 104，按 100 计")
    assert found.steps[1] == ("扣分合计 −12，按 −10 计", "总分 −8，按 0 计")


def test_a_deduction_goes_below_nought_unless_the_scheme_stops_it() -> None:
    assert numbers(totals({"x": [2], "k": [1]}, 扣分=[DEDUCTION]).published) == [-2]


def test_missing_bonus_leaves_no_total() -> None:
    found = totals({"x": [99], "p": [None]}, 加分=[BONUS])
    assert (numbers(found.published), numbers(found.partial)) == ([None], [99])
    assert found.reason[0] == "缺：P1 指标P1：p未填"


@pytest.mark.parametrize(
    ("value", "published"),
    [(84.995, 85.0), (84.9949, 84.99), (84.5, 84.5), (2.675, 2.68), (1.005, 1.01)],
)
def test_ca06_rounding_is_half_up_once_at_the_end(value: float, published: float) -> None:
    assert numbers(totals({"x": [value]}).published) == [published]


def test_bands_of_the_grade_are_tested_on_the_published_total() -> None:
    grades = {"分档": {">= 90": "优秀"}, "否则": "良好"}
    assert list(totals({"x": [89.995, 89.994]}, 等第=grades).grade) == ["优秀", "良好"]


@pytest.mark.parametrize(("style", "ranks"), [("同名次", [1, 2, 2, 4]), ("连续", [1, 2, 2, 3])])
def test_ca14_ties_follow_the_stated_style(style: str, ranks: list[int]) -> None:
    found = totals({"x": [90, 80, 80, 70]}, 排名={"并列": style})
    assert list(found.rank) == ranks
    assert list(found.tied) == [False, True, True, False]


def test_rank_is_on_the_published_score() -> None:
    found = totals({"x": [80.001, 80.004, 79]}, 排名={"并列": "同名次"})
    assert list(found.rank) == [1, 1, 3]


def test_ties_are_broken_by_items_in_order() -> None:
    items = [direct("A", "x", 50), direct("B", "y", 50)]
    cells = {"x": [40, 45, 40], "y": [45, 40, 45]}
    found = totals(cells, 指标=items, 排名={"并列": "同名次", "再比": ["A"]})
    assert list(found.rank) == [2, 1, 2]
    assert list(found.tied) == [True, False, True]


def test_rank_within_groups() -> None:
    register = units(4, 类别=["镇", "街道", "镇", "街道"])
    written = scheme(指标=[direct()], 排名={"并列": "同名次", "组内": "类别"})
    found = assess(written, dataset(register, {"数据": {"x": [70, 90, 80, 60]}})).totals
    assert list(found.rank) == [2, 1, 1, 2]


def test_without_ranking_nobody_has_a_rank() -> None:
    assert list(totals({"x": [1, 2]}).rank) == [0, 0]


def test_units_without_total_are_not_ranked() -> None:
    found = totals({"x": [90, None, 70]}, 排名={"并列": "同名次"})
    assert list(found.rank) == [1, 0, 2]
    assert list(found.status) == ["已评", "缺项", "已评"]


def test_no_units_at_all() -> None:
    found = assessed({"x": []}, 排名={"并列": "同名次"}, 等第={"分档": {">= 1": "甲"}}).totals
    assert len(found.published) == 0


def test_standing_in_groups_with_ties_and_absent() -> None:
    keys = np.array([5.0, 7, 7, np.nan, 3, 9])
    groups = np.array([0, 0, 0, 0, 1, 1])
    found = standing_of(keys, ~np.isnan(keys), groups, Ties.DENSE)
    assert list(found.rank) == [2, 1, 1, 0, 2, 1]
    assert list(found.tied) == [False, True, True, False, False, False]


@given(
    st.lists(st.none() | st.integers(-5, 60), min_size=1, max_size=60),
    st.sampled_from(list(Ties)),
    st.integers(0, 2),
)
def test_counting_ranks_as_sorting_does(
    points: list[int | None], ties: Ties, decimals: int
) -> None:
    keys = np.array([np.nan if one is None else one / 10**decimals for one in points])
    there = ~np.isnan(keys)
    counted = standing_of(keys, there, ties=ties, decimals=decimals)
    sorted_ = standing_of(keys, there, ties=ties)
    assert counted.rank.tolist() == sorted_.rank.tolist()
    assert counted.tied.tolist() == sorted_.tied.tolist()


def test_codes_are_known_in_full_width_too() -> None:
    item = leaf("Ａ１", 满分=60, 取值="x", 插值=[[0, 0], [100, 60]])
    grading = {"分档": {">= 50": "优"}, "否则": "差", "条件": {"优": "A1.得分率 >= 0.5"}}
    written = scheme(指标=[item], 等第=grading, 排名={"再比": "Ａ1"})
    found = assess(written, dataset(2, {"数据": {"x": [100, 90]}}))
    assert (list(found.items), list(found.totals.grade)) == (["A1"], ["优", "优"])
    assert found.totals.rank.tolist() == [1, 2]

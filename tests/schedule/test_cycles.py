"""Cycles and rounds of comprehensive supervision."""

from __future__ import annotations

from datetime import date

import pytest

from dubao.model.coverage import CycleState
from dubao.model.deadline import Case
from dubao.model.visit_keys import CycleKeys
from dubao.model.visits import Unit
from dubao.schedule.cycles import CycleCheck, groups_of

TODAY = date(2021, 2, 22)
UNITS = [Unit(f"K{at}", f"园{at}", stages=("幼儿园",), owner="公办") for at in range(20)]
ROUND = {"起": 2021, "年数": 5, "安排": {"2021": ["幼儿园"], "2022": ["小学"]}}


def case(unit: str, ended: str, kind: str = "综合") -> Case:
    return Case(
        f"DD{unit}{ended}",
        "",
        kind=kind,
        events={"督导结束": date.fromisoformat(ended)},
        unit_code=unit,
    )


def check(today: date = TODAY, **keys: object) -> CycleCheck:
    return CycleCheck(CycleKeys.model_validate(keys), today)


@pytest.mark.parametrize(
    ("ended", "state"),
    [
        ("2016-02-21", CycleState.OVERDUE),
        ("2016-02-22", CycleState.SOON),
        ("2017-02-22", CycleState.SOON),
        ("2017-02-23", CycleState.OPEN),
        ("2018-02-22", CycleState.OPEN),
        ("2018-02-23", CycleState.EARLY),
        ("2021-02-23", CycleState.NEVER),  # still to come
    ],
)
def test_cy03_three_to_five_years_after_the_last_one(ended: str, state: CycleState) -> None:
    (turn,) = check().of(UNITS[:1], [case("K0", ended)]).turns
    assert turn.state is state


def test_townships_are_due_every_five_years_and_may_come_sooner() -> None:
    town = Unit("T1", "甲镇", "镇", township="甲镇")
    (turn,) = check().of([town], [case("T1", "2020-03-05")]).turns
    assert (turn.soonest, turn.latest, turn.state) == (
        date(2020, 3, 5),
        date(2025, 3, 5),
        CycleState.OPEN,
    )


def test_special_supervisions_do_not_count() -> None:
    (turn,) = check().of(UNITS[:1], [case("K0", "2020-03-05", "专项")]).turns
    assert turn.state is CycleState.NEVER


def test_the_most_urgent_stands_first() -> None:
    cases = [case("K1", "2020-01-09"), case("K2", "2015-01-09"), case("K3", "2016-06-09")]
    turns = check().of(UNITS[:4], cases).turns
    assert [turn.unit.code for turn in turns] == ["K2", "K3", "K1", "K0"]


def test_tm17_fifteen_percent_a_year_does_not_cover_a_round() -> None:
    cases = [case(f"K{at}", f"{2017 + at // 3}-05-10") for at in range(12)]
    checked = check(轮次={"起": 2017})
    cycles = checked.of(UNITS, cases)
    (pace,) = cycles.paces
    assert (pace.group, pace.total, pace.done, pace.elapsed) == ("公办幼儿园", 20, 12, 4)
    (warning,) = checked.warnings(cycles)
    assert warning.message == "公办幼儿园每年督导 15.0%，照此 5 年只能督导 75.0%，不能全部轮到"
    assert warning.hint == "每年至少要督导 4 所，请调整安排"


def test_twenty_percent_a_year_covers_it() -> None:
    cases = [case(f"K{at}", f"{2017 + at // 4}-05-10") for at in range(16)]
    checked = check(轮次={"起": 2017})
    assert list(checked.warnings(checked.of(UNITS, cases))) == []


def test_a_plan_that_forgets_a_stage_is_told() -> None:
    junior = Unit("M1", "中学", stages=("初中",))
    checked = check(轮次=ROUND)
    cycles = checked.of([*UNITS, junior], [])
    assert [turn.planned for turn in cycles.turns if turn.unit is junior] == [None]
    (warning,) = checked.warnings(cycles)
    assert warning.message == (
        "这一轮综合督导有 1 所初中没有排进任何一年，或排的那一年已过去而没有督导"
    )


def test_a_year_of_the_plan_that_went_by_undone_is_told() -> None:
    checked = check(today=date(2022, 3, 1), 轮次=ROUND)
    cases = [case(f"K{at}", "2021-10-14") for at in range(18)]
    (warning,) = checked.warnings(checked.of(UNITS, cases))
    assert "有 2 所公办幼儿园" in warning.message


def test_nm05_a_school_of_two_stages_counts_in_both_groups() -> None:
    assert groups_of(Unit("S", "一贯制", stages=("小学", "初中"), owner="公办")) == ("小学", "初中")
    assert groups_of(UNITS[0]) == ("公办幼儿园",)

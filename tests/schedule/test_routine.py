"""Routine visits: by term, by month, by zone, each on its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from dubao.model.coverage import RoutineVisit
from dubao.model.visit_keys import RoutineKeys
from dubao.model.visits import Unit
from dubao.schedule.routine import RoutineCheck
from tests.calendars import shanghai

YEAR = (date(2021, 1, 1), date(2021, 12, 31))
SPRING = "2020-2021学年第二学期"
NURSERY = Unit("S2", "乙幼儿园", stages=("幼儿园",))
SCHOOL = Unit("S1", "甲小学", stages=("小学",))


def check(today: date, zones: dict[str, str] | None = None, **rules: Any) -> RoutineCheck:
    return RoutineCheck(RoutineKeys.model_validate(rules), shanghai(), today, zones or {})


def visits(unit: str, *days: str) -> list[RoutineVisit]:
    return [RoutineVisit(unit, date.fromisoformat(day)) for day in days]


def test_tm08_july_and_august_are_no_gap_and_one_visit_in_a_term_is_one() -> None:
    found = check(date(2021, 8, 31)).of(
        [SCHOOL], visits("S1", "2021-03-10", "2021-01-05", "2021-01-19"), YEAR
    )
    assert [(gap.period, gap.have, gap.missing, gap.over) for gap in found.by_term] == [
        (SPRING, 1, 1, True)
    ]
    assert found.by_month == ()


def test_tm09_months_may_be_full_and_the_term_not_and_the_other_way_round() -> None:
    rules: dict[str, Any] = {"每学期": 6, "每月": {"小学": 1}}
    days = ["2021-02-24", "2021-03-10", "2021-04-08", "2021-05-12", "2021-06-09"]
    span = (date(2021, 2, 22), date(2021, 6, 30))
    full = check(date(2021, 7, 1), **rules).of([SCHOOL], visits("S1", *days), span)
    assert ([gap.period for gap in full.by_term], full.by_month) == ([SPRING], ())
    crowded = [f"2021-03-{day:02}" for day in (2, 3, 9, 10, 16, 17)]
    other = check(date(2021, 7, 1), **rules).of([SCHOOL], visits("S1", *crowded), span)
    assert other.by_term == ()
    assert [gap.period for gap in other.by_month] == [
        "2021年2月",
        "2021年4月",
        "2021年5月",
        "2021年6月",
    ]


def test_zd07_kindergartens_are_visited_every_month() -> None:
    found = check(date(2021, 4, 1)).of([NURSERY], visits("S2", "2021-02-23", "2021-03-09"), YEAR)
    assert [gap.period for gap in found.by_month] == ["2021年1月", "2021年4月"]
    assert [gap.over for gap in found.by_month] == [True, False]


def test_the_running_term_is_not_over() -> None:
    found = check(date(2021, 3, 1)).of([SCHOOL], visits("S1", "2021-01-04", "2021-01-05"), YEAR)
    assert [(gap.period, gap.have, gap.over) for gap in found.by_term] == [(SPRING, 0, False)]


def test_zd05_zones_are_summed_apart() -> None:
    zones = {"S1": "一区", "S2": "二区"}
    done = visits("S1", "2021-03-01", "2021-04-01") + visits("S2", "2021-03-02")
    span = (date(2021, 2, 22), date(2021, 6, 30))
    found = check(date(2021, 6, 30), zones).of([SCHOOL, NURSERY], done, span)
    assert [(one.zone, one.schools, one.visits, one.short) for one in found.zones] == [
        ("一区", 1, 2, 0),
        ("二区", 1, 1, 1),
    ]
    assert [gap.zone for gap in found.by_term] == ["二区"]


def test_a_school_that_opened_within_the_term_is_not_measured_by_it() -> None:
    young = Unit("S3", "新校", stages=("小学",), since=date(2021, 4, 1))
    assert (
        check(date(2021, 7, 1)).of([young], [], (date(2021, 2, 22), date(2021, 6, 30))).by_term
        == ()
    )

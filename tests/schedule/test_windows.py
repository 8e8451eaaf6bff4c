"""Windows of due dates; days worked by hand from the calendar of Shanghai."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.calendar import Calendar
from dubao.model.visit_keys import RevisitKeys
from dubao.schedule.windows import VisitDays
from tests.calendars import line, read, shanghai

RULES = RevisitKeys()
CALENDAR = shanghai(
    日程=[
        line("考试", "2021-06-21", "2021-06-25", 名称="期末考试", 学段=["小学", "初中"]),
        line("停课", "2021-04-15", 名称="运动会"),
        line("上课", "2021-09-18", 名称="补中秋调休"),
    ]
)
DAYS = VisitDays(CALENDAR, RULES)
LONG_AGO = date(2020, 9, 1)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("due", "stages", "moved", "why", "first", "last"),
    [
        # an ordinary Wednesday: ten school days on both sides, 5 April being a holiday
        ("2021-04-07", "小学", "2021-04-07", "", "2021-03-23", "2021-04-22"),
        # summer: from the sixth school day of the term, as many days as any other window
        ("2021-07-15", "小学", "2021-09-08", "暑假", "2021-09-08", "2021-10-14"),
        # the winter break over Spring Festival
        ("2021-02-01", "幼儿园", "2021-03-01", "寒假", "2021-03-01", "2021-03-29"),
        # a holiday within the term
        ("2021-10-03", "小学", "2021-10-08", "国庆节", "2021-09-16", "2021-10-22"),
        # a weekend
        ("2021-05-15", "小学", "2021-05-17", "周末", "2021-04-28", "2021-05-31"),
        # the third day of the term
        (
            "2021-09-03",
            "小学",
            "2021-09-08",
            "开学后第 6 个上课日起才排",
            "2021-09-08",
            "2021-10-14",
        ),
        # an exam week, for those who have it: the window ends with the term
        ("2021-06-22", "初中", "2021-06-28", "期末考试", "2021-05-25", "2021-06-30"),
        ("2021-06-22", "幼儿园", "2021-06-22", "", "2021-06-01", "2021-06-30"),
        # a unit of two stages
        ("2021-06-23", "幼儿园、小学", "2021-06-28", "期末考试", "2021-05-25", "2021-06-30"),
        # closed by the district
        ("2021-04-15", "", "2021-04-16", "运动会", "2021-03-31", "2021-04-30"),
        # a make-up Saturday on which the district teaches
        ("2021-09-18", "小学", "2021-09-18", "", "2021-09-08", "2021-10-14"),
    ],
)
def test_tm06_windows_by_hand(
    due: str, stages: str, moved: str, why: str, first: str, last: str
) -> None:
    window = DAYS.window(day(due), stages, LONG_AGO)
    assert (window.moved, window.why) == (day(moved), why)
    assert (window.days[0], window.days[-1]) == (day(first), day(last))
    assert len(window.days) == 21
    assert window.over == window.over_taught == 0


def test_what_is_past_is_not_planned_in_the_past() -> None:
    window = DAYS.window(day("2021-03-10"), "小学", day("2021-04-12"))
    assert (window.moved, window.over, window.over_taught) == (day("2021-03-10"), 33, 22)
    assert window.days[0] == day("2021-04-19")  # five working days' notice
    assert len(window.days) == 15


def test_a_window_that_has_begun_keeps_what_is_left_of_it() -> None:
    window = DAYS.window(day("2021-04-21"), "小学", day("2021-04-12"))
    assert window.days[0] == day("2021-04-19")
    assert window.days[-1] == day("2021-05-10")


def test_a_due_day_that_has_just_passed_has_no_fewer_days_than_one_long_past() -> None:
    counts = [
        len(DAYS.window(day("2021-04-12") - timedelta(days=ago), "小学", day("2021-04-12")).days)
        for ago in range(30)
    ]
    assert min(counts) == 15


def test_tm05_beyond_the_calendar_nothing_is_made_up() -> None:
    window = DAYS.window(day("2027-03-01"), "小学", day("2021-04-12"))
    assert (window.moved, window.days) == (None, ())
    assert window.why == "校历中还没有 2027-03-01 前后的学期"


def test_tm05_a_missing_term_is_not_jumped_over() -> None:
    gap = read(
        日程=[
            line("学期", "2021-02-22", "2021-06-30"),
            line("学期", "2022-02-17", "2022-06-30"),
        ]
    ).value
    window = VisitDays(gap, RULES).window(day("2021-10-11"), "小学", LONG_AGO)
    assert (window.moved, window.days) == (None, ())


def test_tm05_a_term_without_the_holidays_of_its_year_is_unsure() -> None:
    later = read(日程=[line("学期", "2035-02-19", "2035-06-29")]).value
    days = VisitDays(later, RULES)
    window = days.window(day("2035-03-12"), "小学", LONG_AGO)
    assert window.moved == day("2035-03-12")
    assert not days.sure(day("2035-03-12"), "小学")


def test_frozen_days_are_counted_in_school_days() -> None:
    assert DAYS.frozen_until(day("2021-04-01"), "小学") == day("2021-04-08")


@given(st.dates(date(2019, 9, 10), date(2026, 6, 20)), st.sampled_from(["幼儿园", "小学", "初中"]))
def test_every_window_is_school_days_of_one_term_and_holds_the_moved_day(
    due: date, stages: str
) -> None:
    window = DAYS.window(due, stages, date(2019, 9, 1))
    assert window.moved is not None
    assert window.moved >= due
    assert window.moved in window.days
    assert all(CALENDAR.is_school_day(one, stages) for one in window.days)
    assert len({CALENDAR.term_of(one) for one in window.days}) == 1


def test_without_any_term_nothing_is_known() -> None:
    window = VisitDays(Calendar(), RULES).window(day("2021-03-01"), "小学", LONG_AGO)
    assert window.moved is None

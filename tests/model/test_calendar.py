"""School days, working days and weeks; dates worked by hand from the notices."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.calendar import Calendar, Term, coverage, days_between, monday
from tests.calendars import line, read, shanghai

CALENDAR = shanghai(
    日程=[
        line("考试", "2022-06-18", "2022-06-19", 名称="中考", 学段="初中"),
        line("考试", "2022-01-10", "2022-01-14", 名称="期末考试"),
        line("停课", "2021-10-29", 名称="运动会"),
        line("停课", "2022-06-13", "2022-06-30", 名称="初三离校", 学段="初三"),
        line("上课", "2022-05-07", 名称="补五一调休"),
    ]
)


@pytest.mark.parametrize(
    ("day", "works", "teaches", "why"),
    [
        ("2021-09-01", True, True, "first day of the year"),
        ("2021-08-31", True, False, "summer"),
        ("2021-09-18", True, False, "make-up Saturday of Mid-autumn: offices only"),
        ("2021-09-26", True, False, "make-up Sunday of the National Day"),
        ("2021-09-21", False, False, "Mid-autumn"),
        ("2021-10-07", False, False, "National Day"),
        ("2021-10-08", True, True, "the day after"),
        ("2021-10-29", True, False, "closed by the district"),
        ("2022-01-12", True, False, "exam week"),
        ("2022-01-19", True, True, "last day of the term"),
        ("2022-01-20", True, False, "winter break"),
        ("2022-01-29", True, False, "make-up Saturday inside the break"),
        ("2022-02-17", True, True, "second term"),
        ("2022-05-07", True, True, "make-up Saturday on which the district teaches"),
        ("2022-05-08", False, False, "the Sunday after"),
        ("2024-02-18", True, False, "make-up Sunday, the last day of the break"),
        ("2024-01-20", False, False, "the weekend between term and break"),
        ("2024-06-29", False, False, "the weekend between term and summer"),
        ("2026-12-31", True, None, "no school calendar from the year 2026 on"),
        ("2037-03-02", None, None, "no notice"),
        ("2003-12-31", None, None, "before the first year of the library"),
    ],
)
def test_days_by_hand(day: str, works: bool | None, teaches: bool | None, why: str) -> None:
    asked = date.fromisoformat(day)
    assert (CALENDAR.is_working_day(asked), CALENDAR.is_school_day(asked)) == (works, teaches), why
    assert CALENDAR.known(asked) is (works is not None and teaches is not None)


def test_school_days_differ_by_stage() -> None:
    day = date(2022, 6, 14)
    asked = ("", "小学", "初三", "小学、初三")
    assert [CALENDAR.is_school_day(day, stage) for stage in asked] == [True, True, False, False]
    assert CALENDAR.closing(day, "小学、初三") == "初三离校"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2021-10-05", "国庆节"),
        ("2021-10-16", "周末"),
        ("2021-10-29", "运动会"),
        ("2022-01-12", "期末考试"),
        ("2022-02-01", "寒假"),
        ("2024-01-21", "周末"),
        ("2021-10-15", ""),
        ("2037-03-02", ""),
    ],
)
def test_why_a_day_is_no_school_day(day: str, why: str) -> None:
    assert CALENDAR.closing(date.fromisoformat(day)) == why


def test_tm10_weeks_are_natural_weeks_and_the_first_holds_the_first_day() -> None:
    days = [(2021, 9, 1), (2021, 9, 5), (2021, 9, 6), (2022, 1, 19), (2022, 1, 20), (2022, 2, 17)]
    assert [CALENDAR.week_of(date(*day)) for day in days] == [1, 1, 2, 21, None, 1]
    term = CALENDAR.term(2021, 1)
    assert term is not None
    assert (term.week(1).start, term.week(1).end) == (date(2021, 8, 30), date(2021, 9, 5))


def test_tm10_a_term_that_starts_on_a_make_up_saturday() -> None:
    span = line("学期", "2022-10-08", "2022-10-21")
    term = read(日程=[span]).value.terms[0]
    assert (term.weeks, term.week_of(date(2022, 10, 8)), term.week_of(date(2022, 10, 10))) == (
        3,
        1,
        2,
    )
    taught = read(日程=[span, line("上课", "2022-10-08")]).value
    assert taught.school_days(date(2022, 10, 1), date(2022, 10, 11)) == (
        date(2022, 10, 8), date(2022, 10, 10), date(2022, 10, 11),
    )  # fmt: skip


def test_tm11_a_day_in_a_gap_belongs_to_neither() -> None:
    sunday = date(2024, 1, 21)
    assert (CALENDAR.term_of(sunday), CALENDAR.break_of(sunday)) == (None, None)
    following = CALENDAR.next_term(sunday)
    assert following is not None
    assert following.first == date(2024, 2, 19)


def test_a_school_year_entered_by_halves_leaves_its_rest_unknown() -> None:
    half = read(日程=[line("学期", "2027-09-01", "2028-01-21", 学年="2027")]).value
    days = [date(2027, 9, 4), date(2028, 1, 22), date(2028, 3, 1)]
    assert [half.is_school_day(day) for day in days] == [False, None, None]


def test_tm05_what_is_not_known_is_said_by_year_and_term() -> None:
    told = coverage(CALENDAR, date(2026, 6, 1), date(2027, 3, 1))
    assert [p.message for p in told] == [
        "没有 2027 年放假调休的数据，凡涉及这一年工作日、上课日的都不计算",
        "校历中没有2026-2027学年第一学期、2026-2027学年第二学期，凡涉及的上课日都不计算",
    ]
    assert coverage(CALENDAR, date(2021, 9, 1), date(2026, 8, 31)) == ()


DAYS = st.dates(date(2019, 9, 1), date(2026, 8, 31))


@given(DAYS)
def test_a_school_day_lies_in_a_term_and_is_no_holiday(day: date) -> None:
    calendar = CALENDAR
    if calendar.is_school_day(day):
        assert calendar.term_of(day) is not None
        assert day not in calendar.holidays
        assert calendar.closing(day) == ""
    elif calendar.is_school_day(day) is False:
        assert calendar.closing(day) != ""


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_week_counts_are_the_mondays_touched(first: date, length: int) -> None:
    term = Term("学期", first, first + timedelta(days=length), year=2021, number=1)
    mondays = {monday(day) for day in days_between(term.first, term.last)}
    assert term.weeks == len(mondays)
    assert [term.week(n).start for n in range(1, term.weeks + 1)] == sorted(mondays)


def test_an_empty_calendar_knows_nothing() -> None:
    day = date(2021, 3, 5)
    assert (Calendar().is_working_day(day), Calendar().is_school_day(day)) == (None, None)


def test_working_days_are_those_of_the_library_on_all_its_days() -> None:
    import chinese_calendar

    is_workday: Callable[[date], bool] = chinese_calendar.is_workday

    days = days_between(date(2004, 1, 1), date(2026, 12, 31))
    differing = [d for d in days if CALENDAR.is_working_day(d) is not is_workday(d)]
    assert differing == []

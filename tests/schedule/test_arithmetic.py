"""Periods counted: cases worked by hand, and what holds for all days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.limit import Limit, parse_limit
from dubao.model.terms import Roll, TimeUnit
from dubao.schedule.arithmetic import add_months, counted, end_of_term, rolled
from tests.calendars import shanghai

CALENDAR = shanghai()


def _reached(start: str, text: str) -> str:
    limit = parse_limit(text)
    assert limit is not None
    found = counted(CALENDAR, date.fromisoformat(start), limit)
    return found.day.isoformat() if found.day else found.why


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        ("2021-03-05", "10个工作日", "2021-03-19"),  # Friday: 8-12, 15-19
        ("2021-02-05", "10个工作日", "2021-02-24"),  # 7 (Sunday) to 10, 18 to 20 (Saturday), 22 to 24
        ("2021-02-20", "1个工作日", "2021-02-22"),  # from a make-up Saturday
        ("2022-01-28", "10个工作日", "2022-02-16"),  # 29, 30 (Sunday), 7 to 11, 14 to 16
        ("2021-09-17", "10个工作日", "2021-10-08"),  # 18 (Saturday), 22 to 24, 26 (Sunday) to 30, 8
        ("2021-09-30", "1个工作日", "2021-10-08"),
        ("2021-12-31", "1个工作日", "2022-01-04"),  # over the year's end
        ("2021-03-05", "提前2个工作日", "2021-03-03"),
        ("2021-10-08", "提前1个工作日", "2021-09-30"),
    ],
)  # fmt: skip
def test_tm02_working_days_skip_holidays_and_count_make_up_days(
    start: str, limit: str, end: str
) -> None:
    assert _reached(start, limit) == end


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        ("2021-03-05", "30日", "2021-04-04"),
        ("2021-02-05", "30日", "2021-03-07"),
        ("2021-03-05", "1日", "2021-03-06"),
        ("2021-03-05", "提前30日", "2021-02-03"),
    ],
)
def test_tm02_tm03_days_are_calendar_days_and_the_first_is_not_counted(
    start: str, limit: str, end: str
) -> None:
    assert _reached(start, limit) == end


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        ("2021-01-31", "1个月", "2021-02-28"),
        ("2020-01-31", "1个月", "2020-02-29"),
        ("2021-08-31", "6个月", "2022-02-28"),
        ("2020-02-29", "12个月", "2021-02-28"),
        ("2020-02-29", "4年", "2024-02-29"),
        ("2021-03-31", "1个月", "2021-04-30"),
        ("2021-10-15", "12个月", "2022-10-15"),
    ],
)
def test_tm04_months_keep_the_day_or_take_the_last(start: str, limit: str, end: str) -> None:
    assert _reached(start, limit) == end


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        ("2021-03-05", "1个学期", "2022-01-19"),  # the term of the event is not counted
        ("2021-02-01", "1个学期", "2021-06-30"),  # from the winter break: the term after it
        ("2021-07-10", "2个学期", "2022-06-30"),
        ("2021-03-05", "1个学年", "2022-08-31"),
        ("2026-05-01", "1个学期", "校历中还没有那时的学期"),
        ("2027-05-01", "1个学期", "校历中没有当时的学期"),
    ],
)
def test_terms_and_school_years(start: str, limit: str, end: str) -> None:
    assert _reached(start, limit) == end


def test_a_missing_term_is_not_skipped() -> None:
    terms = tuple(t for t in CALENDAR.terms if (t.year, t.number) != (2021, 2))
    gappy = type(CALENDAR)(terms=terms, breaks=CALENDAR.breaks, years=CALENDAR.years)
    found = counted(gappy, date(2021, 10, 15), Limit(1, TimeUnit.TERM))
    assert (found.day, found.why) == (None, "校历中还没有那时的学期")


@pytest.mark.parametrize("start", ["2026-12-28", "2031-03-05"])
def test_tm05_working_days_of_an_unknown_year_are_not_computed(start: str) -> None:
    year = "2027" if start.startswith("2026") else "2031"
    assert _reached(start, "10个工作日") == f"没有 {year} 年放假调休的数据"


def test_a_day_beyond_all_years_is_no_fault_of_the_program() -> None:
    assert _reached("9999-12-30", "30日") == "日期超出了能算的范围"
    assert _reached("9999-12-30", "3个月") == "日期超出了能算的范围"


@pytest.mark.parametrize(
    ("day", "roll", "moved", "note"),
    [
        ("2021-10-03", Roll.STAYS, "2021-10-03", "这一天是国庆节，未顺延"),
        ("2021-10-03", Roll.WORKING, "2021-10-08", "原为 2021-10-03（国庆节），顺延到工作日"),
        ("2021-04-04", Roll.WORKING, "2021-04-06", "原为 2021-04-04（清明），顺延到工作日"),
        ("2021-09-26", Roll.WORKING, "2021-09-26", ""),  # a Sunday on which offices work
        ("2021-03-06", Roll.WORKING, "2021-03-08", "原为 2021-03-06（周末），顺延到工作日"),
        ("2021-07-10", Roll.SCHOOL, "2021-09-01", "原为 2021-07-10（暑假），顺延到上课日"),
        ("2021-09-18", Roll.SCHOOL, "2021-09-22", "原为 2021-09-18（周末），顺延到上课日"),
        ("2026-07-10", Roll.SCHOOL, "2026-07-10", "这一天是暑假，顺延到哪一天还不能确定"),
        ("2027-03-07", Roll.WORKING, "2027-03-07", "没有 2027 年的数据，不知这一天是否放假"),
    ],
)
def test_tm06_a_last_day_without_work_keeps_the_raw_date_in_words(
    day: str, roll: Roll, moved: str, note: str
) -> None:
    found = rolled(CALENDAR, date.fromisoformat(day), roll)
    assert found.day == date.fromisoformat(moved)
    assert found.note == note


@pytest.mark.parametrize(
    ("day", "end"),
    [("2021-10-15", "2022-01-19"), ("2021-07-15", "2022-01-19"), ("2022-02-17", "2022-06-30")],
)
def test_the_end_of_a_term(day: str, end: str) -> None:
    assert end_of_term(CALENDAR, date.fromisoformat(day)).day == date.fromisoformat(end)


DAYS = st.dates(date(2004, 1, 1), date(2025, 12, 31))
COUNTS = st.integers(1, 60)


@given(DAYS, COUNTS)
def test_the_nth_working_day_has_n_working_days_up_to_it(start: date, count: int) -> None:
    end = counted(CALENDAR, start, Limit(count, TimeUnit.WORKING_DAY)).day
    assert end is not None
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(bool(CALENDAR.is_working_day(day)) for day in between) == count
    assert CALENDAR.is_working_day(end)


@given(DAYS, COUNTS)
def test_working_days_back_are_the_mirror_of_forward(start: date, count: int) -> None:
    end = counted(CALENDAR, start, Limit(count, TimeUnit.WORKING_DAY)).day
    assert end is not None
    if CALENDAR.is_working_day(start):
        back = Limit(count, TimeUnit.WORKING_DAY, before=True)
        assert counted(CALENDAR, end, back).day == start


@given(DAYS, st.integers(-120, 120))
def test_tm04_months_land_in_the_month_and_never_beyond_its_end(day: date, count: int) -> None:
    later = add_months(day, count)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    last = (add_months(later.replace(day=1), 1) - timedelta(days=1)).day
    assert later.day == min(day.day, last)


@given(DAYS, st.integers(0, 36), st.integers(0, 36))
def test_a_later_start_never_ends_earlier(day: date, gap: int, count: int) -> None:
    assert add_months(day, count) <= add_months(day + timedelta(days=gap), count)

"""Periods counted: days, working days, months, terms, school years after or before a day.

The day of the event is not counted (TM-03). Months keep the day's number, or take the month's
last day (TM-04), always from the event itself.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dubao.model.calendar import Calendar, Term, school_year_of
from dubao.model.deadline import Reached
from dubao.model.limit import Limit
from dubao.model.terms import Roll, TimeUnit

_FARTHEST = 366  # days that a last day is moved on at most


def counted(calendar: Calendar, start: date, limit: Limit) -> Reached:
    """Return the last day of a period that counts from `start`, or why it is not known."""
    try:
        return _counted(calendar, start, limit)
    except (OverflowError, ValueError):
        return Reached(None, "日期超出了能算的范围")


def _counted(calendar: Calendar, start: date, limit: Limit) -> Reached:
    count = -limit.count if limit.before else limit.count
    match limit.unit:
        case TimeUnit.DAY:
            return Reached(start + timedelta(days=count))
        case TimeUnit.WORKING_DAY:
            return _working_days(calendar, start, count)
        case TimeUnit.MONTH:
            return Reached(add_months(start, count))
        case TimeUnit.YEAR:
            return Reached(add_months(start, 12 * count))
        case TimeUnit.TERM:
            return _terms(calendar, start, count)
        case _:
            return Reached(date(school_year_of(start) + count + 1, 8, 31))


def add_months(day: date, count: int) -> date:
    """Return the same day of a later or earlier month, or that month's last day (TM-04)."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def rolled(calendar: Calendar, day: date, roll: Roll) -> Reached:
    """Return a last day, moved on if it is to move and nobody works or teaches on it.

    A day that is not moved although it is free is told in `note`.
    """
    free = _free(calendar, day, roll)
    if free is None:
        return Reached(day, note=f"没有 {day.year} 年的数据，不知这一天是否放假")
    if not free:
        return Reached(day)
    why = _why_free(calendar, day, roll)
    if roll is Roll.STAYS:
        return Reached(day, note=f"这一天是{why}，未顺延")
    for ahead in range(1, _FARTHEST):
        later = day + timedelta(days=ahead)
        free = _free(calendar, later, roll)
        if free is None:
            return Reached(day, note=f"这一天是{why}，顺延到哪一天还不能确定")
        if not free:
            return Reached(later, note=f"原为 {day.isoformat()}（{why}），顺延到{roll.value}")
    return Reached(day, note=f"这一天是{why}，顺延到哪一天还不能确定")


def end_of_term(calendar: Calendar, day: date) -> Reached:
    """Return the last day of the term in which a day lies, of the next one in a break."""
    term = calendar.term_of(day)
    if term is None and calendar.is_school_day(day) is not None:
        term = _following(calendar, day)
    return Reached(term.last) if term else Reached(None, "校历中没有当时的学期")


def _free(calendar: Calendar, day: date, roll: Roll) -> bool | None:
    if roll is Roll.SCHOOL:
        taught = calendar.is_school_day(day)
        return None if taught is None else not taught
    works = calendar.is_working_day(day)
    return None if works is None else not works


def _why_free(calendar: Calendar, day: date, roll: Roll) -> str:
    if roll is Roll.SCHOOL:
        return calendar.closing(day)
    return calendar.holidays.get(day, "周末")


def _working_days(calendar: Calendar, start: date, count: int) -> Reached:
    step = timedelta(days=1 if count > 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        works = calendar.is_working_day(day)
        if works is None:
            return Reached(None, f"没有 {day.year} 年放假调休的数据")
        left -= works
    return Reached(day)


def _terms(calendar: Calendar, start: date, count: int) -> Reached:
    """Return the last day of the `count`th term after that of the event, which is not counted."""
    if count < 0:
        return Reached(None, "学期只能从事后起算")
    if calendar.is_school_day(start) is None and calendar.term_of(start) is None:
        return Reached(None, "校历中没有当时的学期")
    day, term = start, None
    for _ in range(count):
        term = _following(calendar, day)
        if term is None:
            return Reached(None, "校历中还没有那时的学期")
        day = term.last
    return Reached(day)


def _following(calendar: Calendar, day: date) -> Term | None:
    """Return the term that comes next after a day; None if it is not in the calendar."""
    term = calendar.next_term(day)
    begun = [known for known in calendar.terms if known.first <= day]
    if term is None or not begun:
        return term
    last = begun[-1]
    expected = (last.year, 2) if last.number == 1 else (last.year + 1, 1)
    return term if (term.year, term.number) == expected else None

"""Findings as of a day: the last day of each, who is late, how many are closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from dubao.model.calendar import Calendar
from dubao.model.deadline import Reached
from dubao.model.ledger import DELIVERY, Finding, Standing, Tally, Until
from dubao.model.limit import Limit
from dubao.model.terms import Dateless
from dubao.schedule.arithmetic import counted
from dubao.schedule.arithmetic import end_of_term as last_of_term


def standings(
    findings: Iterable[Finding], today: date, calendar: Calendar, end_of_term: bool = False
) -> tuple[Standing, ...]:
    """Return where every finding stands on a day."""
    found = []
    for one in findings:
        due = due_of(one.until, one.delivered, calendar, end_of_term)
        found.append(Standing(one, due, (due.day - today).days if due.day else None))
    return tuple(found)


def due_of(
    until: Until, delivered: date | None, calendar: Calendar, end_of_term: bool = False
) -> Reached:
    """Return the last day of a time limit, with the words that say how it was found.

    It counts from the delivery of the paper: without 送达日期, or from another event, there is no
    day, and it is said why (TM-01). 立行立改 and the like have none (TM-14); `end_of_term` is
    whether the office reads 学期末 as the last day of the term of delivery.
    """
    match until.demand:
        case None:
            return Reached(None, f"「{until.text}」看不出期限" if until.text else "没有写整改时限")
        case Limit() as limit:
            return _of_period(limit, delivered, calendar)
        case Dateless() as word:
            return _of_word(word, delivered, calendar, end_of_term)
        case day:
            return Reached(day, note=until.text)


def _of_period(limit: Limit, delivered: date | None, calendar: Calendar) -> Reached:
    if limit.event not in ("", DELIVERY):
        return Reached(None, f"从「{limit.event}」起算，台账中没有这个日期，无法计算")
    if delivered is None:
        return Reached(None, f"送达后{limit.text}，缺送达日期，无法计算")
    reached = counted(calendar, delivered, limit)
    if reached.day is None:
        return Reached(None, f"送达后{limit.text}，{reached.why}，无法计算")
    return Reached(reached.day, note=f"送达（{_shown(delivered)}）后{limit.text}")


def _of_word(
    word: Dateless, delivered: date | None, calendar: Calendar, end_of_term: bool
) -> Reached:
    if word is not Dateless.END_OF_TERM or not end_of_term:
        return Reached(None, f"{word}，没有可以推算的日期")
    if delivered is None:
        return Reached(None, f"{word}，缺送达日期，无法计算")
    reached = last_of_term(calendar, delivered)
    return Reached(reached.day, reached.why, "送达当时学期的最后一天" if reached.day else "")


def _shown(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


ALL = "合计"
Group = Callable[[Finding], str]

GROUPS: Mapping[str, Group] = {
    "单位": lambda one: one.unit,
    "类别": lambda one: one.category,
    "责任单位": lambda one: one.duty,
    "责任人": lambda one: one.person,
}


def tallies(found: Sequence[Standing], group: Group) -> tuple[Tally, ...]:
    """Return the tally of every group in the order of its first finding, and of all at the end."""
    members: dict[str, list[Standing]] = {}
    for one in found:
        members.setdefault(group(one.finding), []).append(one)
    groups = [Tally(name, tuple(inside)) for name, inside in members.items()]
    return (*groups, Tally(ALL, tuple(found)))


def due_within(found: Iterable[Standing], days: int) -> tuple[Standing, ...]:
    """Return the open findings whose last day is today or within so many days, nearest first."""
    near = [one for one in found if one.is_open and one.left is not None and 0 <= one.left <= days]
    return tuple(sorted(near, key=lambda one: one.left or 0))


def overdue(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return the findings that are late, the latest first."""
    return tuple(sorted((one for one in found if one.is_overdue), key=lambda one: one.left or 0))

"""Days on which schools can be visited, and the window of days that a due date opens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from dubao.model.calendar import Calendar, Term, days_between
from dubao.model.visit_keys import RevisitKeys
from dubao.model.visits import Window

_FRIDAY = 4


class VisitDays:
    """The days on which schools of given stages can be visited: school days, not the first few.

    A weekday of a term in a year whose holidays are not yet known counts, but is not sure.
    """

    def __init__(self, calendar: Calendar, rules: RevisitKeys) -> None:
        self.calendar = calendar
        self.rules = rules
        self._known: dict[str, tuple[date, ...]] = {}

    def of(self, stages: str) -> tuple[date, ...]:
        """Return all days known, in order; `stages` may name several, parted by 、."""
        if stages not in self._known:
            days = [
                day
                for term in self.calendar.terms
                for day in islice(self._taught(term, stages), self.rules.opening - 1, None)
            ]
            self._known[stages] = tuple(days)
        return self._known[stages]

    def sure(self, day: date, stages: str) -> bool:
        """Whether the school is known to teach on a day."""
        return self.calendar.is_school_day(day, stages) is True

    def earliest(self, today: date) -> date:
        """Return the first day for which a school can still be told in time."""
        day, left = today, self.rules.notice
        while left:
            day += timedelta(days=1)
            left -= self.calendar.is_working_day(day) is not False
        return day

    def frozen_until(self, today: date, stages: str) -> date:
        """Return the last day within which nothing moves any more."""
        days = self.of(stages)
        ahead = days[bisect_left(days, today) :][: self.rules.freeze]
        return ahead[-1] if ahead else today

    def window(self, due: date, stages: str, today: date) -> Window:
        """Return the window that a due date opens, as it stands today."""
        days = self.of(stages)
        at = bisect_left(days, due)
        if at == len(days) or not self._covered(due, days[at], stages):
            return Window(due, None, (), _beyond(due), beyond=True)
        moved = days[at]
        why = "" if moved == due else self._reason(due, stages)
        earliest = self.earliest(today)
        if moved < earliest:
            ahead = bisect_left(days, earliest)
            left = [day for day in self._around(days, at) if day >= earliest]
            span = max(self.rules.late_window, len(left))
            open_days = days[ahead : ahead + span]
        else:
            open_days = tuple(day for day in self._around(days, at) if day >= earliest)
        over, taught = self._over(moved, stages, today)
        beyond = not open_days and earliest > days[-1]
        why = _beyond(earliest) if beyond else why
        return Window(due, moved, open_days, why, over, taught, beyond)

    def _taught(self, term: Term, stages: str) -> Sequence[date]:
        found = []
        for day in days_between(term.first, term.last):
            taught = self.calendar.is_school_day(day, stages)
            if taught or (taught is None and day.weekday() <= _FRIDAY):
                found.append(day)
        return found

    def _covered(self, due: date, moved: date, stages: str) -> bool:
        """Whether no term is missing from the calendar between a due day and the next visit day."""
        return all(
            self.calendar.is_school_day(day, stages) is not None
            or self.calendar.term_of(day) is not None
            for day in days_between(due, moved)
        )

    def _around(self, days: Sequence[date], at: int) -> Sequence[date]:
        """Return the days around one, all in its term: what one side lacks the other gets."""
        term = self.calendar.term_of(days[at])
        assert term is not None
        first, end = bisect_left(days, term.first), bisect_left(days, term.last + timedelta(days=1))
        width = 2 * self.rules.window + 1
        begin = max(first, min(at - self.rules.window, end - width))
        return days[begin : min(end, begin + width)]

    def _reason(self, due: date, stages: str) -> str:
        reason = self.calendar.closing(due, stages)
        return reason or f"开学后第 {self.rules.opening} 个上课日起才排"

    def _over(self, moved: date, stages: str, today: date) -> tuple[int, int]:
        if moved >= today:
            return 0, 0
        taught = self.calendar.school_days(moved + timedelta(days=1), today, stages)
        return (today - moved).days, len(taught)


def _beyond(day: date) -> str:
    return f"校历中还没有 {day.isoformat()} 前后的学期"

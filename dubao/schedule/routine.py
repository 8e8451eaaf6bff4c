"""Routine visits by term, by month and by zone: three results, never one for another (TM-09)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dubao.model.calendar import Calendar, Term
from dubao.model.coverage import Gap, Routine, RoutineVisit, ZoneTally
from dubao.model.visit_keys import RoutineKeys
from dubao.model.visits import Unit

LEAST_DAYS = 5  # school days of a month in which a monthly visit can be asked for


@dataclass(frozen=True)
class RoutineCheck:
    """The rules, the calendar and the day on which routine visits are judged.

    `zones` has the zone of each unit by code.
    """

    rules: RoutineKeys
    calendar: Calendar
    today: date
    zones: Mapping[str, str]

    def of(
        self, units: Iterable[Unit], visits: Iterable[RoutineVisit], span: tuple[date, date]
    ) -> Routine:
        """Return what is missing in the terms and months of a span that have begun.

        July and August have no school days, so no visit then is no gap (TM-08, ZD-15).
        """
        days: dict[str, list[date]] = {}
        for visit in sorted(visits, key=lambda one: one.day):
            days.setdefault(visit.unit, []).append(visit.day)
        schools = [unit for unit in units if unit.stages]
        terms = [term for term in self.calendar.terms_touching(*span) if term.first <= self.today]
        by_term = [gap for term in terms for gap in self._term(term, schools, days)]
        by_month = [
            gap for month in _months(terms, span) for gap in self._month(month, schools, days)
        ]
        return Routine(
            tuple(by_term),
            tuple(by_month),
            tuple(tally for term in terms for tally in self._zones(term, schools, days)),
        )

    def _term(
        self, term: Term, schools: Sequence[Unit], days: Mapping[str, Sequence[date]]
    ) -> Iterator[Gap]:
        need = self.rules.per_term
        for unit in schools:
            have = _count(days.get(unit.code, ()), term.first, term.last)
            if have < need and _open(unit, term.first, term.last):
                yield self._gap(unit, term.full_name, (term.first, term.last), (need, have))

    def _month(
        self, first: date, schools: Sequence[Unit], days: Mapping[str, Sequence[date]]
    ) -> Iterator[Gap]:
        last = first.replace(day=monthrange(first.year, first.month)[1])
        if first > self.today:
            return
        for unit in schools:
            need = max((self.rules.per_month.get(stage, 0) for stage in unit.stages), default=0)
            if not need or not _open(unit, first, last):
                continue
            taught = self.calendar.school_days(first, last, unit.staged)
            have = _count(days.get(unit.code, ()), first, last)
            if have < need and len(taught) >= LEAST_DAYS:
                yield self._gap(unit, f"{first.year}年{first.month}月", (first, last), (need, have))

    def _zones(
        self, term: Term, schools: Sequence[Unit], days: Mapping[str, Sequence[date]]
    ) -> Iterator[ZoneTally]:
        by_zone: dict[str, list[Unit]] = {}
        for unit in schools:
            if unit.code in self.zones and _open(unit, term.first, term.last):
                by_zone.setdefault(self.zones[unit.code], []).append(unit)
        for zone, members in by_zone.items():
            counts = [_count(days.get(unit.code, ()), term.first, term.last) for unit in members]
            short = sum(count < self.rules.per_term for count in counts)
            yield ZoneTally(zone, term.full_name, len(members), sum(counts), short)

    def _gap(
        self, unit: Unit, period: str, span: tuple[date, date], counts: tuple[int, int]
    ) -> Gap:
        need, have = counts
        over = span[1] < self.today
        return Gap(unit, period, *span, need, have, over, self.zones.get(unit.code, ""))


def _count(days: Sequence[date], first: date, last: date) -> int:
    return bisect_right(days, last) - bisect_left(days, first)


def _open(unit: Unit, first: date, last: date) -> bool:
    """Whether a unit was there all through a period."""
    return (unit.since is None or unit.since <= first) and (
        unit.until is None or unit.until >= last
    )


def _months(terms: Iterable[Term], span: tuple[date, date]) -> list[date]:
    """Return the first days of the months that a term touches within a span."""
    found: dict[date, None] = {}
    for term in terms:
        month = max(term.first, span[0]).replace(day=1)
        while month <= min(term.last, span[1]):
            found[month] = None
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return list(found)

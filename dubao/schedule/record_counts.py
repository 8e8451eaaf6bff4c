"""Routine visits counted: by school and month or term, by tag and zone; staffing; complaints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dubao.model.calendar import Calendar, Term
from dubao.model.records import NOBODY, TAGS, Complaint, TagShare, VisitRecord, Zones

NO_ZONE = "（不在责任区）"


@dataclass(frozen=True)
class Period:
    """A month or a term by name, both days included."""

    name: str
    first: date
    last: date


def months_between(first: date, last: date) -> tuple[Period, ...]:
    """Return the months from that of `first` to that of `last`."""
    found = []
    month = first.replace(day=1)
    while month <= last:
        later = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        name = f"{month.year}年{month.month}月"
        found.append(Period(name, month, date.fromordinal(later.toordinal() - 1)))
        month = later
    return tuple(found)


def terms_between(calendar: Calendar, first: date, last: date) -> tuple[Period, ...]:
    """Return the terms that days between two days belong to."""
    terms: Iterable[Term] = calendar.terms_touching(first, last)
    return tuple(Period(term.full_name, term.first, term.last) for term in terms)


def counts(
    records: Iterable[VisitRecord], periods: Sequence[Period]
) -> Mapping[tuple[str, str], int]:
    """Return how often each school was visited in each period, by code and period's name."""
    found: Counter[tuple[str, str]] = Counter()
    for one in records:
        for period in periods:
            if one.school and one.day and period.first <= one.day <= period.last:
                found[one.school, period.name] += 1
    return found


def tag_shares(
    records: Iterable[VisitRecord], zones: Zones, months: Sequence[Period]
) -> tuple[TagShare, ...]:
    """Return the visits by zone and month; the zone is that of the visit's day (TM-15)."""
    groups: dict[tuple[str, str], list[VisitRecord]] = {}
    for month in months:
        for one in records:
            if one.day and month.first <= one.day <= month.last:
                zone = zones.of_school(one.school, one.day)
                groups.setdefault((zone.zone if zone else NO_ZONE, month.name), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: item[0][0] == NO_ZONE)
    return tuple(TagShare(*key, len(found), _tags(found)) for key, found in ordered)


def _tags(records: Sequence[VisitRecord]) -> Mapping[tuple[str, str], int]:
    found: Counter[tuple[str, str]] = Counter()
    for one in records:
        for (kind, _), tag in zip(TAGS, (one.theme, one.duty, one.team), strict=True):
            found[kind, tag or ""] += 1
    return found


def complaint_counts(
    complaints: Iterable[Complaint], months: Sequence[Period]
) -> Mapping[tuple[str, str], int]:
    """Return how many complaints each person handled in each month, by name and month."""
    found: Counter[tuple[str, str]] = Counter()
    for one in complaints:
        for month in months:
            if one.day and month.first <= one.day <= month.last:
                found[one.handler or NOBODY, month.name] += 1
    return found

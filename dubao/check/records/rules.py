"""The rules that records of routine visits are held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dubao.check.records.texts import pasted
from dubao.model.calendar import Calendar
from dubao.model.problem import Problem, problem
from dubao.model.record_keys import RecordKeys
from dubao.model.records import Records, VisitRecord, Zones
from dubao.model.terms import Half
from dubao.model.visits import Inspector, Unit


@dataclass(frozen=True)
class Held:
    """What records are held against: calendar, zones, settings, schools and inspectors."""

    calendar: Calendar
    zones: Zones
    keys: RecordKeys
    schools: Mapping[str, Unit]
    inspectors: Mapping[str, Inspector]

    def names(self, codes: Sequence[str]) -> str:
        """Return the names of inspectors."""
        return "、".join(self.inspectors[code].name for code in codes)


def check_records(records: Records, held: Held) -> tuple[Problem, ...]:
    """Return everything in the records that a person should look at, in their order."""
    rules = (_on_free_days, _pasted, _without_follow_up, _in_two_places, _not_allotted)
    found = [fault for rule in rules for fault in rule(records, held)]
    return tuple(found)


def _on_free_days(records: Records, held: Held) -> Iterator[Problem]:
    """Tell of visits on days on which the school does not teach; of unknown days only a note."""
    for one in records.records:
        if one.day is None or one.school not in held.schools:
            continue
        stages = held.schools[one.school].staged
        taught = held.calendar.is_school_day(one.day, stages)
        place = records.place(one, "督导日期")
        if taught is None:
            yield problem("record-day-unknown", place, day=one.day)
        elif not taught:
            why = held.calendar.closing(one.day, stages)
            yield problem("record-on-free-day", place, day=one.day, why=why)


def _pasted(records: Records, held: Held) -> Iterator[Problem]:
    names = {code: (unit.name,) for code, unit in held.schools.items()}
    keys = held.keys
    for found in pasted(records.records, names, keys.alike, keys.shortest):
        first = found.first
        yield problem(
            "record-pasted",
            records.place(found.record, "过程记录"),
            school=first.school_name,
            day=first.day or "未填日期",
            share=found.share,
            least=keys.alike,
            where=records.place(first, "过程记录"),
        )


def _without_follow_up(records: Records, held: Held) -> Iterator[Problem]:
    for one in records.records:
        if one.problem and not one.follow_up and not one.rectification:
            yield problem("record-without-follow-up", records.place(one, "存在问题"))


def _in_two_places(records: Records, held: Held) -> Iterator[Problem]:
    """Tell of a person at two schools in one half day; without a half day it cannot be told."""
    by_person: dict[tuple[str, object], list[VisitRecord]] = defaultdict(list)
    for one in records.records:
        for person in one.people:
            if one.day:
                by_person[person, one.day].append(one)
    for (person, day), visits in by_person.items():
        for former, later in combinations(visits, 2):
            if former.school == later.school:
                continue
            details = {"person": held.inspectors[person].name, "school": former.school_name}
            place = records.place(later, "时段")
            both = [half for half in former.halves if half in later.halves]
            if both:
                yield problem("person-in-two-places", place, day=day, half=_said(both), **details)
            elif not former.halves or not later.halves:
                yield problem("person-maybe-in-two-places", place, day=day, **details)


def _said(halves: Sequence[Half]) -> str:
    return "、".join(halves)


def _not_allotted(records: Records, held: Held) -> Iterator[Problem]:
    """Hold each visit against the zones as they were on its day (TM-15)."""
    for one in records.records:
        if one.day is None or not one.school or not one.people or not held.zones.versions:
            continue
        zone = held.zones.of_school(one.school, one.day)
        place = records.place(one, "责任督学")
        if zone is None:
            yield problem("record-without-zone", place, school=one.school_name, day=one.day)
        elif one.people[0] not in zone.inspectors:
            yield problem(
                "record-not-allotted",
                place,
                person=held.inspectors[one.people[0]].name,
                day=one.day,
                zone=zone.zone,
                version=zone.version or zone.since,
                right=held.names(zone.inspectors),
            )

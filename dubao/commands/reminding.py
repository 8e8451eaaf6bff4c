"""Gathering what somebody is to be reminded of; a register that there is none of is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from dubao.commands.calendars import open_clock
from dubao.commands.opening import Office
from dubao.model.coverage import Gap, RoutineVisit
from dubao.model.problem import Loaded, Problem
from dubao.model.records import Records
from dubao.model.reminder import Reminder
from dubao.model.terms import Severity
from dubao.read.deadlines import load_cases
from dubao.read.ledger import load_ledger
from dubao.read.records.people import People, load_people
from dubao.read.records.visits import load_records
from dubao.read.records.zones import load_zones
from dubao.read.visiting.visits import load_visits
from dubao.schedule.deadlines import Clock, dues, pending
from dubao.schedule.rectify import standings
from dubao.schedule.reminders import (
    Desk,
    of_findings,
    of_gaps,
    of_records,
    of_steps,
    of_terms,
    of_visits,
)
from dubao.schedule.routine import RoutineCheck

T = TypeVar("T")

NOT_KEPT = frozenset({"register-missing", "records-missing"})
"""What says that an office does not keep a register: nothing to be reminded of."""


@dataclass
class _Reading:
    """Takes values out of what is read, and keeps the errors that hide something due."""

    errors: list[Problem] = field(default_factory=list)

    def of(self, loaded: Loaded[T]) -> T:
        """Return the value, its errors kept."""
        self.errors += [
            one
            for one in loaded.problems
            if one.severity is Severity.ERROR and one.code not in NOT_KEPT
        ]
        return loaded.value


def reminders(office: Office, day: date) -> Loaded[Sequence[Reminder]]:
    """Return everything that is due, late or missing on a day, near or far.

    What cannot be read in a register is an error: silence would say that nothing is due.
    RefusedError if the rules of deadlines cannot be read.
    """
    reading = _Reading()
    found = tuple(_found(office, day, reading))
    return Loaded(found, tuple(dict.fromkeys(reading.errors)))


def _found(office: Office, day: date, reading: _Reading) -> Iterator[Reminder]:
    root, settings = office.workspace.root, office.settings
    desk = Desk(settings.office, day)
    clock = reading.of(open_clock(office, day))
    people = reading.of(load_people(root, settings))
    ledger = reading.of(load_ledger(root))
    end_of_term = settings.deadlines.end_of_term
    yield from of_findings(standings(ledger.findings, day, clock.calendar, end_of_term), desk)
    visits = reading.of(load_visits(root, people.book))
    yield from of_visits(visits, people.inspectors, desk)
    cases = reading.of(load_cases(root, clock.rules))
    waiting = pending(due for case in cases for due in dues(clock, case))
    yield from of_steps(waiting, visits, desk)
    yield from of_terms(people.inspectors.values(), desk, settings.remind.term)
    records = reading.of(load_records(root, settings, people))
    if records.inputs:
        after = settings.remind.entry
        yield from of_records(records.records, people.inspectors, desk, after)
        yield from of_gaps(_gaps(office, clock, people, records), desk)


def _gaps(office: Office, clock: Clock, people: People, records: Records) -> Iterator[Gap]:
    """Yield the gaps of the term in which today lies; none in a break (TM-08)."""
    term = clock.calendar.term_of(clock.today)
    if term is None:
        return
    zones = load_zones(office.workspace.root, people).value.in_force(clock.today)
    of_school = {school: zone.zone for zone in zones for school in zone.schools}
    check = RoutineCheck(office.settings.routine, clock.calendar, clock.today, of_school)
    made = [RoutineVisit(one.school, one.day) for one in records.records if one.school and one.day]
    yield from check.of(people.schools, made, (term.first, clock.today)).by_term

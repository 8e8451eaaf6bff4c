"""Gathering what somebody is to be reminded of; a register that there is none of is passed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dubao.commands.calendars import open_clock
from dubao.commands.opening import Office
from dubao.model.coverage import Gap, RoutineVisit
from dubao.model.records import Records
from dubao.model.reminder import Reminder
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


def reminders(office: Office, day: date) -> Iterator[Reminder]:
    """Yield everything that is due, late or missing on a day, near or far.

    RefusedError if the rules of deadlines cannot be read.
    """
    root, settings = office.workspace.root, office.settings
    desk = Desk(settings.office, day)
    clock = open_clock(office, day).value
    people = load_people(root, settings).value
    ledger = load_ledger(root).value
    end_of_term = settings.deadlines.end_of_term
    yield from of_findings(standings(ledger.findings, day, clock.calendar, end_of_term), desk)
    visits = load_visits(root, people.book).value
    yield from of_visits(visits, people.inspectors, desk)
    cases = load_cases(root, clock.rules).value
    waiting = pending(due for case in cases for due in dues(clock, case))
    yield from of_steps(waiting, visits, desk)
    yield from of_terms(people.inspectors.values(), desk, settings.remind.term)
    records = load_records(root, settings, people).value
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

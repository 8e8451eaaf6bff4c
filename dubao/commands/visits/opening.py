"""What the commands of routine visits share: everything read, as of a day, over a span."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from dubao.check.accepted import without_accepted
from dubao.check.records.columns import check_columns
from dubao.check.records.rules import Held, check_records
from dubao.check.records.staffing import check_staffing
from dubao.commands.calendars import open_calendar
from dubao.commands.opening import Office, a_date
from dubao.model.calendar import Calendar
from dubao.model.coverage import Routine, RoutineVisit
from dubao.model.place import Place
from dubao.model.problem import Problem, RefusedError, problem
from dubao.model.records import RECORDS, Records, VisitRecord, Zones
from dubao.model.visits import Unit
from dubao.read.records.fields import RECORD_REGISTERS
from dubao.read.records.people import People, load_people
from dubao.read.records.visits import load_records
from dubao.read.records.zones import load_zones
from dubao.schedule.routine import RoutineCheck

FIELDS = tuple(field.name for field in RECORD_REGISTERS[RECORDS])
FromOption = Annotated[
    date | None,
    typer.Option("--from", metavar="日期", parser=a_date, help="从哪一天起；不写则从本学期开学"),
]
ToOption = Annotated[
    date | None, typer.Option("--to", metavar="日期", parser=a_date, help="到哪一天；不写则到今天")
]
ZoneOption = Annotated[
    str | None, typer.Option("--zone", metavar="责任区", help="只看这个责任区的")
]


@dataclass(frozen=True)
class Visits:
    """Routine visits as they stand: registers, the span looked at, today."""

    office: Office
    people: People
    records: Records
    zones: Zones
    calendar: Calendar
    today: date
    first: date
    last: date
    found: tuple[Problem, ...]

    @property
    def inside(self) -> tuple[VisitRecord, ...]:
        """The records of the span."""
        days = self.records.records
        return tuple(one for one in days if one.day and self.first <= one.day <= self.last)

    @property
    def zone_of(self) -> Mapping[str, str]:
        """The zone of every school at the end of the span."""
        current = self.zones.in_force(self.last)
        return {school: zone.zone for zone in current for school in zone.schools}

    def schools(self, zone: str | None = None) -> tuple[Unit, ...]:
        """Return the schools of a zone, or all, in the order of the register.

        An unknown zone is wrong usage.
        """
        zones = self.zone_of
        if zone is not None and zone not in zones.values():
            known = "、".join(dict.fromkeys(zones.values())) or "（没有登记责任区）"
            raise typer.BadParameter(f"没有「{zone}」，有：{known}", param_hint="责任区")
        return tuple(u for u in self.people.schools if zone in (None, zones.get(u.code)))

    @property
    def routine(self) -> Routine:
        """What is missing by term and by month, and the zones' sums (TM-09)."""
        rules = self.office.settings.routine
        check = RoutineCheck(rules, self.calendar, self.today, self.zone_of)
        visits = [
            RoutineVisit(one.school, one.day, next(iter(one.people), ""))
            for one in self.records.records
            if one.school and one.day
        ]
        return check.of(self.people.schools, visits, (self.first, self.last))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was read wrongly or is to be looked at."""
        keys = self.office.settings.records
        held = Held(self.calendar, self.zones, keys, self.people.book.units, self.people.inspectors)
        staffing = check_staffing(self.zones, self.people.schools, keys.staffing, self.last)
        everything = (*self.found, *check_records(self.records, held), *staffing)
        return tuple(without_accepted(tuple(dict.fromkeys(everything)), self.office.settings))


def open_visits(
    office: Office, today: date | None, first: date | None = None, last: date | None = None
) -> Visits:
    """Read everything; RefusedError if there are no records.

    The span is the term so far unless days are given; outside terms the year so far.
    """
    root, settings = office.workspace.root, office.settings
    people = load_people(root, settings)
    records = load_records(root, settings, people.value)
    if not records.value.inputs:
        files = "、".join(settings.records.files)
        raise RefusedError([problem("records-missing", Place("台账/督导记录.xlsx"), files=files)])
    zones = load_zones(root, people.value)
    calendar = open_calendar(office).value
    day = today or date.today()  # noqa: DTZ011 - the office's own day
    term = calendar.term_of(last or day)
    found = (
        *people.problems,
        *records.problems,
        *zones.problems,
        *check_columns(settings.records, FIELDS),
    )
    begin = first or (term.first if term else date(day.year, 1, 1))
    end = last or day
    return Visits(
        office, people.value, records.value, zones.value, calendar, day, begin, end, found
    )

"""The plan of revisits opened: registers, calendar and rules read, the agenda worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dubao.check.accepted import without_accepted
from dubao.check.supervisions import check_supervisions
from dubao.commands.calendars import open_clock
from dubao.commands.opening import Office
from dubao.model.coverage import Cycles, Routine, RoutineVisit
from dubao.model.deadline import Case
from dubao.model.place import Place
from dubao.model.planning import Crew
from dubao.model.problem import Problem, problem
from dubao.model.visits import Absence, Agenda, DueVisit, Inspector, Visit
from dubao.read.deadlines import load_cases
from dubao.read.records.people import People, load_people
from dubao.read.records.visits import load_records
from dubao.read.records.zones import load_zones
from dubao.read.visiting import UnitBook, load_absences, load_visits
from dubao.schedule.agenda import Planner, Span, Tune
from dubao.schedule.crew import crew_of, team_faults
from dubao.schedule.cycles import CycleCheck
from dubao.schedule.deadlines import Clock
from dubao.schedule.due import DueList
from dubao.schedule.routine import RoutineCheck
from dubao.schedule.windows import VisitDays

CALENDAR_FILE = "台账/校历.xlsx"
SHANGHAI = "上海"  # the layer of rules with the vote of two thirds


@dataclass(frozen=True)
class Registers:
    """Everything that the plan is made from."""

    office: Office
    clock: Clock
    book: UnitBook
    cases: tuple[Case, ...]
    visits: tuple[Visit, ...]
    inspectors: tuple[Inspector, ...]
    absences: tuple[Absence, ...]
    problems: tuple[Problem, ...]
    routine: tuple[RoutineVisit, ...] = ()
    zones: Mapping[str, str] = field(default_factory=dict)

    @property
    def days(self) -> VisitDays:
        """The days on which schools can be visited."""
        return VisitDays(self.clock.calendar, self.office.settings.revisits)

    def crew(self, span: Span) -> Crew:
        """Return the teams for a span of time, and a year beyond it."""
        ahead = date(max(span.last, span.today).year + 1, 12, 31)
        rules = self.office.settings.revisits
        return crew_of(
            self.inspectors, self.absences, self.visits, rules, (min(span.today, span.first), ahead)
        )


@dataclass(frozen=True)
class Plan:
    """An agenda with what it was made from, and everything that was found."""

    registers: Registers
    planner: Planner
    dues: tuple[DueVisit, ...]
    agenda: Agenda
    routine: Routine
    cycles: Cycles
    problems: tuple[Problem, ...]


def open_registers(office: Office, today: date) -> Registers:
    """Read the registers; RefusedError if the rules of deadlines cannot be read."""
    root = office.workspace.root
    clock = open_clock(office, today)
    people = load_people(root, office.settings)
    book, inspectors = people.value.book, tuple(people.value.inspectors.values())
    cases = load_cases(root, clock.value.rules)
    visits = load_visits(root, book)
    absences = load_absences(root, inspectors)
    found = (clock, people, cases, visits, absences)
    return Registers(
        office,
        clock.value,
        book,
        cases.value,
        visits.value,
        inspectors,
        absences.value,
        tuple(one for loaded in found for one in loaded.problems),
        _recorded(office, people.value),
        _zones(office, people.value, today),
    )


def _recorded(office: Office, people: People) -> tuple[RoutineVisit, ...]:
    """Return the routine visits on record; what is wrong with them `dubao visits` says."""
    records = load_records(office.workspace.root, office.settings, people).value.records
    return tuple(RoutineVisit(one.school, one.day) for one in records if one.school and one.day)


def _zones(office: Office, people: People, day: date) -> dict[str, str]:
    """Return the zone of every school on a day."""
    zones = load_zones(office.workspace.root, people).value.in_force(day)
    return {school: zone.zone for zone in zones for school in zone.schools}


def make_plan(registers: Registers, span: Span, tune: Tune | None = None) -> Plan:
    """Work out what is due and plan it."""
    days = registers.days
    crew = registers.crew(span)
    due_list = DueList(registers.clock, registers.book.units, days)
    dues = due_list.of(registers.cases, registers.visits)
    planner = Planner(span, days, crew)
    agenda = planner.agenda(dues, tune)
    settings = registers.office.settings
    schools = registers.book.units.values()
    cycle_check = CycleCheck(settings.cycles, span.today)
    cycles = cycle_check.of(schools, registers.cases)
    found = [
        *planner.problems,
        *check_supervisions(registers.cases, votes=SHANGHAI in settings.deadlines.use),
        *registers.problems,
        *due_list.problems,
        *team_faults(crew.teams, days.rules),
        *_unsure(agenda),
        *cycle_check.warnings(cycles),
    ]
    problems = without_accepted(tuple(dict.fromkeys(found)), settings)
    routine = _routine(registers, span)
    return Plan(registers, planner, dues, agenda, routine, cycles, tuple(problems))


def _routine(registers: Registers, span: Span) -> Routine:
    """Return the gaps in routine visits, from the term on in which the record begins."""
    recorded = [one for one in registers.routine if one.day <= span.today]
    if not recorded:
        return Routine()
    begun = min(one.day for one in recorded)
    term = registers.clock.calendar.term_of(begun)
    first = max(span.first, term.first if term else begun)
    rules = registers.office.settings.routine
    check = RoutineCheck(rules, registers.clock.calendar, span.today, registers.zones)
    units = registers.book.units.values()
    return check.of(units, recorded, (first, span.last))


def _unsure(agenda: Agenda) -> list[Problem]:
    """Return what the calendar does not reach (TM-05)."""
    count = sum(not one.sure for one in agenda.visits)
    count += sum(one.due.window.beyond for one in agenda.unplaced)
    place = Place(CALENDAR_FILE)
    return [problem("plan-beyond-calendar", place, count=count)] if count else []

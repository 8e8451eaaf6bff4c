"""The plan of revisits opened: registers, calendar and rules read, the agenda worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dubao.check.accepted import without_accepted
from dubao.commands.calendars import open_clock
from dubao.commands.opening import Office
from dubao.model.deadline import Case
from dubao.model.place import Place
from dubao.model.planning import Crew
from dubao.model.problem import Problem, problem
from dubao.model.visits import Absence, Agenda, DueVisit, Inspector, Visit
from dubao.read.deadlines import load_cases
from dubao.read.visiting import UnitBook, load_absences, load_inspectors, load_units, load_visits
from dubao.schedule.agenda import Planner, Span, Tune
from dubao.schedule.crew import crew_of, team_faults
from dubao.schedule.deadlines import Clock
from dubao.schedule.due import DueList
from dubao.schedule.windows import VisitDays

CALENDAR_FILE = "台账/校历.xlsx"


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

    @property
    def days(self) -> VisitDays:
        """The days on which schools can be visited."""
        return VisitDays(self.clock.calendar, self.office.settings.revisits)

    def crew(self, span: Span) -> Crew:
        """Return the teams for a span of time, and a year beyond it."""
        ahead = date(span.last.year + 1, 12, 31)
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
    problems: tuple[Problem, ...]


def open_registers(office: Office, today: date) -> Registers:
    """Read the registers; RefusedError if the rules of deadlines cannot be read."""
    root = office.workspace.root
    clock = open_clock(office, today)
    book = load_units(root, office.settings)
    cases = load_cases(root, clock.value.rules)
    visits = load_visits(root, book.value)
    inspectors = load_inspectors(root, book.value)
    absences = load_absences(root, inspectors.value)
    found = (clock, book, cases, visits, inspectors, absences)
    return Registers(
        office,
        clock.value,
        book.value,
        cases.value,
        visits.value,
        inspectors.value,
        absences.value,
        tuple(one for loaded in found for one in loaded.problems),
    )


def make_plan(registers: Registers, span: Span, tune: Tune | None = None) -> Plan:
    """Work out what is due and plan it."""
    days = registers.days
    crew = registers.crew(span)
    due_list = DueList(registers.clock, registers.book.units, days)
    dues = due_list.of(registers.cases, registers.visits)
    planner = Planner(span, days, crew)
    agenda = planner.agenda(dues, tune)
    found = [
        *planner.problems,
        *registers.problems,
        *due_list.problems,
        *team_faults(crew.teams, days.rules),
        *_unsure(agenda),
    ]
    problems = without_accepted(tuple(dict.fromkeys(found)), registers.office.settings)
    return Plan(registers, planner, dues, agenda, tuple(problems))


def _unsure(agenda: Agenda) -> list[Problem]:
    """Return what the calendar does not reach (TM-05)."""
    count = sum(not one.sure for one in agenda.visits)
    count += sum(one.due.window.moved is None for one in agenda.unplaced)
    place = Place(CALENDAR_FILE)
    return [problem("plan-beyond-calendar", place, count=count)] if count else []

"""Random registers planned: whatever they hold, no rule is broken and twice gives the same plan."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from dubao.model.deadline import Case
from dubao.model.terms import Half, VisitForm, VisitState
from dubao.model.visit_keys import RevisitKeys
from dubao.model.visits import Absence, Agenda, Inspector, Planned, Unit, Visit
from dubao.schedule.agenda import Planner, Span
from dubao.schedule.agreed import AGREED
from dubao.schedule.crew import crew_of
from dubao.schedule.deadlines import Clock
from dubao.schedule.due import DueList
from dubao.schedule.windows import VisitDays
from tests.calendars import line, shanghai
from tests.deadlines import REVISITS, rulebook

TODAY = date(2021, 3, 1)
STAGES = ("幼儿园", "小学", "初中")
CALENDAR = shanghai(
    日程=[
        line("考试", "2021-06-21", "2021-06-25", 名称="期末考试", 学段=["小学", "初中"]),
        line("停课", "2021-04-15", 名称="运动会"),
    ]
)
CLOCK = Clock(rulebook(采用=["国家"], 事项=REVISITS).value, CALENDAR, TODAY)
SPAN = Span(TODAY, date(2021, 1, 1), date(2021, 12, 31))
AHEAD = (date(2021, 1, 1), date(2022, 12, 31))


class Office:
    """Registers made at random."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(seed)
        self.rules = RevisitKeys.model_validate(
            {"每组每周": random.choice([None, 1, 3]), "窗口": random.choice([3, 10])}
        )
        self.units = {f"S{at}": self._unit(f"S{at}") for at in range(25)}
        self.inspectors = [self._inspector(at) for at in range(random.randint(8, 20))]
        self.absences = [self._absence() for _ in range(random.randint(0, 30))]
        self.cases = [self._case(at) for at in range(random.randint(5, 60))]
        self.visits: list[Visit] = []

    def _day(self, first: date, days: int) -> date:
        return first + timedelta(days=self.random.randrange(days))

    def _unit(self, code: str) -> Unit:
        random = self.random
        stages = tuple(random.sample(STAGES, random.choice([1, 1, 1, 2])))
        until = self._day(TODAY, 300) if random.random() < 0.05 else None
        return Unit(
            code, f"校{code}", stages=stages, township=f"{random.randrange(4)}镇", until=until
        )

    def _inspector(self, at: int) -> Inspector:
        random = self.random
        return Inspector(
            f"D{at}",
            f"督学{at}",
            tuple(random.sample(STAGES, random.randint(1, 3))),
            team=f"第{at % 3}组",
            leads=random.random() < 0.5,
            until=self._day(TODAY, 600) if random.random() < 0.3 else None,
            recused={f"S{random.randrange(25)}": "曾在该校任职"},
        )

    def _absence(self) -> Absence:
        first = self._day(TODAY, 300)
        last = first + timedelta(days=self.random.randrange(8))
        half = self.random.choice([None, *Half])
        who = self.random.choice(self.inspectors).code
        return Absence(who, first, last, "请假", half)

    def _case(self, at: int) -> Case:
        kind = self.random.choice(["综合", "专项"])
        ended = self._day(date(2019, 11, 1), 480)
        unit = f"S{self.random.randrange(25)}"
        return Case(f"DD{at}", "", unit, kind, {"督导结束": ended}, unit_code=unit)

    def planned(self) -> tuple[Planner, Agenda]:
        days = VisitDays(CALENDAR, self.rules)
        dues = DueList(CLOCK, self.units, days).of(self.cases, self.visits)
        crew = crew_of(self.inspectors, self.absences, self.visits, self.rules, AHEAD)
        planner = Planner(SPAN, days, crew)
        return planner, planner.agenda(dues)

    def agree(self, agenda: Agenda) -> None:
        """Enter the plan into the register as people would: some notified, some confirmed."""
        states = (VisitState.TENTATIVE, VisitState.TENTATIVE, *AGREED)
        self.visits = [
            Visit(
                one.due.code,
                one.due.case.code,
                one.due.ordinal,
                one.due.unit.code,
                one.due.unit.name,
                one.due.case.kind,
                VisitForm.REVISIT,
                self.random.choice(states),
                planned=one.slot.day,
                half=one.slot.half,
                team=one.slot.team,
                members=tuple(member.name for member in one.group),
            )
            for one in agenda.visits
            if one.slot
        ]


def broken(office: Office, agenda: Agenda) -> list[str]:
    """Return every rule that a plan breaks, told from the registers alone."""
    found: list[str] = []
    for one in agenda.visits:
        if one.state is VisitState.TENTATIVE:
            found += _of_one(office, one)
    slots = Counter(one.slot for one in agenda.visits)
    found += [f"{slot} booked twice" for slot, count in slots.items() if count > 1]
    people = Counter(
        (member.code, one.slot.day, one.slot.half)
        for one in agenda.visits
        if one.slot
        for member in one.group
    )
    found += [f"{who} in two places" for who, count in people.items() if count > 1]
    if office.rules.weekly:
        weeks = Counter(
            (one.slot.team, one.slot.day - timedelta(days=one.slot.day.weekday()))
            for one in agenda.visits
            if one.slot
        )
        found += [
            f"{week} too full" for week, count in weeks.items() if count > office.rules.weekly
        ]
    return found


def _of_one(office: Office, one: Planned) -> list[str]:
    slot, unit = one.slot, one.due.unit
    assert slot is not None
    code, found = one.due.code, []
    if CALENDAR.is_school_day(slot.day, unit.staged) is not True:
        found.append(f"{code} on a day without school")
    if slot.day < TODAY or slot.day not in one.due.window.days:
        found.append(f"{code} outside its window")
    if unit.until and slot.day > unit.until:
        found.append(f"{code} after the school closed")
    known = {who.code: who for who in office.inspectors}
    group = [known[member.code] for member in one.group]
    if len(group) < 3 or not any(who.leads for who in group):
        found.append(f"{code} with too few, or without leader")
    if set(unit.stages) - {stage for who in group for stage in who.stages}:
        found.append(f"{code} without knowledge of a stage")
    for who in group:
        away = [
            absence
            for absence in office.absences
            if absence.inspector == who.code
            and absence.first <= slot.day <= absence.last
            and absence.half in (None, slot.half)
        ]
        if away or (who.until and who.until < slot.day) or unit.code in who.recused:
            found.append(f"{code} with {who.name}, who may not or cannot go")
    return found


@pytest.mark.parametrize("seed", range(40))
def test_no_rule_is_broken_and_what_cannot_be_has_a_reason(seed: int) -> None:
    office = Office(seed)
    _, agenda = office.planned()
    assert broken(office, agenda) == []
    assert all(one.note for one in agenda.unplaced)
    assert office.planned()[1] == agenda


@pytest.mark.parametrize("seed", range(40, 70))
def test_what_was_agreed_stays_whatever_changes(seed: int) -> None:
    office = Office(seed)
    office.agree(office.planned()[1])
    again = office.planned()[1]
    assert [one.slot for one in again.visits] == [one.former for one in again.visits]
    office.absences += [office._absence() for _ in range(10)]
    office.cases += [office._case(100 + at) for at in range(5)]
    _, changed = office.planned()
    assert broken(office, changed) == []
    for one in changed.visits:
        if one.state in AGREED:
            assert one.slot == one.former, "agreed with a school and moved"

"""The agenda: the revisits of a span of time, each with a place or the reason why it has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dubao.model.planning import Crew, Job, Slot
from dubao.model.problem import Problem
from dubao.model.terms import VisitState
from dubao.model.visits import Agenda, DueVisit, Planned
from dubao.schedule.agreed import AGREED, impossible, why_not
from dubao.schedule.due import CLOSED
from dubao.schedule.placing import Placing
from dubao.schedule.planner import Outcome, plan
from dubao.schedule.windows import VisitDays

Tune = Callable[[Outcome], None]
"""Makes a plan better, in place."""


@dataclass(frozen=True)
class Span:
    """What is asked for: today, and the first and last day of the plan.

    `released` are agreed visits (their codes) that may be put elsewhere.
    """

    today: date
    first: date
    last: date
    released: frozenset[str] = frozenset()


@dataclass
class Planner:
    """Makes an agenda of what is due; `problems` say first what was agreed and cannot be."""

    span: Span
    days: VisitDays
    crew: Crew
    problems: list[Problem] = field(default_factory=list)
    outcome: Outcome | None = None

    def agenda(self, dues: Sequence[DueVisit], tune: Tune | None = None) -> Agenda:
        """Return the plan: what is agreed stays, the rest finds the best place that is left.

        What has no place is named however long ago it was due.
        """
        active = [due for due in dues if due.state not in CLOSED and self._wants(due)]
        calendar = self.days.calendar
        self.problems += impossible(active, self.crew, calendar, self.span.today)
        jobs = [self._job(due) for due in active]
        outcome = self.outcome = plan([job for job in jobs if job.days or job.held], self.crew)
        if tune:
            tune(outcome)
        planned = Placing(outcome, self.crew, calendar).all(active, jobs)
        closed = tuple(due for due in dues if due.state in CLOSED and self._closed_within(due))
        shown = [one for one in planned if one.day is None or self._shows(one.day)]
        return Agenda(
            self.span.today,
            self.span.first,
            self.span.last,
            tuple(sorted((one for one in shown if one.day), key=_by_day)),
            tuple(one for one in shown if one.day is None),
            closed,
            outcome.shortages,
            len(outcome.moved),
        )

    def fixed(self, due: DueVisit) -> bool:
        """Whether a revisit stays where it is: agreed with the school, or too near to move.

        What is near but not agreed stays only if it can.
        """
        visit = due.visit
        if visit is None or visit.day is None or due.code in self.span.released:
            return False
        if due.state in AGREED:
            return True
        frozen = self.days.frozen_until(self.span.today, due.unit.staged)
        near = max(frozen, self.days.earliest(self.span.today) - timedelta(days=1))
        if due.state is not VisitState.TENTATIVE or not self.span.today <= visit.day <= near:
            return False
        return not why_not(due, visit, self.crew, self.days.calendar)

    def _stands(self, due: DueVisit) -> Slot | None:
        """Return where a revisit stands in the register.

        Where only its day is known, or its team is gone, any half and team stand for it: of those
        that can go that day one will.
        """
        visit = due.visit
        if visit is None or visit.day is None or not self.crew.teams:
            return None
        teams = [team.name for team in self.crew.teams]
        half = visit.half if visit.half in self.crew.halves else self.crew.halves[0]
        return Slot(visit.day, half, visit.team if visit.team in teams else teams[0])

    def _wants(self, due: DueVisit) -> bool:
        """Whether a revisit is due by the end of the span, or stands in the plan already."""
        day = due.visit.day if due.visit else None
        stands = day is not None and day >= self.span.today
        return stands or (due.window.moved or due.raw) <= self.span.last

    def _closed_within(self, due: DueVisit) -> bool:
        day = (due.visit.done if due.visit else None) or due.raw
        return self.span.first <= day <= self.span.last

    def _shows(self, day: date) -> bool:
        return day >= self.span.first

    def _job(self, due: DueVisit) -> Job:
        """Return what the plan has to place; a job that can stand nowhere has no days."""
        fixed, slot, visit = self.fixed(due), self._stands(due), due.visit
        held = slot if fixed and visit and visit.slot == slot else None
        past = slot is not None and slot.day < self.span.today
        last = due.unit.until
        days = set() if fixed else set(due.window.days)
        if slot and not fixed and not past and slot.day in self.days.of(due.unit.staged):
            days.add(slot.day)
        return Job(
            key=due.code,
            unit=due.unit.code,
            place=due.unit.township,
            stages=frozenset(due.unit.stages),
            target=due.window.moved or due.raw,
            days=tuple(day for day in sorted(days) if last is None or day <= last),
            held=held,
            former=None if fixed or past else slot,
        )


def _by_day(one: Planned) -> tuple[date, str, str, str]:
    slot = one.slot
    return one.day or date.max, slot.team if slot else "", slot.half if slot else "", one.due.code

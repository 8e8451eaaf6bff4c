"""What the plan says of each revisit: its place, who goes, what moved and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dubao.model.calendar import Calendar
from dubao.model.planning import Crew, Job, Slot
from dubao.model.terms import VisitState
from dubao.model.visits import DueVisit, Planned
from dubao.schedule.agreed import AGREED, who_goes
from dubao.schedule.planner import Outcome

_MOST_TEAMS = 3  # named in a reason


@dataclass
class Placing:
    """Turns an outcome into the plan's lines."""

    outcome: Outcome
    crew: Crew
    calendar: Calendar

    def all(self, dues: Iterable[DueVisit], jobs: Sequence[Job]) -> list[Planned]:
        """Return a line for every revisit."""
        self._slots = self.outcome.slots
        self._why = {
            key: proof.sentence for proof in self.outcome.shortages for key in proof.unplaced
        }
        return [self._line(due, job) for due, job in zip(dues, jobs, strict=True)]

    def _line(self, due: DueVisit, job: Job) -> Planned:
        former = due.visit.slot if due.visit else None
        if job.held is None and not job.days and due.state in AGREED:
            return Planned(due, due.state, former=former)
        slot = job.held or self._slots.get(job.key)
        if slot is None:
            return Planned(due, VisitState.WAITING, former=former, note=self._why_not(due, job))
        group, gone = who_goes(due, due.visit, slot, self.crew)
        agreed = due.state in AGREED and slot == former
        state = due.state if job.held or agreed else VisitState.TENTATIVE
        sure = self.calendar.is_school_day(slot.day, due.unit.staged) is not None
        note = self._why_moved(due, job, slot)
        return Planned(due, state, slot, tuple(group), tuple(gone), former, note, sure)

    def _why_not(self, due: DueVisit, job: Job) -> str:
        """Return why a revisit has no place."""
        if due.window.beyond:
            return due.window.why
        if not job.days:
            until = due.unit.until
            return f"学校已于{until.isoformat()}停办" if until else "窗口内没有可排的日子"
        if not self.outcome.board.instance.has_slot(job.key):
            return self._no_team(job)
        return self._why.get(job.key, "")

    def _no_team(self, job: Job) -> str:
        """Return why no team can go on any day of the window."""
        instance = self.outcome.board.instance
        reasons = []
        for team in self.crew.teams:
            found = Counter(
                instance.lacking(job, Slot(day, half, team.name))
                for day in job.days
                for half in self.crew.halves
            )
            reasons.append(f"{team.name}{found.most_common(1)[0][0]}")
        more = f"等 {len(reasons)} 组" if len(reasons) > _MOST_TEAMS else ""
        return f"窗口内没有一个组能去：{'；'.join(reasons[:_MOST_TEAMS])}{more}"

    def _why_moved(self, due: DueVisit, job: Job, slot: Slot) -> str:
        """Return why a revisit is no longer where it stood, "" if it is or stood nowhere."""
        former = due.visit.slot if due.visit else None
        if former is None or slot == former:
            return ""
        if job.former is None:
            return f"原定 {former.day.isoformat()}，没有成行"
        if former.day not in job.days:
            closing = self.calendar.closing(former.day, due.unit.staged)
            return f"原定 {former.day.isoformat()} {closing or '不在可排的日子之内'}"
        lacks = self.outcome.board.instance.lacking(job, former)
        return f"原定 {former.day.isoformat()} {former.team}{lacks or '，为别的学校让出'}"

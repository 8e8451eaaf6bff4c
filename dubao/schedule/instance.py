"""A planning problem made ready for search: days, teams and eligibility as small bit masks.

A slot is a day (by index) and a bit; the bit stands for a team and a half of the day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dubao.model.planning import Crew, Job, Member, Slot, Team

# What a plan costs: a school day late or early, a trip of a team to a township.
LATE, EARLY, TRIP = 3, 1, 10

Option = tuple[int, int, int]
"""Cost of a day, the day, and the slots of it that are open to a visit."""


@dataclass(frozen=True)
class _Skill:
    """A team as seen by one visit: which members are recused, which stages it needs."""

    team: int
    recused: int
    stages: frozenset[str]


class Instance:
    """Jobs and crew with everything that search asks for again and again worked out once."""

    def __init__(self, jobs: Sequence[Job], crew: Crew) -> None:
        self.jobs = tuple(jobs)
        self.crew = crew
        self.halves = crew.halves
        fixed = [slot.day for job in jobs for slot in (job.held, job.former) if slot]
        self.days = tuple(sorted({day for job in jobs for day in job.days} | set(fixed)))
        self.day_at = {day: at for at, day in enumerate(self.days)}
        self.team_at = {team.name: at for at, team in enumerate(crew.teams)}
        self.weeks = tuple(day - timedelta(days=day.weekday()) for day in self.days)
        self.agreed = [self._spot(job.held or job.former) for job in jobs]
        self._skills: dict[_Skill, tuple[int, dict[int, int]]] = {}
        twice = {unit for unit, count in Counter(job.unit for job in jobs).items() if count > 1}
        self.together = [job.unit if job.unit in twice else "" for job in jobs]
        self.open = [self._open(job) for job in jobs]
        self.options = [
            self._options(job, slots) for job, slots in zip(jobs, self.open, strict=True)
        ]

    @property
    def width(self) -> int:
        """The number of slots of a day."""
        return len(self.crew.teams) * len(self.halves)

    @cached_property
    def every(self) -> int:
        """All slots of a day."""
        return (1 << self.width) - 1

    @cached_property
    def of_half(self) -> tuple[int, ...]:
        """The slots of a day by half: every team's."""
        step = len(self.halves)
        return tuple(
            sum(1 << (team * step + half) for team in range(len(self.crew.teams)))
            for half in range(step)
        )

    @cached_property
    def of_team(self) -> tuple[int, ...]:
        """The slots of a day by team: all its halves."""
        step = len(self.halves)
        return tuple(((1 << step) - 1) << (team * step) for team in range(len(self.crew.teams)))

    def bit(self, slot: Slot) -> int:
        """Return the bit of a slot within its day."""
        return self.team_at[slot.team] * len(self.halves) + self.halves.index(slot.half)

    def _spot(self, slot: Slot | None) -> tuple[int, int] | None:
        """Return a slot as a day and a bit; None if there is no such team or half any more."""
        if slot is None or slot.team not in self.team_at or slot.half not in self.halves:
            return None
        return self.day_at[slot.day], self.bit(slot)

    def slot(self, day: int, bit: int) -> Slot:
        """Return the slot that a day and a bit stand for."""
        team, half = divmod(bit, len(self.halves))
        return Slot(self.days[day], self.halves[half], self.crew.teams[team].name)

    def group(self, job: Job, slot: Slot) -> tuple[Member, ...]:
        """Return who of the team goes: present that half day and not recused."""
        team = self.crew.teams[self.team_at[slot.team]]
        return tuple(
            member
            for member in team.members
            if (slot.day, slot.half) not in self.crew.away.get(member.code, {})
            and (member.code, job.unit) not in self.crew.recused
        )

    def has_slot(self, key: str) -> bool:
        """Whether there is any slot in which a job could stand if it were the only one."""
        return bool(self._open_by_key.get(key))

    @cached_property
    def _open_by_key(self) -> dict[str, dict[int, int]]:
        return {job.key: slots for job, slots in zip(self.jobs, self.open, strict=True)}

    def lacking(self, job: Job, slot: Slot) -> str:
        """Return why a team can't make a visit then, "" if it can."""
        if slot.team not in self.team_at:
            return "已不在督学台账中"
        return lacking(self.group(job, slot), job.stages, self.crew.least)

    def _open(self, job: Job) -> dict[int, int]:
        """Return by day the slots in which a job may be placed; of one that is held its own."""
        if job.held:
            return {self.day_at[job.held.day]: 1 << self.bit(job.held)}
        usual, special = self._for(job)
        days = (self.day_at[day] for day in job.days)
        found = ((day, special.get(day, usual)) for day in days)
        return {day: slots for day, slots in found if slots}

    def _for(self, job: Job) -> tuple[int, dict[int, int]]:
        """Return the slots open to a job on a usual day, and those of days with absences."""
        parts = [self._skill(team, job) for team in range(len(self.crew.teams))]
        usual = sum(slots for slots, _ in parts)
        days = {day for _, special in parts for day in special}
        return usual, {
            day: sum(special.get(day, slots) for slots, special in parts) for day in days
        }

    def _skill(self, team: int, job: Job) -> tuple[int, dict[int, int]]:
        members = self.crew.teams[team].members
        recused = sum(
            1 << at
            for at, member in enumerate(members)
            if (member.code, job.unit) in self.crew.recused
        )
        skill = _Skill(team, recused, job.stages)
        if skill not in self._skills:
            self._skills[skill] = self._team_slots(skill, members)
        return self._skills[skill]

    def _team_slots(self, skill: _Skill, members: tuple[Member, ...]) -> tuple[int, dict[int, int]]:
        def fit(gone: int) -> bool:
            group = [one for at, one in enumerate(members) if not gone & (1 << at)]
            return not lacking(group, skill.stages, self.crew.least)

        first = skill.team * len(self.halves)
        usual = self.of_team[skill.team] if fit(skill.recused) else 0
        special: dict[int, int] = {}
        for day, half, gone in self._absences[skill.team]:
            bit = 1 << (first + half)
            now = special.get(day, usual) & ~bit
            special[day] = now | bit if fit(gone | skill.recused) else now
        return usual, special

    @cached_property
    def _absences(self) -> list[list[tuple[int, int, int]]]:
        """By team the half days on which members are away: day, half, members as a mask."""
        return [sorted(_absences(self, team)) for team in self.crew.teams]

    def _options(self, job: Job, slots: dict[int, int]) -> list[Option]:
        """Return the days open to a job, the cheapest first."""
        costs = day_costs(job)
        return sorted((costs.get(self.days[day], 0), day, mask) for day, mask in slots.items())


def lacking(group: Sequence[Member], stages: frozenset[str], least: int) -> str:
    """Return what keeps a group from making a visit, "" if nothing does (条例 article 16)."""
    if len(group) < least:
        return f"只有 {len(group)} 人，不足 {least} 人"
    if not any(member.leads for member in group):
        return "没有组长"
    missing = sorted(stages.difference(*(member.stages for member in group)))
    return f"没有熟悉{'、'.join(missing)}的督学" if missing else ""


def day_costs(job: Job) -> dict[date, int]:
    """Return what each day of a job costs: the school days by which it is early or late."""
    due = bisect_left(job.days, job.target)
    return {
        day: EARLY * (due - at) if at < due else LATE * (at - due)
        for at, day in enumerate(job.days)
    }


def _absences(instance: Instance, team: Team) -> Iterator[tuple[int, int, int]]:
    gone: dict[tuple[int, int], int] = {}
    for at, member in enumerate(team.members):
        for day, half in instance.crew.away.get(member.code, {}):
            if day in instance.day_at and half in instance.halves:
                key = instance.day_at[day], instance.halves.index(half)
                gone[key] = gone.get(key, 0) | 1 << at
    for key, mask in gone.items():
        yield *key, mask

"""What is to be planned: visits that need a day, and the teams that can make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dubao.model.terms import Half


class Slot(NamedTuple):
    """Half a day of one team: the unit of planning."""

    day: date
    half: Half
    team: str


@dataclass(frozen=True)
class Member:
    """An inspector as a member of a team; `leads` if he or she may lead a group."""

    code: str
    name: str
    stages: frozenset[str] = frozenset()
    leads: bool = False


@dataclass(frozen=True)
class Team:
    """A 督导组: who goes out together."""

    name: str
    members: tuple[Member, ...]


Away = Mapping[str, Mapping[tuple[date, Half], str]]
"""By inspector's code the half days on which he or she is not there, with the reason."""

Recused = Mapping[tuple[str, str], str]
"""Why an inspector (code) may not visit a unit (code): former school, kin, same unit."""


@dataclass(frozen=True)
class Job:
    """One visit that needs half a day of a team.

    `place` is the township, for trips. `days` are the days it may take place, in order; `target`
    is the day it is due. `held` is where it stays whatever happens (confirmed, notified, frozen);
    `former` where it stands so far and stays if it can.
    """

    key: str
    unit: str
    place: str
    stages: frozenset[str]
    target: date
    days: tuple[date, ...]
    held: Slot | None = None
    former: Slot | None = None


@dataclass(frozen=True)
class Crew:
    """The teams, who is away when, who may not visit whom, and how much a team can do.

    A group needs `least` members, one who leads, and one who knows each stage of the unit.
    `weekly` is the most visits of a team in a natural week, None for no limit.
    """

    teams: tuple[Team, ...]
    away: Away = field(default_factory=dict)
    recused: Recused = field(default_factory=dict)
    least: int = 3
    weekly: int | None = None
    halves: tuple[Half, ...] = (Half.MORNING, Half.AFTERNOON)


@dataclass(frozen=True)
class Shortage:
    """The proof that some visits cannot be placed (Hall's condition).

    `jobs` all need one of the same `have` slots, which lie between `first` and `last`; `have` is
    less than their number by the number of those left out, `unplaced`. Without any day to choose
    from there is no first and last.
    """

    jobs: tuple[str, ...]
    unplaced: tuple[str, ...]
    have: int
    first: date | None
    last: date | None

    @property
    def sentence(self) -> str:
        """The certificate in the office's words."""
        need = len(self.jobs)
        if self.first is None or self.last is None:
            return f"{need} 所没有可以回访的日子"
        return (
            f"{self.first:%m-%d} 至 {self.last:%m-%d} 有 {need} 所须在此期间回访，"
            f"可用场次 {self.have}，缺 {need - self.have}"
        )

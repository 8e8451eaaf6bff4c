"""Who is visited often enough: routine visits by term, month and zone; cycles of supervision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dubao.model.visits import Unit


@dataclass(frozen=True)
class RoutineVisit:
    """One routine visit of a responsible inspector (督导记录)."""

    unit: str
    day: date
    who: str = ""


@dataclass(frozen=True)
class Gap:
    """Fewer routine visits to a unit than demanded in a period (a term or a month).

    `over` tells whether the period has ended; until then there is time to make up for it.
    """

    unit: Unit
    period: str
    first: date
    last: date
    need: int
    have: int
    over: bool
    zone: str = ""

    @property
    def missing(self) -> int:
        """How many visits are missing."""
        return self.need - self.have


@dataclass(frozen=True)
class ZoneTally:
    """Routine visits in a zone in a term: schools, visits, schools with too few."""

    zone: str
    term: str
    schools: int
    visits: int
    short: int


@dataclass(frozen=True)
class Routine:
    """What is missing by term and by month, apart (TM-09), and the zones' sums."""

    by_term: tuple[Gap, ...] = ()
    by_month: tuple[Gap, ...] = ()
    zones: tuple[ZoneTally, ...] = ()


class CycleState(StrEnum):
    """Where a unit stands in its cycle of comprehensive supervision."""

    OVERDUE = "已超期"
    SOON = "一年内到期"
    OPEN = "可以安排"
    EARLY = "未到期"
    NEVER = "没有记录"


@dataclass(frozen=True)
class Turn:
    """When a unit was last supervised as a whole, and when it is next (CY-03).

    `soonest` and `latest` bound the next one; `planned` is the year of the round's plan.
    """

    unit: Unit
    last: date | None
    soonest: date | None
    latest: date | None
    state: CycleState
    planned: int | None = None


@dataclass(frozen=True)
class Pace:
    """How far a round has come in one group of units (公办幼儿园, 小学 …).

    `by_year` counts the units supervised for the first time in the round by year; `planned`
    those that the rest of the plan holds; `reached` is what the pace so far comes to in all
    `years`, as a share of `total`.
    """

    group: str
    total: int
    by_year: Mapping[int, int]
    planned: int
    years: int
    elapsed: int

    @property
    def done(self) -> int:
        """The units supervised in the round so far."""
        return sum(self.by_year.values())

    @property
    def reached(self) -> float:
        """What the pace so far comes to by the end of the round, as a share."""
        return self.done / self.elapsed * self.years / self.total if self.elapsed else 0.0


@dataclass(frozen=True)
class Cycles:
    """The cycles of all units, the most urgent first, and the paces of their groups."""

    turns: tuple[Turn, ...] = ()
    paces: tuple[Pace, ...] = ()

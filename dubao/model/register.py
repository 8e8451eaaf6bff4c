"""Entries of a register: schools, townships, persons, each under a code that never changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FormerName:
    """A name an entry bore; None means that the register does not say since or until when."""

    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Entry:
    """One row of a register.

    `kind` is 镇, 街道, 工业区, 小学, 九年一贯制学校 and so on; `stages` the 学段 it has; `unit`
    the unit a person belongs to, as the register has it; `campuses` the 校区 and 分园 that are
    part of it; `counted` whether it is a unit of its own in numbers of schools; `successors`
    the codes it went over to when it was merged or split.
    """

    code: str
    name: str
    kind: str = ""
    stages: tuple[str, ...] = ()
    unit: str = ""
    short: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    campuses: tuple[str, ...] = ()
    counted: bool = True
    since: date | None = None
    until: date | None = None
    successors: tuple[str, ...] = ()

    def valid(self, on: date | None) -> bool:
        """Whether the entry is in use on a day; any entry is when no day is asked for."""
        return within(on, self.since, self.until)


def within(day: date | None, since: date | None, until: date | None) -> bool:
    """Whether a day lies between two dates, both included; None leaves a side open."""
    if day is None:
        return True
    return (since is None or since <= day) and (until is None or day <= until)


@dataclass(frozen=True)
class Tally:
    """How many units a register counts: in all, by kind, by stage."""

    total: int
    by_kind: Mapping[str, int]
    by_stage: Mapping[str, int]


def tally(entries: Iterable[Entry], on: date | None = None) -> Tally:
    """Count the entries valid on a day.

    A 一贯制学校 counts once in the total and once in each of its stages (NM-05). A branch counts
    if the register says so, whatever its name (NM-04).
    """
    counted = [entry for entry in entries if entry.counted and entry.valid(on)]
    return Tally(
        len(counted),
        Counter(entry.kind for entry in counted),
        Counter(stage for entry in counted for stage in dict.fromkeys(entry.stages)),
    )

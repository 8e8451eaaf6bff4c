"""Records of routine visits, the zones and who is responsible in them, complaints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dubao.model.place import Place
from dubao.model.table import Table
from dubao.model.terms import Half
from dubao.model.terms_ledger import VisitDuty, VisitTeam, VisitTheme

RECORDS, ZONES, COMPLAINTS = "督导记录", "责任区", "投诉"
NOBODY = "（未填）"
TAGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("类型", tuple(VisitTheme)),
    ("动作", tuple(VisitDuty)),
    ("组织", tuple(VisitTeam)),
)
"""The three tags of a visit: field and words."""


@dataclass(frozen=True)
class VisitRecord:
    """One routine visit. `row` is its position in the table of all records.

    `school` is the code, "" where the name is in no register; `people` the codes of the
    responsible inspector and those who came along, `halves` the half days (两个 for 全天, none
    where it is not said). `entered` is when it was entered on the platform.
    """

    row: int
    code: str
    day: date | None
    school: str
    school_name: str
    people: tuple[str, ...]
    halves: tuple[Half, ...] = ()
    title: str = ""
    text: str = ""
    highlight: str = ""
    problem: str = ""
    follow_up: str = ""
    rectification: str = ""
    theme: VisitTheme | None = None
    duty: VisitDuty | None = None
    team: VisitTeam | None = None
    entered: date | None = None
    lessons: float | None = None
    talks: float | None = None


@dataclass(frozen=True)
class Records:
    """All records in the order of the files, the table they stand in, hashes of the files."""

    records: tuple[VisitRecord, ...]
    table: Table
    inputs: Mapping[str, str] = field(default_factory=dict)

    def place(self, record: VisitRecord, name: str) -> Place:
        """Return the cell of a field of a record."""
        return self.table.origin.place(record.row, name)


@dataclass(frozen=True)
class ZoneVersion:
    """A 责任区 from one day on: its schools and responsible inspectors, by code (TM-15)."""

    zone: str
    version: str
    since: date
    schools: tuple[str, ...]
    inspectors: tuple[str, ...]
    group: str = ""
    leader: str = ""
    contact: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True)
class Zones:
    """All versions of all zones."""

    versions: tuple[ZoneVersion, ...] = ()

    def in_force(self, day: date) -> tuple[ZoneVersion, ...]:
        """Return the version of every zone that held on a day; one without schools is closed."""
        found: dict[str, ZoneVersion] = {}
        for one in self._by_day:
            if one.since <= day:
                found[one.zone] = one
        return tuple(one for one in found.values() if one.schools)

    def of_school(self, school: str, day: date) -> ZoneVersion | None:
        """Return the zone that a school belonged to on a day."""
        return next((one for one in self.in_force(day) if school in one.schools), None)

    @cached_property
    def _by_day(self) -> tuple[ZoneVersion, ...]:
        return tuple(sorted(self.versions, key=lambda one: one.since))


@dataclass(frozen=True)
class Complaint:
    """One complaint as far as it is counted; who complains and of what is not kept here."""

    row: int
    code: str
    day: date | None
    source: str
    recorder: str
    handler: str


@dataclass(frozen=True)
class TagShare:
    """The visits of a zone in a month by their three tags; `tags` counts by 类型/常规 and so on.

    A tag that a record does not have is counted under "".
    """

    zone: str
    month: str
    visits: int
    tags: Mapping[tuple[str, str], int]

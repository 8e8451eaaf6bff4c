"""The revisits that follow supervisions, who makes them, and the plan: rows of the registers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dubao.model.deadline import Case
from dubao.model.place import Place
from dubao.model.planning import Member, Shortage, Slot
from dubao.model.terms import Half, VisitForm, VisitState
from dubao.model.terms_visits import Outcome

NOWHERE = Place("")
RECUSED = "回避"


@dataclass(frozen=True)
class Unit:
    """A school, kindergarten or township that is visited.

    `kind` is 小学, 九年一贯制学校 and so on; `owner` 公办 or 民办; `township` the place of trips.
    """

    code: str
    name: str
    kind: str = ""
    stages: tuple[str, ...] = ()
    owner: str = ""
    township: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_township(self) -> bool:
        """Whether it is a township itself, not a school in one."""
        return not self.stages and bool(self.township) and self.township == self.name

    @property
    def staged(self) -> str:
        """The stages as calendars ask for them: 小学、初中."""
        return "、".join(self.stages)


@dataclass(frozen=True)
class Visit:
    """One revisit as the register has it (台账/回访).

    Four dates apart: `due` when it ought to be, `planned` where the plan puts it, `confirmed`
    what was agreed with the school, `done` when it took place.
    """

    code: str
    inspection: str
    ordinal: int
    unit: str
    name: str
    kind: str
    form: VisitForm = VisitForm.REVISIT
    state: VisitState = VisitState.WAITING
    due: date | None = None
    planned: date | None = None
    confirmed: date | None = None
    done: date | None = None
    half: Half | None = None
    team: str = ""
    members: tuple[str, ...] = ()
    outcome: Outcome | None = None
    until: date | None = None
    reason: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    row: int = field(default=-1, compare=False)

    @property
    def day(self) -> date | None:
        """The day that holds: when it took place, else what was agreed, else the plan's."""
        return self.done or self.confirmed or self.planned

    @property
    def slot(self) -> Slot | None:
        """The half day of a team, if the register says which."""
        if self.day is None or self.half is None or not self.team:
            return None
        return Slot(self.day, self.half, self.team)


@dataclass(frozen=True)
class Inspector:
    """One 督学 (台账/督学). `recused` are units not to be visited (code), each with its reason.

    `terms` is how many terms in a row this one makes, None if the register does not say.
    """

    code: str
    name: str
    stages: tuple[str, ...] = ()
    workplace: str = ""
    team: str = ""
    leads: bool = False
    since: date | None = None
    until: date | None = None
    recused: Mapping[str, str] = field(default_factory=dict)
    place: Place = field(default=NOWHERE, compare=False)
    terms: int | None = None


@dataclass(frozen=True)
class Absence:
    """Leave or another duty of an inspector (台账/督学日程), both days included."""

    inspector: str
    first: date
    last: date
    why: str
    half: Half | None = None


@dataclass(frozen=True)
class Window:
    """The days on which a visit may take place.

    `due` is the day by arithmetic, `moved` the first day on which the school can be visited from
    then on, `why` the reason why these differ (TM-06). `days` are what is left of the window
    today; none, with the reason in `why`, where the calendar does not reach so far. `over` are
    the calendar days and `over_taught` the school days by which `moved` has passed. `beyond` tells
    that there are no days only because the calendar does not reach so far.
    """

    due: date
    moved: date | None
    days: tuple[date, ...]
    why: str = ""
    over: int = 0
    over_taught: int = 0
    beyond: bool = False


@dataclass(frozen=True)
class DueVisit:
    """A revisit that is due: after which supervision, when, by which rule.

    `raw` is the day by the rule, `rule` how it was counted, `basis` where the rule stands.
    `visit` is the register's row, None if there is none yet.
    """

    code: str
    case: Case
    ordinal: int
    unit: Unit
    form: VisitForm
    raw: date
    window: Window
    rule: str = ""
    basis: str = ""
    visit: Visit | None = None

    @property
    def title(self) -> str:
        """What is due: 综合督导回访, 专项督导调研."""
        return f"{self.case.kind}督导{self.form.value}"

    @property
    def state(self) -> VisitState:
        """How far it has come so far."""
        return self.visit.state if self.visit else VisitState.WAITING


@dataclass(frozen=True)
class Planned:
    """A revisit in the plan, or one for which there is no place in it (`slot` None).

    `group` are who goes, the leader first; `left_out` who of the team does not, with the reason.
    `former` is where it stood before, `note` why it moved, why it has no place, or what is to be
    seen to. A day that is not `sure` lies where the calendar is not yet published.
    """

    due: DueVisit
    state: VisitState
    slot: Slot | None = None
    group: tuple[Member, ...] = ()
    left_out: tuple[str, ...] = ()
    former: Slot | None = None
    note: str = ""
    sure: bool = True

    @property
    def day(self) -> date | None:
        """The day of the visit."""
        visit = self.due.visit
        return self.slot.day if self.slot else visit.day if visit else None

    @property
    def changed(self) -> bool:
        """Whether the plan puts it elsewhere than it stood, or for the first time."""
        return self.slot != self.former


@dataclass(frozen=True)
class Agenda:
    """The plan of a span of time, as of a day.

    `visits` have a place, `unplaced` have none; `closed` have been made or cancelled. `moved`
    counts agreed visits that the plan puts elsewhere.
    """

    today: date
    first: date
    last: date
    visits: tuple[Planned, ...] = ()
    unplaced: tuple[Planned, ...] = ()
    closed: tuple[DueVisit, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    moved: int = 0

"""Deadlines worked out: when a step is due, by which rule, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dubao.model.deadline_keys import MAIN_CHAIN, Duty, StepRule
from dubao.model.limit import Limit
from dubao.model.place import Place
from dubao.model.terms import Dateless, DueState, Roll, Verdict

Demand = Limit | date | Dateless
"""What a letter asks for: a period, a day, or words without a day."""


@dataclass(frozen=True)
class Layer:
    """Rules of one level: national, of the city, of the district."""

    name: str
    steps: tuple[StepRule, ...]
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True)
class Rulebook:
    """The layers that hold for an office, the later over the earlier, and its settings."""

    layers: tuple[Layer, ...] = ()
    roll: Roll = Roll.STAYS
    end_of_term: bool = False

    @property
    def chains(self) -> tuple[str, ...]:
        """The names of all chains, the main one first."""
        names = [step.chain for layer in self.layers for step in layer.steps]
        return tuple(dict.fromkeys([MAIN_CHAIN, *names]))

    @property
    def duties(self) -> tuple[Duty, ...]:
        """What the office checks of itself; of one name the last layer's counts."""
        return tuple({d.name: d for layer in self.layers for d in layer.duties}.values())

    @property
    def events(self) -> tuple[str, ...]:
        """The names of everything that may have a day: what periods count from, and steps."""
        steps = [step for layer in self.layers for step in layer.steps]
        named = [(*step.since_events, step.name, *step.done_by) for step in steps]
        return tuple(dict.fromkeys(name for names in named for name in names))


@dataclass(frozen=True)
class Extension:
    """A deadline put off: until when, by which paper, when and by whom approved (TM-12)."""

    step: str
    until: date
    paper: str
    approved: date | None = None
    by: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True)
class Case:
    """One supervision, or one set of events without a register entry.

    `events` are the days on which things happened, by name (督导结束, 送达 …); `demands` the
    periods that a letter itself sets, by step. `paper` is the number of the opinion letter;
    `unit_code` the unit's code as the register has it; `group` who supervised, the leader first;
    `agreed` of `voters` were for the opinion, None where the register does not say.
    """

    code: str
    title: str
    unit: str = ""
    kind: str = ""
    events: Mapping[str, date] = field(default_factory=dict)
    demands: Mapping[str, Demand] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()
    place: Place = field(default=Place(""), compare=False)
    unit_code: str = ""
    paper: str = ""
    group: tuple[str, ...] = ()
    agreed: int | None = None
    voters: int | None = None


@dataclass(frozen=True)
class Reached:
    """A day that was worked out, or why it could not be; `note` says more about the day."""

    day: date | None
    why: str = ""
    note: str = ""


@dataclass(frozen=True)
class DutyResult:
    """How the office stands with one duty: `counted` supervisions looked at, what is amiss."""

    duty: Duty
    verdict: Verdict
    counted: int
    amiss: tuple[str, ...] = ()


@dataclass(frozen=True)
class Due:
    """One step of a case on a day.

    `event` and `begun` are what the period counts from, `raw` the day by arithmetic, `day` the
    one that holds: moved on if the rule says so, or put off by `extension`. `limit` is the
    period, which may be the letter's own. `why` is the reason
    where there is none. `days` are calendar days left until `day`, negative when past.
    """

    case: Case
    rule: StepRule
    level: str
    event: str
    begun: date | None
    raw: date | None
    day: date | None
    state: DueState
    done: date | None = None
    days: int | None = None
    limit: Limit | None = None
    why: str = ""
    note: str = ""
    extension: Extension | None = None

    @property
    def counted(self) -> str:
        """How the period counts: 自督导结束（2021-03-05）起30日; "" if nothing is counted."""
        day = f"（{self.begun.isoformat()}）" if self.begun else ""
        if self.limit is None:
            return ""
        if self.limit.before:
            return f"{self.event}{day}{self.limit.text}"
        return f"自{self.event}{day}起{self.limit.text}"

    @property
    def source(self) -> str:
        """The rule's source: name, number, article, level, and how sure it is."""
        rule = self.rule
        paper = f"{rule.basis}{f'（{rule.number}）' if rule.number else ''}{rule.article}"
        return "；".join(part for part in (paper, self.level, rule.certainty.value) if part)

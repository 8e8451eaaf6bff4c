"""The rectification ledger (问题整改台账): findings, rounds of feedback, where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dubao.model.deadline import Demand, Reached
from dubao.model.limit import Limit
from dubao.model.place import Place
from dubao.model.table import Origin
from dubao.model.terms_ledger import FindingState, Review

LEDGER, ROUNDS = "问题整改", "整改反馈"  # the two registers
LEDGER_FILE = "台账/问题整改.xlsx"
KEY = "序号"
DELIVERY = "送达"

OPEN_STATES = frozenset({FindingState.OPEN, FindingState.WORKING, FindingState.EXTENDED})


@dataclass(frozen=True)
class Until:
    """By when a finding is to be put right: as it is written, and what that asks for.

    A period counts from the delivery of the paper (送达) unless it names another event. `demand`
    is None where nothing is written, or what is written names no time limit.
    """

    text: str = ""
    demand: Demand | None = None

    @property
    def day(self) -> date | None:
        """The day itself, where one is written."""
        return self.demand if isinstance(self.demand, date) else None

    @property
    def needs_delivery(self) -> bool:
        """Whether the last day depends on the day on which the paper was delivered."""
        return isinstance(self.demand, Limit) and self.demand.event in ("", DELIVERY)


@dataclass(frozen=True)
class Round:
    """One round of feedback on a finding: what the unit says, what the reviewer found."""

    finding: str
    number: int
    who: str
    day: date | None
    text: str
    evidence: str = ""
    review: Review | None = None
    reviewer: str = ""
    reviewed: date | None = None
    opinion: str = ""


@dataclass(frozen=True)
class Finding:
    """One row of the ledger.

    `row` is its position in the register's table, `number` the 序号 that people know it by.
    `unit` and `code` are the unit it was found in, `duty` the one that has to put it right. `state`
    is None where the ledger's word is none of the known ones. `former_until` is what an
    extension replaced, `extension` the paper that approved it.
    """

    row: int
    number: str
    text: str
    state: FindingState | None
    state_text: str = ""
    unit: str = ""
    code: str = ""
    source: str = ""
    indicator: str = ""
    category: str = ""
    measure: str = ""
    duty: str = ""
    person: str = ""
    partner: str = ""
    until: Until = field(default_factory=Until)
    delivered: date | None = None
    progress: str = ""
    done: date | None = None
    evidence: str = ""
    reviewer: str = ""
    reviewed: date | None = None
    opinion: str = ""
    closed: date | None = None
    way: str = ""
    former_until: str = ""
    extension: str = ""
    extension_reason: str = ""
    transferred_to: str = ""
    remark: str = ""
    rounds: tuple[Round, ...] = ()

    @property
    def review(self) -> Review | None:
        """What the review found; None where there was none or its words say neither."""
        return review_in(self.opinion)


def review_in(text: str) -> Review | None:
    """Return the finding of a review in a text: 不到位 before 到位, which it contains."""
    return next((word for word in (Review.NOT_DONE, Review.DONE) if word in text), None)


@dataclass(frozen=True)
class Standing:
    """A finding as of a day: its last day, and by how much it is over or still to come.

    `left` is the number of days to the last day, negative when it has passed, None where there
    is no day to count to.
    """

    finding: Finding
    due: Reached
    left: int | None

    @property
    def is_open(self) -> bool:
        """Whether the unit still has to do something."""
        return self.finding.state in OPEN_STATES

    @property
    def is_overdue(self) -> bool:
        """Whether the unit is late: what was reported as done is not, whatever the review says."""
        return self.is_open and self.left is not None and self.left < 0

    @property
    def awaits_review(self) -> bool:
        """Whether the unit reported it as done and nobody has looked yet."""
        return self.finding.state is FindingState.REPORTED and self.finding.review is None


@dataclass(frozen=True)
class Tally:
    """The findings of one group, such as a unit, and how many of them stand where."""

    group: str
    members: tuple[Standing, ...]

    @property
    def total(self) -> int:
        """How many findings there are."""
        return len(self.members)

    def count(self, state: FindingState | None) -> int:
        """Return how many are in a state; None counts those whose word is no known state."""
        return sum(one.finding.state is state for one in self.members)

    @property
    def overdue(self) -> int:
        """How many are late."""
        return sum(one.is_overdue for one in self.members)

    @property
    def awaiting(self) -> int:
        """How many were reported as done and not reviewed yet."""
        return sum(one.awaits_review for one in self.members)

    @property
    def rate(self) -> float:
        """The rate of closing in percent: 已销号 ÷ all; NaN for an empty group."""
        closed = self.count(FindingState.CLOSED)
        return 100 * closed / self.total if self.total else float("nan")


@dataclass(frozen=True)
class Ledger:
    """All findings in the order of the register, and where they stand in it.

    `inputs` are the hashes of the files read.
    """

    findings: tuple[Finding, ...] = ()
    origin: Origin = field(default_factory=lambda: Origin(()))
    inputs: Mapping[str, str] = field(default_factory=dict)

    def place(self, finding: Finding, name: str) -> Place:
        """Return the cell of a field of a finding."""
        return self.origin.place(finding.row, name)

    def find(self, number: str) -> tuple[Finding, ...]:
        """Return the findings with this 序号: none, one, or several where the ledger errs."""
        return tuple(one for one in self.findings if one.number == number)

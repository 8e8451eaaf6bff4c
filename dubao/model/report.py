"""What the annual item table comes to: this year beside last, judged and traced to its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dubao.model.bulletin import Bulletin, BulletinItem, CrossCheck, Judgement
from dubao.model.place import Place
from dubao.model.problem import Problem
from dubao.model.terms import Verdict


@dataclass(frozen=True)
class Entry:
    """One item as one department reported it.

    `this` and `last` are in the item's unit, NaN where absent, for `this_reason` and
    `last_reason` (words, "" where there is a value); text items stand in `text`. The raw texts
    and cells are as typed.
    """

    this: float
    last: float
    this_reason: str = ""
    last_reason: str = ""
    text: str = ""
    this_raw: str = ""
    last_raw: str = ""
    this_place: Place | None = None
    last_place: Place | None = None
    department: str = ""
    person: str = ""
    source: str = ""  # 数据来源: which statistical sheet and page
    remark: str = ""  # 备注: explains a fall
    reason_for_last: str = ""  # 口径调整: why last year differs from what was published
    written_unit: str = ""  # the unit in which the sheet has it, where that is another


@dataclass(frozen=True)
class Figures:
    """Everything read for one year's table, before anything is worked out."""

    bulletin: Bulletin
    year: int
    entries: Mapping[str, Entry]  # by item code
    published: Mapping[str, tuple[float, Place]]  # last year's published values by item code
    history: Mapping[int, Mapping[str, float]]  # earlier years' published values, for charts
    missing: tuple[str, ...]  # departments that have not handed in
    objections: tuple[Mapping[str, str], ...] = ()  # 异议登记, as the register has them
    inputs: Mapping[str, str] | None = None  # file → sha256
    history_places: Mapping[int, Mapping[str, Place]] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One line of the table.

    `change` is this − last (百分点 for a ratio); `rate` in % of last, NaN where it prints —
    (last year 0, negative or absent, or a ratio). `fell` tells that a demand is broken,
    `explained` that the remark says why. `formula` shows numbers put in for a computed item.
    """

    item: BulletinItem
    entry: Entry
    change: float
    rate: float
    meets: Verdict | None  # of 要求; None where nothing is demanded
    fell: bool
    explained: bool
    formula: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Judged:
    """One judgement with the numbers put in."""

    judgement: Judgement
    verdict: Verdict
    numbers: str
    reason: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Report:
    """The whole result of one year's table."""

    figures: Figures
    lines: tuple[Change, ...]
    judged: tuple[Judged, ...]
    failed: tuple[tuple[CrossCheck, str], ...]  # checks that do not hold, with numbers
    problems: tuple[Problem, ...]

    @property
    def bulletin(self) -> Bulletin:
        """The item table's description."""
        return self.figures.bulletin

    @property
    def year(self) -> int:
        """The year reported on."""
        return self.figures.year

    def line(self, code: str) -> Change | None:
        """Return the line of an item by code or name."""
        return next((one for one in self.lines if code in (one.item.code, one.item.name)), None)

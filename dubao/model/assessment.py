"""What an assessment says, column by column; every sheet, paper and screen is a view of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dubao.model.dataset import Dataset
from dubao.model.gaps import Gaps
from dubao.model.place import Place
from dubao.model.problem import Problem
from dubao.model.robust import Robustness
from dubao.model.scheme import Item, Scheme
from dubao.model.survey_result import SurveyResult
from dubao.model.table import Column
from dubao.model.terms import Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Change:
    """One step in the trail of a score (CA-22): self → group → after appeal."""

    stage: str
    points: float
    who: str = ""
    when: str = ""
    why: str = ""
    paper: str = ""
    place: Place | None = None
    typed: str = ""  # the points as they stand in the cell


@dataclass(frozen=True)
class ItemResult:
    """One item for all units, in the order of `Assessment.codes`.

    `points` is NaN where the item has none, `reasons` (int8 of `Reason`) says why; `full` is the
    full marks that count for each unit (0 where the item does not apply, or for a bonus).
    `notes` holds, per unit, the condition that held or another short remark, "" if none.
    """

    item: Item
    value: Column
    points: Floats
    full: Floats
    reasons: NDArray[np.int8]
    notes: Sequence[str]
    trails: Mapping[int, tuple[Change, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class UnitTotals:
    """The end of the calculation for all units, in the order of `Assessment.codes`.

    `exact` is the unrounded total, `published` the rounded one, both NaN where the unit has
    none; `partial` the sum of what is there. `rank` is 0 for a unit without rank. `grade` is ""
    where undecided; `steps` tells per unit how the grade came about, in order.
    """

    exact: Floats
    published: Floats
    partial: Floats
    base: Floats
    bonus: Floats
    deduction: Floats
    rank: NDArray[np.int64]
    tied: NDArray[np.bool_]
    grade: Texts
    status: Texts
    reason: Texts
    steps: Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class GroupResult:
    """Gathered values of one group of units (派生 with 按)."""

    by: Mapping[str, str]
    derived: Mapping[str, float]


@dataclass(frozen=True)
class Verdicts:
    """One 结论 for all units: values of `Verdict`, and the reason where undecided."""

    code: str
    name: str
    verdicts: Texts
    reasons: Texts


@dataclass(frozen=True)
class Assessment:
    """The result of one evaluation of one year."""

    scheme: Scheme
    dataset: Dataset
    codes: Texts
    names: Texts
    items: Mapping[str, ItemResult]  # by item code, inner nodes too, in tree order
    totals: UnitTotals
    derived: Mapping[str, Column]
    groups: tuple[GroupResult, ...] = ()
    conclusions: tuple[Verdicts, ...] = ()
    surveys: Mapping[str, SurveyResult] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    district: Assessment | None = None  # the district's own result (区级)
    robustness: Robustness | None = None  # None where it was not asked for
    gaps: tuple[Gaps, ...] = ()  # of the items of 至少, where they were asked for
    lookup: Any = field(default=None, compare=False, repr=False)  # the columns, for explaining

    @property
    def year(self) -> int:
        """The year assessed."""
        return self.dataset.year

    def ranked_within(self) -> list[str]:
        """Return the group in which each unit is ranked (组内), [] where all are in one."""
        within = self.scheme.ranking.within if self.scheme.ranking else ""
        if not within:
            return []
        column: Column = self.lookup.column(within)
        return ["" if word is None else str(word) for word in column.values]

    def rank_order(self) -> list[int]:
        """Return the units' positions group by group, by rank; who has none follows its group."""
        groups = self.ranked_within() or [""] * len(self.codes)
        first = {group: at for at, group in enumerate(dict.fromkeys(groups))}
        ranks = self.totals.rank
        units = range(len(self.codes))
        return sorted(units, key=lambda at: (first[groups[at]], ranks[at] == 0, ranks[at]))

    def grade_counts(self, unit: int, items: Iterable[Item] | None = None) -> dict[str, int]:
        """Return how many items (below `items`, else of all) have each grade, "" for none yet.

        Items that do not apply are left out; grades that nothing has are not there.
        """
        below = None if items is None else (leaf for item in items for leaf in item.leaves())
        counts: dict[str, int] = {}
        for leaf in self.scheme.leaves() if below is None else below:
            result = self.items[leaf.code]
            if leaf.is_graded and result.reasons[unit] != Reason.NOT_APPLICABLE:
                grade = "" if result.value.reasons[unit] else str(result.value.values[unit])
                counts[grade] = counts.get(grade, 0) + 1
        words = (*self.scheme.grade_words, *counts)
        return {word: counts[word] for word in dict.fromkeys(words) if word in counts}

    def row(self, unit: str) -> int:
        """Return the position of a unit given by code or name; ValueError if there is none."""
        for at, (code, name) in enumerate(zip(self.codes, self.names, strict=True)):
            if unit in (code, name):
                return at
        raise ValueError(unit)


@dataclass(frozen=True)
class Leaf:
    """A value an explanation ends in: the cell, the text as typed, the value it was read as."""

    name: str
    value: Any
    raw: str
    place: Place | None
    reason: str = ""


@dataclass(frozen=True)
class Step:
    """One node of an explanation, from the total down to the cells.

    `label` names it, `result` is what it comes to, `how` the rule or the formula with the
    numbers put in; below stand the parts it is made of.
    """

    label: str
    result: str
    how: str = ""
    parts: tuple[Step | Leaf, ...] = ()
    code: str = ""

    def leaves(self) -> tuple[Leaf, ...]:
        """Return every leaf below, left to right."""
        found: list[Leaf] = []
        for part in self.parts:
            found.extend([part] if isinstance(part, Leaf) else part.leaves())
        return tuple(found)

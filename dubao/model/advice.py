"""What is proposed to be added so that every unit passes and every spread is within its cap."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.gaps import Gaps
from dubao.model.scheme import Item
from dubao.model.what_if import CellChange, Comparison


@dataclass(frozen=True)
class Increase:
    """More of one column of a unit, for the items of 至少 in `parts`.

    `cost` is 0 for a column that only grows along with another.
    """

    unit: str
    name: str
    column: str
    measure: str
    before: float
    amount: float
    cost: float
    parts: tuple[str, ...]

    @property
    def after(self) -> float:
        """How much there is then."""
        return self.before + self.amount


@dataclass(frozen=True)
class Advice:
    """The cheapest additions found for one item of 至少.

    No additions that reach everything cost less than `bound`; `gap` is by which share of `cost`
    the cheapest may be cheaper, `looked_at` how many parts of the task were looked at.
    `not_asked` are units without value or out of reach of additions, `still` the units that do
    not pass and the spreads over their cap even then, in words. `before` and `after` are what
    is missing without and with the additions, worked out anew.
    """

    item: Item
    increases: tuple[Increase, ...]
    cost: float
    bound: float
    gap: float
    proven: bool
    looked_at: int
    priced: bool
    not_asked: tuple[str, ...]
    still: tuple[str, ...]
    before: Gaps
    after: Gaps
    changes: tuple[CellChange, ...]
    comparison: Comparison

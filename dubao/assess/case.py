"""What a rule is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.notes import Notes, Words
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import parse
from dubao.model.rules import Amount
from dubao.model.scheme import Item
from dubao.model.table import Column, lacking
from dubao.model.terms import Reason

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Scored:
    """A rule's answer for all units: value, points (NaN where none), why not, a short remark."""

    value: Column
    points: Floats
    reasons: NDArray[np.int8]
    notes: Notes


def same_text(text: str, count: int) -> Texts:
    """Return one text for all units, held once; not to be written to."""
    return np.broadcast_to(np.array(text, dtype=object), count)


@dataclass(frozen=True)
class Case:
    """An item to be scored: `counts` tells the units to which it applies."""

    item: Item
    columns: Columns
    counts: Bools

    @cached_property
    def value(self) -> Column:
        """The item's 取值 for every unit."""
        return self.worked_out(self.item.value)

    @cached_property
    def full(self) -> Floats:
        """The item's full marks for every unit; 0 where it has none."""
        return np.broadcast_to(self.number(self.item.full or 0.0), self.columns.count)

    def worked_out(self, formula: str) -> Column:
        """Return a formula's value for every unit."""
        return evaluate(parse(formula), self.columns)

    def number(self, amount: Amount) -> float | Floats:
        """Return one of the rule's numbers, per unit where it is a map."""
        return self.columns.number(self.item, amount)

    def scored(self, value: Column, points: Floats, notes: Words = "") -> Scored:
        """Make the answer; where there is a value but no points, the rule has a hole (CA-29)."""
        reasons, hole = value.reasons, np.isnan(points)
        if hole.any():
            reasons = np.where(hole & (reasons == 0), np.int8(Reason.UNDECIDED), reasons)
        if lacking(reasons):
            points = np.where(reasons, np.nan, points)
        remarks = Notes(self.columns.count, notes)
        return Scored(value, np.asarray(points, dtype=float), reasons, remarks)

"""判定: grades by conditions in order; the first that holds gives the grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dubao.model.formula.evaluate import Scope, evaluate
from dubao.model.formula.parse import parse
from dubao.model.table import Column
from dubao.model.terms import OTHERWISE, Reason

Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Judged:
    """Which condition holds for every unit, by number; `len(names)` where none does.

    `first` is the first that may hold, `sure` the first that does. Where these differ, the
    earlier one is not known for the reason in `reasons`, and neither is the grade.
    """

    names: tuple[str, ...]
    first: Numbers
    sure: Numbers
    reasons: NDArray[np.int8]

    @property
    def grades(self) -> Column:
        """The grade of every unit; none where it is not known, or no condition holds (CA-29)."""
        hole = self.first == len(self.names)
        reasons = np.where(hole, np.int8(Reason.UNDECIDED), self.reasons).astype(np.int8)
        grades = np.array([*self.names, None], dtype=object)[self.first]
        grades[reasons != 0] = None
        return Column(grades, reasons)


def judge(conditions: Mapping[str, str], scope: Scope) -> Judged:
    """Try conditions in order for every unit. 其余 holds where the earlier ones do not."""
    first = np.full(scope.count, len(conditions), dtype=np.intp)
    sure, reasons = first.copy(), np.zeros(scope.count, dtype=np.int8)
    for at, condition in reversed(list(enumerate(conditions.values()))):
        held = truth(condition, scope)
        true, unknown = held.values == 1.0, held.reasons != 0
        sure = np.where(true, at, sure)
        first = np.where(true | unknown, at, first)
        reasons = np.where(unknown, held.reasons, np.where(true, 0, reasons)).astype(np.int8)
    return Judged(tuple(conditions), first, sure, reasons)


def truth(condition: str, scope: Scope) -> Column:
    """Return 1 where a condition holds, 0 where it does not, or why that is not known."""
    if condition == OTHERWISE:
        return Column.same(1.0, scope.count)
    return evaluate(parse(condition), scope)

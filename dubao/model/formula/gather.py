"""Many rows put together into one value, for all units or for each group of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from dubao.model.formula.nodes import Call
from dubao.model.formula.parse import Formula
from dubao.model.formula.values import Scope, numbers_of
from dubao.model.numbers import close
from dubao.model.table import Column
from dubao.model.terms import Reason

COUNTS = ("合计", "个数", "种数")  # of no rows these are 0

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]


def gather(
    formula: Formula,
    scope: Scope,
    groups: NDArray[np.intp] | None,
    group_count: int = 1,
    condition: Column | None = None,
) -> Column:
    """Return one value per group, or one for all rows where `groups` is None.

    `groups` holds each row's group from 0, -1 for a row that belongs to none. Only rows for
    which `condition` holds belong to it; where that is not known, nor is the row's value. Rows
    without value or weight (missing, 0 or negative) are left out; `left_out` names them. 个数,
    种数 and 合计 of no rows are 0; other gatherings of no rows have no value. Rows of which none
    has a value give no value, for the first row's reason. 占比 is a share from 0 to 1.
    """
    rows = _rows(formula, scope, groups, group_count)
    if condition is not None:
        rows = rows.only(condition)
    call = formula.root
    assert isinstance(call, Call)
    with np.errstate(all="ignore"):
        values = _GATHER[call.function](rows)
    if call.function in COUNTS:
        values = np.where(rows.sizes() == 0, 0.0, values)
    reasons = np.where(np.isfinite(values), np.int8(0), rows.reasons())
    return Column(np.where(reasons, np.nan, values), reasons)


def left_out(formula: Formula, scope: Scope, condition: Column | None = None) -> Bools:
    """Tell for each row whether it has no value or no weight, and so counts for nothing.

    A row for which `condition` does not hold is not meant at all.
    """
    rows = _rows(formula, scope, None, 1)
    rows = rows if condition is None else rows.only(condition)
    return np.asarray((rows.why != 0) & (rows.group >= 0))


@dataclass(frozen=True)
class _Rows:
    """The rows to gather: value, weight, group, and why a row is not used."""

    value: Floats
    weight: Floats
    why: NDArray[np.int8]
    group: NDArray[np.intp]
    count: int

    def only(self, condition: Column) -> _Rows:
        """Return the rows with those outside their group for which a condition is false."""
        group = np.where(condition.values == 0.0, -1, self.group)
        why = np.where(self.why, self.why, condition.reasons).astype(np.int8)
        return replace(self, group=group, why=why)

    @cached_property
    def used(self) -> Bools:
        """Which rows count."""
        return np.asarray((self.why == 0) & (self.group >= 0))

    @cached_property
    def all_in_one(self) -> bool:
        """Whether there is one group and every row counts in it, as over all units."""
        return self.count == 1 and bool(self.used.all())

    def add(self, amounts: Floats) -> Floats:
        """Add up per group what belongs to the used rows."""
        if self.all_in_one:
            return np.array([amounts.sum()])
        used = self.used
        return np.bincount(self.group[used], amounts[used], self.count).astype(float)

    def used_sizes(self) -> Floats:
        return self.add(np.ones(len(self.value)))

    def sizes(self) -> Floats:
        """How many rows each group has, used or not."""
        return np.bincount(self.group[self.group >= 0], minlength=self.count).astype(float)

    def reasons(self) -> NDArray[np.int8]:
        """Why a group has no value: the reason of its first unused row, else a zero base."""
        reasons = np.full(self.count, Reason.ZERO_BASE, dtype=np.int8)
        unused = np.flatnonzero((self.why != 0) & (self.group >= 0))[::-1]
        no_value = self.used_sizes() == 0
        first = np.zeros(self.count, dtype=np.int8)
        first[self.group[unused]] = self.why[unused]
        chosen = no_value & (first != 0)
        reasons[chosen] = first[chosen]
        mean_zero = ~no_value
        reasons[mean_zero] = Reason.NOT_APPLICABLE
        return reasons


def _rows(
    formula: Formula, scope: Scope, groups: NDArray[np.intp] | None, group_count: int
) -> _Rows:
    call = formula.root
    assert isinstance(call, Call)
    count = scope.count
    group = np.zeros(count, dtype=np.intp) if groups is None else groups
    nothing = np.zeros(count, dtype=np.int8)
    value = Column(np.ones(count), nothing)
    if call.arguments:
        value = numbers_of(call.arguments[0], scope)
    weight = Column(np.ones(count), nothing)
    if call.weight is not None:
        weight = numbers_of(call.weight, scope)
    weightless = np.where(weight.values <= 0, np.int8(Reason.ZERO_BASE), np.int8(0))
    why = np.where(value.reasons, value.reasons, weight.reasons)
    why = np.where(why, why, weightless).astype(np.int8)
    return _Rows(value.values, weight.values, why, group, group_count)


def _total(rows: _Rows) -> Floats:
    return np.where(rows.used_sizes() > 0, rows.add(rows.value), np.nan)


def _mean(rows: _Rows) -> Floats:
    """Weighted mean, total over total; the share of rows where a condition holds."""
    means: Floats = rows.add(rows.value * rows.weight) / rows.add(rows.weight)
    return means


def _highest(rows: _Rows) -> Floats:
    found = np.full(rows.count, -np.inf)
    np.maximum.at(found, rows.group[rows.used], rows.value[rows.used])
    return found


def _lowest(rows: _Rows) -> Floats:
    found = np.full(rows.count, np.inf)
    np.minimum.at(found, rows.group[rows.used], rows.value[rows.used])
    return found


def _deviation(rows: _Rows) -> Floats:
    """标准差: the population form, weighted where a weight is given."""
    own = np.append(_mean(rows), np.nan)[rows.group]  # NaN for a row of no group
    apart = np.where(close(rows.value, own), 0.0, rows.value - own)
    return np.sqrt(rows.add(rows.weight * apart**2) / rows.add(rows.weight))


def _variation(rows: _Rows) -> Floats:
    """差异系数: weighted by pupils, population form, mean = total ÷ total (CA-10, CA-11)."""
    mean = _mean(rows)
    return np.where(mean == 0, np.nan, _deviation(rows) / np.abs(mean))


def _distinct(rows: _Rows) -> Floats:
    """How many different values there are."""
    used = rows.used
    pairs = np.unique(np.stack([rows.group[used].astype(float), rows.value[used]]), axis=1)
    counts = np.bincount(pairs[0].astype(np.intp), minlength=rows.count).astype(float)
    return np.where(rows.used_sizes() > 0, counts, np.nan)


_GATHER: dict[str, Callable[[_Rows], Floats]] = {
    "合计": _total,
    "个数": _total,
    "平均": _mean,
    "占比": _mean,
    "最大": _highest,
    "最小": _lowest,
    "差异系数": _variation,
    "标准差": _deviation,
    "种数": _distinct,
}

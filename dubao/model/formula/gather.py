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
from dubao.model.numbers import TOLERANCE
from dubao.model.table import Column, lacking
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
    return rows_to_gather(formula, scope, groups, group_count, condition).gathered()


def left_out(formula: Formula, scope: Scope, condition: Column | None = None) -> Bools:
    """Tell for each row whether it has no value or no weight, and so counts for nothing.

    A row for which `condition` does not hold is not meant at all.
    """
    return rows_to_gather(formula, scope, None, 1, condition).left_out()


def rows_to_gather(
    formula: Formula,
    scope: Scope,
    groups: NDArray[np.intp] | None,
    group_count: int,
    condition: Column | None = None,
) -> Rows:
    """Return the rows that `gather` puts together, before it does."""
    call = formula.root
    assert isinstance(call, Call)
    count = scope.count
    group = np.zeros(count, dtype=np.intp) if groups is None else groups
    value = numbers_of(call.arguments[0], scope) if call.arguments else Column.same(1.0, count)
    why, weights = value.reasons, None
    if call.weight is not None:
        weight = numbers_of(call.weight, scope)
        weights = weight.values
        weightless = weights <= 0
        if weightless.any() or not weight.is_whole:
            lighter = np.where(weight.reasons, weight.reasons, weightless * Reason.ZERO_BASE)
            why = np.where(why, why, lighter).astype(np.int8)
    rows = Rows(call.function, value.values, weights, why, group, group_count)
    return rows if condition is None else rows.only(condition)


@dataclass(frozen=True)
class Rows:
    """The rows to gather: value, weight (None: all count alike), why a row is not used, group."""

    function: str
    value: Floats
    weight: Floats | None
    why: NDArray[np.int8]
    group: NDArray[np.intp]
    count: int

    def gathered(self) -> Column:
        """Return the value of every group."""
        with np.errstate(all="ignore"):
            values = _GATHER[self.function](self)
        if self.function in COUNTS:
            values = np.where(self.sizes() == 0, 0.0, values)
        finite = np.isfinite(values)
        if finite.all():
            return Column(values, np.zeros(self.count, dtype=np.int8))
        reasons = np.where(finite, np.int8(0), self.reasons())
        return Column(np.where(reasons, np.nan, values), reasons)

    def left_out(self) -> Bools:
        """Tell which rows belong to a group and count for nothing."""
        if self.is_whole:
            return np.zeros(len(self.group), dtype=bool)
        return np.asarray((self.why != 0) & (self.group >= 0))

    def only(self, condition: Column) -> Rows:
        """Return the rows with those outside their group for which a condition is false."""
        group = np.where(condition.values == 0.0, -1, self.group)
        why = np.where(self.why, self.why, condition.reasons).astype(np.int8)
        return replace(self, group=group, why=why)

    @cached_property
    def is_whole(self) -> bool:
        """Whether every row counts in a group."""
        return not lacking(self.why) and (not len(self.group) or bool(self.group.min() >= 0))

    @cached_property
    def used(self) -> Bools:
        """Which rows count."""
        return np.asarray((self.why == 0) & (self.group >= 0))

    @cached_property
    def weights(self) -> Floats:
        """The weight of every group: the sum of its rows', or how many they are."""
        return self.used_sizes() if self.weight is None else self.add(self.weight)

    def add(self, amounts: Floats) -> Floats:
        """Add up per group what belongs to the used rows."""
        if self.is_whole:
            if self.count == 1:
                return np.array([amounts.sum()])
            return np.bincount(self.group, amounts, self.count).astype(float)
        used = self.used
        return np.bincount(self.group[used], amounts[used], self.count).astype(float)

    def weighed(self, amounts: Floats) -> Floats:
        """Add up per group, each row by its weight."""
        return self.add(amounts if self.weight is None else amounts * self.weight)

    def used_sizes(self) -> Floats:
        """How many rows of each group are used."""
        group = self.group if self.is_whole else self.group[self.used]
        return np.bincount(group, minlength=self.count).astype(float)

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


def _total(rows: Rows) -> Floats:
    return np.where(rows.used_sizes() > 0, rows.add(rows.value), np.nan)


def _mean(rows: Rows) -> Floats:
    """Weighted mean, total over total; the share of rows where a condition holds."""
    return rows.weighed(rows.value) / rows.weights


def _highest(rows: Rows) -> Floats:
    found = np.full(rows.count, -np.inf)
    np.maximum.at(found, rows.group[rows.used], rows.value[rows.used])
    return found


def _lowest(rows: Rows) -> Floats:
    found = np.full(rows.count, np.inf)
    np.minimum.at(found, rows.group[rows.used], rows.value[rows.used])
    return found


def _deviation(rows: Rows) -> Floats:
    """标准差: the population form, weighted where a weight is given."""
    return _spread(rows, _mean(rows))


def _spread(rows: Rows, mean: Floats) -> Floats:
    """Return the deviation from a mean; what binary fractions leave of none is 0."""
    apart = rows.value - np.append(mean, np.nan)[rows.group]  # NaN for a row of no group
    spread = np.sqrt(rows.weighed(apart * apart) / rows.weights)
    return np.where(spread <= TOLERANCE * np.abs(mean), 0.0, spread)


def _variation(rows: Rows) -> Floats:
    """差异系数: weighted by pupils, population form, mean = total ÷ total (CA-10, CA-11)."""
    mean = _mean(rows)
    return np.where(mean == 0, np.nan, _spread(rows, mean) / np.abs(mean))


def _distinct(rows: Rows) -> Floats:
    """How many different values there are."""
    used = rows.used
    pairs = np.unique(np.stack([rows.group[used].astype(float), rows.value[used]]), axis=1)
    counts = np.bincount(pairs[0].astype(np.intp), minlength=rows.count).astype(float)
    return np.where(rows.used_sizes() > 0, counts, np.nan)


_GATHER: dict[str, Callable[[Rows], Floats]] = {
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

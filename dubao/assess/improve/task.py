"""What is to be reached by additions: standards, a share of them, and caps on the spread.

A row is a school, or one stage of a school that has several; a holder is what is added to, and
gives its additions to one row or, where a facility is shared, to several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dubao.model.numbers import compare

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Lift:
    """One indicator that additions can lift.

    Per row: `value` now (NaN where unknown), `standard`, `rise` of the value by one unit added,
    `holder` added to (-1 for none), `weight` and `group` for the spread (-1 for no group). Per
    holder: `cost` of one unit. Per group: the `caps` of the 差异系数, inf where there is none.
    What is added is a multiple of `step`.
    """

    name: str
    value: Floats
    standard: Floats
    rise: Floats
    holder: Places
    weight: Floats
    group: Places
    caps: Floats
    cost: Floats
    step: float = 1.0

    @property
    def capped(self) -> Places:
        """The groups whose spread has a cap."""
        return np.flatnonzero(np.isfinite(self.caps))

    @cached_property
    def counts(self) -> Bools:
        """The rows that count in the spread of their group."""
        return np.asarray((self.group >= 0) & ~np.isnan(self.value) & (self.weight > 0))

    @cached_property
    def share(self) -> Floats:
        """Each row's part of its group's weight, 0 where it does not count."""
        weight = np.where(self.counts, self.weight, 0.0)
        total = np.bincount(self.group[self.counts], weight[self.counts], len(self.caps))
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self.counts, weight / total[self.group], 0.0)

    @cached_property
    def lifted(self) -> Bools:
        """The rows whose value rises when something is added."""
        return np.asarray((self.holder >= 0) & (self.rise > 0) & ~np.isnan(self.value))

    def at_rows(self, amounts: Floats) -> Floats:
        """Return per row what its holder has, 0 where nothing can be added."""
        return np.where(self.lifted, np.append(amounts, 0.0)[self.holder], 0.0)

    def after(self, added: Floats) -> Floats:
        """Return every row's value once `added` (per holder) is there."""
        return self.value + np.where(self.lifted, self.rise, 0.0) * self.at_rows(added)

    def spread(self, values: Floats) -> tuple[Floats, Floats]:
        """Return mean and standard deviation per group, weighted, population form (CA-10)."""
        held, groups = np.where(self.counts, values, 0.0), np.maximum(self.group, 0)
        mean = np.bincount(groups, self.share * held, len(self.caps)).astype(float)
        apart = np.where(self.counts, held - mean[groups], 0.0)
        return mean, np.sqrt(np.bincount(groups, self.share * apart**2, len(self.caps)))

    def within(self, added: Floats) -> Bools:
        """Tell per group whether 差异系数 is within its cap, compared as decimals would be."""
        mean, deviation = self.spread(self.after(added))
        with np.errstate(invalid="ignore"):
            limit = np.where(np.isinf(self.caps), np.inf, self.caps * mean)
        return np.asarray(compare(deviation, "<=", limit) | (deviation == 0))

    def needed(self, share: float) -> Floats:
        """Return per row the least addition that reaches `share` of the standard.

        0 where it is reached, inf where no addition can reach it, NaN where the value is unknown.
        """
        target = share * self.standard
        with np.errstate(invalid="ignore", divide="ignore"):
            steps = np.ceil((target - self.value) / self.rise / self.step * (1 - 1e-12) - 1e-9)
        steps = np.where(self.lifted, np.maximum(steps, 0.0), np.inf)
        there = self.value + self.rise * np.where(self.lifted, steps, 0.0) * self.step
        steps = np.where(self.lifted & ~compare(there, ">=", target), steps + 1, steps)
        steps = np.where(compare(self.value, ">=", target), 0.0, steps)
        return np.where(np.isnan(self.value) | np.isnan(target), np.nan, steps * self.step)


@dataclass(frozen=True)
class Task:
    """The lifts over the same rows; of them `spare` may miss the standard but not `floor` of it.

    `subject` are the rows to which the standards apply, None for all. A row with an unknown
    value, or out of reach of additions, is not asked to pass.
    """

    lifts: tuple[Lift, ...]
    spare: int
    floor: float
    subject: Bools | None = None

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.lifts[0].value)

    @property
    def nothing(self) -> tuple[Floats, ...]:
        """No additions."""
        return tuple(np.zeros(len(lift.cost)) for lift in self.lifts)

    @cached_property
    def known(self) -> Bools:
        """The rows to which the standards apply and of which every value is known."""
        unknown = np.array([np.isnan(lift.value + lift.standard) for lift in self.lifts])
        subject = True if self.subject is None else self.subject
        return np.asarray(subject & ~unknown.any(axis=0))

    @cached_property
    def asked(self) -> Bools:
        """The rows asked to pass: known, and within reach of additions."""
        full, least = self._needs
        beyond = (np.isinf(full).sum(axis=0) > self.spare) | np.isinf(least).any(axis=0)
        return np.asarray(self.known & ~beyond)

    @cached_property
    def full_need(self) -> Floats:
        """Per lift and row: the addition that reaches the standard; 0 for a row not asked.

        inf where nothing can be added: the row must leave the lift out.
        """
        return np.where(self.asked, self._needs[0], 0.0)

    @cached_property
    def least_need(self) -> Floats:
        """Per lift and row: the addition that reaches the floor; 0 for a row not asked."""
        return np.where(self.asked, self._needs[1], 0.0)

    @cached_property
    def _needs(self) -> tuple[Floats, Floats]:
        full = np.array([lift.needed(1.0) for lift in self.lifts])
        return full, np.array([lift.needed(self.floor) for lift in self.lifts])

    def least(self, left_out: Bools) -> list[Floats]:
        """Return per lift and holder the least additions, with `left_out` (lift × row)."""
        needs = np.where(left_out, self.least_need, self.full_need)
        return [per_holder(lift, need) for lift, need in zip(self.lifts, needs, strict=True)]

    def cost(self, added: Sequence[Floats]) -> float:
        """Return what additions cost together."""
        pairs = zip(self.lifts, added, strict=True)
        return float(sum(float(lift.cost @ amounts) for lift, amounts in pairs))

    def failing(self, added: Sequence[Floats]) -> Bools:
        """Tell which of the rows asked do not pass once the additions are there."""
        met = np.zeros(self.rows, dtype=np.intp)
        near = np.ones(self.rows, dtype=bool)
        for lift, amounts in zip(self.lifts, added, strict=True):
            value = lift.after(amounts)
            met += compare(value, ">=", lift.standard)
            near &= compare(value, ">=", self.floor * lift.standard)
        return self.asked & ~((met >= len(self.lifts) - self.spare) & near)

    def reached(self, added: Sequence[Floats]) -> bool:
        """Tell whether every row asked passes and every spread is within its cap."""
        pairs = zip(self.lifts, added, strict=True)
        evenly = all(bool(lift.within(amounts).all()) for lift, amounts in pairs)
        return evenly and not self.failing(added).any()


def per_holder(lift: Lift, amounts: Floats) -> Floats:
    """Return the greatest of the rows' amounts for each holder, 0 for a holder without rows."""
    found = np.zeros(len(lift.cost))
    np.maximum.at(found, lift.holder[lift.lifted], amounts[lift.lifted])
    return found

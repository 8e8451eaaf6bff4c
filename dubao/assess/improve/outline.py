"""The task as a linear programme but for its spread: additions, what is left out, what is asked.

A bound from below by itself; `relaxation` adds the spread.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dubao.assess.improve.programme import Programme
from dubao.assess.improve.task import Floats, Lift, Task, per_holder


@dataclass(frozen=True)
class Relaxed:
    """An optimum: its cost, additions per lift and holder, shares left out (lift × row)."""

    cost: float
    added: tuple[Floats, ...]
    left_out: Floats


@dataclass(frozen=True)
class Limits:
    """Least and greatest additions per lift and holder, and of leaving out (lift × row)."""

    low: tuple[Floats, ...]
    high: tuple[Floats, ...]
    out_low: Floats
    out_high: Floats


def limits_of(task: Task) -> Limits:
    """Return the limits of every answer: the floors, and no leaving out where it saves nothing."""
    everywhere = np.ones((len(task.lifts), task.rows), dtype=bool)
    return Limits(
        tuple(task.least(everywhere)),
        tuple(np.full(len(lift.cost), np.inf) for lift in task.lifts),
        np.isinf(task.full_need).astype(float),
        (task.full_need > task.least_need).astype(float),
    )


class Outline:
    """The programme of a task; what is added to it stays for every later solution.

    Additions are counted in `unit`, what lifts a holder by about one standard: numbers near 1.
    """

    def __init__(self, task: Task) -> None:
        self.task, self.programme = task, Programme()
        self.unit = [unit_of(lift) for lift in task.lifts]
        self.added = [self.programme.columns(len(lift.cost)) for lift in task.lifts]
        self.out = [self.programme.columns(task.rows) for _ in task.lifts]
        self._ask()

    def solve(self, limits: Limits) -> Relaxed | None:
        """Return the optimum within `limits`, None if there is no answer."""
        width = self.programme.width
        cost, bounds = np.zeros(width), np.tile([0.0, np.inf], (width, 1))
        for at, lift in enumerate(self.task.lifts):
            added, unit = self.added[at], self.unit[at]
            cost[added] = lift.cost * unit
            bounds[added] = np.column_stack([limits.low[at], limits.high[at]]) / unit[:, None]
            bounds[self.out[at]] = np.column_stack([limits.out_low[at], limits.out_high[at]])
        found = self.programme.solved(cost, bounds)
        if found is None:
            return None
        least, columns = found
        pairs = zip(self.added, self.unit, strict=True)
        amounts = tuple(columns[where] * unit for where, unit in pairs)
        return Relaxed(least, amounts, np.array([columns[out] for out in self.out]))

    def _ask(self) -> None:
        """Ask for each row's need, less where it is left out, and for few to be left out."""
        task = self.task
        for at, lift in enumerate(task.lifts):
            full, least = task.full_need[at], task.least_need[at]
            rows = np.flatnonzero((full > 0) & np.isfinite(full))
            holders = lift.holder[rows]
            unit = self.unit[at][holders]
            saved = (self.out[at][rows], (full[rows] - least[rows]) / unit)
            self.programme.at_least(full[rows] / unit, (self.added[at][holders], 1.0), saved)
        spare = np.full(task.rows, -float(task.spare))
        self.programme.at_least(spare, *[(out, -1.0) for out in self.out])


def unit_of(lift: Lift) -> Floats:
    """Return per holder about what lifts its rows by one standard."""
    with np.errstate(divide="ignore", invalid="ignore"):
        unit = per_holder(lift, lift.standard / lift.rise)
    return np.where(np.isfinite(unit) & (unit > 0), unit, 1.0)

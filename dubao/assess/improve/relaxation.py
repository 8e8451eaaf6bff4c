"""A lower bound of what additions cost: the task without whole steps, its spread by tangents.

Per group the cap says |X - mean| (weighted) <= cap × mean: a second-order cone. With one more
variable v per row it splits into Σ share·v <= cap·mean and (X - mean)² <= v·cap·mean; each of
these is held by tangents, v >= 2p·(X - mean) - p²·cap·mean, added where they are violated (outer
approximation). So every optimum is a bound from below. Leaving out is between 0 and 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dubao.assess.improve.levels import levelled
from dubao.assess.improve.outline import Limits, Outline, Relaxed
from dubao.assess.improve.repair import left_out
from dubao.assess.improve.task import Floats, Lift, Places, Task

GRID = (-1.8, -1.0, 2.0, 5.0)  # slopes p of the first tangents of every row
VIOLATED = 1e-7  # of the cap: less is left alone
MOST_WORK = 1_500_000  # numbers handed to the solver; more tangents are not looked for then
SMALL_RISE = 3e-5  # relative rise of the bound below which more tangents are not worth it


@dataclass(frozen=True)
class _Cone:
    """One lift in its capped groups: columns of the mean (per group) and of v (per row)."""

    rows: Places  # those that count in a capped group
    mean: Places
    spread: Places


class Relaxation(Outline):
    """The programme with its spread by tangents; those once found stay for every later solution.

    Values are scaled by the mean standard of their group.
    """

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self._scale = [_scale(lift) for lift in task.lifts]
        self._cones = [self._cone(at) for at in range(len(task.lifts))]
        self._first_tangents()

    def refined(self, limits: Limits, rounds: int) -> Relaxed | None:
        """Return the optimum within `limits` after at most `rounds` of tangents; None for none."""
        found, last = self.solve(limits), -np.inf
        for _ in range(rounds):
            if found is None or found.cost - last <= SMALL_RISE * abs(found.cost):
                break
            if self.programme.work > MOST_WORK:
                break
            last = found.cost
            if not self._tangents_at(found.added):
                break
            found = self.solve(limits)
        return found

    def _cone(self, at: int) -> _Cone:
        """Add the columns of a lift's spread, the means and Σ share·v <= cap·mean."""
        lift, programme = self.task.lifts[at], self.programme
        rows = np.flatnonzero(lift.counts & np.isin(lift.group, lift.capped))
        cone = _Cone(rows, programme.columns(len(lift.caps)), programme.columns(len(rows)))
        for group in lift.capped:
            mine = rows[lift.group[rows] == group]
            base = float(lift.share[mine] @ (lift.value[mine] / self._scale[at][mine]))
            mean, risen = cone.mean[[group]], mine[lift.lifted[mine]]
            added = self.added[at][lift.holder[risen]]
            rise = lift.share[risen] * self._rise(at, risen)
            programme.sum_at_least(base, (mean, 1.0), (added, -rise))
            programme.sum_at_least(-base, (mean, -1.0), (added, rise))
            spread = cone.spread[lift.group[rows] == group]
            programme.sum_at_least(0.0, (mean, lift.caps[group]), (spread, -lift.share[mine]))
        return cone

    def _rise(self, at: int, rows: Places) -> Floats:
        """Return how much one unit of the programme lifts rows, as scaled."""
        lift = self.task.lifts[at]
        return (lift.rise * lift.at_rows(self.unit[at]) / self._scale[at])[rows]

    def _first_tangents(self) -> None:
        """Add tangents on a grid, and where the spread is once the lowest rows are lifted."""
        least = self.task.least(left_out(self.task, self.task.nothing))
        for at, (lift, cone) in enumerate(zip(self.task.lifts, self._cones, strict=True)):
            everyone = np.arange(len(cone.rows))
            for slope in GRID:
                self._tangents(at, everyone, np.full(len(everyone), slope))
            values = lift.after(least[at])[cone.rows] / self._scale[at][cone.rows]
            groups, share = lift.group[cone.rows], lift.share[cone.rows]
            for group in lift.capped:
                mine, cap = np.flatnonzero(groups == group), float(lift.caps[group])
                raised = levelled(values[mine], share[mine], cap)
                mean = float(share[mine] @ raised)
                if mean > 0 and cap > 0:
                    slopes = (raised - mean) / (cap * mean)
                    self._tangents(at, mine, slopes)
                    self._tangents(at, mine, np.full(len(mine), slopes.min()))

    def _tangents_at(self, added: tuple[Floats, ...]) -> bool:
        """Add tangents where the spread of a group passes its cap; tell whether there are any."""
        found = False
        for at, (lift, cone) in enumerate(zip(self.task.lifts, self._cones, strict=True)):
            values = lift.after(added[at])
            means, deviations = lift.spread(values)
            with np.errstate(invalid="ignore"):
                limit = lift.caps * means
                over = (deviations > limit * (1 + VIOLATED)) & (limit > 0)
            mine = np.flatnonzero(over[lift.group[cone.rows]])
            groups = lift.group[cone.rows[mine]]
            self._tangents(at, mine, (values[cone.rows[mine]] - means[groups]) / limit[groups])
            found |= bool(len(mine))
        return found

    def _tangents(self, at: int, which: Places, slopes: Floats) -> None:
        """Add v >= 2p·(X - mean) - p²·cap·mean for some rows of a cone, with a slope p each."""
        lift, cone = self.task.lifts[at], self._cones[at]
        rows = cone.rows[which]
        value, caps = lift.value[rows] / self._scale[at][rows], lift.caps[lift.group[rows]]
        holders = lift.holder[rows]  # -1 is any column: its rise is 0
        self.programme.at_least(
            2 * slopes * value,
            (cone.spread[which], 1.0),
            (np.append(self.added[at], 0)[holders], -2 * slopes * self._rise(at, rows)),
            (cone.mean[lift.group[rows]], 2 * slopes + slopes**2 * caps),
        )


def _scale(lift: Lift) -> Floats:
    """Return per row the mean standard of its group: one number within a group."""
    groups = np.maximum(lift.group, 0)
    known = np.where(np.isfinite(lift.standard), lift.standard, 0.0)
    size = np.maximum(np.bincount(groups, minlength=len(lift.caps)), 1)
    mean = np.bincount(groups, known, len(lift.caps)) / size
    return np.asarray(np.where(mean > 0, mean, 1.0)[groups])

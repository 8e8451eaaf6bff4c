"""From any additions to such as are whole steps and reach everything: an upper bound.

What a row leaves out is what would still cost it most. Then, lift by lift: the lowest are raised
together until each spread is within its cap, parts of steps are dropped, single steps are added
where they help most for their cost, and what nothing needs is taken away again.
"""

from __future__ import annotations

import numpy as np

from dubao.assess.improve.levels import least_level
from dubao.assess.improve.task import Bools, Floats, Lift, Task, per_holder

DOUBLINGS = 20  # of the highest value: there whole steps are small
SWEEPS = 4  # over the groups, for what is shared between groups


def whole(task: Task, added: tuple[Floats, ...]) -> tuple[Floats, ...]:
    """Return additions near `added`; they reach everything if what can be added allows it."""
    least = task.least(left_out(task, added))
    lifts = zip(task.lifts, least, added, strict=True)
    return tuple(_whole(lift, low, amounts) for lift, low, amounts in lifts)


def left_out(task: Task, added: tuple[Floats, ...]) -> Bools:
    """Return what each row leaves out (lift × row): what would still cost it most to reach."""
    extra = np.zeros_like(task.full_need)
    for at, (lift, amounts) in enumerate(zip(task.lifts, added, strict=True)):
        there = np.maximum(lift.at_rows(amounts), task.least_need[at])
        missing = np.maximum(task.full_need[at] - there, 0.0)
        must = np.isinf(missing)
        extra[at] = np.where(must, np.inf, lift.at_rows(lift.cost) * np.where(must, 0.0, missing))
    return dearest(extra, task.spare)


def dearest(costs: Floats, count: int) -> Bools:
    """Mark in every column the `count` greatest costs that are more than nothing."""
    order = np.argsort(-costs, axis=0, kind="stable")[:count]
    marked = np.zeros(costs.shape, dtype=bool)
    np.put_along_axis(marked, order, True, axis=0)
    return marked & (costs > 0)


def _whole(lift: Lift, least: Floats, amounts: Floats) -> Floats:
    if not len(amounts):
        return amounts
    added = np.maximum(amounts, least)
    for _ in range(SWEEPS):
        beyond = np.flatnonzero(~lift.within(added))
        for group in beyond:
            added = _levelled(lift, added, int(group))
    added = np.maximum(np.floor(added / lift.step + 1e-6) * lift.step, least)
    for _ in range(SWEEPS):
        for group in np.flatnonzero(~lift.within(added)):
            added = _stepped(lift, added, int(group))
    return _without_idle(lift, added, least)


def _levelled(lift: Lift, added: Floats, group: int, step: float = 0.0) -> Floats:
    """Raise the lowest of a group to the least common level found that meets its cap.

    With `step` in whole steps. Returns `added` where no level meets the cap.
    """
    mine = lift.lifted & lift.counts & (lift.group == group)

    def raised(level: float) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            wanted = np.where(mine, (level - lift.value) / lift.rise, 0.0)
        wanted = np.ceil(wanted / step - 1e-9) * step if step else wanted
        return np.maximum(added, per_holder(lift, wanted))

    def enough(level: float) -> bool:
        return bool(lift.within(raised(level))[group])

    highest = float(lift.after(added)[mine].max(initial=0.0))
    levels = (highest * 2.0**times for times in range(DOUBLINGS))
    high = next(filter(enough, levels), None)
    return added if high is None else raised(least_level(enough, high))


def _stepped(lift: Lift, added: Floats, group: int) -> Floats:
    """Add single steps where they lower a group's excess most for their cost, until it is within.

    Where no single step helps, the lowest are raised together.
    """
    rows = np.flatnonzero(lift.lifted & lift.counts & (lift.group == group))
    holders, cap = lift.holder[rows], float(lift.caps[group])
    rise, count = lift.rise[rows] * lift.step, len(lift.cost)
    more = np.bincount(holders, lift.share[rows] * rise, count)
    more_squared = np.bincount(holders, lift.share[rows] * rise**2, count)
    added = added.copy()
    while not lift.within(added)[group]:
        values = lift.after(added)
        means, deviations = lift.spread(values)
        mean, square = means[group], deviations[group] ** 2
        apart = np.bincount(holders, lift.share[rows] * rise * (values[rows] - mean), count)
        variance = np.maximum(square + 2 * apart + more_squared - more**2, 0.0)
        gained = deviations[group] - np.sqrt(variance) + cap * more
        with np.errstate(divide="ignore", invalid="ignore"):
            worth = np.where(more > 0, gained / lift.cost, -np.inf)
        best = int(np.argmax(worth))
        if not gained[best] > 0:
            return _levelled(lift, added, group, lift.step)
        added[best] += lift.step
    return added


def _without_idle(lift: Lift, added: Floats, least: Floats) -> Floats:
    """Take away what neither a need nor a cap asks for, from the highest first."""
    added = added.copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        level = per_holder(lift, lift.after(added) / lift.standard)
    for holder in np.argsort(-level, kind="stable"):
        steps = round((added[holder] - least[holder]) / lift.step)
        while steps > 0:
            fewer = added.copy()
            fewer[holder] = max(least[holder], added[holder] - steps * lift.step)
            if lift.within(fewer).all():
                added = fewer
                break
            steps //= 2
    return added

"""The cheapest additions: branch and bound over the relaxation, each answer made whole.

Deterministic: effort is limited by counts, never by time. What was reached by then is returned
with the bound that was proven.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from heapq import heappop, heappush

import numpy as np

from dubao.assess.improve.outline import Limits, Relaxed, limits_of
from dubao.assess.improve.parts import joined, parted
from dubao.assess.improve.proposal import PROVEN, Proposal
from dubao.assess.improve.relaxation import Relaxation
from dubao.assess.improve.repair import whole
from dubao.assess.improve.task import Floats, Task

EFFORT = 600_000  # numbers handed to the solver; some seconds
MOST_PARTS = 400
FIRST_ROUNDS, LATER_ROUNDS = 12, 4  # of tangents
WHOLE = 1e-6  # what is so near a whole number is one


def cheapest(task: Task) -> Proposal:
    """Return the cheapest additions found, each independent part of the task for itself."""
    return joined(task, [(part, _cheapest(part.task)) for part in parted(task)])


def _cheapest(task: Task) -> Proposal:
    relaxation, limits = Relaxation(task), limits_of(task)
    root = relaxation.refined(limits, FIRST_ROUNDS)
    answer = whole(task, root.added if root else task.nothing)
    cost, reached = task.cost(answer), task.reached(answer)
    if root is None or not reached:
        return Proposal(answer, cost, 0.0, reached)
    return _searched(relaxation, Proposal(answer, cost, min(root.cost, cost)), root, limits)


def _searched(relaxation: Relaxation, best: Proposal, root: Relaxed, limits: Limits) -> Proposal:
    """Split the task, cheapest bound first, until nothing is cheaper or the effort is spent."""
    task, parts = relaxation.task, 1
    waiting: list[tuple[float, int, Relaxed, Limits]] = [(root.cost, 0, root, limits)]
    while waiting and waiting[0][0] < best.cost * (1 - PROVEN):
        if parts >= MOST_PARTS or relaxation.programme.work > EFFORT:
            break
        _, _, found, limits = heappop(waiting)
        for part in _split(task, found, limits):
            parts += 1
            relaxed = relaxation.refined(part, LATER_ROUNDS)
            if relaxed is None:
                continue
            answer = whole(task, relaxed.added)
            if task.cost(answer) < best.cost and task.reached(answer):
                best = replace(best, added=answer, cost=task.cost(answer))
            heappush(waiting, (max(relaxed.cost, found.cost), parts, relaxed, part))
    bound = min([best.cost, *(entry[0] for entry in waiting)])
    return replace(best, bound=max(bound, best.bound), parts=parts)


def _split(task: Task, found: Relaxed, limits: Limits) -> Iterator[Limits]:
    """Yield the two parts of `limits` about what is furthest from whole; none if all is whole."""
    doubt = np.minimum(found.left_out, 1 - found.left_out)
    if doubt.max(initial=0.0) > WHOLE:
        place = np.unravel_index(int(doubt.argmax()), doubt.shape)
        low, high = limits.out_low.copy(), limits.out_high.copy()
        low[place], high[place] = 1.0, 0.0
        yield replace(limits, out_high=high)
        yield replace(limits, out_low=low)
        return
    worst, at, holder = max(_broken(task, found), default=(0.0, 0, 0))
    if worst > 0:
        step = task.lifts[at].step
        below = np.floor(found.added[at][holder] / step) * step
        yield replace(limits, high=_with(limits.high, at, holder, below))
        yield replace(limits, low=_with(limits.low, at, holder, below + step))


def _broken(task: Task, found: Relaxed) -> Iterator[tuple[float, int, int]]:
    """Yield for each lift the holder whose part of a step costs most: cost, lift, holder."""
    for at, (lift, amounts) in enumerate(zip(task.lifts, found.added, strict=True)):
        steps = amounts / lift.step
        part = np.abs(steps - np.rint(steps))
        costs = np.where(part > WHOLE, part * lift.cost * lift.step, 0.0)
        if costs.any():
            yield float(costs.max()), at, int(costs.argmax())


def _with(limits: tuple[Floats, ...], at: int, holder: int, value: float) -> tuple[Floats, ...]:
    changed = limits[at].copy()
    changed[holder] = value
    return (*limits[:at], changed, *limits[at + 1 :])

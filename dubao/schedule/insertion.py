"""Group-first insertion: trips to a township are opened and filled with neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dubao.schedule.board import Board
from dubao.schedule.instance import TRIP

Group = tuple[int, ...]
"""One visit, or two of one township that share a day."""


def insert(board: Board, jobs: Iterable[int]) -> list[int]:
    """Place jobs in free slots, neighbours together; return those for which none was free."""
    by_place: dict[str, list[int]] = {}
    for job in jobs:
        by_place.setdefault(board.places[job], []).append(job)
    groups = [group for place in sorted(by_place) for group in _groups(board, by_place[place])]
    groups.sort(key=lambda group: _urgency(board, group))
    left: list[int] = []
    for group in groups:
        if len(group) == 1 or not _place_pair(board, *group):
            left += [job for job in group if not place_one(board, job)]
    return left


def place_one(board: Board, job: int) -> bool:
    """Place a job in its cheapest free slot; False if there is none."""
    found = board.best(job)
    if found is None:
        return False
    _, day, slots = found
    board.put(job, day, board.choose(day, slots))
    return True


def _urgency(board: Board, group: Group) -> tuple[int, int, Group]:
    """Sort groups by the last day on which one of them can be placed."""
    lasts = [max((day for _, day, _ in board.instance.options[job]), default=-1) for job in group]
    return min(lasts), -len(group), group


def _groups(board: Board, jobs: Sequence[int]) -> list[Group]:
    """Part the jobs of one township into pairs and single ones at least cost.

    In the order of their due days the best pairs are neighbours; so each job is taken alone or
    with the one before it, whichever is cheaper in all.
    """
    due = board.instance.jobs
    order = sorted(jobs, key=lambda job: (due[job].target, job))
    if len(board.instance.halves) < 2:
        return [(job,) for job in order]
    costs: list[float] = [0.0, TRIP]
    paired = [False, False]
    for first, second in pairwise(order):
        alone, both = costs[-1] + TRIP, costs[-2] + _pair_cost(board, first, second)
        costs.append(min(alone, both))
        paired.append(both < alone)
    groups: list[Group] = []
    at = len(order)
    while at:
        size = 2 if paired[at] else 1
        groups.append(tuple(order[at - size : at]))
        at -= size
    return groups


def _pair_cost(board: Board, first: int, second: int) -> float:
    """Return what one trip for both costs on the best day, whatever else stands there."""
    shared = _shared_days(board, first, second)
    return TRIP + min(shared)[0] if shared else float("inf")


def _shared_days(board: Board, first: int, second: int) -> list[tuple[int, int, int, int]]:
    """Return the days open to both: what they cost together, the day, the slots of each."""
    other = {day: (cost, mask) for cost, day, mask in board.instance.options[second]}
    return [
        (cost + other[day][0], day, mask, other[day][1])
        for cost, day, mask in board.instance.options[first]
        if day in other
    ]


def _place_pair(board: Board, first: int, second: int) -> bool:
    """Place two jobs in the two halves of one team's day; False if apart is as cheap."""
    apart = [board.best(job) for job in (first, second)]
    most = sum(found[0] for found in apart if found) if all(apart) else None
    for cost, day, _, _ in sorted(_shared_days(board, first, second)):
        if most is not None and cost + TRIP > most:
            break
        if place_pair_on(board, first, second, day):
            return True
    return False


def place_pair_on(board: Board, first: int, second: int, day: int) -> bool:
    """Place two jobs in the two halves of one team's day; False if no team is free for both."""
    mine, its = (
        board.usable(job, day, board.instance.open[job].get(day, 0)) for job in (first, second)
    )
    found = _side_by_side(board, day, mine, its)
    if found is None:
        return False
    board.put(first, day, found[0])
    if board.usable(second, day, 1 << found[1]):
        board.put(second, day, found[1])
        return True
    board.take(first)
    return False


def place_on(board: Board, job: int, day: int) -> bool:
    """Place a job in a free slot of a day, joining a trip if it can; False if there is none."""
    slots = board.usable(job, day, board.instance.open[job].get(day, 0))
    if slots:
        joined = slots & board.spare[board.places[job]].get(day, 0)
        board.put(job, day, board.choose(day, joined or slots))
    return bool(slots)


def _side_by_side(board: Board, day: int, mine: int, its: int) -> tuple[int, int] | None:
    """Return two slots of one team on a day, one out of each mask; None if there are none."""
    mornings = board.instance.of_half[0]
    ahead, behind = mine & mornings & (its >> 1), its & mornings & (mine >> 1)
    if not ahead | behind:
        return None
    bit = board.choose(day, ahead | behind)
    return (bit, bit + 1) if ahead & (1 << bit) else (bit + 1, bit)

"""Ruin and recreate: take some related visits out of the plan, put them back in a better way.

The number of rounds is fixed and the random numbers are seeded, so that equal input gives an
equal plan, whatever the machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random

from dubao.schedule.board import Board, Spot
from dubao.schedule.insertion import insert, place_one
from dubao.schedule.instance import TRIP

ROUNDS = 6_000  # for up to as many visits as a district has; more visits get more rounds
ROUNDS_PER_VISIT = 15
SEED = 20210222
SMALLEST, LARGEST = 3, 14  # visits taken out in one round
WARM, COLD = 0.4 * TRIP, 0.02 * TRIP  # how much worse a plan may be for a while


def improve(board: Board, jobs: Sequence[int], most_moves: int | None = None) -> None:
    """Lower the cost of a plan by moving `jobs`; all of them stay placed.

    No more than `most_moves` agreed visits are moved, beyond those that had to move already.
    """
    placed = [job for job in jobs if board.at[job]]
    if not placed:
        return
    rounds = max(ROUNDS, ROUNDS_PER_VISIT * len(placed))
    limit = None if most_moves is None else most_moves + _moved(board, placed)
    search = _Ruin(board, placed, limit)
    for at in range(rounds):
        search.round(WARM * (COLD / WARM) ** (at / rounds))
    search.finish()


def _moved(board: Board, jobs: Sequence[int]) -> int:
    return sum(_is_moved(board, job) for job in jobs)


def _is_moved(board: Board, job: int) -> bool:
    return board.instance.agreed[job] is not None and not board.stays(job)


class _Ruin:
    """One search: the best plan so far, and rounds that try to better it."""

    def __init__(self, board: Board, jobs: Sequence[int], limit: int | None) -> None:
        self.board, self.jobs, self.limit = board, jobs, limit
        self.random = Random(SEED)
        self.moves = _moved(board, jobs)
        self.best = board.cost
        self.best_spots = self._spots()
        order = sorted(jobs, key=lambda job: board.instance.jobs[job].target)
        self.by_place: dict[str, list[int]] = {}
        for job in order:
            self.by_place.setdefault(board.places[job], []).append(job)
        self.in_order = order
        self.rank = {job: at for of in self.by_place.values() for at, job in enumerate(of)}
        self.time_rank = {job: at for at, job in enumerate(order)}

    def round(self, warmth: float) -> None:
        """Take some visits out and put them back; keep that if it is better, or little worse."""
        board, before = self.board, self.board.cost
        out = self._related()
        moved = sum(_is_moved(board, job) for job in out)
        former = [(job, board.take(job)) for job in out]
        left = self._recreate(out)
        moves = self.moves - moved + sum(_is_moved(board, job) for job in out)
        worse = board.cost - before
        allowed = not left and (self.limit is None or moves <= self.limit)
        if allowed and (worse <= 0 or self.random.random() < exp(-worse / warmth)):
            self.moves = moves
            if board.cost < self.best:
                self.best, self.best_spots = board.cost, self._spots()
        else:
            self._restore(former)

    def finish(self) -> None:
        """Put the best plan back, and whatever need not have moved where it was agreed."""
        self._restore([(job, spot) for job, spot in self.best_spots.items()])
        for job in self.jobs:
            agreed = self.board.instance.agreed[job]
            if agreed and not self.board.stays(job):
                self._try_agreed(job, agreed)

    def _try_agreed(self, job: int, agreed: Spot) -> None:
        board, before = self.board, self.board.cost
        day, bit = agreed
        spot = board.take(job)
        if board.usable(job, day, board.instance.open[job].get(day, 0) & (1 << bit)):
            board.put(job, day, bit)
            if board.cost <= before:
                return
            board.take(job)
        board.put(job, *spot)

    def _related(self) -> list[int]:
        """Return neighbours of a random visit: in its township by due day, or in time alone."""
        seed = self.random.choice(self.jobs)
        if self.random.random() < 0.7:
            row, at = self.by_place[self.board.places[seed]], self.rank[seed]
        else:
            row, at = self.in_order, self.time_rank[seed]
        size = self.random.randint(SMALLEST, LARGEST)
        first = max(0, min(at - self.random.randint(0, size - 1), len(row) - size))
        return row[first : first + size]

    def _recreate(self, out: list[int]) -> list[int]:
        if self.random.random() < 0.4:
            return insert(self.board, out)
        order = list(out)
        self.random.shuffle(order)
        return [job for job in order if not place_one(self.board, job)]

    def _restore(self, former: Sequence[tuple[int, Spot]]) -> None:
        for job, _ in former:
            if self.board.at[job]:
                self.board.take(job)
        for job, spot in former:
            self.board.put(job, *spot)

    def _spots(self) -> dict[int, Spot]:
        return {job: spot for job in self.jobs if (spot := self.board.at[job])}

"""Making room: visits that can still be placed are, with the fewest others moved; proof if not.

Visits and slots are the two sides of a graph. A visit without a free slot takes that of another,
which takes another, until one finds a free slot: an augmenting path. Of all paths the one that
moves the fewest agreed visits is taken (successive shortest paths), so the number moved is the
least possible. Where no path is left, what the search has reached is the proof (Hall, 1935).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dubao.model.planning import Shortage
from dubao.schedule.board import Board, Spot, bits

Step = tuple[int, Spot]
"""A visit and the slot it takes."""


def make_room(
    board: Board, jobs: Iterable[int], movable: Sequence[bool]
) -> tuple[list[int], list[Shortage]]:
    """Place jobs by moving others, in the order given; return those left, and the proofs.

    `movable` tells which visits may move at all. A visit once placed stays placed.
    """
    dead = [0] * len(board.free)  # slots from which no free one can be reached any more
    left: list[int] = []
    regions: list[_Region] = []
    for job in jobs:
        search = _Search(board, movable, dead)
        path = search.path(job)
        if path is not None and _follow(board, path):
            continue
        left.append(job)
        if path is None:
            _mark(dead, search.reached)
            regions = _merged(regions, _Region([job], set(search.moved), search.reached), search)
    return left, [_proof(board, region) for region in regions]


@dataclass
class _Region:
    """What failed searches reached: the visits left out, all visits, slots by day."""

    out: list[int]
    jobs: set[int]
    slots: list[int]


class _Search:
    """A search for the path that moves the fewest agreed visits.

    `moved` holds by visit reached how many must move; `reached` the slots seen, by day.
    """

    def __init__(self, board: Board, movable: Sequence[bool], dead: Sequence[int]) -> None:
        self.board = board
        self.movable = movable
        self.dead = dead
        self.moved: dict[int, int] = {}
        self.reached = [0] * len(board.free)
        self.touched = [0] * len(board.free)  # dead slots met on the way
        self._seen: dict[int, list[int]] = {}
        self._before: dict[int, Step] = {}
        self._queue: deque[int] = deque()
        self._ends: list[tuple[int, int, Spot]] = []

    def path(self, job: int) -> list[Step] | None:
        """Return who takes which slot so that `job` is placed; None if it cannot be."""
        self.moved[job] = 0
        self._queue.append(job)
        while self._queue:
            mover = self._queue.popleft()
            for day, slots, cost in self._steps(mover):
                self._arrive(mover, day, slots, cost)
                if self._ends and self._ends[-1][0] <= 0:
                    return self._traced()
        return self._traced() if self._ends else None

    def _steps(self, mover: int) -> Iterator[tuple[int, int, int]]:
        """Yield day, slots and cost of what a visit could take; its agreed slot costs one less."""
        cost, agreed = self.moved[mover], self.board.instance.agreed[mover]
        if agreed and self.board.at[mover] != agreed:
            yield agreed[0], 1 << agreed[1], cost - 1
        for _, day, mask in self.board.instance.options[mover]:
            yield day, mask, cost

    def _arrive(self, mover: int, day: int, slots: int, cost: int) -> None:
        board = self.board
        self.touched[day] |= slots & self.dead[day]
        slots = self._fresh(day, board.apart(mover, day, slots & ~self.dead[day]), cost)
        free = slots & board.free[day]
        for bit in bits(free & ~board.full[day]):
            self._ends.append((cost, mover, (day, bit)))
            return
        for bit in bits(free):  # the team has done enough that week: another must leave it
            for holder in board.in_week(day, bit):
                self._displace(holder, mover, (day, bit), cost)
        for bit in bits(slots & ~free):
            self._displace(board.holder[day][bit], mover, (day, bit), cost)

    def _fresh(self, day: int, slots: int, cost: int) -> int:
        """Return the slots not yet reached at this cost or less, and note them down."""
        for level, seen in self._seen.items():
            if level <= cost:
                slots &= ~seen[day]
        if slots:
            self._seen.setdefault(cost, [0] * len(self.dead))[day] |= slots
            self.reached[day] |= slots
        return slots

    def _displace(self, holder: int, mover: int, spot: Spot, cost: int) -> None:
        if holder == mover or not self.movable[holder]:
            return
        leaving = cost + (self.board.at[holder] == self.board.instance.agreed[holder])
        if holder not in self.moved or leaving < self.moved[holder]:
            self.moved[holder] = leaving
            self._before[holder] = mover, spot
            self._queue.append(holder)

    def _traced(self) -> list[Step]:
        _, job, spot = min(self._ends, key=lambda end: end[0])
        path = [(job, spot)]
        while job in self._before:
            job, spot = self._before[job]
            path.append((job, spot))
        return path


def _follow(board: Board, path: Sequence[Step]) -> bool:
    """Let every visit of a path take its slot; False, and nothing changed, if two would clash."""
    former = {job: board.take(job) for job, _ in path if board.at[job]}
    placed: list[int] = []
    for job, (day, bit) in path:
        if not board.usable(job, day, 1 << bit):
            for one in placed:
                board.take(one)
            for one, spot in former.items():
                board.put(one, *spot)
            return False
        board.put(job, day, bit)
        placed.append(job)
    return True


def _mark(dead: list[int], slots: Sequence[int]) -> None:
    for day, mask in enumerate(slots):
        dead[day] |= mask


def _merged(regions: Iterable[_Region], new: _Region, search: _Search) -> list[_Region]:
    """Return the regions with the new one, joined to those whose slots it met."""
    apart = []
    for old in regions:
        if any(mask & slots for mask, slots in zip(search.touched, old.slots, strict=True)):
            slots = [a | b for a, b in zip(old.slots, new.slots, strict=True)]
            new = _Region([*old.out, *new.out], old.jobs | new.jobs, slots)
        else:
            apart.append(old)
    return [*apart, new]


def _proof(board: Board, region: _Region) -> Shortage:
    jobs = board.instance.jobs
    days = [day for job in region.jobs for day in jobs[job].days]
    return Shortage(
        jobs=tuple(jobs[job].key for job in sorted(region.jobs)),
        unplaced=tuple(jobs[job].key for job in sorted(region.out)),
        have=len(region.jobs) - len(region.out),
        first=min(days, default=None),
        last=max(days, default=None),
    )

"""Making a plan better on request: how much better, and how far from the best possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dubao.model.numbers import TOLERANCE
from dubao.schedule.board import Board, Spot
from dubao.schedule.improve import improve
from dubao.schedule.planner import Outcome

MOST_FOR_SOLVER = 1000  # visits: ten seconds; beyond that it takes minutes


def solver_installed() -> bool:
    """Tell whether HiGHS is there (dubao[solver])."""
    try:
        import highspy
    except ImportError:
        return False
    return highspy is not None


@dataclass
class Tuning:
    """Improves a plan in place; afterwards `before` and `after` are its costs.

    At most `moves` agreed visits are moved. With `solver` HiGHS looks for something better, and
    `bound` is the least that any plan of these visits can cost.
    """

    moves: int
    solver: bool = False
    before: int = 0
    after: int = 0
    bound: float | None = None

    def __call__(self, outcome: Outcome) -> None:
        """Improve the plan."""
        board = outcome.board
        self.before = board.cost
        improve(board, outcome.movable, self.moves)
        if self.solver and 0 < len(outcome.movable) <= MOST_FOR_SOLVER:
            self._solve(board, outcome.movable)
        self.after = board.cost

    def _solve(self, board: Board, movable: Sequence[int]) -> None:
        from dubao.schedule.solver import settle, solve

        found = solve(board)
        self.bound = ceil(found.bound - TOLERANCE * max(1.0, abs(found.bound)))
        moved, spots = _moved(board, movable), list(board.at)
        settle(board, found.days)
        if _moved(board, movable) > max(moved, self.moves):
            _restore(board, movable, spots)

    @property
    def gap(self) -> float | None:
        """By how much the plan may at most be above the best one, as a share; None if unknown."""
        if self.bound is None or not self.after:
            return None
        return max(0.0, (self.after - self.bound) / self.after)


def _moved(board: Board, jobs: Sequence[int]) -> int:
    return sum(bool(board.instance.agreed[job]) and not board.stays(job) for job in jobs)


def _restore(board: Board, jobs: Sequence[int], spots: Sequence[Spot | None]) -> None:
    for job in jobs:
        if board.at[job]:
            board.take(job)
    for job in jobs:
        spot = spots[job]
        if spot:
            board.put(job, *spot)

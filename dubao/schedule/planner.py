"""A plan: what is agreed stays, what is new is added, and what cannot be placed is proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dubao.model.planning import Crew, Job, Shortage, Slot
from dubao.schedule.augment import make_room
from dubao.schedule.board import Board
from dubao.schedule.insertion import insert, place_one
from dubao.schedule.instance import Instance

PASSES = 4  # over the visits that may move; later ones find next to nothing


@dataclass(frozen=True)
class Outcome:
    """Where every job stands (None if nowhere), which had to move, and the proofs."""

    board: Board
    moved: tuple[str, ...]
    shortages: tuple[Shortage, ...]

    @property
    def slots(self) -> dict[str, Slot | None]:
        """The slot of every job by its key."""
        instance = self.board.instance
        return {
            job.key: instance.slot(*spot) if spot else None
            for job, spot in zip(instance.jobs, self.board.at, strict=True)
        }


def plan(jobs: Sequence[Job], crew: Crew) -> Outcome:
    """Plan by keeping and repairing: every former slot that is still possible is kept.

    Only where a visit finds no free slot do others make room for it, as few as can be.
    """
    board = Board(Instance(jobs, crew))
    movable = [job.held is None for job in jobs]
    kept = keep(board)
    left = insert(board, [at for at in range(len(jobs)) if board.at[at] is None and movable[at]])
    left.sort(key=lambda at: (jobs[at].days[-1:], at))
    _, shortages = make_room(board, left, movable)
    polish(board, [at for at in range(len(jobs)) if movable[at] and not board.stays(at)])
    moved = tuple(jobs[at].key for at in kept if not board.stays(at))
    return Outcome(board, moved, tuple(shortages))


def keep(board: Board) -> list[int]:
    """Put every job that has an agreed slot into it if it can be; return those put."""
    instance = board.instance
    order = sorted(range(len(instance.jobs)), key=lambda at: instance.jobs[at].held is None)
    kept = []
    for at in order:
        spot = instance.agreed[at]
        if spot and board.usable(at, spot[0], instance.open[at].get(spot[0], 0) & (1 << spot[1])):
            board.put(at, *spot)
            kept.append(at)
    return kept


def polish(board: Board, jobs: Sequence[int]) -> None:
    """Move single visits to cheaper free slots until none is found."""
    for _ in range(PASSES):
        before = board.cost
        for job in jobs:
            spot = board.at[job]
            if spot:
                cost = board.cost
                board.take(job)
                place_one(board, job)
                if board.cost >= cost:
                    board.take(job)
                    board.put(job, *spot)
        if board.cost >= before:
            return

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
    """A plan: the board, the jobs that had an agreed slot and could keep it, the proofs."""

    board: Board
    kept: tuple[int, ...]
    shortages: tuple[Shortage, ...]

    @property
    def slots(self) -> dict[str, Slot | None]:
        """The slot of every job by its key, None where it has none."""
        instance = self.board.instance
        return {
            job.key: instance.slot(*spot) if spot else None
            for job, spot in zip(instance.jobs, self.board.at, strict=True)
        }

    @property
    def moved(self) -> tuple[str, ...]:
        """The jobs that could have stayed where they were agreed and do not."""
        jobs = self.board.instance.jobs
        return tuple(jobs[at].key for at in self.kept if not self.board.stays(at))

    @property
    def movable(self) -> list[int]:
        """The jobs that need not stay where they are."""
        return [at for at, job in enumerate(self.board.instance.jobs) if job.held is None]


def plan(jobs: Sequence[Job], crew: Crew) -> Outcome:
    """Plan by keeping and repairing: every former slot that is still possible is kept.

    Only where a visit finds no free slot do others make room for it, as few as can be.
    """
    board = Board(Instance(jobs, crew))
    kept = keep(board)
    movable = [job.held is None for job in jobs]
    same_day = keep_day(board)
    left = insert(board, [at for at in range(len(jobs)) if movable[at] and board.at[at] is None])
    left.sort(key=lambda at: (jobs[at].days[-1:], at))
    _, shortages = make_room(board, left, movable)
    settled = {*same_day, *(at for at in kept if board.stays(at))}
    polish(board, [at for at in range(len(jobs)) if movable[at] and at not in settled])
    return Outcome(board, tuple(kept), tuple(shortages))


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


def keep_day(board: Board) -> list[int]:
    """Let jobs that lost their slot stay on their day with another team or half; return them."""
    found = []
    for at, job in enumerate(board.instance.jobs):
        if board.at[at] is None and job.former and job.held is None:
            day = board.instance.day_at[job.former.day]
            slots = board.usable(at, day, board.instance.open[at].get(day, 0))
            if slots:
                half = board.instance.of_half[board.instance.halves.index(job.former.half)]
                board.put(at, day, board.choose(day, slots & half or slots))
                found.append(at)
    return found


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

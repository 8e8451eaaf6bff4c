"""HiGHS on the plan: how good it is, and whether there is a better one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dubao.schedule.board import Board
from dubao.schedule.insertion import insert, place_on, place_pair_on
from dubao.schedule.planner import polish
from dubao.schedule.program import Program

GAP = 0.005  # good enough: what is left is less than one day of one visit in two hundred
MOST_NODES = 2_000  # a limit by work, not by time: equal input gives an equal plan


@dataclass(frozen=True)
class Solved:
    """The day found for each job (None if left out) and the least any plan can cost."""

    days: tuple[int | None, ...]
    bound: float
    proved: bool


def solve(board: Board, gap: float = GAP, nodes: int = MOST_NODES) -> Solved:
    """Return the best days found for the jobs that a plan has placed, and the bound.

    Stops at a gap of `gap` or after `nodes` nodes of the search. ImportError without highspy.
    """
    import highspy

    placed = [job for job, spot in enumerate(board.at) if spot]
    model = Program(board.instance, placed)

    class Quiet(highspy.Highs):
        """Without callbacks, for announcing them prints a line on standard output."""

        def enableCallbacks(self) -> None:  # noqa: N802
            """Do nothing."""

    solver: Any = Quiet()  # type: ignore[no-untyped-call]
    for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        solver.setOptionValue(name, value)
    solver.setOptionValue("mip_rel_gap", gap)
    solver.setOptionValue("mip_max_nodes", nodes)
    solver.passModel(_linear_program(highspy, model))
    begin = highspy.HighsSolution()
    begin.col_value = list(model.start(board))
    solver.setSolution(begin)
    solver.run()
    values = solver.getSolution().col_value
    info = solver.getInfo()
    days: list[int | None] = [None] * len(board.instance.jobs)
    for (job, day), variable in model.visit.items():
        if values[variable] > 0.5:
            days[job] = day
    proved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return Solved(tuple(days), float(info.mip_dual_bound), proved)


def _linear_program(highspy: Any, model: Program) -> Any:
    rows = model.rows
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.cost), len(rows.low)
    program.col_cost_ = np.array(model.cost)
    program.col_lower_ = np.zeros(len(model.cost))
    program.col_upper_ = np.array(model.most)
    program.row_lower_ = np.array(rows.low)
    program.row_upper_ = np.array(rows.high)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.array([*rows.starts, len(rows.columns)])
    program.a_matrix_.index_ = np.array(rows.columns)
    program.a_matrix_.value_ = np.array(rows.factors)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(model.cost)
    return program


def settle(board: Board, days: Sequence[int | None]) -> None:
    """Put the jobs on the days that were found, with whatever team is free there.

    Where the teams do not come out even a job takes another day; if one finds none at all, or the
    plan is no better for it, the plan is as it was.
    """
    before, cost = list(board.at), board.cost
    moving = [
        job
        for job, day in enumerate(days)
        if day is not None and board.instance.jobs[job].held is None
    ]
    for job in moving:
        board.take(job)
    left: list[int] = []
    for day in sorted({day for job in moving if (day := days[job]) is not None}):
        left += _fill(board, day, [job for job in moving if days[job] == day])
    left = insert(board, left)
    polish(board, moving)
    if left or board.cost >= cost:
        for job in moving:
            if board.at[job]:
                board.take(job)
        for job in moving:
            spot = before[job]
            assert spot is not None
            board.put(job, *spot)


def _fill(board: Board, day: int, jobs: Sequence[int]) -> list[int]:
    """Put jobs into the slots of a day, agreed slots first, then pairs; return those left."""
    left = []
    for job in jobs:
        agreed = board.instance.agreed[job]
        mask = board.instance.open[job].get(day, 0)
        if agreed and agreed[0] == day and board.usable(job, day, mask & (1 << agreed[1])):
            board.put(job, day, agreed[1])
        else:
            left.append(job)
    by_place: dict[str, list[int]] = defaultdict(list)
    for job in left:
        by_place[board.places[job]].append(job)
    rest = [job for group in by_place.values() for job in _pairs(board, day, group)]
    return [job for job in rest if not place_on(board, job, day)]


def _pairs(board: Board, day: int, jobs: Sequence[int]) -> list[int]:
    """Put jobs of one township side by side, two to a team; return those left."""
    left = list(jobs)
    while len(left) > 1:
        first, second = left[0], left[1]
        if not place_pair_on(board, first, second, day):
            break
        left = left[2:]
    return left

"""The same plan as a mixed integer program: how good it is, and whether it can be made better.

The program decides the day of each visit and the trips of each day and township; which team goes
is settled afterwards. So its bound holds for every plan, and what it finds may need repair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from typing import Any

import numpy as np

from dubao.schedule.board import Board
from dubao.schedule.instance import TRIP, Instance

GAP = 0.005  # good enough: what is left is less than one day of one visit in two hundred
MOST_NODES = 2_000  # a limit by work, not by time: equal input gives an equal plan


@dataclass(frozen=True)
class Solved:
    """The day found for each job (None if left out) and the least any plan can cost."""

    days: tuple[int | None, ...]
    bound: float
    proved: bool


@dataclass
class _Rows:
    """Constraints while they are collected: low ≤ sum of coefficients × variables ≤ high."""

    starts: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def add(self, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        self.starts.append(len(self.columns))
        for column, factor in terms:
            self.columns.append(column)
            self.factors.append(factor)
        self.low.append(low)
        self.high.append(high)


class _Model:
    """Variables: a visit on a day (0 or 1), and the trips to a township on a day."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.cost: list[float] = []
        self.most: list[float] = []
        self.visit: dict[tuple[int, int], int] = {}
        self.trips: dict[tuple[int, str], int] = {}
        self.rows = _Rows()
        self._add_variables()
        self._add_rows()

    def _variable(self, cost: float, most: float = 1.0) -> int:
        self.cost.append(cost)
        self.most.append(most)
        return len(self.cost) - 1

    def _add_variables(self) -> None:
        self.who: dict[tuple[int, str], list[int]] = defaultdict(list)
        for job, options in enumerate(self.instance.options):
            for _, day, _ in options:
                self.who[day, self.instance.jobs[job].place].append(job)
        for job, options in enumerate(self.instance.options):
            for cost, day, _ in options:
                alone = len(self.who[day, self.instance.jobs[job].place]) == 1
                self.visit[job, day] = self._variable(cost + TRIP * alone)
        for key, jobs in self.who.items():
            if len(jobs) > 1:
                self.trips[key] = self._variable(TRIP, len(jobs))

    def _add_rows(self) -> None:
        rows, visit = self.rows, self.visit
        for job, options in enumerate(self.instance.options):
            rows.add(((visit[job, day], 1.0) for _, day, _ in options), 1.0, 1.0)
        halves = len(self.instance.halves)
        by_day: dict[int, list[int]] = defaultdict(list)
        for (day, place), jobs in self.who.items():
            by_day[day] += [visit[job, day] for job in jobs]
            if (day, place) in self.trips:
                trips = self.trips[day, place]
                joined = [(visit[job, day], -1.0) for job in jobs]
                rows.add([(trips, float(halves)), *joined], 0.0, inf)
                for one in joined:
                    rows.add([(trips, 1.0), one], 0.0, inf)
        for day, variables in by_day.items():
            slots = 0
            for job in range(len(self.instance.jobs)):
                slots |= self.instance.open[job].get(day, 0)
            if len(variables) > slots.bit_count():
                rows.add(((one, 1.0) for one in variables), 0.0, slots.bit_count())

    def start(self, board: Board) -> Any:
        """Return the plan so far as values of the variables."""
        values = np.zeros(len(self.cost))
        count: Counter[tuple[int, str]] = Counter()
        for job, spot in enumerate(board.at):
            if spot:
                values[self.visit[job, spot[0]]] = 1.0
                count[spot[0], self.instance.jobs[job].place] += 1
        for key, variable in self.trips.items():
            values[variable] = -(-count[key] // len(self.instance.halves))
        return values


def solve(board: Board, gap: float = GAP, nodes: int = MOST_NODES) -> Solved:
    """Return the best days found for a plan in which every job is placed, and the bound.

    Stops at a gap of `gap` or after `nodes` nodes of the search. ImportError without highspy.
    """
    import highspy

    model = _Model(board.instance)
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
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


def _linear_program(highspy: Any, model: _Model) -> Any:
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

"""A plan as a mixed integer program: a visit on a day is 0 or 1, trips are counted.

The program decides the day of each visit and the number of trips to each township on each day;
which team goes is settled afterwards. So no plan can cost less than its bound.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

import numpy as np

from dubao.schedule.board import Board
from dubao.schedule.instance import TRIP, Instance


@dataclass
class Rows:
    """Constraints while they are collected: low ≤ sum of coefficients × variables ≤ high."""

    starts: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def add(self, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        """Add one constraint."""
        self.starts.append(len(self.columns))
        for column, factor in terms:
            self.columns.append(column)
            self.factors.append(factor)
        self.low.append(low)
        self.high.append(high)


class Program:
    """Variables: a visit on a day (0 or 1), and the trips to a township on a day."""

    def __init__(self, instance: Instance, jobs: Sequence[int]) -> None:
        self.instance = instance
        self.jobs = jobs
        self.cost: list[float] = []
        self.most: list[float] = []
        self.visit: dict[tuple[int, int], int] = {}
        self.trips: dict[tuple[int, str], int] = {}
        self.rows = Rows()
        self._add_variables()
        self._add_rows()

    def _variable(self, cost: float, most: float = 1.0) -> int:
        self.cost.append(cost)
        self.most.append(most)
        return len(self.cost) - 1

    def _add_variables(self) -> None:
        self.who: dict[tuple[int, str], list[int]] = defaultdict(list)
        for job in self.jobs:
            for _, day, _ in self.instance.options[job]:
                self.who[day, self.instance.jobs[job].place].append(job)
        for job in self.jobs:
            for cost, day, _ in self.instance.options[job]:
                alone = len(self.who[day, self.instance.jobs[job].place]) == 1
                self.visit[job, day] = self._variable(cost + TRIP * alone)
        for key, jobs in self.who.items():
            if len(jobs) > 1:
                self.trips[key] = self._variable(TRIP, len(jobs))

    def _add_rows(self) -> None:
        rows, visit = self.rows, self.visit
        for job in self.jobs:
            days = (day for _, day, _ in self.instance.options[job])
            rows.add(((visit[job, day], 1.0) for day in days), 1.0, 1.0)
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
            for job in self.jobs:
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

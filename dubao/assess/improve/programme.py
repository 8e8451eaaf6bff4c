"""A linear programme as it is put together: columns, and rows that ask for at least so much."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import linprog  # type: ignore[attr-defined]
from scipy.sparse import csr_array

from dubao.assess.improve.task import Floats, Places

Entries = tuple[Places, Floats | float]
"""Columns and their numbers; one number may stand for all."""


@dataclass
class Programme:
    """Columns at least 0 and rows `entries >= right`; `work` counts the numbers solved so far."""

    width: int = 0
    height: int = 0
    work: int = 0
    _rows: list[Places] = field(default_factory=list)
    _columns: list[Places] = field(default_factory=list)
    _numbers: list[Floats] = field(default_factory=list)
    _right: list[Floats] = field(default_factory=list)

    def columns(self, count: int) -> Places:
        """Add columns and return their positions."""
        self.width += count
        return np.arange(self.width - count, self.width)

    def at_least(self, right: Floats, *entries: Entries) -> None:
        """Add one row per number of `right`; each of `entries` gives one column to every row."""
        rows = np.arange(self.height, self.height + len(right))
        for columns, numbers in entries:
            self._put(rows, columns, numbers)
        self._end(right)

    def sum_at_least(self, right: float, *entries: Entries) -> None:
        """Add a single row over all columns of `entries`."""
        for columns, numbers in entries:
            self._put(np.full(len(columns), self.height), columns, numbers)
        self._end(np.array([right]))

    def solved(self, cost: Floats, bounds: Floats) -> tuple[float, Floats] | None:
        """Return the least cost and its columns within `bounds`; None if there is no answer."""
        if not self.width:
            return 0.0, np.zeros(0)
        places = np.concatenate(self._rows), np.concatenate(self._columns)
        numbers, right = np.concatenate(self._numbers), np.concatenate(self._right)
        shape = self.height, self.width
        matrix: Any = csr_array((-numbers, places), shape)  # type: ignore[no-untyped-call]
        self.work += matrix.nnz
        found: Any = linprog(cost, A_ub=matrix, b_ub=-right, bounds=bounds, method="highs-ds")  # type: ignore[no-untyped-call]
        return (float(found.fun), found.x) if found.status == 0 else None

    def _put(self, rows: Places, columns: Places, numbers: Floats | float) -> None:
        self._rows.append(rows)
        self._columns.append(columns)
        self._numbers.append(np.broadcast_to(np.asarray(numbers, dtype=float), len(columns)))

    def _end(self, right: Floats) -> None:
        self._right.append(right)
        self.height += len(right)

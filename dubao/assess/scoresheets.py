"""打分表: rows of unit, item (and rater) with points and a reason."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.model.dataset import SCORE_ITEM, SCORE_POINTS
from dubao.model.formula.parse import fold
from dubao.model.scheme import Item
from dubao.model.table import Column, Table

Rows = NDArray[np.intp]


class ScoreSheet:
    """A 打分表 seen from units and items; `units` holds the unit of each row, -1 for none."""

    def __init__(self, table: Table, units: Rows) -> None:
        self.table, self.units = table, units
        self._by_item: dict[str, Rows] = {}
        if SCORE_ITEM in table:
            numbers, items = pd.factorize(table.frame[SCORE_ITEM].to_numpy(dtype=object))
            order = np.argsort(numbers, kind="stable")
            ends = np.searchsorted(numbers[order], np.arange(len(items) + 1))
            for at, item in enumerate(items):
                rows = order[ends[at] : ends[at + 1]]
                key = fold(str(item))
                self._by_item[key] = np.sort(np.append(self._by_item.get(key, rows[:0]), rows))

    def rows(self, item: Item) -> Rows:
        """Return the table rows of an item, known by code or name, for units assessed."""
        rows = np.sort(
            np.concatenate(
                [
                    self._by_item.get(key, np.empty(0, dtype=np.intp))
                    for key in dict.fromkeys((fold(item.code), fold(item.name)))
                ]
            )
        )
        known: Rows = rows[self.units[rows] >= 0]
        return known

    def by_unit(self, item: Item, count: int) -> Rows:
        """Return each unit's row for an item, -1 for none (or several: the reader said so)."""
        rows = self.rows(item)
        units = self.units[rows]
        of_unit = np.full(count, -1, dtype=np.intp)
        of_unit[units] = rows
        of_unit[units[pd.Index(units).duplicated()]] = -1
        return of_unit

    @property
    def points(self) -> Column:
        """The points entered, in the table's row order."""
        return self.table.column(SCORE_POINTS)

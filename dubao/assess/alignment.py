"""A table with one row per unit, brought into the order of the units."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.model.dataset import UNIT_CODE
from dubao.model.table import Column, Table
from dubao.model.terms import Reason


class Aligned:
    """A table seen from the units.

    `rows` is the table row of each unit, -1 where the unit is absent or stands in several rows;
    None if the table has exactly the units in their order. `repeated` are the rows that repeat
    a unit already seen.
    """

    def __init__(self, table: Table, codes: NDArray[np.object_]) -> None:
        self.table = table
        self.rows: NDArray[np.intp] | None = None
        self.repeated: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self._several = np.zeros(len(codes), dtype=bool)
        held = table.frame[UNIT_CODE].to_numpy(dtype=object)
        if len(held) == len(codes) and bool(np.all(held == codes)):
            return
        index = pd.Index(held, dtype=object)
        known = np.asarray(index.isin(codes))
        again = np.asarray(index.duplicated()) & known
        self.repeated = np.flatnonzero(again)
        first = np.flatnonzero(known & ~again)
        found = index[first].get_indexer(pd.Index(codes, dtype=object))
        self.rows = np.where(found < 0, -1, first[found] if len(first) else -1)
        if len(self.repeated):
            self._several = np.isin(codes.astype(str), held[self.repeated].astype(str))
            self.rows[self._several] = -1

    def column(self, name: str) -> Column:
        """Return a column for all units; absent units have not handed in."""
        column = self.table.column(name)
        if self.rows is None:
            return column
        taken = column.take(self.rows)
        taken.reasons[self._several] = Reason.UNREADABLE
        return taken

    def row(self, unit: int) -> int:
        """Return the table row of a unit, -1 if there is none."""
        return unit if self.rows is None else int(self.rows[unit])

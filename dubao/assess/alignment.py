"""A table with one row per unit, brought into the order of the units."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.model.dataset import UNIT_CODE
from dubao.model.table import Column, Table


class Aligned:
    """A table seen from the units: the table row of each, -1 where it has none.

    The reader has left out units that stand in several rows; should one be there all the same,
    it has no row. `rows` is None if the table has exactly the units in their order.
    """

    def __init__(self, table: Table, codes: NDArray[np.object_]) -> None:
        self.table = table
        self.rows: NDArray[np.intp] | None = None
        held = table.frame[UNIT_CODE].to_numpy(dtype=object)
        if len(held) == len(codes) and bool(np.all(held == codes)):
            return
        index = pd.Index(held, dtype=object)
        single = np.flatnonzero(~index.duplicated(keep=False))
        found = index[single].get_indexer(pd.Index(codes, dtype=object))
        self.rows = np.where(found < 0, -1, np.append(single, -1)[found])

    def column(self, name: str) -> Column:
        """Return a column for all units; absent units have not handed in."""
        column = self.table.column(name)
        return column if self.rows is None else column.take(self.rows)

    def row(self, unit: int) -> int:
        """Return the table row of a unit, -1 if there is none."""
        return unit if self.rows is None else int(self.rows[unit])

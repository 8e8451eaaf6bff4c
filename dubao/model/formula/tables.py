"""The rows of one table as what formulas are evaluated over."""

from __future__ import annotations

from functools import cached_property

from dubao.model.formula.fault import fold
from dubao.model.table import Column, Table
from dubao.model.terms import Reason


class TableScope:
    """Looks columns up by name in one table; what stands elsewhere has no value."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.table)

    def written(self, name: str) -> str | None:
        """Return how the table writes a column; None if it has none of this name."""
        return self._names.get(fold(name))

    def column(self, name: str) -> Column:
        """Return a column by its name, folded or not."""
        written = self.written(name)
        if written is None:
            return Column.absent(self.count, Reason.NOT_HANDED_IN)
        return self.table.column(written)

    def last_year(self, name: str) -> Column:
        """Return nothing: the table is of one year."""
        return Column.absent(self.count, Reason.NO_BASE)

    def aspect(self, item: str, aspect: str) -> Column:
        """Return nothing: rows of a table know no points."""
        return Column.absent(self.count, Reason.UNDECIDED)

    def graded(self, grade: str, item: str | None) -> Column:
        """Return nothing: rows of a table know no grades."""
        return Column.absent(self.count, Reason.UNDECIDED)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {fold(str(name)): str(name) for name in self.table.frame.columns}

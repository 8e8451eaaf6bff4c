"""What one sheet holds before its values are read: raw cells by field, and where they stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dubao.model.place import Place, address
from dubao.model.table import Block
from dubao.model.terms import Reason
from dubao.read.grid import Grid


@dataclass(frozen=True)
class TotalRow:
    """A row 合计 or 小计: `after` is the number of records above it in the sheet."""

    row: int
    after: int
    label: str
    is_part: bool


@dataclass(frozen=True)
class Part:
    """The records of one sheet.

    `raw` has one list per field found, one entry per record. A sheet with a row per record
    gives `rows` (sheet rows from 0) and `columns`, a form one record and `cells`. `heads` are
    the cells with the fields' headings or labels, `units` the units in them, `year` the year
    that the title states, for dates without year. `extra` are headings that nobody declared;
    `doubtful` fields match several columns and are not read. `skipped` tells which rows were
    taken for notes.
    """

    grid: Grid
    raw: Mapping[str, list[Any]]
    rows: Sequence[int] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    heads: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    cells: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    is_form: bool = False
    units: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    totals: tuple[TotalRow, ...] = ()
    extra: tuple[str, ...] = ()
    doubtful: frozenset[str] = frozenset()
    skipped: tuple[str, ...] = ()

    def __len__(self) -> int:
        return 1 if self.is_form else len(self.rows)

    def block(self, kept: Sequence[int]) -> Block:
        """Return the origin of the records at `kept`."""
        rows = [self.rows[at] for at in kept] if self.rows else ()
        return Block(
            self.grid.file, self.grid.name, len(kept), rows, dict(self.columns), dict(self.cells)
        )

    def cell(self, record: int, name: str) -> tuple[int, int] | None:
        """Return row and column (from 0) of a field of a record; None if it has no cell."""
        if name in self.cells:
            return self.cells[name]
        if name in self.columns:
            return self.rows[record], self.columns[name]
        return None

    def place(self, record: int, name: str) -> Place:
        """Return the cell of a field of a record; else the record's first cell, else the sheet."""
        at = self.cell(record, name)
        if at is None and self.columns:
            at = self.rows[record], min(self.columns.values())
        return Place(self.grid.file, self.grid.name, address(*at) if at else "")

    def head_place(self, name: str) -> Place:
        """Return the cell of a field's heading or label; the sheet if it has none."""
        at = self.heads.get(name)
        return Place(self.grid.file, self.grid.name, address(*at) if at else "")


def broken_cell(
    grid: Grid, cell: tuple[int, int] | None
) -> tuple[Reason, str, dict[str, str]] | None:
    """Return reason, problem code and details of an error cell or an uncalculated formula."""
    if cell is None:
        return None
    if cell in grid.errors:
        return Reason.ERROR_CELL, "error-cell", {"text": grid.errors[cell]}
    if cell in grid.uncalculated:
        return Reason.UNCALCULATED, "uncalculated", {"text": grid.uncalculated[cell]}
    return None

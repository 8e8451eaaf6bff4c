"""Sheets that grow column by column, with a row per unit or per entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dubao.model.book import Cell, CellValue, Merge, Sheet, Style
from dubao.model.place import column_letters

FIRST = 3  # first row of data, from 0; above stand title, heads and remarks
DIGITS = 4  # decimals shown; the cell holds them all
_WIDTHS = (12.0, 26.0)  # narrowest and widest column
_REMARK_HEIGHT = 60.0  # points: a formula of four lines
_TITLE_COLUMNS = 8


@dataclass
class Columns:
    """A sheet under construction. Units stand in the same rows on every sheet that has them."""

    name: str
    title: str
    count: int
    letters: dict[str, str] = field(default_factory=dict)
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)

    def reserve(self, keys: Sequence[str]) -> None:
        """Fix the places of columns that are added later, in any order."""
        for key in keys:
            self.letters[key] = column_letters(len(self.letters))

    def add(self, key: str, head: str, cells: Sequence[Cell], remark: str = "") -> None:
        """Add a column with its cells from the first row down."""
        if key not in self.letters:
            self.reserve([key])
        column = list(self.letters).index(key)
        self.heads[column] = head
        self.cells[1, column] = Cell(head, Style.HEAD)
        self.cells[2, column] = Cell(remark, Style.NOTE)
        for row, cell in enumerate(cells):
            self.cells[FIRST + row, column] = cell

    def cell(self, key: str, row: int) -> str:
        """Return the address of a column's cell, for use on this sheet or another."""
        return f"{self._sheet}${self.letters[key]}{FIRST + row + 1}"

    def range(self, key: str, rows: Sequence[int] | None = None) -> str:
        """Return the address of a column, or of the rows from the first to the last of `rows`."""
        top, bottom = (rows[0], rows[-1]) if rows else (0, self.count - 1)
        letter = self.letters[key]
        return f"{self._sheet}${letter}${FIRST + top + 1}:${letter}${FIRST + bottom + 1}"

    def shown(self, key: str) -> list[CellValue]:
        """Return what a column's cells show, from the first row down."""
        column = list(self.letters).index(key)
        return [self.cells[FIRST + row, column].value for row in range(self.count)]

    @property
    def _sheet(self) -> str:
        return f"'{self.name}'!"

    def sheet(self, mark: str = "") -> Sheet:
        """Return the finished sheet; `mark` (示例) is put behind its title."""
        low, high = _WIDTHS
        widths = tuple(min(max(2.2 * len(self.heads[at]), low), high) for at in sorted(self.heads))
        cells = {**self.cells, (0, 0): Cell(self.title + mark, Style.SUBTITLE)}
        return Sheet(
            self.name,
            cells,
            widths=widths,
            merges=(Merge(0, 0, 0, min(_TITLE_COLUMNS, len(widths)) - 1),),
            head_rows=FIRST,
            frozen_columns=2,
            fits_page=False,
            heights={2: _REMARK_HEIGHT},
        )


def constant(value: CellValue) -> Cell:
    """Return a copied input."""
    return Cell(value, Style.NUMBER if isinstance(value, float) else Style.TEXT)


def live(formula: str, value: CellValue, *, array: bool = False) -> Cell:
    """Return a computed cell with dubao's own result as what is shown before recalculation."""
    if not isinstance(value, float):
        return Cell(value, Style.CENTRE, formula=formula, array=array)
    return Cell(value, Style.NUMBER, None if value.is_integer() else DIGITS, formula, array)

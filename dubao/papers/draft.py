"""A sheet while it is laid out, from the top down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, isnan

from dubao.model.book import Cell, CellValue, Merge, Sheet, Style
from dubao.model.numbers import plain, rounded, rounded_text
from dubao.model.widths import text_width

NARROWEST, WIDEST = 6.0, 40.0
WIDEST_HEAD = 8.0  # heads wrap
LEAST_WIDTH = 100.0  # of a whole sheet, so that its title stands on one line
TITLE_HEIGHT = 30.0  # points
LINE_HEIGHT, PADDING = 14.0, 4.0
HIGHEST = 400.0  # a little below what the file format allows


class Draft:
    """Collects cells and merges; `height` is the number of rows so far."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.height = 0
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[Merge] = []
        self._heights: dict[int, float] = {}

    def put(
        self,
        row: int,
        column: int,
        value: CellValue,
        style: Style = Style.TEXT,
        decimals: int | None = None,
    ) -> None:
        """Set one cell; rows below the last one are added."""
        self._cells[row, column] = Cell(value, style, decimals)
        self.height = max(self.height, row + 1)

    def title(self, text: str, subtitle: str = "") -> None:
        """Add a title over all columns, and a line of explanation below it."""
        self._heights[self.height] = TITLE_HEIGHT
        self.banner(text, Style.TITLE)
        if subtitle:
            self.banner(subtitle, Style.SUBTITLE)

    def banner(self, text: str, style: Style = Style.HEAD) -> None:
        """Add a row with one text over all columns."""
        row = self.height
        self.put(row, 0, text, style)
        self.merge(row, 0, row, self.columns - 1)

    def line(self, values: Iterable[CellValue], style: Style | None = None) -> int:
        """Add a row and return its number; numbers are right-aligned unless a style is given."""
        row = self.height
        for column, value in enumerate(values):
            self.put(row, column, value, style or _style(value))
        return row

    def number(
        self, row: int, column: int, value: float, decimals: int, style: Style = Style.NUMBER
    ) -> None:
        """Set one cell to a number rounded as it is printed; NaN leaves it blank."""
        self.put(row, column, rounded(value, decimals), style, decimals)

    def skip(self, rows: int) -> None:
        """Leave rows empty."""
        self.height += rows

    def heighten(self, row: int, height: float) -> None:
        """Fix the height of a row, in points."""
        self._heights[row] = height

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a range; the cells under the first one are bordered by the writer."""
        if (top, left) != (bottom, right):
            self._merges.append(Merge(top, left, bottom, right))

    def sheet(
        self,
        name: str,
        head_rows: int,
        frozen_columns: int = 0,
        widths: Sequence[float] = (),
        landscape: bool = True,
    ) -> Sheet:
        """Return the sheet; without `widths` columns are as wide as what stands in them."""
        widths = tuple(widths) or self._fitted_widths()
        return Sheet(
            name,
            self._cells,
            widths=widths,
            merges=tuple(self._merges),
            head_rows=head_rows,
            frozen_columns=frozen_columns,
            landscape=landscape,
            heights={**self._fitted_heights(widths), **self._heights},
        )

    def _fitted_widths(self) -> tuple[float, ...]:
        """Return widths by content, Chinese counted double; cells merged sideways don't count."""
        sideways = {(merge.top, merge.left) for merge in self._merges if merge.right > merge.left}
        widths = [NARROWEST] * self.columns
        for (row, column), cell in self._cells.items():
            across = (row, column) in sideways or cell.style is Style.ACROSS
            if not across and cell.value is not None:
                widest = WIDEST_HEAD if cell.style is Style.HEAD else WIDEST
                wanted = min(text_width(_shown(cell)) + 1.5, widest)
                widths[column] = max(widths[column], wanted)
        stretch = max(1.0, LEAST_WIDTH / sum(widths))
        return tuple(width * stretch for width in widths)

    def _fitted_heights(self, widths: Sequence[float]) -> dict[int, float]:
        """Return heights in points that show every wrapped line; not all programs fit rows."""
        wide = {(m.top, m.left): sum(widths[m.left : m.right + 1]) for m in self._merges}
        tall = {(m.top, m.left) for m in self._merges if m.bottom > m.top}
        heights = dict.fromkeys(range(self.height), LINE_HEIGHT + PADDING)
        for (row, column), cell in self._cells.items():
            wraps = isinstance(cell.value, str) and cell.style is not Style.ACROSS
            if wraps and (row, column) not in tall:
                lines = _lines(str(cell.value), wide.get((row, column), widths[column]))
                heights[row] = max(heights[row], min(lines * LINE_HEIGHT + PADDING, HIGHEST))
        return heights


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of `width` characters."""
    if "\n" not in text and text_width(text) < width:
        return 1
    return sum(max(1, ceil(text_width(line) / (width - 1))) for line in text.split("\n"))


def _style(value: CellValue) -> Style:
    return Style.NUMBER if isinstance(value, int | float) else Style.TEXT


def _shown(cell: Cell) -> str:
    if isinstance(cell.value, float) and not isnan(cell.value):
        return (
            plain(cell.value) if cell.decimals is None else rounded_text(cell.value, cell.decimals)
        )
    return str(cell.value)

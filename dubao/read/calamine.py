"""The one place that calls python-calamine: sheets as rows of values from A1, merged ranges."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from dubao.read.guards import damage

Range = tuple[int, int, int, int]


class Values:
    """A workbook opened by calamine; every fault of the file is an UnreadableError."""

    def __init__(self, data: bytes) -> None:
        with damage():
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        self.hidden = frozenset(
            sheet.name
            for sheet in self._book.sheets_metadata
            if sheet.visible is not SheetVisibleEnum.Visible
        )

    def rows(self, name: str) -> tuple[list[list[Any]], list[Range]]:
        """Return a sheet's rows, equally long and beginning with A1, and its merged ranges."""
        with damage():
            sheet = self._book.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
            return rows, [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]


def clipped(ranges: Iterable[Range], rows: list[list[Any]]) -> Iterator[Range]:
    """Yield merged ranges (top, left, bottom, right) as far as they lie within the rows."""
    height, width = len(rows), len(rows[0]) if rows else 0
    for top, left, last_row, last_column in ranges:
        bottom, right = min(last_row, height - 1), min(last_column, width - 1)
        if top <= bottom and left <= right and (top, left) != (bottom, right):
            yield top, left, bottom, right

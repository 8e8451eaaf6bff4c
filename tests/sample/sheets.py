"""A sheet as a person left it, and how it is written as .xlsx, .xls or .csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

MADE = datetime(2021, 11, 1)  # noqa: DTZ001 - a fixed stamp, so that equal input gives equal bytes


@dataclass(frozen=True)
class Sum:
    """A formula with the result that Excel would have stored."""

    formula: str
    result: float | str


Value = str | float | int | date | time | Sum | None
OLD: Any = xlwt  # the old format's writer has no types
Range = tuple[int, int, int, int]  # top, left, bottom, right from 0, both ends included


def number(value: Value) -> float:
    """Return the number in a cell."""
    assert isinstance(value, (int, float)), value
    return float(value)


@dataclass
class Page:
    """One sheet: rows of cells, merged ranges, hidden or not."""

    name: str
    rows: list[list[Value]] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)
    widths: Sequence[float] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(len(row) for row in self.rows)

    def line(self, text: Value, width: int) -> None:
        """Add a row of one cell merged across `width` columns."""
        self.merges.append((len(self.rows), 0, len(self.rows), width - 1))
        self.rows.append([text] + [None] * (width - 1))


def write_xlsx(path: Path, pages: Sequence[Page]) -> None:
    """Write sheets to `path`; equal pages give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    book.set_properties({"created": MADE})
    plain = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    day = book.add_format({"border": 1, "num_format": "yyyy/m/d"})
    clock = book.add_format({"border": 1, "num_format": "h:mm"})
    formats = (plain, day, clock)
    for page in pages:
        _fill(book.add_worksheet(page.name), page, formats)
    book.close()


def _fill(sheet: Any, page: Page, formats: tuple[Any, Any, Any]) -> None:
    plain, day, clock = formats
    for top, left, bottom, right in page.merges:
        sheet.merge_range(top, left, bottom, right, "", plain)
    for row, cells in enumerate(page.rows):
        for column, value in enumerate(cells):
            if isinstance(value, Sum):
                sheet.write_formula(row, column, value.formula, plain, value.result)
            elif isinstance(value, date | time):
                sheet.write_datetime(row, column, value, day if isinstance(value, date) else clock)
            elif isinstance(value, str):
                sheet.write_string(row, column, value, plain)
            elif value is not None:
                sheet.write_number(row, column, value, plain)
    _look(sheet, page)


def _look(sheet: Any, page: Page) -> None:
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    for row in page.hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})
    if page.hidden:
        sheet.hide()


def write_xls(path: Path, pages: Sequence[Page]) -> None:
    """Write sheets in the old format; formulas as their results."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = OLD.Workbook(encoding="utf-8")
    day = OLD.easyxf(num_format_str="yyyy/m/d")
    for page in pages:
        sheet = book.add_sheet(page.name)
        starts = {(top, left): (bottom, right) for top, left, bottom, right in page.merges}
        for row, cells in enumerate(page.rows):
            for column, value in enumerate(cells):
                result: Any = value.result if isinstance(value, Sum) else value
                style = day if isinstance(value, date) else OLD.Style.default_style
                if (row, column) in starts:
                    bottom, right = starts[row, column]
                    sheet.write_merge(row, bottom, column, right, result, style)
                elif result is not None:
                    sheet.write(row, column, result, style)
        if page.hidden:
            sheet.visibility = 1
    book.save(str(path))


def write_csv(path: Path, rows: Sequence[Sequence[Value]], encoding: str) -> None:
    """Write rows as a csv with Windows line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


Put = Callable[[str, Sequence[Page]], None]
"""Takes a file's name in the workspace and its sheets."""


def writer(root: Path) -> Put:
    """Return what writes files into the workspace `root`, each in the format of its ending."""

    def put(file: str, pages: Sequence[Page]) -> None:
        path = root / file
        if path.suffix == ".csv":
            write_csv(path, pages[0].rows, "gbk")
        elif path.suffix == ".xls":
            write_xls(path, pages)
        else:
            write_xlsx(path, pages)

    return put

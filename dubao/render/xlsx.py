"""Workbooks: a `Book` becomes the bytes of an .xlsx file."""

from __future__ import annotations

import math
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dubao.model.book import Book, Cell, Choice, Sheet, Style
from dubao.model.filenames import safe_sheet_names
from dubao.model.form_mark import CHOICE_SHEET
from dubao.model.place import column_letters
from dubao.render.styles import DATE_FORMAT, LOOKS, number_format

A4, A3 = 9, 8
LONGEST_CHOICE = 255  # characters of a drop-down list written into the rule itself

# What people may still do on a locked sheet besides filling in the open cells.
_ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}


def render_book(book: Book) -> bytes:
    """Return the workbook as bytes; equal books give equal bytes (HA-05)."""
    target = BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    workbook.set_properties({"title": book.title, "author": "", "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    writer = _BookWriter(workbook)
    for sheet, name in zip(book.sheets, safe_sheet_names(s.name for s in book.sheets), strict=True):
        writer.add(sheet, name)
    writer.finish()
    for name, formula in book.defined_names.items():
        workbook.define_name(name, f"={formula}")
    workbook.close()
    return target.getvalue()


class _BookWriter:
    """Writes sheets one by one; makes each format once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[Style, str], Format] = {}
        self._lists: list[tuple[str, ...]] = []
        self._visible: Worksheet | None = None

    def add(self, sheet: Sheet, name: str) -> None:
        """Write one sheet under a safe name."""
        target = self._workbook.add_worksheet(name)
        for column, width in enumerate(sheet.widths):
            target.set_column(column, column, width)
        for row, height in sheet.heights.items():
            target.set_row(row, height)
        self._merge(target, sheet)
        for (row, column), cell in sheet.cells.items():
            self._write(target, row, column, cell)
        for choice in sheet.choices:
            self._offer(target, choice)
        _set_up_page(target, sheet)
        if sheet.locked:
            target.protect("", _ALLOWED)
        if sheet.hidden:
            target.hide()
        elif self._visible is None:
            self._visible = target

    def finish(self) -> None:
        """Write the hidden lists behind long drop-downs and open on the first visible sheet."""
        if self._lists:
            target = self._workbook.add_worksheet(CHOICE_SHEET)
            target.hide()
            for column, values in enumerate(self._lists):
                for row, value in enumerate(values):
                    target.write_string(row, column, value)
        if self._visible is not None:
            self._visible.activate()
            self._visible.set_first_sheet()

    def _merge(self, target: Worksheet, sheet: Sheet) -> None:
        for merge in sheet.merges:
            if (merge.top, merge.left) == (merge.bottom, merge.right):
                continue
            cell = sheet.cells.get((merge.top, merge.left), Cell())
            target.merge_range(
                merge.top, merge.left, merge.bottom, merge.right, "", self._format(cell)
            )

    def _write(self, target: Worksheet, row: int, column: int, cell: Cell) -> None:
        look, value = self._format(cell), cell.value
        if cell.array:
            whole = (row, column, row, column)
            target.write_array_formula(*whole, f"{{={cell.formula}}}", look, _cached(value))
        elif cell.formula:
            target.write_formula(row, column, f"={cell.formula}", look, _cached(value))
        elif cell.link:
            target.write_url(row, column, f"internal:{cell.link}", look, str(value))
        elif value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
            target.write_blank(row, column, None, look)
        elif isinstance(value, str):
            target.write_string(row, column, value, look)
        elif isinstance(value, date):
            target.write_datetime(row, column, datetime(*value.timetuple()[:6]), look)  # noqa: DTZ001
        else:
            target.write_number(row, column, value, look)
        if cell.comment:
            target.write_comment(row, column, cell.comment, {"author": "", "x_scale": 2})

    def _format(self, cell: Cell) -> Format:
        is_date = isinstance(cell.value, date)
        pattern = DATE_FORMAT if is_date else number_format(cell.decimals)
        key = (cell.style, pattern)
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(
                {**LOOKS[cell.style], "num_format": pattern}
            )
        return self._formats[key]

    def _offer(self, target: Worksheet, choice: Choice) -> None:
        rule = {
            "validate": "list",
            "source": self._source(choice.values),
            "error_title": "请从列表中选择",
            "error_message": "此格只能填列表中的内容",
        }
        target.data_validation(choice.top, choice.left, choice.bottom, choice.right, rule)

    def _source(self, values: tuple[str, ...]) -> Any:
        """Return the values themselves, or where they stand if the rule cannot hold them."""
        if len(",".join(values)) <= LONGEST_CHOICE and not any("," in value for value in values):
            return list(values)
        if values not in self._lists:
            self._lists.append(values)
        letters = column_letters(self._lists.index(values))
        return f"={CHOICE_SHEET}!${letters}$1:${letters}${len(values)}"


def _cached(value: Any) -> Any:
    return "" if value is None or (isinstance(value, float) and math.isnan(value)) else value


def _set_up_page(target: Worksheet, sheet: Sheet) -> None:
    """One page wide if it is to fit, heads repeated and frozen, page numbers at the foot."""
    target.set_paper(A3 if sheet.is_a3 else A4)
    if sheet.landscape:
        target.set_landscape()
    else:
        target.set_portrait()
    if sheet.fits_page:
        target.fit_to_pages(1, 0)
    elif sheet.frozen_columns:
        target.repeat_columns(0, sheet.frozen_columns - 1)
    target.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    target.center_horizontally()
    target.set_footer("&C&10— &P —")
    if sheet.head_rows:
        target.repeat_rows(0, sheet.head_rows - 1)
    if sheet.head_rows or sheet.frozen_columns:
        target.freeze_panes(sheet.head_rows, sheet.frozen_columns)

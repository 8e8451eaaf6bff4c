"""What goes back inside a workbook: the list of its faults, and a copy made from its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from dubao.model.book import Book, Cell, CellValue, Merge, Sheet, Style
from dubao.model.filenames import safe_sheet_names
from dubao.model.marking import NOTE_SHEET, Mark, comment_text
from dubao.model.place import address, position
from dubao.model.problem import Problem
from dubao.model.terms import Severity
from dubao.model.widths import text_width
from dubao.papers.draft import Draft

_TITLE = "退回说明"
_ADVICE = (
    "有底色的格子是需要改正或核实的，批注里写着怎么改。"
    "本文件是标注差错的副本，请在本单位留存的原表上改正后重新报送。"
)
_HEADS = ("序号", "工作表", "单元格", "问题", "怎么改")
_WIDTHS = (6.0, 16.0, 9.0, 56.0, 46.0)
_PLACE_COLUMN = 2
_NARROWEST, _WIDEST = 8.0, 36.0


@dataclass(frozen=True)
class PlainSheet:
    """One sheet of a handed-in file as read: rows of values and merged ranges, from 0."""

    name: str
    rows: Sequence[Sequence[Any]]
    merges: Sequence[tuple[int, int, int, int]] = ()  # top, left, bottom, right
    hidden: bool = False


def marks_of(faults: Sequence[Problem]) -> tuple[Mark, ...]:
    """Return what to say at each faulty cell of one file; faults without a cell are left out."""
    return tuple(
        Mark(found.place.sheet, found.place.cell, "\n".join(filter(None, words_of(found))))
        for found in faults
        if found.place.cell
    )


def note_sheet(faults: Sequence[Problem], names: Mapping[str, str] | None = None) -> Sheet:
    """Return the first sheet of a returned workbook: every fault, leading to its cell.

    `names` are the sheets' names in the copy where they differ from those in the file.
    """
    draft = Draft(len(_HEADS))
    draft.title(_TITLE, _ADVICE)
    draft.line(_HEADS, Style.HEAD)
    top = draft.height
    links = {}
    for number, found in enumerate(faults, start=1):
        place = found.place
        row = draft.line((number, place.sheet, place.cell, *words_of(found)), Style.TEXT)
        name = (names or {}).get(place.sheet, place.sheet)
        if name and place.cell:
            quoted = name.replace("'", "''")
            links[row, _PLACE_COLUMN] = f"'{quoted}'!{place.cell}"
    sheet = draft.sheet(NOTE_SHEET, top, widths=_WIDTHS)
    linked = {at: replace(sheet.cells[at], link=link) for at, link in links.items()}
    return replace(sheet, cells={**sheet.cells, **linked})


def returned_book(title: str, sheets: Sequence[PlainSheet], faults: Sequence[Problem]) -> Book:
    """Return a copy of a file of an old format made from its values, marked like `annotate`."""
    names = safe_sheet_names([NOTE_SHEET, *(sheet.name for sheet in sheets)])[1:]
    by_name = {sheet.name: name for sheet, name in zip(sheets, names, strict=True)}
    marks = marks_of(faults)
    copies = [
        _copy(sheet, by_name[sheet.name], [mark for mark in marks if mark.sheet == sheet.name])
        for sheet in sheets
    ]
    return Book(title, (note_sheet(faults, by_name), *copies))


def words_of(found: Problem) -> tuple[str, str]:
    """Return what is wrong and what to do; a warning says that it may be right."""
    warning = found.severity is Severity.WARNING
    return f"请核实：{found.message}" if warning else found.message, found.hint


def _copy(sheet: PlainSheet, name: str, marks: Sequence[Mark]) -> Sheet:
    cells = {
        (row, column): Cell(_value(value))
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value not in ("", None)
    }
    first = {
        address(row, column): (top, left)
        for top, left, bottom, right in sheet.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    said: dict[tuple[int, int], list[str]] = {}
    for mark in marks:
        at = first.get(mark.cell) or position(mark.cell)
        said.setdefault(at, []).append(mark.text)
    for at, texts in said.items():
        value = cells[at].value if at in cells else None
        cells[at] = Cell(value, Style.FAULT, comment=comment_text(texts))
    merges = tuple(Merge(*merged) for merged in sheet.merges)
    return Sheet(name, cells, _widths(sheet), merges, hidden=sheet.hidden)


def _widths(sheet: PlainSheet) -> tuple[float, ...]:
    """Return a width for every column by its longest text, within bounds; merged titles aside."""
    wide = {(top, left) for top, left, _, right in sheet.merges if right > left}
    widths: dict[int, float] = {}
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            longest = 0.0 if (row, column) in wide else text_width(str(value)) + 2
            widths[column] = max(widths.get(column, _NARROWEST), min(longest, _WIDEST))
    return tuple(widths[column] for column in sorted(widths))


def _value(value: Any) -> CellValue:
    """Return a read value as a workbook can hold it; times of day and lengths as text."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, str | int | float | date):
        return value
    return str(value)

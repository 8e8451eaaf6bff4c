"""A copy of a workbook in which every faulty cell is marked, to be sent back (HA-07)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from dubao.model.book import Sheet, Style
from dubao.model.filenames import safe_sheet_names
from dubao.model.marking import RETURNED, Mark, comment_text
from dubao.render.annotate_sheet import write_sheet
from dubao.render.annotate_values import stored_values, with_values, written_cells
from dubao.render.styles import LOOKS
from dubao.render.zipped import clean_properties, unzipped, zipped

_FAULTY = LOOKS[Style.FAULT]["bg_color"].removeprefix("#")
_COMMENT_WIDTH, _LINE_HEIGHT, _SIGNS_A_LINE = 320, 20, 22  # pixels, pixels, Chinese signs


def annotate(data: bytes, note: Sheet, marks: Sequence[Mark]) -> bytes:
    """Return a copy of an .xlsx file with its faulty cells marked and `note` as first sheet.

    Each marked cell is coloured and has a comment; in a merged range that is its first cell.
    Values, formulas with their stored results, formats, widths and hidden sheets stay as handed
    in; marks and note of an earlier return, macros, and the file's properties are taken out.
    Returns b"" if openpyxl cannot read the file. Equal input gives equal bytes (HA-05).
    """
    try:
        workbook: Any = load_workbook(BytesIO(data), rich_text=True)
    except Exception:  # whatever openpyxl trips over in a file that other readers take
        return b""
    sheets = {sheet.title: sheet for sheet in workbook.worksheets}
    values = stored_values(data, sheets.values())
    for sheet in sheets.values():
        _unmark(sheet)
        sheet.sheet_view.tabSelected = False
    _mark(sheets, marks)
    front = _put_in_front(workbook, note, sheets)
    workbook.active = workbook.index(front)
    front.sheet_view.tabSelected = True
    workbook.custom_doc_props = CustomPropertyList()
    target = BytesIO()
    workbook.save(target)
    members = with_values(unzipped(target.getvalue()), workbook.worksheets, values)
    return zipped(clean_properties(members, note.name))


def _unmark(sheet: Worksheet) -> None:
    """Take out what an earlier return wrote at cells; a person's own comments stay."""
    for cell in written_cells(sheet):
        if cell.comment and RETURNED in cell.comment.text:
            own = cell.comment.text.partition(RETURNED)[0].strip()
            cell.comment = _comment(own) if own else None
            if cell.fill.fgColor.rgb in {f"00{_FAULTY}", f"FF{_FAULTY}"}:
                cell.fill = PatternFill()


def _mark(sheets: Mapping[str, Worksheet], marks: Iterable[Mark]) -> None:
    said: dict[Any, list[str]] = {}
    for mark in marks:
        if mark.sheet in sheets:
            said.setdefault(_first_cell(sheets[mark.sheet], mark.cell), []).append(mark.text)
    for cell, texts in said.items():
        own = f"{cell.comment.text}\n" if cell.comment else ""
        cell.comment = _comment(own + comment_text(texts))
        cell.fill = PatternFill("solid", fgColor=_FAULTY)


def _first_cell(sheet: Any, address: str) -> Any:
    """Return the cell at an address, of a merged range its first one."""
    for merged in sheet.merged_cells.ranges:
        if address in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    return sheet[address]


def _comment(text: str) -> Comment:
    lines = sum(1 + len(line) // _SIGNS_A_LINE for line in text.split("\n"))
    return Comment(text, "", height=(lines + 1) * _LINE_HEIGHT, width=_COMMENT_WIDTH)


def _put_in_front(workbook: Any, note: Sheet, sheets: Mapping[str, Worksheet]) -> Any:
    """Write the note as first sheet, in place of an earlier note of the same title."""
    title = note.cells[0, 0].value
    for name, sheet in sheets.items():
        if name.startswith(note.name) and sheet["A1"].value == title:
            workbook.remove(sheet)
    name = safe_sheet_names([*workbook.sheetnames, note.name])[-1]
    front = workbook.create_sheet(name, 0)
    hidden = {sheet.title for sheet in workbook.worksheets if sheet.sheet_state != "visible"}
    write_sheet(front, note, hidden)
    return front

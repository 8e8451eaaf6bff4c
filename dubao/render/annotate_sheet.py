"""A sheet of the model written into a workbook that openpyxl has read."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dubao.model.book import Sheet
from dubao.model.place import address, column_letters
from dubao.render.styles import LOOKS, number_format

_A4 = 9
_LINK_COLOUR = "0563C1"


def write_sheet(target: Worksheet, sheet: Sheet, hidden: Collection[str] = ()) -> None:
    """Write texts, numbers, links, merges and looks; nothing leads to a sheet in `hidden`."""
    for (row, column), cell in sheet.cells.items():
        written: Any = target.cell(row + 1, column + 1)
        written.value = cell.value
        if isinstance(cell.value, str):
            written.data_type = "s"  # text that begins with = stays text
        written.number_format = number_format(cell.decimals)
        _dress(written, LOOKS[cell.style])
        if cell.link and cell.link.rpartition("!")[0].strip("'") not in hidden:
            place = address(row, column)
            written.hyperlink = Hyperlink(ref=place, location=cell.link, display=str(cell.value))
            written.font = _font(LOOKS[cell.style], _LINK_COLOUR, "single")
    for column, width in enumerate(sheet.widths):
        target.column_dimensions[column_letters(column)].width = width
    for row, height in sheet.heights.items():
        target.row_dimensions[row + 1].height = height
    for merge in sheet.merges:
        target.merge_cells(None, merge.top + 1, merge.left + 1, merge.bottom + 1, merge.right + 1)
    target.freeze_panes = address(sheet.head_rows, sheet.frozen_columns)
    target.page_setup.paperSize = _A4
    target.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.page_setup.fitToHeight = 0


def _font(look: dict[str, Any], colour: str, underline: Literal["single"] | None = None) -> Font:
    return Font(
        name=look["font_name"],
        size=look["font_size"],
        bold=look.get("bold", False),
        color=colour,
        underline=underline,
    )


def _dress(cell: Any, look: dict[str, Any]) -> None:
    cell.font = _font(look, look.get("font_color", "#000000").removeprefix("#"))
    cell.alignment = Alignment(
        horizontal=look.get("align"), vertical="center", wrap_text=look.get("text_wrap", False)
    )
    if "bg_color" in look:
        cell.fill = PatternFill("solid", fgColor=look["bg_color"].removeprefix("#"))
    if "border" in look:
        side = Side("thin")
        cell.border = Border(side, side, side, side)

"""The workbook inside a chart, which Word opens at 编辑数据.

XlsxWriter makes an empty one once; every chart only puts its own sheet into it.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from math import isnan

import xlsxwriter

from dubao.model.chart import ChartSpec
from dubao.model.place import address
from dubao.render.charts.cells import SHEET, number_text
from dubao.render.engine.package import Package, opened, packed
from dubao.render.engine.printing import escaped
from dubao.render.engine.sites import PLAIN
from dubao.render.styles import number_format

_MEMBER = "xl/worksheets/sheet1.xml"
_NUMBERS = 1  # the format of numbers among the workbook's formats
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)


def workbook_bytes(spec: ChartSpec) -> bytes:
    """Return the .xlsx with the chart's numbers; equal charts give equal bytes (HA-05)."""
    return _empty(spec.decimals).written({_MEMBER: packed((_sheet(spec),))})


@cache
def _empty(decimals: int) -> Package:
    """Return a workbook of one empty sheet whose second format shows that many decimals."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"author": "", "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    sheet = book.add_worksheet(SHEET)
    sheet.write_blank(0, 0, None, book.add_format({"num_format": number_format(decimals)}))
    book.close()
    return opened(target.getvalue())


def _sheet(spec: ChartSpec) -> str:
    rows = [_row(0, ["", *(one.name for one in spec.series)])]
    for at, category in enumerate(spec.categories):
        rows.append(_row(at + 1, [category, *(one.values[at] for one in spec.series)]))
    last = address(len(spec.categories), len(spec.series))
    return f'{_HEAD}<dimension ref="A1:{last}"/><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _row(row: int, values: list[str | float]) -> str:
    cells = "".join(_cell(address(row, column), value) for column, value in enumerate(values))
    return f'<row r="{row + 1}">{cells}</row>'


def _cell(place: str, value: str | float) -> str:
    if isinstance(value, str):
        text = escaped(value, PLAIN)
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>' if text else ""
    return "" if isnan(value) else f'<c r="{place}" s="{_NUMBERS}"><v>{number_text(value)}</v></c>'

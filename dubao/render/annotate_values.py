"""The stored results of formulas, which openpyxl leaves out when it writes a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import load_workbook
from openpyxl.utils import datetime as openpyxl_datetime
from openpyxl.worksheet.worksheet import Worksheet

_to_serial: Any = openpyxl_datetime.to_excel  # untyped
Stored = tuple[str, str]  # the type as the format knows it, "" for a number, and the text

_FORMULA = re.compile(  # as openpyxl writes it
    r'<c r="([A-Z]+\d+)"((?: s="\d+")?)>(<f[^>]*/>|<f[^>]*>[^<]*</f>)<v(?: ?/>|></v>)</c>'
)


def written_cells(sheet: Worksheet) -> list[Any]:
    """Return the cells that a sheet holds; asking for its rows would make all others too."""
    return list(sheet._cells.values())


def stored_values(data: bytes, sheets: Iterable[Worksheet]) -> dict[str, dict[str, Stored]]:
    """Return the stored results of all formulas of a workbook by sheet and address.

    `sheets` are the same workbook's sheets with formulas; without any nothing is read again.
    """
    formulas = {
        sheet.title: [cell.coordinate for cell in written_cells(sheet) if cell.data_type == "f"]
        for sheet in sheets
    }
    if not any(formulas.values()):
        return {}
    results: Any = load_workbook(BytesIO(data), data_only=True)
    return {
        name: {
            place: stored
            for place in places
            if (stored := _stored(results[name][place], results.epoch)) is not None
        }
        for name, places in formulas.items()
    }


def _stored(cell: Any, epoch: datetime) -> Stored | None:
    value = cell.value
    if value is None:
        return None
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, date | time | timedelta):
        return "", repr(_to_serial(value, epoch))
    if isinstance(value, str):
        return ("e" if cell.data_type == "e" else "str"), escape(value)
    return "", repr(value)


def with_values(
    members: Mapping[str, bytes],
    sheets: Iterable[Worksheet],
    values: Mapping[str, Mapping[str, Stored]],
) -> dict[str, bytes]:
    """Return a saved workbook's members with the stored results put in behind the formulas.

    `sheets` are the workbook's sheets in order.
    """
    filled = dict(members)
    for number, sheet in enumerate(sheets, start=1):
        stored = values.get(sheet.title)
        if stored:
            name = f"xl/worksheets/sheet{number}.xml"
            filled[name] = _filled(filled[name].decode(), stored).encode()
    return filled


def _filled(xml: str, stored: Mapping[str, Stored]) -> str:
    def put_in(found: re.Match[str]) -> str:
        place, style, formula = found.groups()
        if place not in stored:
            return found[0]
        kind, text = stored[place]
        kind = f' t="{kind}"' if kind else ""
        return f'<c r="{place}"{style}{kind}>{formula}<v>{text}</v></c>'

    return _FORMULA.sub(put_in, xml)

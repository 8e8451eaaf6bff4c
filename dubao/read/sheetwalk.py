"""Walk a sheet's XML with a real parser: slower, for sheets written in an unusual way."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from dubao.read.guards import UnreadableError, damage

_ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_TRUE = {"1", "true"}


@dataclass(frozen=True)
class WalkedCell:
    """One cell as written; `value` is None without a stored value, `formula` without a formula."""

    row: int
    column: int
    kind: str
    style: int
    formula: str | None
    value: str | None


@dataclass
class WalkedSheet:
    """Every cell that holds something, and what is said of rows and filters."""

    cells: list[WalkedCell] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    filtered: bool = False


def walk(data: bytes) -> WalkedSheet:
    """Return the cells of a sheet part; cells and rows without address follow the one before."""
    sheet = WalkedSheet()
    hidden: set[int] = set()
    row = column = -1
    with damage():
        for event, element in ET.iterparse(io.BytesIO(data), ("start", "end")):
            name = _local(element.tag)
            if event == "start" and name == "row":
                row = int(element.get("r", row + 2)) - 1
                column = -1
                if element.get("hidden") in _TRUE:
                    hidden.add(row)
            elif event == "start" and name == "c":
                cell_row, column = _position(element.attrib, row, column + 1)
            elif event == "end" and name == "c":
                _take(element, cell_row, column, sheet)
                element.clear()
            elif event == "end" and name == "row":
                element.clear()
            elif name == "filterColumn" or element.get("filterMode") in _TRUE:
                sheet.filtered = True
    sheet.hidden_rows = frozenset(hidden)
    return sheet


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _position(attributes: Mapping[str, str], row: int, column: int) -> tuple[int, int]:
    if "r" not in attributes:
        return row, column
    address = _ADDRESS.fullmatch(attributes["r"])
    if address is None:
        raise UnreadableError("file-damaged")
    number = 0
    for letter in address[1].upper():
        number = number * 26 + ord(letter) - 64
    return int(address[2]) - 1, number - 1


def _take(element: ET.Element, row: int, column: int, sheet: WalkedSheet) -> None:
    parts = {_local(part.tag): part for part in element}
    if not parts:
        return
    formula, value = parts.get("f"), parts.get("v")
    sheet.cells.append(
        WalkedCell(
            row,
            column,
            element.get("t", "n"),
            int(element.get("s", 0)),
            None if formula is None else formula.text or "",
            None if value is None else value.text or "",
        )
    )

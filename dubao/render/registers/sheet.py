"""One sheet of a clerk's workbook: cells set and records added, everything else as it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from dubao.model.book import CellValue
from dubao.model.place import address, position
from dubao.render.registers.looks import Looks
from dubao.render.registers.ranges import grown
from dubao.render.registers.xml import Element, every, local, named, parsed, written

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OWN_TO_A_ROW = ("r", "spans", "hidden", "collapsed", "outlineLevel", "ht", "customHeight")
_NEW_WIDTH = 15  # characters
_EPOCH = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


class SheetXml:
    """The XML of a sheet; rows and columns count from 0.

    `head` is the row of the heading, `since_1904` how the workbook counts its dates.
    """

    def __init__(self, data: bytes, looks: Looks, head: int, since_1904: bool = False) -> None:
        self._root = parsed(data)
        self._looks = looks
        self._head = head
        self._epoch = _EPOCH[since_1904]
        self._data = every(self._root, "sheetData")[0]
        self._rows: dict[int, Element] = {}
        self._reach = (0, 0)
        self._number_rows()

    @property
    def data(self) -> bytes:
        """The part as it is now; readers that trust its stored dimension see all of it."""
        for dimension in every(self._root, "dimension"):
            top, left, bottom, right = _corners(dimension.get("ref"))
            far = address(max(bottom, self._reach[0]), max(right, self._reach[1]))
            dimension.set("ref", f"{address(top, left)}:{far}")
        return written(self._root)

    @property
    def last_filled(self) -> int:
        """The last row with anything in it, -1 if there is none."""
        filled = (at for at, row in self._rows.items() if any(len(cell) for cell in row))
        return max(filled, default=-1)

    def last_column(self, row: int) -> int:
        """Return the last column with anything in it in a row, -1 if there is none."""
        return max((at for at, cell in self._cells(row).items() if len(cell)), default=-1)

    def holds_formula(self, row: int, column: int) -> bool:
        """Tell whether a cell is worked out by a formula."""
        cell = self._cells(row).get(column)
        return cell is not None and any(local(part) == "f" for part in cell)

    def is_shared(self, row: int, column: int) -> bool:
        """Tell whether a cell is merged with cells of other rows, or hidden under a merge."""
        for top, left, bottom, right in self._merges:
            if top <= row <= bottom and left <= column <= right:
                return bottom > top or column != left
        return False

    def set(self, row: int, column: int, value: CellValue) -> None:
        """Give a cell a value; its format stays, but a date is shown as one."""
        self._reach = max(self._reach[0], row), max(self._reach[1], column)
        cell = self._cells(row).get(column)
        if cell is None:
            cell = self._new_cell(row, column)
        self._fill(cell, value)

    def add_column(self, column: int, head: str) -> None:
        """Add a column that has this heading, wide enough for a date."""
        self.set(self._head, column, head)
        if any(int(one.get("min")) <= column + 1 <= int(one.get("max")) for one in self._columns):
            return
        widths = {"min": str(column + 1), "max": str(column + 1), "width": str(_NEW_WIDTH)}
        made = self._root.makeelement(named(self._root, "col"), {**widths, "customWidth": "1"})
        if not self._columns:
            self._data.addprevious(self._root.makeelement(named(self._root, "cols")))
        every(self._root, "cols")[0].append(made)
        self._columns.append(made)

    def add(self, at: int, values: Mapping[int, CellValue], like: int | None) -> None:
        """Add a record in row `at`, looking as the record in row `like` does, by column."""
        if at not in self._rows:
            self._new_row(at, like)
        for column, value in values.items():
            if value not in (None, ""):
                self.set(at, column, value)

    def grow(self, last: int, new_last: int) -> None:
        """Let lists, conditional formats and filters that end in row `last` end in `new_last`."""
        for element in self._root.iter():
            name = local(element)
            if name in ("dataValidation", "conditionalFormatting") and element.get("sqref"):
                element.set("sqref", grown(element.get("sqref"), last + 1, new_last + 1))
            elif name == "sqref" and element.text:
                element.text = grown(element.text, last + 1, new_last + 1)
            elif name == "autoFilter":
                element.set("ref", grown(element.get("ref", ""), last + 1, new_last + 1))

    def _style(self, row: int, column: int) -> str:
        """Return the format for a new cell: of its row or column, else of the one above or left."""
        of_column = (
            found.get("style")
            for found in self._columns
            if int(found.get("min")) <= column + 1 <= int(found.get("max"))
        )
        style = self._rows[row].get("s") or next(of_column, None)
        for above in range(row - 1, self._head, -1) if not style else ():
            cell = self._cells(above).get(column)
            if cell is not None:
                return str(cell.get("s") or "")
        left = self._cells(row).get(column - 1)
        return style or (left.get("s") if left is not None else "") or ""

    def _number_rows(self) -> None:
        """Index the rows; a row without number follows the one before it."""
        at = -1
        for row in self._data:
            at = int(row.get("r")) - 1 if row.get("r") else at + 1
            row.set("r", str(at + 1))
            self._rows[at] = row

    def _cells(self, row: int) -> dict[int, Element]:
        """Return a row's cells by column; a cell without address follows the one before it."""
        found: dict[int, Element] = {}
        column = -1
        for cell in self._rows.get(row, ()):
            column = position(cell.get("r"))[1] if cell.get("r") else column + 1
            cell.set("r", address(row, column))
            found[column] = cell
        return found

    def _new_cell(self, row: int, column: int) -> Element:
        """Add an empty cell at its place in the row, formatted as its surroundings are."""
        if row not in self._rows:
            self._new_row(row, None)
        style = self._style(row, column)
        parent = self._rows[row]
        cell = self._root.makeelement(named(self._root, "c"), {"r": address(row, column)})
        if style:
            cell.set("s", style)
        before = sum(1 for at in self._cells(row) if at < column)
        parent.insert(before, cell)
        parent.attrib.pop("spans", None)
        return cell

    def _new_row(self, at: int, like: int | None) -> None:
        row = self._root.makeelement(named(self._root, "row"), {"r": str(at + 1)})
        model = self._rows.get(like) if like is not None else None
        for name, value in model.attrib.items() if model is not None else ():
            if name not in _OWN_TO_A_ROW:
                row.set(name, value)
        self._data.insert(sum(1 for other in self._rows if other < at), row)
        self._rows[at] = row
        for column, cell in self._cells(like).items() if like is not None else ():
            made = self._root.makeelement(named(self._root, "c"), {"r": address(at, column)})
            if cell.get("s"):
                made.set("s", cell.get("s"))
            row.append(made)

    def _fill(self, cell: Element, value: CellValue) -> None:
        for part in list(cell):
            cell.remove(part)
        cell.attrib.pop("t", None)
        if value is None or value == "":
            return
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            inside = _child(_child(cell, "is"), "t")
            inside.set(_XML_SPACE, "preserve")
            inside.text = "".join(sign for sign in value if sign.isprintable() or sign in "\n\t")
            return
        if isinstance(value, date):
            cell.set("s", str(self._looks.dated(int(cell.get("s") or 0))))
            _child(cell, "v").text = str((value - self._epoch).days)
            return
        _child(cell, "v").text = repr(value)

    @cached_property
    def _columns(self) -> list[Element]:
        return every(self._root, "col")

    @cached_property
    def _merges(self) -> list[tuple[int, int, int, int]]:
        return [_corners(found.get("ref")) for found in every(self._root, "mergeCell")]


def _corners(reference: str) -> tuple[int, int, int, int]:
    first, _, second = reference.partition(":")
    return (*position(first), *position(second or first))


def _child(parent: Element, name: str) -> Element:
    made = parent.makeelement(named(parent, name))
    parent.append(made)
    return made

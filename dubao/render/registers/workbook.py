"""A clerk's workbook as the parts of its package; an edit changes the few that it must."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from dubao.model.place import Place, address
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.register_edit import RegisterEdit, Spot
from dubao.render.registers.looks import Looks
from dubao.render.registers.ranges import grown
from dubao.render.registers.sheet import SheetXml
from dubao.render.registers.xml import Element, every, parsed, written
from dubao.render.zipped import unzipped, zipped

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")


def edited(data: bytes, edit: RegisterEdit) -> Loaded[tuple[bytes, int]]:
    """Return the workbook's bytes with the edit made, and the row of the first added record.

    A cell with a formula, or merged over several records, is not written to: that is said, and
    the bytes come back as they were.
    """
    workbook = _Workbook(data)
    sheet = workbook.sheet(edit.spot)
    columns = _columns(sheet, edit)
    refused = tuple(_refused(sheet, edit, columns))
    if refused:
        return Loaded((data, -1), refused)
    for name in edit.new_columns:
        sheet.add_column(columns[name], name)
    for cell in edit.cells:
        sheet.set(cell.row, columns[cell.field], cell.value)
    first = _add_rows(sheet, edit, columns)
    workbook.put(edit.spot.sheet, sheet)
    if edit.rows and first == edit.spot.last + 1:
        workbook.grow(edit.spot, first + len(edit.rows) - 1)
    return Loaded((workbook.data, first))


def _columns(sheet: SheetXml, edit: RegisterEdit) -> dict[str, int]:
    """Return the column of every field; new ones stand right of the heading."""
    after = sheet.last_column(edit.spot.head) + 1
    new = {name: after + at for at, name in enumerate(edit.new_columns)}
    return {**edit.spot.columns, **new}


def _refused(sheet: SheetXml, edit: RegisterEdit, columns: dict[str, int]) -> Iterator[Problem]:
    spot = edit.spot
    for cell in edit.cells:
        column = columns[cell.field]
        place = Place(spot.file, spot.sheet, address(cell.row, column))
        if sheet.holds_formula(cell.row, column):
            yield problem("register-formula", place, field=cell.field)
        elif sheet.is_shared(cell.row, column):
            yield problem("register-merged", place, field=cell.field)


def _add_rows(sheet: SheetXml, edit: RegisterEdit, columns: dict[str, int]) -> int:
    """Add the records below the last one, or below everything if something else stands there."""
    spot = edit.spot
    first = max(spot.last, sheet.last_filled) + 1
    like = spot.last if spot.last > spot.head else None
    for number, row in enumerate(edit.rows):
        values = {columns[name]: value for name, value in row.values.items() if name in columns}
        sheet.add(first + number, values, like)
    if edit.rows and first == spot.last + 1:
        sheet.grow(spot.last, first + len(edit.rows) - 1)
    return first


class _Workbook:
    """The members of the package, and which of them is what."""

    def __init__(self, data: bytes) -> None:
        self._members = unzipped(data)
        self._names = {name.lower(): name for name in self._members}
        self._path = self._main_part()
        self._root = parsed(self._members[self._path])
        self._targets = self._relations(self._path)
        styles = next(path for kind, path in self._targets.values() if kind == "styles")
        self._styles_path = styles
        self._looks = Looks(self._members[styles])

    @property
    def data(self) -> bytes:
        """The workbook as it is now; programs work out its formulas anew."""
        if any(_FORMULA.search(part) for name, part in self._members.items() if "sheets/" in name):
            for settings in every(self._root, "calcPr"):
                settings.set("fullCalcOnLoad", "1")
        if self._looks.changed:
            self._members[self._styles_path] = self._looks.data
        self._members[self._path] = written(self._root)
        return zipped(self._members)

    def sheet(self, spot: Spot) -> SheetXml:
        """Return the sheet in which the register stands."""
        settings = every(self._root, "workbookPr")
        since_1904 = any(one.get("date1904") in ("1", "true") for one in settings)
        return SheetXml(self._members[self._part(spot.sheet)], self._looks, spot.head, since_1904)

    def put(self, name: str, sheet: SheetXml) -> None:
        """Take a changed sheet back."""
        self._members[self._part(name)] = sheet.data

    def grow(self, spot: Spot, new_last: int) -> None:
        """Let the sheet's tables and named ranges (print area, filter) reach the new last row."""
        part = self._part(spot.sheet)
        for kind, path in self._relations(part).values():
            if kind == "table":
                root = parsed(self._members[path])
                for element in (root, *every(root, "autoFilter")):
                    element.set("ref", grown(element.get("ref"), spot.last + 1, new_last + 1))
                self._members[path] = written(root)
        for name in every(self._root, "definedName"):
            sheet, mark, reference = (name.text or "").rpartition("!")
            if mark and "," not in sheet and sheet.strip("'").replace("''", "'") == spot.sheet:
                name.text = f"{sheet}!{grown(reference, spot.last + 1, new_last + 1)}"

    def _main_part(self) -> str:
        return next(path for kind, path in self._relations("").values() if kind == "officeDocument")

    def _part(self, name: str) -> str:
        for sheet in every(self._root, "sheet"):
            if sheet.get("name") == name:
                return self._targets[_identifier(sheet)][1]
        raise KeyError(name)

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return a part's relations by id: last word of the type, and the member's name."""
        folder, base = posixpath.split(part)
        member = posixpath.join(folder, "_rels", f"{base}.rels")
        if member.lower() not in self._names:
            return {}
        found = {}
        for one in every(parsed(self._members[self._names[member.lower()]]), "Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
            target = target.lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id")] = kind, self._names.get(target.lower(), target)
        return found


def _identifier(sheet: Element) -> str:
    """Return a sheet's r:id, whatever the prefix."""
    return str(next(value for name, value in sheet.attrib.items() if name.endswith("}id")))

"""Open a workbook or text table: every sheet as a grid of values with addresses.

python-calamine reads the values; what it leaves out (error cells, formulas never calculated,
hidden rows, filters, percent formats) is found beside it, in the XML or in the records.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from dubao.model.form_mark import OWN_SHEETS
from dubao.model.place import Place, address
from dubao.model.problem import Loaded, Problem, problem
from dubao.read import guards
from dubao.read.biff import distil
from dubao.read.calamine import Range, Values, clipped
from dubao.read.compound import Compound, enclose
from dubao.read.delimited import read_delimited
from dubao.read.guards import Limits, UnreadableError
from dubao.read.package import Package, workbook_part
from dubao.read.sheetxml import SheetFacts, known_errors_only, scan, styled
from dubao.read.workbookxml import parts_of, percent_styles

is_lock_file = guards.is_lock_file

Cell = tuple[int, int]
_NO_CELLS: Callable[[], frozenset[Cell]] = frozenset
_LIMITS = Limits()


@dataclass(frozen=True)
class Grid:
    """One sheet; rows and columns count from 0 and give the address.

    `rows` are equally long; a cell is str, float, int, bool, date, datetime, time or timedelta,
    and "" where nothing is stored. An error cell and a formula without stored value are ""
    in `rows` and stand in `errors` (as `#DIV/0!`) and `uncalculated` (as the formula's text).
    `merges` are (top, left, bottom, right), inclusive, within `rows`.
    """

    file: str
    name: str
    rows: list[list[Any]]
    merges: tuple[Range, ...] = ()
    errors: Mapping[Cell, str] = field(default_factory=dict)
    uncalculated: Mapping[Cell, str] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    filtered: bool = False
    find_percents: Callable[[], frozenset[Cell]] = _NO_CELLS

    @cached_property
    def percents(self) -> frozenset[Cell]:
        """The cells with a percent number format; worked out when first asked for."""
        return self.find_percents()

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell counted from 0."""
        return Place(self.file, self.name, address(row, column))


@dataclass(frozen=True)
class Book:
    """One file: its sheets in order, and the hash of its bytes ("" if they could not be read)."""

    file: str
    sha256: str
    sheets: tuple[Grid, ...] = ()


def open_book(path: Path, file: str, limits: Limits = _LIMITS) -> Loaded[Book]:
    """Return the sheets of the file at `path`, named `file` in places, and what is to be said.

    Never raises for what is in the file: a file that cannot be read has no sheets and an error.
    Hidden sheets, rows and filters are notes (RF-10).
    """
    digest = ""
    try:
        data = guards.read_bytes(path, limits)
        digest = hashlib.sha256(data).hexdigest()
        kind = guards.kind_of(data)
        loaded = list(_READERS[kind](data, file, limits))
    except UnreadableError as fault:
        return Loaded(Book(file, digest), (_refusal(fault, Place(file)),))
    grids = tuple(item for item in loaded if isinstance(item, Grid))
    refused = [item for item in loaded if isinstance(item, Problem)]
    notes = [note for grid in grids for note in _notes(grid)]
    return Loaded(Book(file, digest, grids), (*_ending(path, file, kind), *refused, *notes))


def _read_zip(data: bytes, file: str, limits: Limits) -> Iterator[Grid | Problem]:
    package = Package(data, limits)
    parts = parts_of(package, workbook_part(package))
    _check_count(len(parts.sheets), limits)
    for part in (parts.styles, parts.texts):
        if part in package:
            package.part(part)  # raises where its checksum is wrong
    facts: dict[str, SheetFacts] = {}
    replaced: dict[str, bytes] = {}
    for name, part in parts.sheets.items():
        try:
            facts[name], known = _scanned(package, part, limits)
        except UnreadableError as fault:
            yield _refusal(fault, Place(file, name))
            continue
        if known is not None:
            replaced[part.lower()] = known
    values = Values(package.replaced(replaced) if replaced else data)
    for name, found in facts.items():
        percents = partial(_percents, package, parts.sheets[name], parts.styles)
        try:
            rows, ranges = values.rows(name)
            _cover(rows, found.uncalculated)
        except UnreadableError as fault:
            yield _refusal(fault, Place(file, name))
            continue
        yield Grid(
            file,
            name,
            rows,
            tuple(clipped(ranges, rows)),
            found.errors,
            found.uncalculated,
            name in values.hidden,
            _within(found.hidden_rows, rows),
            found.filtered,
            percents,
        )


def _scanned(package: Package, part: str, limits: Limits) -> tuple[SheetFacts, bytes | None]:
    """Return what a sheet's XML says, and the XML that calamine should see if not as it is."""
    content = package.part(part)
    facts = scan(content, limits)
    return facts, known_errors_only(content, facts)


def _read_ole(data: bytes, file: str, limits: Limits) -> Iterator[Grid | Problem]:
    compound = Compound(data)
    biff = distil(compound.stream(_workbook_stream(compound)), limits)
    _check_count(len(biff.sheets), limits)
    values = Values(enclose("Workbook", biff.stream))
    for sheet in biff.sheets:
        rows, _ = values.rows(sheet.name)
        yield Grid(
            file,
            sheet.name,
            rows,
            tuple(clipped(sheet.merges, rows)),
            sheet.errors,
            sheet.uncalculated,
            sheet.hidden,
            _within(sheet.hidden_rows, rows),
            sheet.filtered,
            partial(frozenset, sheet.percents),
        )


def _read_text(data: bytes, file: str, limits: Limits) -> Iterator[Grid | Problem]:
    rows = read_delimited(data, limits)
    if not rows:
        raise UnreadableError("file-empty")
    yield Grid(file, "", rows)


_READERS: dict[str, Callable[[bytes, str, Limits], Iterator[Grid | Problem]]] = {
    guards.ZIP: _read_zip,
    guards.OLE: _read_ole,
    guards.TEXT: _read_text,
}

_STREAMS = (
    ("EncryptedPackage", "file-password", ""),
    ("Workbook", "", ""),
    ("Book", "file-old-format", ""),
    ("WordDocument", "file-not-workbook", "Word 文档"),
    ("PowerPoint Document", "file-not-workbook", "演示文稿"),
)


def _workbook_stream(compound: Compound) -> str:
    """Return the name of the stream to read; raises UnreadableError if there is none."""
    names = {name.lower(): name for name in compound.names}
    for name, code, what in _STREAMS:
        if name.lower() in names:
            if code:
                raise UnreadableError(code, what=what)
            return names[name.lower()]
    raise UnreadableError("file-not-workbook", what="其他程序的文件")


def _cover(rows: list[list[Any]], cells: Iterable[Cell]) -> None:
    """Make the rows reach every one of `cells`: calamine ends where the values end."""
    height = max((row + 1 for row, _ in cells), default=0)
    width = max((column + 1 for _, column in cells), default=0)
    before = len(rows[0]) if rows else 0
    if width > before:
        for row in rows:
            row.extend([""] * (width - before))
    rows.extend([""] * max(width, before) for _ in range(height - len(rows)))


def _within(hidden_rows: Iterable[int], rows: list[list[Any]]) -> frozenset[int]:
    return frozenset(row for row in hidden_rows if row < len(rows))


def _percents(package: Package, part: str, styles: str) -> frozenset[Cell]:
    if styles not in package:
        return frozenset()
    try:
        return styled(package.part(part), percent_styles(package.part(styles)))
    except UnreadableError:  # the values are read; only their number formats cannot be told
        return frozenset()


def _check_count(sheets: int, limits: Limits) -> None:
    if not sheets:
        raise UnreadableError("file-not-workbook", what="没有工作表的文件")
    if sheets > limits.sheets:
        raise UnreadableError("file-too-large", what=f"工作簿有 {sheets} 张工作表")


def _refusal(fault: UnreadableError, place: Place) -> Problem:
    return problem(fault.code, place, **fault.details)


def _notes(grid: Grid) -> Iterator[Problem]:
    place = Place(grid.file, grid.name)
    if grid.hidden and grid.name not in OWN_SHEETS:
        yield problem("sheet-hidden", place)
    if grid.hidden_rows:
        yield problem("rows-hidden", place, rows=_row_text(sorted(grid.hidden_rows)))
    if grid.filtered:
        yield problem("sheet-filtered", place)


def _row_text(rows: list[int]) -> str:
    """Return row numbers from 0 as the office counts them: `3、5—9`."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return "、".join(f"{a + 1}" if a == b else f"{a + 1}—{b + 1}" for a, b in spans)


_ENDINGS = {
    ".xlsx": {guards.ZIP},
    ".xlsm": {guards.ZIP},
    ".xls": {guards.OLE},
    ".et": {guards.OLE, guards.ZIP},
    ".csv": {guards.TEXT},
    ".txt": {guards.TEXT},
}
_KIND_NAMES = {
    guards.ZIP: "新格式工作簿（.xlsx）",
    guards.OLE: "旧格式工作簿（.xls）",
    guards.TEXT: "文本表（.csv）",
}


def _ending(path: Path, file: str, kind: str) -> Iterator[Problem]:
    ending = path.suffix.lower()
    if kind not in _ENDINGS.get(ending, {kind}):
        yield problem("file-wrong-ending", Place(file), ending=ending, what=_KIND_NAMES[kind])

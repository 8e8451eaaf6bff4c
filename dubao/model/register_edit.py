"""A change to one of the office's registers, before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dubao.model.book import CellValue
from dubao.model.numbers import plain
from dubao.model.place import Place, address
from dubao.model.table import Table


@dataclass(frozen=True)
class Spot:
    """Where a register's records stand: rows and columns of the sheet count from 0.

    `last` is the row of the last record, `head` if there is none yet. `sha256` is that of the
    file as it was read: a change made for another version is not written.
    """

    file: str
    sheet: str
    sha256: str
    head: int
    last: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class NewCell:
    """One cell of a record given a new value; `record` says which one in the clerk's words."""

    row: int
    field: str
    value: CellValue
    old: str = ""
    record: str = ""


@dataclass(frozen=True)
class NewRow:
    """A record to be added; fields that the sheet has no column for get one."""

    values: Mapping[str, CellValue]
    record: str = ""


@dataclass(frozen=True)
class RegisterEdit:
    """Everything one command changes in one register."""

    spot: Spot
    cells: tuple[NewCell, ...] = ()
    rows: tuple[NewRow, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.cells or self.rows)

    @property
    def new_columns(self) -> tuple[str, ...]:
        """The fields that the sheet has no column for, in the order in which they are named."""
        given = [cell.field for cell in self.cells]
        given += [name for row in self.rows for name, value in row.values.items() if value]
        return tuple(name for name in dict.fromkeys(given) if name not in self.spot.columns)


@dataclass(frozen=True)
class Note:
    """Who changes a register, when, why, and by which paper; "" where there is none."""

    who: str
    when: datetime
    reason: str = ""
    paper: str = ""


@dataclass(frozen=True)
class Change:
    """One line of the journal 变更记录: one cell of one record, or a record added (`field` "")."""

    note: Note
    register: str
    place: Place
    record: str
    field: str
    old: str
    new: str


@dataclass
class Changes:
    """Collects what a command wants changed in a register; equal values change nothing (HA-08).

    `key` is the field by which people know a record, such as 序号.
    """

    table: Table
    spot: Spot
    key: str
    cells: list[NewCell] = field(default_factory=list)
    rows: list[NewRow] = field(default_factory=list)

    def set(self, row: int, values: Mapping[str, CellValue]) -> None:
        """Give fields of the table's record `row` new values."""
        record = self.table.typed(row, self.key) if self.key in self.table.raw else ""
        at = self.table.origin.block(row).rows[row]
        for name, value in values.items():
            if not _equal(self.table, row, name, value):
                old = self.table.typed(row, name) if name in self.table.raw else ""
                self.cells.append(NewCell(at, name, value, old, record))

    def add(self, values: Mapping[str, CellValue]) -> None:
        """Add a record."""
        self.rows.append(NewRow(dict(values), as_text(values.get(self.key))))

    @property
    def edit(self) -> RegisterEdit:
        """Everything collected."""
        return RegisterEdit(self.spot, tuple(self.cells), tuple(self.rows))


def _equal(table: Table, row: int, name: str, value: CellValue) -> bool:
    """Tell whether a field holds the value already; blank and absent are one."""
    if name not in table:
        return value in (None, "")
    held = table.frame[name].iloc[row]
    return held == value or table.typed(row, name).strip() == as_text(value)


def as_number(text: str) -> CellValue:
    """Return a running number as a number, as clerks type it; a code such as 017 stays text."""
    return int(text) if text.isdecimal() and text.isascii() and text[0] != "0" else text


def as_text(value: CellValue) -> str:
    """Return a value as the journal holds it: dates as 2021-03-05, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return plain(value) if isinstance(value, float) else str(value)


def changes_of(edit: RegisterEdit, note: Note, first: int) -> Iterator[Change]:
    """Yield the journal's lines of an edit whose added records stand from row `first` on."""
    spot = edit.spot
    register = spot.file.rpartition("/")[2].rpartition(".")[0]
    for cell in edit.cells:
        column = spot.columns.get(cell.field)
        at = address(cell.row, column) if column is not None else f"{cell.row + 1}行"
        place = Place(spot.file, spot.sheet, at)
        yield Change(note, register, place, cell.record, cell.field, cell.old, as_text(cell.value))
    for number, row in enumerate(edit.rows):
        place = Place(spot.file, spot.sheet, f"{first + number + 1}行")
        said = "；".join(f"{name}：{as_text(v)}" for name, v in row.values.items() if as_text(v))
        yield Change(note, register, place, row.record, "", "", said)

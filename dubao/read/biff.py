"""The records of an .xls or .et workbook (BIFF8): what calamine may see, and what it leaves out.

`distil` walks the records once. It finds what calamine does not give (error cells, formulas
without a stored value, hidden rows, filters, percent formats) and keeps for calamine only the
records that hold values, each of full length: lengths, positions and sizes that a damaged file
lies about never reach it. Record numbers and layouts: [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from dubao.read.bifftexts import check_texts
from dubao.read.guards import Limits, UnreadableError, damage
from dubao.read.sheetxml import UNKNOWN_FORMULA
from dubao.read.workbookxml import PERCENT_FORMATS

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
FILEPASS, DATEMODE, FORMAT, XF, BOUNDSHEET, SST = 0x2F, 0x22, 0x41E, 0xE0, 0x85, 0xFC
ROW, FILTERMODE, MERGECELLS = 0x208, 0x9B, 0xE5
NUMBER, LABEL, BOOLERR, STRING, FORMULA = 0x203, 0x204, 0x205, 0x207, 0x06
RK, MULRK, LABELSST, RSTRING = 0x27E, 0xBD, 0xFD, 0xD6
_SHORTEST = {
    NUMBER: 14,
    LABEL: 9,
    BOOLERR: 8,
    FORMULA: 22,
    RK: 10,
    MULRK: 12,
    LABELSST: 10,
    RSTRING: 9,
}
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_UNKNOWN_ERROR = 0x2A
_NO_NUMBER = b"\xff\xff"  # the last bytes of a formula's result that is not a number
_IS_ERROR, _IS_EMPTY = 2, 3
_EMPTY_TEXT = b"\x17\x00"  # the token of "" in a formula
_BIFF8 = 0x600
_HEADING = struct.Struct("<HH")
_CELL = struct.Struct("<HHH")  # row, column, style
_BRACKETS = frozenset({BOF, EOF})
_SPECIAL = frozenset({FORMULA, BOOLERR})
_COLUMNS = 256
_HIDDEN_ROW = 0x20


@dataclass
class BiffSheet:
    """What the records of one sheet say; rows and columns count from 0."""

    name: str
    hidden: bool
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    filtered: bool = False
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    percents: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True)
class BiffBook:
    """A workbook stream holding values only, and the facts of its worksheets in order."""

    stream: bytes
    sheets: tuple[BiffSheet, ...]


def distil(stream: bytes, limits: Limits) -> BiffBook:
    """Return the stream for calamine and what it would leave out; UnreadableError if damaged."""
    with damage():
        kept, bounds, percent = _globals(stream)
        sheets, bodies = [], []
        for offset, state, name in bounds:
            sheet = BiffSheet(_text(name[1:], name[0]), bool(state & 3))
            sheets.append(sheet)
            bodies.append(_Sheet(sheet, percent, limits).distil(stream, offset))
        return BiffBook(_assembled(kept, bounds, bodies), tuple(sheets))


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield (number, start, end) of each record's data up to the end of the substream.

    Substreams nested in it (charts) are left out.
    """
    depth = 0
    size = len(stream)
    while True:
        number, length = _HEADING.unpack_from(stream, at)
        start, at = at + 4, at + 4 + length
        if at > size:
            raise UnreadableError("file-damaged")
        if number in _BRACKETS:
            depth += 1 if number == BOF else -1
            if depth == 0:
                return
        if depth == 1:
            yield number, start, at


def _globals(stream: bytes) -> tuple[list[bytes], list[tuple[int, int, bytes]], frozenset[int]]:
    """Return the global records to keep, the worksheets, and the percent styles."""
    kept: list[bytes] = []
    bounds: list[tuple[int, int, bytes]] = []
    formats, styles = set(PERCENT_FORMATS), []
    texts: list[bytes] = []
    before = 0
    for number, start, end in _records(stream, 0):
        data = stream[start:end]
        if number == BOF and _u16(data, 0) != _BIFF8:
            raise UnreadableError("file-old-format")
        if number == FILEPASS:
            raise UnreadableError("file-password")
        if number == BOUNDSHEET and data[5] == 0:
            bounds.append((struct.unpack_from("<I", data)[0], data[4], data[6:]))
        if number == FORMAT and "%" in _text(data[4:], _u16(data, 2)):
            formats.add(_u16(data, 0))
        if number == XF:
            styles.append(_u16(data, 2))
        if number in {BOF, DATEMODE, FORMAT, XF, SST} or (number == CONTINUE and before == SST):
            kept.append(_record(number, data))
            if number in {SST, CONTINUE}:
                texts.append(data)
        before = SST if number == CONTINUE and before == SST else number
    check_texts(texts)
    return kept, bounds, frozenset(i for i, form in enumerate(styles) if form in formats)


def _assembled(
    kept: list[bytes], bounds: list[tuple[int, int, bytes]], bodies: list[bytes]
) -> bytes:
    start = sum(map(len, kept)) + sum(10 + len(name) for _, _, name in bounds) + 4
    for (_, state, name), body in zip(bounds, bodies, strict=True):
        kept.append(_record(BOUNDSHEET, struct.pack("<IBB", start, state & 1, 0) + name))
        start += len(body)
    return b"".join([*kept, _record(EOF, b""), *bodies])


class _Sheet:
    """Walks one sheet's records, noting what calamine leaves out."""

    def __init__(self, sheet: BiffSheet, percent: frozenset[int], limits: Limits) -> None:
        self.sheet = sheet
        self.percent = percent
        self.limits = limits

    def distil(self, stream: bytes, offset: int) -> bytes:
        """Return the records of the sheet at `offset` that hold values."""
        kept = []
        percent = self.percent
        top = right = -1
        for number, start, end in _records(stream, offset):
            if number in _SHORTEST:
                if end - start < _SHORTEST[number]:
                    raise UnreadableError("file-damaged")
                row, column, style = _CELL.unpack_from(stream, start)
                if number == MULRK:
                    column = self._many(row, column, stream[start:end])
                elif style in percent:
                    self.sheet.percents.add((row, column))
                top, right = max(top, row), max(right, column)
                whole = stream[start - 4 : end]
                kept.append(self._special(number, whole) if number in _SPECIAL else whole)
            elif number in {BOF, STRING}:
                kept.append(stream[start - 4 : end])
            else:
                self._other(number, stream[start:end])
        kept.append(_record(EOF, b""))
        self._check(top + 1, right + 1)
        return b"".join(kept)

    def _check(self, height: int, width: int) -> None:
        if width > _COLUMNS:
            raise UnreadableError("file-damaged")
        if height * width > self.limits.cells:
            what = f"表内范围有 {height} 行 {width} 列"
            raise UnreadableError("file-too-large", what=what)

    def _special(self, number: int, whole: bytes) -> bytes:
        """Return the record of an error cell or a formula as calamine may see it."""
        data = whole[4:]
        row, column = _CELL.unpack_from(data)[:2]
        if number == FORMULA:
            return _record(number, self._formula((row, column), data))
        if not data[7]:
            return whole
        code = self._error((row, column), data[6])
        return _record(number, data[:6] + bytes((code, 1)) + data[8:])

    def _many(self, row: int, column: int, data: bytes) -> int:
        """Note the percents of a record of several numbers; return its last column."""
        for step in range((len(data) - 6) // 6):
            if _u16(data, 4 + 6 * step) in self.percent:
                self.sheet.percents.add((row, column + step))
        return _u16(data, len(data) - 2)

    def _error(self, cell: tuple[int, int], code: int) -> int:
        """Note an error cell and return a code that calamine knows."""
        self.sheet.errors[cell] = _ERRORS.get(code, "#N/A")
        return code if code in _ERRORS else _UNKNOWN_ERROR

    def _formula(self, cell: tuple[int, int], data: bytes) -> bytes:
        """Return the record without its formula; note an error or a missing result.

        A result of type "empty" is what a program that cannot calculate stores, and what Excel
        stores for an empty text. A formula that holds "" is taken for the latter.
        """
        result = bytearray(data[6:14])
        if result.endswith(_NO_NUMBER):
            if result[0] == _IS_ERROR:
                result[2] = self._error(cell, result[2])
            elif result[0] >= _IS_EMPTY:
                result[0] = _IS_EMPTY
                if _EMPTY_TEXT not in data[22:]:
                    self.sheet.uncalculated[cell] = UNKNOWN_FORMULA
        return data[:6] + bytes(result) + data[14:20] + b"\0\0"

    def _other(self, number: int, data: bytes) -> None:
        if number == ROW and data[12] & _HIDDEN_ROW:
            self.sheet.hidden_rows.add(_u16(data, 0))
        elif number == FILTERMODE:
            self.sheet.filtered = True
        elif number == MERGECELLS:
            for at in range(2, 2 + 8 * min(_u16(data, 0), (len(data) - 2) // 8), 8):
                top, bottom, left, right = struct.unpack_from("<4H", data, at)
                self.sheet.merges.append((top, left, bottom, right))


def _text(stored: bytes, count: int) -> str:
    """Return a text of `count` characters stored as a flag and the characters."""
    if stored[0] & 1:
        return stored[1 : 1 + 2 * count].decode("utf-16-le", "replace")
    return stored[1 : 1 + count].decode("latin-1")


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def _u16(data: bytes, at: int) -> int:
    value: int = struct.unpack_from("<H", data, at)[0]
    return value

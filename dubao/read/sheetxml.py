"""What python-calamine leaves out of a sheet of an .xlsx: found in the sheet's XML.

Error cells and formulas without a stored value come out of calamine as empty cells; hidden
rows and filters do not come out at all. `scan` finds them in one pass of byte searches. A
sheet written in an unusual way (prefixed names, cells without address, comments, single
quotes) is walked by a real XML parser instead (`sheetwalk`); both give the same `SheetFacts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape

from dubao.read.guards import Limits, UnreadableError
from dubao.read.sheetwalk import walk

UNKNOWN_FORMULA = "（公式）"

_ROW = re.compile(rb'<row r="(\d{1,7})"')
_HIDDEN_ROW = re.compile(rb"""<row r="(\d{1,7})"[^>]*\shidden=["'](?:1|true)["']""")
_UNVALUED = (
    re.compile(rb"</f>\s*(?:<v[^>]*/>\s*|<v[^>]*>\s*</v>\s*)?</c>"),
    re.compile(rb"<f\b[^<>]*/>\s*(?:<v[^>]*/>\s*|<v[^>]*>\s*</v>\s*)?</c>"),
)
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*)(?<!/)>(.*?)</c>', re.DOTALL)
_ADDRESS = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*)>')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_FORMULA = re.compile(rb"<f\b[^>]*>([^<]*)</f>")
_FILTER = re.compile(rb"<autoFilter\b[^>]*>\s*<filterColumn")
_FILTER_MODE = re.compile(rb' filterMode="(?:1|true)"')
_KNOWN_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


@dataclass(frozen=True)
class SheetFacts:
    """What the XML of one sheet says beside its values; rows and columns count from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    filtered: bool = False


def scan(data: bytes, limits: Limits) -> SheetFacts:
    """Return what the sheet's XML says; raises UnreadableError for one with too many cells."""
    body = _body(data)
    if body is None:
        return _walked(data, limits)
    start, end = body
    rows = _ROW.findall(data, start, end)
    last = str(max(map(int, rows), default=1) or 1)
    unaddressed = data.count(b"<row", start, end) - len(rows)
    if unaddressed or _unusual(last[0], len(last) - 1, limits.cells).search(data, start, end):
        return _walked(data, limits)
    return SheetFacts(
        errors=dict(_errors(data, start, end)),
        uncalculated=dict(_uncalculated(data, start, end)),
        hidden_rows=_hidden_rows(data, start, end),
        filtered=bool(_FILTER_MODE.search(data, 0, start) or _FILTER.search(data, end)),
    )


def known_errors_only(data: bytes, facts: SheetFacts) -> bytes | None:
    """Return the part with newer error values (`#SPILL!`) put as `#N/A`, None if it has none.

    calamine refuses a whole sheet for an error value it does not know.
    """
    newer = set(facts.errors.values()) - _KNOWN_ERRORS
    for value in newer:
        data = data.replace(b">%s</" % escape(value).encode(), b">#N/A</")
    return data if newer else None


def styled(data: bytes, styles: frozenset[int]) -> frozenset[tuple[int, int]]:
    """Return the cells, from 0, whose style number is one of `styles`."""
    if not styles:
        return frozenset()
    if _body(data) is None:
        return frozenset((c.row, c.column) for c in walk(data).cells if c.style in styles)
    wanted = "|".join(str(style) for style in sorted(styles)).encode()
    found = re.findall(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]* s="(?:' + wanted + rb')"', data)
    return frozenset((int(row) - 1, column_number(letters)) for letters, row in found)


def column_number(letters: bytes) -> int:
    """Return the column, counted from 0, of its upper-case letters: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _body(data: bytes) -> tuple[int, int] | None:
    """Return where the rows begin and end, or None where only a parser can tell."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[:4].count(0):
        raise UnreadableError("file-damaged")
    start, end = data.find(b"<sheetData>"), data.rfind(b"</sheetData>")
    if start < 0 or end < start or _has(data, b"<!") or _has(data, b" t='"):
        return None
    return start, end


def _has(data: bytes, mark: bytes) -> bool:
    """Return whether `mark` stands in `data`; its last byte, which is rare, is sought first."""
    return mark[-1:] in data and mark in data


@cache
def _unusual(first: str, more: int, limit: int) -> re.Pattern[bytes]:
    """Return what finds a cell without a plain address, or beyond what surely keeps the limit.

    Rows may go up to the last row's first digit and number of digits, columns as far as that
    many rows allow: a cell that lies about its row cannot make the sheet too large.
    """
    rows = (int(first) + 1) * 10**more
    columns = max(limit // rows, 1)
    single = chr(64 + min(columns, 26))
    double = chr(64 + min(columns // 26 - 1, 26))
    letters = f"(?:[A-{single}]|[A-{double}][A-Z])" if double >= "A" else f"[A-{single}]"
    number = rf"(?:[1-9]\d{{0,{more - 1}}}|[1-{first}]\d{{{more}}})" if more else f"[1-{first}]"
    return re.compile(rf'<c(?! r="{letters}{number}")'.encode())


def _hidden_rows(data: bytes, start: int, end: int) -> frozenset[int]:
    if data.find(b"hidden=", start, end) < 0:
        return frozenset()
    return frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(data, start, end))


def _errors(data: bytes, start: int, end: int) -> Iterator[tuple[tuple[int, int], str]]:
    at = data.find(b' t="e"', start, end)
    while at >= 0:
        cell = _CELL.match(data, data.rfind(b"<", start, at), end)
        value = _VALUE.search(cell[4]) if cell else None
        if cell and value and value[1].strip():
            yield _position(cell), unescape(value[1].decode("utf-8", "replace")).strip()
        at = data.find(b' t="e"', at + 1, end)


def _uncalculated(data: bytes, start: int, end: int) -> Iterator[tuple[tuple[int, int], str]]:
    for pattern in _UNVALUED:
        for match in pattern.finditer(data, start, end):
            head = data.rfind(b"<c ", start, match.start())
            cell = _ADDRESS.match(data, head)
            if cell is None or (b' t="str"' in cell[3] and b"<v" in match[0]):
                continue  # a formula whose result is the empty text
            formula = _FORMULA.search(data, cell.end(), match.end())
            text = unescape(formula[1].decode("utf-8", "replace")) if formula else ""
            yield _position(cell), f"={text}" if text else UNKNOWN_FORMULA


def _position(cell: re.Match[bytes]) -> tuple[int, int]:
    return int(cell[2]) - 1, column_number(cell[1])


def _walked(data: bytes, limits: Limits) -> SheetFacts:
    sheet = walk(data)
    height = max((cell.row for cell in sheet.cells), default=-1) + 1
    width = max((cell.column for cell in sheet.cells), default=-1) + 1
    if height * width > limits.cells:
        raise UnreadableError("file-too-large", what=f"表内范围有 {height} 行 {width} 列")
    errors, uncalculated = {}, {}
    for cell in sheet.cells:
        value = (cell.value or "").strip()
        if cell.kind == "e" and value:
            errors[cell.row, cell.column] = value
        elif cell.formula is not None and not value and (cell.kind != "str" or cell.value is None):
            text = cell.formula
            uncalculated[cell.row, cell.column] = f"={text}" if text else UNKNOWN_FORMULA
    return SheetFacts(errors, uncalculated, sheet.hidden_rows, sheet.filtered)

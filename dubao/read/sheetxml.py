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
from html import escape, unescape

from dubao.read.guards import Limits, UnreadableError
from dubao.read.sheetwalk import walk

UNKNOWN_FORMULA = "（公式）"

_ROW = re.compile(rb'<row r="(\d{1,7})"([^>]*)>')
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
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
_CHUNK = 16_000_000


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
    last = max((int(row) for row, _ in rows), default=0)
    unaddressed = data.count(b"<row", start, end) - len(rows)
    if unaddressed or not _within(data, body, last, limits.cells):
        return _walked(data, limits)
    return SheetFacts(
        errors=dict(_errors(data, start, end)),
        uncalculated=dict(_uncalculated(data, start, end)),
        hidden_rows=frozenset(int(row) - 1 for row, rest in rows if _HIDDEN.search(rest)),
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
    if start < 0 or end < start or b"<!" in data or b" t='" in data:
        return None
    return start, end


def _within(data: bytes, body: tuple[int, int], last: int, limit: int) -> bool:
    """Return whether every cell has a plain address and the sheet surely keeps the limit.

    The addresses are matched up to the last row's number of digits and first digit, so that
    a cell that lies about its row cannot make the sheet larger than what is allowed.
    """
    digits = str(last)
    first, more = int(digits[0]), len(digits) - 1
    at_most = (first + 1) * 10**more - 1
    shorter = b"[1-9]\\d{0,%d}" % (more - 1) if more else b"0"
    plain = re.compile(b'<c r="([A-Z]{1,3})(?:%s|[1-%d]\\d{%d})"' % (shorter, max(first, 1), more))
    columns: set[bytes] = set()
    cells = named = 0
    for start, end in _chunks(data, *body):
        letters = plain.findall(data, start, end)
        columns.update(letters)
        named += len(letters)
        cells += data.count(b"<c", start, end)
    width = max((column_number(letters) for letters in columns), default=0) + 1
    return cells == named and at_most * width <= limit


def _chunks(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the body at row starts into pieces of some MB, to keep the lists of matches short."""
    while start < end:
        cut = data.find(b"<row", start + _CHUNK, end) if start + _CHUNK < end else -1
        stop = end if cut < 0 else cut
        yield start, stop
        start = stop


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

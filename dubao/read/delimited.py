"""Text tables (.csv, .txt): encoding and delimiter found, rows as typed."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from dubao.read.guards import Limits, UnreadableError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = (",", "\t", ";")
_SAMPLE_ROWS = 50
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1c-\x1f]")


def read_delimited(data: bytes, limits: Limits) -> list[list[str]]:
    """Return the rows of a text table, all equally long; a cell is exactly what was typed.

    Raises UnreadableError for bytes that are no text, for a quotation mark that is never
    closed, and for too many cells.
    """
    text = decoded(data)
    rows = _rows(text, delimiter_of(text))
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.cells:
        what = f"表内范围有 {len(rows)} 行 {width} 列"
        raise UnreadableError("file-too-large", what=what)
    return [row + [""] * (width - len(row)) for row in rows]


def decoded(data: bytes) -> str:
    """Return the text of UTF-8 (with or without mark), UTF-16 with mark, or GB18030 (GBK)."""
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding).rstrip("\x1a")
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text
    raise UnreadableError("file-not-workbook", what="无法识别的文件")


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts most of the first rows into one same number of columns."""
    lines = text.split("\n", _SAMPLE_ROWS)[:_SAMPLE_ROWS]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _lenient(lines, delimiter) if len(row) > 1)
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return count, width

    return max(_DELIMITERS, key=evenness)


def _lenient(lines: list[str], delimiter: str) -> list[list[str]]:
    """Return the rows of a sample that may end inside a quoted cell."""
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def _rows(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    began = after = 1
    try:
        for row in reader:
            rows.append(row)
            began, after = after, reader.line_num + 1
    except csv.Error as fault:
        raise UnreadableError("text-quote-open", line=after) from fault
    if reader.line_num > began and _is_open(text, began, delimiter):
        raise UnreadableError("text-quote-open", line=began)
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    return rows


def _is_open(text: str, line: int, delimiter: str) -> bool:
    """Return whether the last record, from `line` (from 1) on, ends inside a quoted cell."""
    last = list(io.StringIO(text, newline=""))[line - 1 :]
    try:
        list(csv.reader(last, delimiter=delimiter, strict=True))
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    return False

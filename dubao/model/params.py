"""Mappings and lists in one cell of a workbook, as they would be printed.

`>= 90: 6；否则: 0`, `60: 0；100: 8`, `次数: 奖项；每次: {国家级: 3，省级: 2}`. At the top ； or a
new line separates, inside brackets ，does; a text that would be misread stands in quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_OPEN, _CLOSE = "([{（", ")]}）"


def print_params(value: Any) -> str:
    """Print text, list or mapping (of texts, lists, mappings) for a cell."""
    if isinstance(value, dict):
        return "；".join(f"{_token(name)}: {_nested(part)}" for name, part in value.items())
    if isinstance(value, list):
        return "；".join(map(_nested, value))
    return _token(value)


def _nested(value: Any) -> str:
    if isinstance(value, dict):
        inner = "，".join(f"{_token(name)}: {_nested(part)}" for name, part in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list):
        return "[" + "，".join(map(_nested, value)) + "]"
    return _token(value)


def _token(text: str) -> str:
    """Quote a text that would not be read as itself."""
    outside = dict(_outside(text + "."))
    whole = len(text) in outside and text.strip() == text and text[:1] not in {"", *"{[\"'"}
    if whole and not any(mark in "：:；;，,\n" + _CLOSE for mark in outside.values()):
        return text
    return '"' + text.replace('"', '""') + '"'


def parse_params(text: str) -> Any:
    """Read what `print_params` prints: a text, a list of more than one, or a mapping."""
    parts = [part for part in _split(text, "；;\n") if part.strip()]
    if len(parts) == 1 and _key_end(parts[0]) is None:
        return _value(parts[0])
    return _collection(parts)


def _collection(parts: list[str]) -> Any:
    """Read parts as a mapping if every one has a key, else as a list."""
    ends = [_key_end(part) for part in parts]
    if parts and all(end is not None for end in ends):
        return {
            str(_value(part[:end])): _value(part[end + 1 :])
            for part, end in zip(parts, ends, strict=True)
            if end is not None
        }
    return [_value(part) for part in parts]


def _value(text: str) -> Any:
    text = text.strip()
    inner = text[1:-1]
    if text[:1] == "{" and text[-1:] == "}":
        return _collection([part for part in _split(inner, "，,") if part.strip()]) or {}
    if text[:1] == "[" and text[-1:] == "]":
        return [_value(part) for part in _split(inner, "，,") if part.strip()]
    if len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return text


def _key_end(text: str) -> int | None:
    """Return where the key of `键: 值` ends, None if there is no key."""
    return next((at for at, mark in _outside(text) if mark in ":："), None)


def _split(text: str, marks: str) -> Iterator[str]:
    """Split at marks that stand outside brackets, quotes and backticks."""
    start = 0
    for at, mark in _outside(text):
        if mark in marks:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _outside(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters outside brackets, quotes and backticks, with positions."""
    depth, quote = 0, ""
    for at, mark in enumerate(text):
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"`'":
            quote = mark
        elif mark in _OPEN:
            depth += 1
        elif mark in _CLOSE and depth:
            depth -= 1
        elif not depth:
            yield at, mark

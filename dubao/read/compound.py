"""Compound files (OLE), the container of .xls and .et: take a stream out, put one in.

Damaged containers bring the workbook reader down (it follows endless chains and believes any
length), so a stream is taken out here with every step checked, and handed on in a fresh one.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from dubao.read.guards import UnreadableError, damage

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_TABLE = 0xFFFFFFFD
_LARGEST = 0xFFFFFFFA  # sector numbers from here on have other meanings
_MINI_BITS = 6
_ENTRY = 128
_ROOT, _STREAM = 5, 2


class Compound:
    """The streams of a compound file held in memory, by name."""

    def __init__(self, data: bytes) -> None:
        with damage():
            self._data = data
            self._bits, self._cutoff = _number(data, 30, "<H"), _number(data, 56)
            if self._bits not in {9, 12}:
                raise UnreadableError("file-damaged")
            self._table = self._allocation()
            self._entries, root = _entries(self._sectors(_number(data, 48)))
            self._mini_table = _numbers(self._sectors(_number(data, 60)))
            self._mini = self._sectors(root) if self._mini_table else b""

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Return a stream's bytes; raises UnreadableError if the file ends before it does."""
        start, size = self._entries[name]
        with damage():
            if size >= self._cutoff:
                content = self._sectors(start)
            else:
                chain = _chain(start, self._mini_table)
                content = b"".join(
                    self._mini[at << _MINI_BITS : (at + 1) << _MINI_BITS] for at in chain
                )
        if len(content) < size:
            raise UnreadableError("file-damaged")
        return content[:size]

    def _allocation(self) -> Sequence[int]:
        """Return for each sector the number of the next one."""
        tables = list(_numbers(self._data[76:512]))
        more = _number(self._data, 68)
        for _ in range(len(self._data) >> self._bits):
            if more >= _LARGEST:
                break
            *numbers, more = _numbers(self._sector(more))
            tables += numbers
        return _numbers(b"".join(self._sector(at) for at in tables if at < _LARGEST))

    def _sector(self, at: int) -> bytes:
        start = (at + 1) << self._bits
        return self._data[start : start + (1 << self._bits)]

    def _sectors(self, start: int) -> bytes:
        return b"".join(self._sector(at) for at in _chain(start, self._table))


def enclose(name: str, content: bytes) -> bytes:
    """Return a compound file that holds one stream."""
    size = 4096
    content = content.ljust(size, b"\0")
    count = -(-len(content) // size)
    tables = -(-(count + 1) // (size // 4 - 1))
    numbers = [_TABLE] * tables + [_END]
    numbers += [*range(tables + 2, tables + 1 + count), _END]
    table = struct.pack(f"<{len(numbers)}I", *numbers).ljust(tables * size, b"\xff")
    header = struct.pack(
        f"<8s16x5H6x9I{tables}I",
        *(_SIGNATURE, 0x3E, 4, 0xFFFE, 12, _MINI_BITS),
        *(1, tables, tables, 0, size, _END, 0, _END, 0),
        *range(tables),
    )
    directory = _entry("Root Entry", _ROOT, 0, 0, 1) + _entry(
        name, _STREAM, tables + 1, len(content), _FREE
    )
    return b"".join(
        (
            header.ljust(512, b"\xff").ljust(size, b"\0"),
            table,
            directory.ljust(size, b"\0"),
            content.ljust(count * size, b"\0"),
        )
    )


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I36xIQ", text, len(text) + 2, kind, 1, _FREE, _FREE, child, start, size
    )


def _entries(directory: bytes) -> tuple[dict[str, tuple[int, int]], int]:
    """Return the streams by name as (first sector, size), and the root's first sector."""
    found: dict[str, tuple[int, int]] = {}
    root = _END
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        length = _number(entry, 64, "<H")
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        start, size = _number(entry, 116), _number(entry, 120)
        if entry[66] == _ROOT:
            root = start
        elif entry[66] == _STREAM:
            found.setdefault(name, (start, size))
    return found, root


def _chain(start: int, table: Sequence[int]) -> list[int]:
    chain: list[int] = []
    while start < _LARGEST:
        if start >= len(table) or len(chain) > len(table):
            raise UnreadableError("file-damaged")
        chain.append(start)
        start = table[start]
    return chain


def _number(data: bytes, at: int, form: str = "<I") -> int:
    value: int = struct.unpack_from(form, data, at)[0]
    return value


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

"""The shared texts of an .xls workbook: whether they are stored whole.

calamine breaks off with a trace on the screen where a text ends too early, so they are walked
first. A text is: count of characters, flags, counts of what follows the characters, the
characters, formatting runs, phonetics. It may go on in the next piece, where the characters
begin with a new flag.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from dubao.read.guards import UnreadableError

_WIDE, _PHONETIC, _RUNS = 0x1, 0x4, 0x8
_HEADING = struct.Struct("<HB")
_HEAD = 8  # two totals stand before the first text


def check_texts(pieces: Sequence[bytes]) -> None:
    """Raise UnreadableError if the texts in the record and its continuations are cut off."""
    if not pieces:
        return
    at = _Position(pieces)
    at.skip(_HEAD)
    while at.more():
        at.plain()
        if not at.more():
            return
        count, flags = _HEADING.unpack(at.take(3))
        runs = struct.unpack("<H", at.take(2))[0] if flags & _RUNS else 0
        phonetic = struct.unpack("<I", at.take(4))[0] if flags & _PHONETIC else 0
        at.characters(count, bool(flags & _WIDE))
        at.skip(4 * runs + phonetic)


class _Position:
    """A place in a record and its continuations."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self.pieces = pieces
        self.piece = self.at = 0

    @property
    def left(self) -> int:
        """How many bytes of the present piece are left."""
        return len(self.pieces[self.piece]) - self.at

    def plain(self) -> None:
        """Step over the texts that have nothing but characters, all in the present piece."""
        piece, at = self.pieces[self.piece], self.at
        while at + 3 <= len(piece):
            count, flags = _HEADING.unpack_from(piece, at)
            after = at + 3 + (count << flags) if flags <= _WIDE else len(piece) + 1
            if after > len(piece):
                break
            at = after
        self.at = at

    def more(self) -> bool:
        """Step over the end of a piece; return whether anything is left."""
        while not self.left:
            if self.piece + 1 == len(self.pieces):
                return False
            self.piece, self.at = self.piece + 1, 0
        return True

    def take(self, count: int) -> bytes:
        """Return bytes that must stand in one piece."""
        if self.left < count:
            raise UnreadableError("file-damaged")
        self.at += count
        return self.pieces[self.piece][self.at - count : self.at]

    def skip(self, count: int) -> None:
        """Step over bytes that may stand in several pieces."""
        while count:
            if not self.more():
                raise UnreadableError("file-damaged")
            step = min(count, self.left)
            self.at += step
            count -= step

    def characters(self, count: int, wide: bool) -> None:
        """Step over characters; a piece that goes on with them begins with their width."""
        while count:
            fit = min(count, self.left >> wide)
            self.at += fit << wide
            count -= fit
            if count:
                self.at = len(self.pieces[self.piece])
                if not self.more():
                    raise UnreadableError("file-damaged")
                wide = bool(self.take(1)[0] & _WIDE)

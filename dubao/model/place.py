"""Where something stands in the office's files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A file, and as far as known the sheet, cell or line in it.

    `file` is relative to the workspace with forward slashes; `cell` is an A1 address;
    `line` counts from 1.
    """

    file: str
    sheet: str = ""
    cell: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Print as `填报/安溪镇.xlsx[自评]!F12` or `scheme.yaml:34`."""
        sheet = f"[{self.sheet}]" if self.sheet else ""
        cell = f"!{self.cell}" if self.cell else ""
        line = f":{self.line}" if self.line else ""
        return f"{self.file}{sheet}{cell}{line}"


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the A1 address of a cell whose row and column count from 0."""
    return f"{column_letters(column)}{row + 1}"


def position(cell: str) -> tuple[int, int]:
    """Return row and column, both from 0, of an A1 address: the inverse of `address`."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell[len(letters) :]) - 1, column - 1

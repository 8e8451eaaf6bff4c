"""A register's rows as plain values: text, days, words in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dubao.model.place import Place
from dubao.model.table import Table

_BETWEEN = re.compile("[、,，;；\n]+")


@dataclass(frozen=True)
class Cells:
    """One row of a register; a column that the sheet does not have is empty."""

    table: Table
    row: int

    def text(self, name: str) -> str:
        """Return a cell's text as typed, without blanks around it."""
        return self.table.typed(self.row, name).strip() if name in self.table.raw else ""

    def day(self, name: str) -> date | None:
        """Return a cell's day; None if there is none, or none that can be read."""
        value = self._value(name)
        return value if isinstance(value, date) else None

    def number(self, name: str) -> int | None:
        """Return a whole number, None if there is none."""
        value = self._value(name)
        return int(value) if isinstance(value, float) and value == value else None  # noqa: PLR0124

    def amount(self, name: str) -> float | None:
        """Return a number, None if there is none."""
        value = self._value(name)
        return value if isinstance(value, float) and value == value else None  # noqa: PLR0124

    def word(self, name: str) -> str:
        """Return one of a column's known words, "" for any other text."""
        value = self._value(name)
        return value if isinstance(value, str) else ""

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the words of a cell, parted by 、 or ；."""
        return parts(self.text(name))

    def place(self, name: str) -> Place:
        """Return where a cell stands."""
        return self.table.origin.place(self.row, name)

    def _value(self, name: str) -> Any:
        return self.table.frame[name].iloc[self.row] if name in self.table else None


def rows_of(table: Table) -> Iterator[Cells]:
    """Yield the rows of a register."""
    return (Cells(table, row) for row in range(len(table)))


def parts(text: str) -> tuple[str, ...]:
    """Return the words of a text, parted by 、 or ；."""
    return tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())

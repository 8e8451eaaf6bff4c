"""Rows of a register turned into entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.period import Period
from dubao.model.register import Entry, FormerName
from dubao.read.dates import read_text, read_when
from dubao.read.folding import tidy, unspaced
from dubao.read.parsed import as_typed

KIND = ("类别", "办学类型")
STAGES = ("学段",)
UNIT = ("所属单位", "单位")
SHORT = ("简称",)
FORMER = ("曾用名",)
CAMPUSES = ("校区",)
COUNTED = ("计数",)
SINCE = ("生效日期", "启用日期")
UNTIL = ("失效日期", "停用日期")
SUCCESSORS = ("去向",)

_BETWEEN = re.compile("[、,，;；\n]+")
_DATED = re.compile(r"(.+?)\s*[(（](.+)[)）]")


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Return the entry of one row of a register; see `entries_of`."""
    return entries_of({name: [value] for name, value in row.items()})[0]


def entries_of(columns: Mapping[str, Sequence[Any]]) -> list[Entry]:
    """Return the entries of a register's columns; missing columns leave their part empty.

    Several names stand in one cell, parted by 、 or ；. A former name may have its days
    behind it: 安溪中心校（2015-09-01至2019-08-31）.
    """
    register = _Register(columns)
    parts = zip(
        map(unspaced, register.texts((UNIT_CODE,))),
        register.texts((UNIT_NAME,)),
        register.texts(KIND),
        register.lists(STAGES),
        register.texts(UNIT),
        register.lists(SHORT),
        (tuple(map(_former, names)) for names in register.lists(FORMER)),
        register.lists(CAMPUSES),
        (text != "否" for text in register.texts(COUNTED)),
        register.days(SINCE),
        register.days(UNTIL),
        register.lists(SUCCESSORS),
        strict=True,
    )
    return [Entry(*part) for part in parts]


class _Register:
    """A register's columns, each known by the first of several names."""

    def __init__(self, columns: Mapping[str, Sequence[Any]]) -> None:
        self.columns = columns
        self.count = max(map(len, columns.values()), default=0)

    def cells(self, names: Sequence[str]) -> Sequence[Any]:
        """Return the first of the columns that is there; NaN and NaT are None."""
        name = next((name for name in names if name in self.columns), None)
        if name is None:
            return [None] * self.count
        return [cell if cell == cell else None for cell in self.columns[name]]  # noqa: PLR0124

    def texts(self, names: Sequence[str]) -> Iterator[str]:
        """Yield the cells as typed, without blanks around them."""
        return (as_typed(cell).strip() for cell in self.cells(names))

    def lists(self, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Yield the names in the cells."""
        return (_parts(text) if text else () for text in self.texts(names))

    def days(self, names: Sequence[str]) -> Iterator[date | None]:
        """Yield the cells as days; None where there is none."""
        found = (None if cell is None else read_when(cell) for cell in self.cells(names))
        return (day if isinstance(day, date) else None for day in found)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())


def _former(text: str) -> FormerName:
    """Read a name with its days in brackets: 2015-09-01至2019-08-31, 至2019年8月31日."""
    match = _DATED.fullmatch(text)
    if not match:
        return FormerName(text)
    days = tidy(match[2])
    found = read_text(days.removeprefix("至").removesuffix("前"))
    if isinstance(found, Period):
        return FormerName(match[1], found.start, found.end)
    if isinstance(found, date):
        return FormerName(match[1], None, found)
    return FormerName(text)

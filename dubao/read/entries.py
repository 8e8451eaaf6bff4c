"""Rows of a register turned into entries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
    """Return the entry of a register's row; missing columns leave their part empty.

    Several names stand in one cell, parted by 、 or ；. A former name may have its days
    behind it: 安溪中心校（2015-09-01至2019-08-31）.
    """
    return Entry(
        code=unspaced(_text(row, (UNIT_CODE,))),
        name=_text(row, (UNIT_NAME,)),
        kind=_text(row, KIND),
        stages=_list(row, STAGES),
        unit=_text(row, UNIT),
        short=_list(row, SHORT),
        former=tuple(_former(name) for name in _list(row, FORMER)),
        campuses=_list(row, CAMPUSES),
        counted=_text(row, COUNTED) != "否",
        since=_day(row, SINCE),
        until=_day(row, UNTIL),
        successors=_list(row, SUCCESSORS),
    )


def _cell(row: Mapping[str, Any], columns: Sequence[str]) -> Any:
    """Return what stands in the first of the columns that the row has; NaN and NaT are None."""
    found = next((row[column] for column in columns if column in row), None)
    return found if found == found else None  # noqa: PLR0124 - only NaN and NaT differ


def _text(row: Mapping[str, Any], columns: Sequence[str]) -> str:
    return as_typed(_cell(row, columns)).strip()


def _list(row: Mapping[str, Any], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in _BETWEEN.split(_text(row, columns)) if part.strip())


def _day(row: Mapping[str, Any], columns: Sequence[str]) -> date | None:
    found = read_when(_cell(row, columns))
    return found if isinstance(found, date) else None


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

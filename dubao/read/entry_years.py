"""Which rows of the office's running registers (改分, 解除) belong to the assessed year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dubao.model.dataset import ENTRY_YEAR, SCORE_DATE
from dubao.model.period import Period
from dubao.model.problem import Problem, problem
from dubao.model.terms import Role
from dubao.read.dates import read_when
from dubao.read.labels import as_text, is_empty
from dubao.read.parts import Part


def rows_of_other_years(
    part: Part, records: Iterable[int], role: Role, year: int
) -> Iterator[tuple[int, Problem]]:
    """Yield the records that must not act in `year`, each with what to say.

    What 年度 says counts. Without it, a decision is dated in the year assessed or the next. An
    appeal with neither is refused where appeals are applied, for want of its date.
    """
    if role not in (Role.APPEAL, Role.LIFTING):
        return
    for at in records:
        stated, dated = _cell(part, at, ENTRY_YEAR), _cell(part, at, SCORE_DATE)
        if not is_empty(stated):
            given = _year(stated)
            place = part.place(at, ENTRY_YEAR)
            if given is None:
                yield at, problem("entry-year-unclear", place, text=as_text(stated).strip())
            elif given != year:
                yield at, problem("entry-of-other-year", place, given=given, year=year)
            continue
        day = None if is_empty(dated) else read_when(dated, part.year)
        if isinstance(day, date) and day.year in (year, year + 1):
            continue
        if isinstance(day, date) or role is Role.LIFTING:
            words = f"日期不在 {year} 和 {year + 1} 年" if isinstance(day, date) else "日期也看不出"
            yield at, problem("entry-without-year", part.place(at, SCORE_DATE), words=words)


def _cell(part: Part, at: int, name: str) -> Any:
    return part.raw[name][at] if name in part.raw else ""


def _year(cell: Any) -> int | None:
    """Return the one year that a cell names; None if it names none."""
    found = read_when(cell)
    if not isinstance(found, Period):
        return None
    year = found.start.year
    return year if found == Period(date(year, 1, 1), date(year, 12, 31)) else None

"""What was done month by month: how often, and in which months of teaching nothing was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from dubao.model.assessment import Assessment
from dubao.model.book import Book, Sheet, Style
from dubao.model.dataset import UNIT_CODE
from dubao.model.scheme import Scheme
from dubao.model.table import Table
from dubao.model.terms import FieldType, Layout, Role
from dubao.papers.draft import Draft
from dubao.papers.figures import FigureList
from dubao.papers.wording import heading

MONTHS = range(1, 13)
BREAK = frozenset({7, 8})  # months in which nothing is due
FROM, TO = "起始日期", "结束日期"  # of the units' register: only months between them are due
NONE = "缺"
LONG_RUN = 3  # so many months in a row are told by the first and the last


@dataclass(frozen=True)
class Months:
    """One unit's entries of a list in the year: month → how often; `due` are the months due."""

    counts: Counter[int]
    due: tuple[int, ...]

    @property
    def held(self) -> tuple[int, ...]:
        """The months with an entry."""
        return tuple(month for month in MONTHS if self.counts[month])

    @property
    def gaps(self) -> tuple[int, ...]:
        """The months due without an entry."""
        return tuple(month for month in self.due if not self.counts[month])


def dated_lists(scheme: Scheme) -> dict[str, str]:
    """Return the 清单 with a column of dates, each with the first such column."""
    found: dict[str, str] = {}
    for spec in scheme.fields:
        source = scheme.sources.get(spec.source)
        listed = source and source.layout is Layout.REGISTER and source.role is Role.DATA
        if listed and spec.type is FieldType.DATE:
            found.setdefault(spec.source, spec.name)
    return found


def months_of(assessment: Assessment, source: str, column: str) -> list[Months] | None:
    """Return the months of every unit, in order; None for a list that was not handed in."""
    table = assessment.dataset.tables.get(source)
    if table is None:
        return None
    counts = [Counter[int]() for _ in assessment.codes]
    units = {code: unit for unit, code in enumerate(assessment.codes)}
    for code, day in _entries(table, column):
        if day.year == assessment.year and code in units:
            counts[units[code]][day.month] += 1
    return [Months(count, _due(assessment, unit)) for unit, count in enumerate(counts)]


def months_text(months: tuple[int, ...]) -> str:
    """Return months as words: 3月、4月; three and more in a row 3月至6月; 无 for none."""
    words: list[str] = []
    for run in _runs(months):
        long = len(run) >= LONG_RUN
        words += [f"{run[0]}月至{run[-1]}月"] if long else [f"{month}月" for month in run]
    return "、".join(words) or "无"


def _runs(months: tuple[int, ...]) -> list[list[int]]:
    """Return months that follow one another together."""
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return runs


def build_months(figures: FigureList, paper: str) -> Book:
    """Return 月度表: a sheet for each list with dates, units down, months across, gaps marked."""
    title, _ = heading(figures.assessment, "月度表")
    lists = dated_lists(figures.assessment.scheme).items()
    return Book(title, tuple(_sheet(figures, f"{paper}[{one[0]}]", *one) for one in lists))


def _entries(table: Table, column: str) -> Iterator[tuple[str, date]]:
    days, codes = table.column(column), table.frame[UNIT_CODE].to_numpy(dtype=object)
    for row in np.flatnonzero(days.filled):
        yield codes[row], days.values[row]


def _due(assessment: Assessment, unit: int) -> tuple[int, ...]:
    """Return the months in which something is due: teaching months within the unit's own dates."""
    first, last = _day(assessment, FROM, unit), _day(assessment, TO, unit)
    year = assessment.year

    def runs(month: int) -> bool:
        begun = first is None or (first.year, first.month) <= (year, month)
        return begun and (last is None or (year, month) <= (last.year, last.month))

    return tuple(month for month in MONTHS if month not in BREAK and runs(month))


def _day(assessment: Assessment, name: str, unit: int) -> date | None:
    units = assessment.dataset.units
    if name not in units:
        return None
    day = units.column(name).values[unit]
    return day if isinstance(day, date) else None


def _sheet(figures: FigureList, paper: str, source: str, column: str) -> Sheet:
    assessment = figures.assessment
    heads = ("序号", "单位", *(f"{month}月" for month in MONTHS), "合计", "有记录月数", "空缺月份")
    draft = Draft(len(heads))
    draft.title(*heading(assessment, f"{source}月度表"))
    draft.line(heads, Style.HEAD)
    top = draft.height
    found = months_of(assessment, source, column)
    if found is None:
        draft.banner("没有报送", Style.CENTRE)
    for unit, months in enumerate(found or ()):
        name, total = str(assessment.names[unit]), months.counts.total()
        figures.said(paper, f"{name} {source} 次数", str(total), "数清单中的日期")
        row = draft.line((unit + 1, name), Style.CENTRE)
        for month in MONTHS:
            gap = month in months.gaps
            value = NONE if gap else months.counts[month] or None
            draft.put(row, 1 + month, value, Style.FAULT if gap else Style.CENTRE)
        held = sum(month in months.due for month in months.held)
        draft.put(row, 14, total, Style.CENTRE)
        draft.put(row, 15, held, Style.CENTRE)
        draft.put(row, 16, months_text(months.gaps), Style.CENTRE)
    return draft.sheet(source, top, frozen_columns=2)

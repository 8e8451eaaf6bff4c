"""清单, 频次 and 未报: what the lists say, row by row, counted, and who has not handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import numpy as np

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.table import Table
from dubao.papers.generic.known import Known
from dubao.papers.generic.lazy import Lazy
from dubao.papers.generic.page import Page
from dubao.papers.generic.shown import shown
from dubao.papers.words import percent


def lists(page: Page, units: Iterable[int]) -> Lazy:
    """Return the rows of some units in every 清单, by source; none for one not handed in."""
    wanted = list(units)
    return Lazy({source: partial(_rows, page, source, wanted) for source in page.lists})


def absent(page: Page, unit: int | None = None) -> list[dict[str, str]]:
    """Return what was not handed in for a unit (for any with None), and by whom."""
    assessment = page.assessment
    named = None if unit is None else {"", *(str(own[unit]) for own in assessment.dataset.called)}
    return [
        {"来源": gap.source, "报送": gap.who}
        for gap in assessment.dataset.absent
        if named is None or gap.unit in named
    ]


def frequencies(page: Page) -> Lazy:
    """Return for every 清单 and column of words how many units have each value (PA-13)."""
    return Lazy({source: partial(_frequencies, page, source) for source in page.lists})


def rows_of(page: Page, source: str, units: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the rows of a 清单 that belong to some units, in order, each with its unit."""
    table = page.assessment.dataset.tables.get(source)
    if table is None:
        return
    at = {page.assessment.codes[unit]: unit for unit in units}
    for row, code in enumerate(table.frame[UNIT_CODE].to_numpy(dtype=object)):
        if code in at:
            yield row, at[code]


def _rows(page: Page, source: str, units: list[int]) -> list[Lazy]:
    table = page.assessment.dataset.tables.get(source)
    if table is None:
        return []
    found = enumerate(rows_of(page, source, units), start=1)
    columns = page.lists[source].values()
    return [_row(page, (table, row), unit, (number, columns)) for number, (row, unit) in found]


def _row(page: Page, at: tuple[Table, int], unit: int, listed: tuple[int, Iterable[Known]]) -> Lazy:
    (number, columns), (code, name) = listed, page.whole(unit)
    cells = {known.name: partial(_cell, page, at, unit, known) for known in columns}
    return Lazy(
        {UNIT_CODE: lambda: code, UNIT_NAME: lambda: name, "序号": lambda: str(number), **cells}
    )


def _cell(page: Page, at: tuple[Table, int], unit: int, known: Known) -> str:
    table, row = at
    if known.name not in table:
        return ""
    column = table.column(known.name)
    text = page.printed(column, row, known)
    if page.is_figure(column, row, known):
        label = f"{page.name(unit)} {table.name} {known.name}"
        page.cell(known, label, column.values[row], table.origin.place(row, known.name))
    return text


def _frequencies(page: Page, source: str) -> Lazy:
    words = {name: known for name, known in page.lists[source].items() if not known.is_number}
    return Lazy({name: partial(_frequency, page, source, one) for name, one in words.items()})


def _frequency(page: Page, source: str, known: Known) -> list[Lazy]:
    """Return the values of a column, those of most units first; blanks are left out."""
    table = page.assessment.dataset.tables.get(source)
    if table is None or known.name not in table or page.hides(known):
        return []
    column = table.column(known.name)
    found: dict[str, list[int]] = {}
    for row, unit in rows_of(page, source, page.wholes):
        if not column.reasons[row]:
            found.setdefault(shown(column.values[row], known), []).append(unit)
    ordered = sorted(found.items(), key=lambda entry: -len(set(entry[1])))
    return [_counted(page, f"{source} {known.name}", value, units) for value, units in ordered]


def _counted(page: Page, of: str, value: str, units: list[int]) -> Lazy:
    distinct = np.unique(units).tolist()
    share = len(distinct) / len(page.wholes) * 100
    label = f"{of}为“{value}”"

    def say(what: str, printed: str) -> str:
        return page.figures.said(page.paper, f"{label}的{what}", printed, "数清单中的行")

    return Lazy(
        {
            "值": lambda: page.own(value),
            "条数": lambda: say("条数", str(len(units))),
            "单位数": lambda: say("单位数", str(len(distinct))),
            "占比": lambda: say("单位占比", percent(share)),
            "单位": lambda: [page.whole(unit)[1] for unit in distinct],
        }
    )

"""The charts of the report; where a table says it better, the years or parts as a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan
from typing import Any

from dubao.model.bulletin import Chart
from dubao.model.numbers import rounded_text
from dubao.model.place import Place
from dubao.model.report import Change
from dubao.papers.charts import MOST_YEARS, chart_of, value_of_year
from dubao.papers.report.basis import Trace, joined
from dubao.papers.report.edition import Edition, is_absent, missing_gap
from dubao.papers.wording import gap
from dubao.papers.words import NOTHING, parts_note


def charts_among(edition: Edition, lines: Sequence[Change], heading: str) -> list[dict[str, Any]]:
    """Return the charts whose first item is among `lines`."""
    names = {name for line in lines for name in (line.item.code, line.item.name)}
    charts = [one for one in edition.report.bulletin.charts if one.items and one.items[0] in names]
    made = []
    for chart in charts:
        edition.ledger.where = f"{heading}，图“{chart.title}”"
        told = _over_years(edition, chart) if chart.years else _composition(edition, chart)
        spec = chart_of(edition.report, chart).spec
        missing = missing_gap(_lines(edition, chart), f"图“{chart.title}”的")
        named = {"编号": chart.code, "标题": chart.title, "图": spec, "缺": missing}
        made.append({**named, **told})
    return made


def _lines(edition: Edition, chart: Chart) -> list[Change]:
    found = (edition.report.line(name) for name in chart.items)
    return [line for line in found if line is not None]


def _over_years(edition: Edition, chart: Chart) -> dict[str, Any]:
    report, lines = edition.report, _lines(edition, chart)
    years = [
        year
        for year in range(report.year - MOST_YEARS + 1, report.year + 1)
        if year == report.year
        or any(not isnan(value_of_year(report, line, year)) for line in lines)
    ]
    rows = [
        {"名称": line.item.name, "值": [_of_year(edition, line, year) for year in years]}
        for line in lines
    ]
    return {
        "列": [f"{year}年" for year in years],
        "行": rows,
        "注": "",
    }


def _of_year(edition: Edition, line: Change, year: int) -> str:
    """Return an item's value of this year, or as it was published for a former one."""
    report, ledger = edition.report, edition.ledger
    if year == report.year:
        return _this(edition, line)
    if year == report.year - 1 and not isnan(line.entry.last):
        return ledger.last(line)
    value = report.figures.history.get(year, {}).get(line.item.code, nan)
    if isnan(value):
        return NOTHING
    label = f"{line.item.code} {line.item.name} {year}年公布值"
    shown = rounded_text(value, line.item.decimals)
    place = report.figures.history_places.get(year, {}).get(line.item.code)
    return ledger.worked_out(label, shown, value, ("照该年公布值", (place,) if place else ()))


def _this(edition: Edition, line: Change) -> str:
    return gap("缺") if is_absent(line) else edition.ledger.value(line, unit=False)


def _composition(edition: Edition, chart: Chart) -> dict[str, Any]:
    """Return the parts and their shares; no share is told of a whole that lacks a part."""
    lines = _lines(edition, chart)
    total = sum(line.entry.this for line in lines)
    shares = [line.entry.this / total * 100 if total else nan for line in lines]
    trace = Trace(edition.report)
    cells = joined(*(trace.cells(line) for line in lines))
    return {
        "列": [f"{edition.report.year}年", "占比（%）"],
        "行": [
            {
                "名称": line.item.name,
                "值": [_this(edition, line), _share(edition, line, share, cells)],
            }
            for line, share in zip(lines, shares, strict=True)
        ],
        "注": parts_note(shares, 100.0, 2) if lines and total > 0 else "",
    }


def _share(edition: Edition, line: Change, share: float, cells: tuple[Place, ...]) -> str:
    label = f"{line.item.code} {line.item.name} 占比"
    shown = rounded_text(share, 2)
    return edition.ledger.worked_out(label, shown, share, ("本项 ÷ 各项之和", cells))

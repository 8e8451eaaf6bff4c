"""Charts of the annual report as data: values over the years, or what this year is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan

from dubao.model.bulletin import Chart, Kind
from dubao.model.chart import ChartKind, ChartSpec, Series, unsuited
from dubao.model.numbers import round_half_up, rounded, rounded_text
from dubao.model.report import Change, Report
from dubao.papers.wording import listed
from dubao.papers.words import figure, percent

MOST_YEARS = 5


@dataclass(frozen=True)
class Charted:
    """A chart, or None and the reason why a table says it better."""

    spec: ChartSpec | None
    reason: str = ""


def charts_of(report: Report) -> Mapping[str, Charted]:
    """Return every chart that the item table lists, by its code."""
    return {chart.code: chart_of(report, chart) for chart in report.bulletin.charts}


def chart_of(report: Report, chart: Chart) -> Charted:
    """Return one chart, or why it is not drawn."""
    lines = [line for name in chart.items if (line := report.line(name)) is not None]
    if not lines:
        return Charted(None, "没有数据")
    if len({line.item.unit for line in lines}) > 1:
        return Charted(None, "各项目的单位不同，不能画在一起")
    spec = _over_years(report, chart, lines) if chart.years else _parts(report, chart, lines)
    reason = unsuited(spec)
    return Charted(None, reason) if reason else Charted(spec)


def value_of_year(report: Report, line: Change, year: int) -> float:
    """Return an item's value of a year in its unit, NaN where there is none.

    Last year's is the one this year is compared with; only where nobody gave it, and for
    earlier years, what was published then.
    """
    if year == report.year:
        return line.entry.this
    if year == report.year - 1 and not isnan(line.entry.last):
        return line.entry.last
    return report.figures.history.get(year, {}).get(line.item.code, nan)


def _over_years(report: Report, chart: Chart, lines: Sequence[Change]) -> ChartSpec:
    years = _years(report, lines)
    item = lines[0].item
    ratios = all(line.item.kind is Kind.RATIO for line in lines)
    series = [_series(report, line, years) for line in lines]
    return ChartSpec(
        title=chart.title,
        kind=ChartKind.LINE if ratios else ChartKind.COLUMNS,
        categories=tuple(f"{year}年" for year in years),
        series=tuple(series),
        alt=chart.text or _told_over_years(years, lines, series),
        unit=item.unit,
        decimals=max(line.item.decimals for line in lines),
    )


def _years(report: Report, lines: Sequence[Change]) -> list[int]:
    """Return the years to show, without a gap, from the first that has a value on."""
    years = range(report.year - MOST_YEARS + 1, report.year + 1)
    first = next(
        (y for y in years if any(not isnan(value_of_year(report, line, y)) for line in lines)),
        report.year,
    )
    return list(range(first, report.year + 1))


def _series(report: Report, line: Change, years: Sequence[int]) -> Series:
    values = (value_of_year(report, line, year) for year in years)
    printed = (float(round_half_up(value, line.item.decimals)) for value in values)
    return Series(line.item.name, tuple(printed))


def _told_over_years(years: Sequence[int], lines: Sequence[Change], series: list[Series]) -> str:
    told = [_told(years, line, one) for line, one in zip(lines, series, strict=True)]
    return "；".join(sentence for sentence in told if sentence) + "。"


def _told(years: Sequence[int], line: Change, series: Series) -> str:
    """Return how an item went: 2016至2020年教育支出由1.00增至2.00万元; "" without values."""
    points = [(y, v) for y, v in zip(years, series.values, strict=True) if not isnan(v)]
    if not points:
        return ""
    (first, start), (last, end) = points[0], points[-1]
    shown = _shown(line, end)
    if len(points) == 1:
        return f"{last}年{series.name}为{shown}"
    span = f"{first}至{last}年{series.name}"
    if start == end:
        return f"{span}首末两年都是{shown}{_between(line, points)}"
    up, down = ("升至", "降至") if line.item.kind is Kind.RATIO else ("增至", "减至")
    from_ = rounded_text(start, line.item.decimals)
    return f"{span}由{from_}{up if end > start else down}{shown}{_between(line, points)}"


def _between(line: Change, points: Sequence[tuple[int, float]]) -> str:
    """Return what a look at the first and last year would miss: highest, lowest, gaps."""
    values = [value for _, value in points]
    ends = (values[0], values[-1])
    told = []
    for extreme, word in ((max(values), "最高"), (min(values), "最低")):
        if extreme not in ends:
            year = next(year for year, value in points if value == extreme)
            told.append(f"{year}年{word}，为{_shown(line, extreme)}")
    there = [year for year, _ in points]
    if gaps := [f"{year}年" for year in range(there[0], there[-1]) if year not in there]:
        told.append(f"缺{listed(gaps)}")
    return "".join(f"，{words}" for words in told)


def _shown(line: Change, value: float) -> str:
    return figure(value, line.item.unit, line.item.kind, line.item.decimals)


def _parts(report: Report, chart: Chart, lines: Sequence[Change]) -> ChartSpec:
    values = [rounded(line.entry.this, line.item.decimals) for line in lines]
    return ChartSpec(
        title=chart.title,
        kind=ChartKind.PIE,
        categories=tuple(line.item.name for line in lines),
        series=(Series(f"{report.year}年", tuple(values)),),
        alt=chart.text or _told_parts(report, lines),
        unit=lines[0].item.unit,
        decimals=max(line.item.decimals for line in lines),
    )


def _told_parts(report: Report, lines: Sequence[Change]) -> str:
    """Return the parts and their shares: 2020年人员经费60.00万元，占60.00%；公用经费… and so on."""
    total = sum(line.entry.this for line in lines)
    told = []
    for line in lines if total else ():
        share = percent(line.entry.this / total * 100)
        told.append(f"{line.item.name}{_shown(line, line.entry.this)}，占{share}")
    return f"{report.year}年{'；'.join(told)}。"

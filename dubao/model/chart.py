"""A chart as data: what it shows, nothing of how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isnan

FEWEST_POINTS = 3
MOST_SLICES = 8
NARROWEST_PAIR = 0.03  # of the whole; the names of narrower neighbours would cover each other


class ChartKind(StrEnum):
    """What a chart shows, which decides its form."""

    COLUMNS = "逐年柱形"  # amounts and counts over years, from 0
    LINE = "折线"  # ratios over years
    PIE = "构成饼"  # the parts of one total


@dataclass(frozen=True)
class Series:
    """One row of values, one for each category; NaN where there is none."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class ChartSpec:
    """A chart: `values` of all series are in `unit` and print with `decimals` decimals.

    `alt` says in a sentence what the chart shows, for who cannot see it. A pie has one series.
    """

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    unit: str = ""
    decimals: int = 2

    def __post_init__(self) -> None:
        if any(len(one.values) != len(self.categories) for one in self.series):
            raise ValueError("every series has one value for each category")


def unsuited(spec: ChartSpec) -> str:
    """Return why a table says it better than this chart would, "" if the chart is worth having."""
    values = [value for one in spec.series for value in one.values if not isnan(value)]
    if not values:
        return "没有数据"
    points = max(sum(not isnan(value) for value in one.values) for one in spec.series)
    if points < FEWEST_POINTS:
        return f"只有{points}个数据，不足{FEWEST_POINTS}个"
    return _unsuited_parts(spec, values) if spec.kind is ChartKind.PIE else ""


def _unsuited_parts(spec: ChartSpec, values: list[float]) -> str:
    if len(spec.series) != 1 or len(values) < len(spec.categories):
        return "各部分的数不全，看不出构成"
    if min(values) < 0 or not any(values):
        return "有负数或全部是零，看不出构成"
    if len(values) > MOST_SLICES:
        return f"有{len(values)}个部分，超过{MOST_SLICES}个"
    pair = min(values[at - 1] + values[at] for at in range(len(values)))
    if pair < NARROWEST_PAIR * sum(values):
        return "有相邻的两部分都很小，图上分不清"
    return ""

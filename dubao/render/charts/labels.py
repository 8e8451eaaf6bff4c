"""Whether labels have room: beside each other over columns, above each other at a pie."""

from __future__ import annotations

from math import isnan

from dubao.model.chart import ChartKind, ChartSpec

_PLOT = 130.0  # mm, between the axis and the edge
_CHARACTER = 2.0  # mm, of a number with some air, at TEXT_SIZE
_GAP = 0.8  # between groups of columns, in columns
_LINES_WITH_LABELS = 2  # the labels of more would cover each other's lines


def labels_fit(spec: ChartSpec) -> bool:
    """Tell whether every column or point can bear its number."""
    values = [value for one in spec.series for value in one.values if not isnan(value)]
    longest = max(len(f"{value:.{spec.decimals}f}") for value in values)
    room = _PLOT / len(spec.categories)
    if spec.kind is ChartKind.LINE:
        return len(spec.series) <= _LINES_WITH_LABELS and longest * _CHARACTER <= room
    if len(spec.series) > 1:
        room /= len(spec.series) + _GAP
    return longest * _CHARACTER <= room


def first_angle(spec: ChartSpec) -> int:
    """Return where a pie begins, in degrees clockwise from the top.

    The two narrowest neighbours meet on the right, where labels lie above each other; on top
    they would cover each other.
    """
    values = spec.series[0].values
    pairs = [values[at] + values[(at + 1) % len(values)] for at in range(len(values))]
    meeting = sum(values[: pairs.index(min(pairs)) + 1]) / sum(values)
    return round(90 - 360 * meeting) % 360

"""What one more unit of a column does to a value, found by trying: no formula is taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dubao.assess.columns import Columns
from dubao.assess.improve.task import Bools, Floats
from dubao.model.dataset import Dataset
from dubao.model.formula.evaluate import numbers_of
from dubao.model.formula.fault import fold
from dubao.model.formula.parse import parse

STRAIGHT = 1e-6  # relative difference of two steps that still counts as a straight line


@dataclass(frozen=True)
class Effect:
    """What a step of a set of columns does to every row, per value asked for.

    `rise` per unit added (value × row), 0 where nothing changes, NaN where the value is unknown;
    `bent` tells where a second step does something else than the first.
    """

    rise: Floats
    bent: Bools


def effect_of(
    columns: Columns, growing: Sequence[str], values: Sequence[str], step: float
) -> Effect:
    """Return what adding to the columns `growing`, everywhere at once, does to some formulas."""
    size = max(step, 1.0)  # a tiny step would drown in rounding
    now, once, twice = (_values(columns, growing, values, times * size) for times in range(3))
    with np.errstate(invalid="ignore"):
        first, second = once - now, twice - once
        scale = np.maximum(np.abs(first), np.abs(second))
        bent = np.abs(second - first) > STRAIGHT * scale + 1e-12 * np.abs(now)
    return Effect(first / size, bent)


def _values(columns: Columns, growing: Sequence[str], values: Sequence[str], more: float) -> Floats:
    scope = columns
    if more:
        scope = Columns(columns.scheme, grown(columns, growing, more))
    found = [numbers_of(parse(value).root, scope).values for value in values]
    return np.array(found, dtype=float)


def grown(columns: Columns, growing: Sequence[str], more: float) -> Dataset:
    """Return the dataset with more in every row of some base columns."""
    tables = dict(columns.dataset.tables)
    for name in growing:
        home = columns.home(fold(name))
        if home is not None:
            source, column = home
            table = tables[source]
            frame = table.frame.assign(**{column: table.frame[column] + more})
            tables[source] = replace(table, frame=frame)
    return replace(columns.dataset, tables=tables)

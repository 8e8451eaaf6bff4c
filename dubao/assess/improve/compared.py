"""Two assessments side by side: what differs for units, groups of units and the district."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.model.assessment import Assessment
from dubao.model.numbers import close
from dubao.model.scheme import GRADE, RANK, TOTAL
from dubao.model.what_if import CellChange, Comparison, Difference

Value = float | str | None
Values = NDArray[np.float64] | NDArray[np.object_]
POINTS, RESULT, WORKED_OUT, CONCLUSION = "指标得分", "指标结果", "算出的数", "结论"
ASSESSED = "参加评定"


def compared(
    before: Assessment, after: Assessment, changes: Sequence[CellChange] = ()
) -> Comparison:
    """Return what differs. Units are known by their codes; with 分行 some may come or go."""
    district: tuple[Difference, ...] = ()
    if before.district is not None and after.district is not None:
        district = tuple(_of_units(before.district, after.district))
    units, groups = tuple(_of_units(before, after)), tuple(_of_groups(before, after))
    return Comparison(tuple(changes), units, groups, district)


def _of_units(before: Assessment, after: Assessment) -> Iterator[Difference]:
    """Yield the differences of all units, a result at a time."""
    yield from _come_and_gone(before, after)
    places = pd.Index(after.codes, dtype=object).get_indexer(pd.Index(before.codes, dtype=object))
    there = np.flatnonzero(places >= 0)
    names = before.names[there].astype(str)
    for row in _results(before, after):
        pair = _Both(row.before[there], row.after[places[there]])
        for at in np.flatnonzero(pair.differs).tolist():
            yield Difference(
                str(names[at]), row.kind, row.code, row.name, *pair.at(at), row.unit, row.decimals
            )


@dataclass(frozen=True)
class _Row:
    """One result of all units, before and after."""

    kind: str
    code: str
    name: str
    before: Values
    after: Values
    unit: str = ""
    decimals: int | None = None


@dataclass(frozen=True)
class _Both:
    """Values of the same units side by side; NaN, None and "" are none."""

    before: Values
    after: Values

    @property
    def differs(self) -> NDArray[np.bool_]:
        """Where they are not the same, numbers as decimals would be."""
        if self.before.dtype.kind == "f" and self.after.dtype.kind == "f":
            gone = np.isnan(self.before) & np.isnan(self.after)
            return np.asarray(~(gone | close(self.before, self.after)))
        pairs = zip(self.before, self.after, strict=True)
        return np.array([_plain(one) != _plain(other) for one, other in pairs], dtype=bool)

    def at(self, row: int) -> tuple[Value, Value]:
        """Return both values of a unit."""
        return _plain(self.before[row]), _plain(self.after[row])


def _plain(value: object) -> Value:
    if value is None or value == "" or (isinstance(value, float) and np.isnan(value)):
        return None
    return float(value) if isinstance(value, int | float) else str(value)


def _results(before: Assessment, after: Assessment) -> Iterator[_Row]:
    """Yield the results that both have: totals, items, worked-out values, conclusions."""
    decimals = before.scheme.decimals
    one, other = before.totals, after.totals
    yield _Row(TOTAL, "", "", one.published, other.published, "分", decimals)
    yield _Row(GRADE, "", "", one.grade, other.grade)
    ranks = [np.where(totals.rank > 0, totals.rank, np.nan) for totals in (one, other)]
    yield _Row(RANK, "", "", ranks[0], ranks[1], "", 0)
    for code, old in before.items.items():
        new, item = after.items[code], old.item
        if item.has_points:
            yield _Row(POINTS, code, item.name, old.points, new.points, "分", decimals)
        if item.is_graded and item.is_leaf:
            yield _Row(RESULT, code, item.name, old.value.values, new.value.values)
    of_groups = {name for group in before.groups for name in group.derived}
    for spec in before.scheme.derived:
        name, column = spec.name, before.derived[spec.name]
        if name not in of_groups:
            found = after.derived[name]
            yield _Row(WORKED_OUT, "", name, column.values, found.values, spec.unit, spec.decimals)
    for old_one, new_one in zip(before.conclusions, after.conclusions, strict=True):
        named = (CONCLUSION, old_one.code, old_one.name)
        yield _Row(*named, old_one.verdicts, new_one.verdicts)


def _come_and_gone(before: Assessment, after: Assessment) -> Iterator[Difference]:
    for one, other, was in ((before, after, True), (after, before, False)):
        gone = ~np.isin(one.codes.astype(str), other.codes.astype(str))
        for name in one.names[gone]:
            words = ("是", "否") if was else ("否", "是")
            yield Difference(str(name), ASSESSED, "", "", *words)


def _of_groups(before: Assessment, after: Assessment) -> Iterator[Difference]:
    """Yield the differences of what was gathered over all units or groups of them."""
    later = {tuple(group.by.items()): group.derived for group in after.groups}
    specs = {spec.name: spec for spec in before.scheme.derived}
    for group in before.groups:
        now = later.get(tuple(group.by.items()), {})
        where = "、".join(f"{value}" for value in group.by.values()) or "全体"
        for name, value in group.derived.items():
            pair = _Both(np.array([value]), np.array([now.get(name, np.nan)]))
            if pair.differs[0]:
                spec = specs[name]
                yield Difference(where, WORKED_OUT, "", name, *pair.at(0), spec.unit, spec.decimals)

"""The trail of a score: self → decided → after appeal; who, when, why (CA-22)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dubao.assess.case import Case, Floats
from dubao.assess.scoresheets import ScoreSheet
from dubao.assess.texts import written
from dubao.model.assessment import Change
from dubao.model.dataset import (
    SCORE_DATE,
    SCORE_OLD,
    SCORE_PAPER,
    SCORE_POINTS,
    SCORE_RATER,
    SCORE_REASON,
    SCORE_WHO,
)
from dubao.model.numbers import close, compare, plain
from dubao.model.table import Table
from dubao.model.terms import Layout, Role

COMPUTED = "核算"  # the stage of points that a rule worked out
# An appeal without one of these is not applied; how the office calls each.
NEEDED = {SCORE_REASON: "理由", SCORE_WHO: "经手人", SCORE_DATE: "日期", SCORE_PAPER: "文号"}


@dataclass(frozen=True)
class Trails(Mapping[int, tuple[Change, ...]]):
    """The trails of one item by unit, put together when asked for.

    `stages` are the sheets in which points were entered, with each unit's row; `computed` the
    points of a rule that no person entered; `applied` the changes after appeal.
    """

    stages: tuple[tuple[str, Table, NDArray[np.intp]], ...]
    computed: Floats | None
    applied: Mapping[int, tuple[Change, ...]]

    def __getitem__(self, unit: int) -> tuple[Change, ...]:
        """Return the unit's trail; KeyError if no person entered points for it."""
        changes = [
            change_at(stage, table, int(rows[unit]))
            for stage, table, rows in self.stages
            if rows[unit] >= 0
        ]
        applied = self.applied.get(unit, ())
        if not changes and not applied:
            raise KeyError(unit)
        if self.computed is not None and not np.isnan(self.computed[unit]):
            changes.append(Change(COMPUTED, float(self.computed[unit])))
        return (*changes, *applied)

    def __iter__(self) -> Iterator[int]:
        units = set(self.applied)
        for _, _, rows in self.stages:
            units.update(np.flatnonzero(rows >= 0).tolist())
        return iter(sorted(units))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def change_at(stage: str, table: Table, row: int) -> Change:
    """Return one row of a 打分表 as a step of the trail; points are NaN where none are there."""
    points = table.column(SCORE_POINTS)
    who = _text(table, row, SCORE_WHO) or _text(table, row, SCORE_RATER)
    return Change(
        stage=stage,
        points=float(points.values[row]) if points.filled[row] else float("nan"),
        who=who,
        when=_text(table, row, SCORE_DATE),
        why=_text(table, row, SCORE_REASON),
        paper=_text(table, row, SCORE_PAPER),
        place=table.origin.place(row, SCORE_POINTS),
        typed=table.typed(row, SCORE_POINTS),
    )


def _text(table: Table, row: int, name: str) -> str:
    return written(table.column(name).values[row]) if name in table else ""


def trail_stages(case: Case) -> tuple[tuple[str, Table, NDArray[np.intp]], ...]:
    """Return the sheets that hold points for an item: self-scores, then the deciding one."""
    columns = case.columns
    stages = []
    for name, source in columns.scheme.sources.items():
        decides = case.item.given is not None and case.item.given.source == name
        if source.layout is not Layout.SCORES or name not in columns.dataset.tables:
            continue
        sheet = columns.sheet(name)
        if sheet is not None and (decides or source.role is Role.SELF_SCORE):
            label = Role.SELF_SCORE.value if source.role is Role.SELF_SCORE else name
            stages.append((decides, label, sheet.table, sheet.by_unit(case.item, columns.count)))
    return tuple(
        (label, table, rows) for _, label, table, rows in sorted(stages, key=lambda s: s[0])
    )


@dataclass(frozen=True)
class Appeals:
    """Points after appeal: the new points of all units and each unit's changes."""

    points: Floats
    applied: Mapping[int, tuple[Change, ...]]


def after_appeal(case: Case, points: Floats, low: Floats, high: Floats) -> Appeals:
    """Replace points by those of the sources with 作用 改分, in the order of their dates."""
    applied = dict[int, tuple[Change, ...]]()
    if not any(source.role is Role.APPEAL for source in case.columns.scheme.sources.values()):
        return Appeals(points, applied)
    points = points.copy()
    for name, source in case.columns.scheme.sources.items():
        sheet = case.columns.sheet(name) if source.role is Role.APPEAL else None
        if sheet is None:
            continue
        for row in _in_order(case, sheet):
            unit = int(sheet.units[row])
            change = change_at(Role.APPEAL.value, sheet.table, row)
            if _acceptable(case, sheet, row, (float(low[unit]), float(high[unit]))):
                _compare_old(case, sheet, row, float(points[unit]))
                points[unit] = change.points
                applied[unit] = (*applied.get(unit, ()), change)
    return Appeals(points, applied)


def _in_order(case: Case, sheet: ScoreSheet) -> list[int]:
    """Return the item's rows by date; two of one unit on one day cannot be put in order."""
    rows = [int(row) for row in sheet.rows(case.item)]
    dated = [(sheet.units[row], _text(sheet.table, row, SCORE_DATE)) for row in rows]
    kept = []
    for row, key in zip(rows, dated, strict=True):
        if key[1] and dated.count(key) > 1:
            _report(case, "appeal-twice", sheet, row, SCORE_POINTS, when=key[1])
        else:
            kept.append(row)
    if SCORE_DATE not in sheet.table:
        return kept
    dates = sheet.table.column(SCORE_DATE).values
    return sorted(kept, key=lambda row: str(dates[row]))


def _acceptable(case: Case, sheet: ScoreSheet, row: int, bounds: tuple[float, float]) -> bool:
    """Tell whether an appeal can be applied; what stands against it is reported."""
    table = sheet.table
    if not case.item.has_points:
        _report(case, "appeal-of-grade", sheet, row, SCORE_POINTS)
        return False
    missing = [name for name in NEEDED if not _text(table, row, name)]
    if missing:
        field = missing[0] if missing[0] in table else SCORE_POINTS
        words = "、".join(NEEDED[name] for name in missing)
        _report(case, "appeal-incomplete", sheet, row, field, missing=words)
        return False
    column = table.column(SCORE_POINTS)
    points, (low, high) = column.values[row], bounds
    if not column.filled[row]:
        _report(case, "appeal-without-points", sheet, row, SCORE_POINTS)
        return False
    if not (compare(points, ">=", low) and compare(points, "<=", high)):
        limits = {"low": plain(low), "high": plain(high)}
        _report(
            case, "appeal-out-of-range", sheet, row, SCORE_POINTS, points=plain(points), **limits
        )
        return False
    return True


def _compare_old(case: Case, sheet: ScoreSheet, row: int, points: float) -> None:
    """Warn where 原得分 is not the score that is replaced."""
    if SCORE_OLD not in sheet.table:
        return
    column = sheet.table.column(SCORE_OLD)
    old = column.values[row]
    decimals = case.columns.scheme.decimals
    if column.filled[row] and not (close(old, points) or abs(old - points) <= 0.5 * 10**-decimals):
        _report(
            case, "appeal-old-differs", sheet, row, SCORE_OLD, old=plain(old), points=plain(points)
        )


def _report(
    case: Case, code: str, sheet: ScoreSheet, row: int, field: str, **details: object
) -> None:
    case.columns.report(
        code,
        sheet.table.origin.place(row, field),
        unit=case.columns.names[sheet.units[row]],
        item=case.item.title,
        **details,
    )

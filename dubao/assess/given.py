"""给分: points as a person entered them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dubao.assess.case import Case, Scored
from dubao.assess.notes import Words
from dubao.assess.texts import written
from dubao.model.dataset import SCORE_POINTS, SCORE_REASON, UNIT_CODE
from dubao.model.formula.parse import fold
from dubao.model.numbers import compare, plain
from dubao.model.place import Place
from dubao.model.scheme import Item
from dubao.model.table import Column, Table
from dubao.model.terms import Layout, Reason

Rows = NDArray[np.intp]


def score_given(case: Case) -> Scored:
    """给分: within 0…满分 as entered, with the reason; anything outside is a problem."""
    spec = case.item.given
    assert spec is not None
    source = case.columns.scheme.sources.get(spec.source)
    if source is not None and source.layout in (Layout.ROWS, Layout.FORM):
        return _within(case, _from_table(case, spec.source), "")
    sheet = case.columns.sheet(spec.source)
    if sheet is None:
        return _within(case, Column.absent(case.columns.count, Reason.NOT_HANDED_IN), "")
    rows = sheet.by_unit(case.item, case.columns.count)
    return _within(case, sheet.points.take(rows), _reasons_given(sheet.table, rows))


def given_column(item: Item, table: Table) -> str | None:
    """Return the column of a 横表 headed by the item's code or name."""
    names = {fold(str(column)): str(column) for column in table.frame.columns}
    return names.get(fold(item.code)) or names.get(fold(item.name))


def given_place(case: Case, unit: int) -> Place:
    """Return the cell of a unit's points, the unit's row where there is none."""
    spec = case.item.given
    assert spec is not None
    source = case.columns.scheme.sources.get(spec.source)
    table = case.columns.dataset.tables[spec.source]
    if source is not None and source.layout in (Layout.ROWS, Layout.FORM):
        aligned = case.columns.aligned(spec.source)
        row = aligned.row(unit) if aligned else -1
        return table.origin.place(max(row, 0), given_column(case.item, table) or UNIT_CODE)
    sheet = case.columns.sheet(spec.source)
    assert sheet is not None
    rows = sheet.by_unit(case.item, case.columns.count)
    return table.origin.place(max(int(rows[unit]), 0), SCORE_POINTS)


def _from_table(case: Case, source: str) -> Column:
    aligned = case.columns.aligned(source)
    column = given_column(case.item, aligned.table) if aligned else None
    if aligned is None or column is None:
        return Column.absent(case.columns.count, Reason.NOT_HANDED_IN)
    return aligned.column(column)


def _reasons_given(table: Table, rows: Rows) -> Words:
    if SCORE_REASON not in table:
        return ""
    texts = table.column(SCORE_REASON).values
    return lambda unit: written(texts[rows[unit]]) if rows[unit] >= 0 else ""


def _within(case: Case, value: Column, notes: Words) -> Scored:
    numbers = value.values.astype(float)
    inside = compare(numbers, ">=", 0.0) & compare(numbers, "<=", case.full)
    outside = value.filled & ~inside
    for unit in np.flatnonzero(outside & case.counts):
        case.columns.report(
            "points-out-of-range",
            given_place(case, int(unit)),
            unit=case.columns.names[unit],
            item=case.item.title,
            points=plain(numbers[unit]),
            full=plain(case.full[unit]),
        )
    reasons = np.where(outside, np.int8(Reason.OUT_OF_RANGE), value.reasons).astype(np.int8)
    kept = Column(np.where(outside, np.nan, numbers), reasons)
    return case.scored(kept, kept.values, notes)

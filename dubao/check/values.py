"""Single values against the data dictionary: required, limits, unique."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dubao.model.dataset import Dataset
from dubao.model.numbers import compare, plain
from dubao.model.problem import Problem, problem
from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.table import Column, Table
from dubao.model.terms import Layout, Reason, Role

_SAID_BY_READER = (
    Reason.ERROR_CELL,
    Reason.UNCALCULATED,
    Reason.UNREADABLE,
    Reason.NOT_APPLICABLE,
    Reason.NOT_HANDED_IN,  # the sheet lacks the column
)


def check_values(scheme: Scheme, dataset: Dataset) -> Iterator[Problem]:
    """Yield what single values break of the data dictionary, cell by cell."""
    for table, spec, layout in checked_columns(scheme, dataset):
        column = table.column(spec.name)
        if spec.required:
            yield from _missing(table, spec, column)
        if spec.type.is_number:
            yield from _limits(table, spec, column)
        if spec.unique and layout is not Layout.FORM:
            yield from _repeated(table, spec, column)


def checked_columns(scheme: Scheme, dataset: Dataset) -> Iterator[tuple[Table, FieldSpec, Layout]]:
    """Yield every declared column of this year's tables."""
    for name, source in scheme.sources.items():
        table = dataset.tables.get(name)
        if table is None or source.role is Role.LAST_YEAR:
            continue
        for spec in scheme.fields:
            if spec.name in table and spec.source in {"", name}:
                yield table, spec, source.layout


def _missing(table: Table, spec: FieldSpec, column: Column) -> Iterator[Problem]:
    for row in np.flatnonzero(~column.filled):
        reason = Reason(int(column.reasons[row]))
        if reason not in _SAID_BY_READER:
            place = table.origin.place(int(row), spec.name)
            yield problem("missing-value", place, field=spec.name, reason=reason.text)


def _limits(table: Table, spec: FieldSpec, column: Column) -> Iterator[Problem]:
    outside = np.zeros(len(column), dtype=bool)
    words = []
    if spec.lowest is not None:
        outside |= compare(column.values, "<", spec.lowest)
        words.append(f"不小于 {plain(spec.lowest)}")
    if spec.highest is not None:
        outside |= compare(column.values, ">", spec.highest)
        words.append(f"不大于 {plain(spec.highest)}")
    for row in np.flatnonzero(outside):
        text = table.typed(int(row), spec.name)
        place = table.origin.place(int(row), spec.name)
        limits = "、".join(words) + spec.unit
        yield problem("out-of-limits", place, field=spec.name, text=text, limits=limits)


def _repeated(table: Table, spec: FieldSpec, column: Column) -> Iterator[Problem]:
    first: dict[object, int] = {}
    for row in np.flatnonzero(column.filled):
        before = first.setdefault(column.values[row], int(row))
        if before != row:
            place = table.origin.place(int(row), spec.name)
            other = table.origin.place(before, spec.name).cell
            text = table.typed(int(row), spec.name)
            yield problem("not-unique", place, field=spec.name, text=text, other=other)

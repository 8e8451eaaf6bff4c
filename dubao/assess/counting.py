"""计次: points per case, counted by a formula or in a register."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.case import Case, Scored
from dubao.assess.gathering import register_reasons
from dubao.assess.places import first_place
from dubao.assess.texts import written
from dubao.model.formula.parse import fold
from dubao.model.numbers import compare, plain
from dubao.model.rules import Count
from dubao.model.table import Column, Table
from dubao.model.terms import Layout, PartCase, Reason, SameProject

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

SLACK = 1e-9  # 3.0000000001 cases are 3


def score_count(case: Case) -> Scored:
    """计次: clip(起点 + Σ 每次 × 次数, 不低于, 不高于); full marks are never exceeded."""
    spec = case.item.count
    assert spec is not None
    tally = tally_of(case, spec)
    points = case.number(spec.start) + tally.sum
    low = -np.inf if spec.floor is None else case.number(spec.floor)
    high = np.inf if spec.cap is None else case.number(spec.cap)
    if case.item.full is not None:
        high = np.minimum(high, case.full)
    clipped = np.clip(points, low, high)

    def note(unit: int) -> str:
        if points[unit] > clipped[unit]:
            return "达到上限"
        return "扣完为止" if points[unit] < clipped[unit] else ""

    return case.scored(tally.times, clipped, note)


@dataclass(frozen=True)
class Tally:
    """How many cases each unit has, and what they add up to."""

    times: Column
    sum: Floats


def register_of(case: Case) -> str | None:
    """Return the register in which the cases stand; None where a formula counts them."""
    spec = case.item.count
    assert spec is not None
    source = case.columns.scheme.sources.get(spec.times)
    return spec.times if source and source.layout is Layout.REGISTER else None


def tally_of(case: Case, spec: Count) -> Tally:
    """Count a unit's cases."""
    register = register_of(case)
    if register is not None:
        return _from_register(case, spec, register)
    times = case.worked_out(spec.times)
    sums = whole_cases(times.values, spec) * case.number(spec.each)
    return Tally(_not_negative(case, spec, times), sums)


def whole_cases(times: Floats, spec: Count) -> Floats:
    """Return how many cases count: whole ones, begun ones too, or parts by share."""
    cases = times / spec.step
    slack = SLACK * np.maximum(np.abs(cases), 1.0)
    if spec.part is PartCase.UP:
        return np.asarray(np.ceil(cases - slack))
    if spec.part is PartCase.DROP:
        return np.asarray(np.floor(cases + slack))
    return cases


def _not_negative(case: Case, spec: Count, times: Column) -> Column:
    """Report negative counts, unless 最小 says so of the column; they are no value."""
    negative = times.filled & compare(times.values, "<", 0.0)
    field = case.columns.field(spec.times)
    checked = field is not None and field.lowest is not None and field.lowest >= 0
    for unit in () if checked else np.flatnonzero(negative & case.counts):
        case.columns.report(
            "negative-count",
            first_place(case.columns, spec.times, int(unit)),
            unit=case.columns.names[unit],
            item=case.item.title,
            times=plain(times.values[unit]),
        )
    if not negative.any():
        return times
    reasons = np.where(negative, np.int8(Reason.OUT_OF_RANGE), times.reasons).astype(np.int8)
    return Column(np.where(negative, np.nan, times.values), reasons)


def _from_register(case: Case, spec: Count, source: str) -> Tally:
    """Count the rows of a register; a unit without rows has 0 cases."""
    columns = case.columns
    table = columns.dataset.tables.get(source)
    if table is None:
        absent = Column.absent(columns.count, Reason.NOT_HANDED_IN)
        return Tally(absent, absent.values)
    units, each = row_points(case, spec, source)
    counted = counted_rows(spec, table, units, each)
    faulty = (units >= 0) & np.isnan(each)
    reasons = register_reasons(source, columns)
    reasons[units[faulty]] = Reason.UNREADABLE
    sums = np.bincount(units[counted], each[counted], columns.count).astype(float)
    times = np.bincount(units[counted], minlength=columns.count).astype(float)
    return Tally(Column(np.where(reasons, np.nan, times), reasons), sums)


def row_points(case: Case, spec: Count, source: str) -> tuple[Rows, Floats]:
    """Return each row's unit (-1 for none) and its points; NaN, and a problem, for no grade."""
    table, units = case.columns.dataset.tables[source], case.columns.row_units(source)
    if not isinstance(spec.each, dict):
        return units, np.full(len(table), spec.each)
    by_grade = {fold(grade): points for grade, points in spec.each.items()}
    if spec.grade_field not in table:
        case.columns.report(
            "column-nowhere", case.columns.scheme.place(spec), name=spec.grade_field
        )
        return units, np.full(len(table), np.nan)
    grades = table.frame[spec.grade_field].to_numpy(dtype=object)
    each = np.array([by_grade.get(fold(str(grade)), np.nan) for grade in grades], dtype=float)
    field = case.columns.field(spec.grade_field)
    blank_is_said = field is not None and field.required
    unsaid = np.array([bool(written(grade)) or not blank_is_said for grade in grades], dtype=bool)
    for row in np.flatnonzero((units >= 0) & np.isnan(each) & unsaid):
        case.columns.report(
            "case-without-grade",
            table.origin.place(int(row), spec.grade_field),
            item=case.item.title,
            field=spec.grade_field,
            known="、".join(spec.each),
        )
    return units, each


def counted_rows(spec: Count, table: Table, units: Rows, each: Floats) -> NDArray[np.bool_]:
    """Tell which rows count: all of known units, or with 同项: 取最高 the largest a project.

    The largest is meant by amount, for deductions too. A row without project is its own.
    """
    counted = (units >= 0) & ~np.isnan(each)
    if spec.same is SameProject.ADD or spec.project_field not in table:
        return np.asarray(counted)
    names = table.frame[spec.project_field].to_numpy(dtype=object)
    projects, _ = pd.factorize(
        np.array([None if pd.isna(name) else fold(str(name)) for name in names], dtype=object)
    )
    projects = np.where(projects < 0, len(table) + np.arange(len(table)), projects)
    rows = np.flatnonzero(counted)
    order = rows[np.lexsort([rows, -np.abs(each[rows]), projects[rows], units[rows]])]
    first = np.r_[True, (np.diff(units[order]) != 0) | (np.diff(projects[order]) != 0)]
    best = np.zeros(len(table), dtype=bool)
    best[order[first[: len(order)]]] = True
    return best

"""From a number to points: one short function for each kind of rule, all units at once.

The meaning of each kind and its edge cases stand in the scheme language, sections 2 and 3.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.case import Bools, Case, Scored
from dubao.assess.counting import score_count
from dubao.assess.given import score_given
from dubao.assess.notes import Notes, Words
from dubao.assess.raters import score_rated
from dubao.assess.standing import standing_of
from dubao.model.formula.judging import judge
from dubao.model.formula.parse import fold
from dubao.model.numbers import compare, least_equal
from dubao.model.rule_text import band_text, condition_text
from dubao.model.rules import Amount, Band
from dubao.model.table import Column
from dubao.model.terms import Reason, RuleKind, Verdict

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]
Counts = NDArray[np.int16]


def held_band(values: Floats, bands: tuple[Band, ...], limits: list[float | Floats]) -> Numbers:
    """Return the number of the first band whose condition holds, `len(bands)` where none does."""
    held = np.full(len(values), len(bands), dtype=np.intp)
    for at in reversed(range(len(bands))):
        held[compare(values, bands[at].operator, limits[at])] = at
    return held


def _band_notes(bands: tuple[Band, ...], limits: list[float | Floats], held: Numbers) -> Words:
    """Say for every unit which condition held, with its own limit."""

    def note(unit: int) -> str:
        at = int(held[unit])
        if at == len(bands):
            return "否则"
        return band_text(bands[at], float(np.broadcast_to(limits[at], len(held))[unit]))

    return note


def score_bands(case: Case) -> Scored:
    """分档: the points of the first condition that holds, else 否则, else undecided."""
    bands, otherwise = case.item.bands or (), case.item.otherwise
    limits = [case.number(band.limit) for band in bands]
    held = held_band(case.value.values, bands, limits)
    below = np.nan if otherwise is None else case.number(otherwise)
    table = np.array([*(band.points for band in bands), np.nan])
    points = np.where(held == len(bands), below, table[held])
    for limit in limits:
        if np.ndim(limit):
            points = np.where(np.isnan(limit), np.nan, points)
    return case.scored(case.value, points, _band_notes(bands, limits, held))


def score_line(case: Case) -> Scored:
    """插值: linear between the points, flat outside."""
    points = case.item.line_through or ()
    xs = np.array([x for x, _ in points])
    ys = [case.number(y) for _, y in points]
    if any(np.ndim(y) for y in ys):
        return case.scored(case.value, _between(case.value.values, xs, ys))
    return case.scored(case.value, np.interp(case.value.values, xs, np.array(ys)))


def _between(values: Floats, xs: Floats, ys: list[float | Floats]) -> Floats:
    """Interpolate with heights that differ from unit to unit."""
    heights = np.stack([np.broadcast_to(y, len(values)) for y in ys])
    left = np.clip(np.searchsorted(xs, values, side="right") - 1, 0, len(xs) - 2)
    share = np.clip((values - xs[left]) / (xs[left + 1] - xs[left]), 0.0, 1.0)
    units = np.arange(len(values))
    low, high = heights[left, units], heights[left + 1, units]
    return np.where(share == 1.0, high, low + share * (high - low))


def score_judged(case: Case) -> Scored:
    """判定: the grade of the first condition that holds, and with 评级 its points."""
    conditions = case.item.judged or {}
    judged = judge(conditions, case.columns)
    value, texts = judged.grades, [condition_text(text) for text in conditions.values()]

    def note(unit: int) -> str:
        return "" if value.reasons[unit] else texts[judged.first[unit]]

    if case.item.grades is not None:
        return case.scored(value, by_grade(case, value), note)
    return _graded(case, value, note)


def _graded(case: Case, value: Column, notes: Words) -> Scored:
    """Make the answer of a rule that comes to a grade without points."""
    nothing = np.full(case.columns.count, np.nan)
    return Scored(value, nothing, value.reasons, Notes(case.columns.count, notes))


def score_grades(case: Case) -> Scored:
    """评级: the points of the grade."""
    return case.scored(case.value, by_grade(case, case.value))


def by_grade(case: Case, value: Column) -> Floats:
    """Return the points of every unit's grade; a grade that is not in the table is a problem."""
    item = case.item
    table = {fold(grade): case.number(points) for grade, points in (item.grades or {}).items()}
    numbers, grades = pd.factorize(value.values)
    points = np.full(len(value), np.nan)
    for at, grade in enumerate(grades):
        units = numbers == at
        if fold(str(grade)) in table:
            points = np.where(units, table[fold(str(grade))], points)
        elif (units & case.counts).any():
            case.columns.report(
                "grade-not-in-table",
                case.columns.scheme.place(item),
                item=item.title,
                grade=grade,
                units="、".join(case.columns.names[units & case.counts].astype(str)),
            )
    return points


def score_ranks(case: Case) -> Scored:
    """名次: points by rank among the units to which the item applies and that have a value."""
    spec = case.item.ranks
    assert spec is not None
    value = case.worked_out(spec.value)
    ranked = value.filled & case.counts
    groups = case.columns.attribute(spec.within)[0] if spec.within else None
    rank = standing_of(value.values, ranked, groups).rank
    table = np.array([np.nan, *spec.points])
    points = table[np.minimum(rank, len(spec.points))]
    return case.scored(value, points, lambda unit: f"第{rank[unit]}名" if rank[unit] else "")


def score_at_least(case: Case) -> Scored:
    """至少: full points when k standards are met and every other reaches its share.

    A missing part leaves the result undecided if it could change it, else as it stands. Without
    满分 it comes to 达标 or 不达标.
    """
    spec = case.item.at_least
    assert spec is not None
    count = case.columns.count
    met, missing = np.zeros(count, dtype=np.int16), np.zeros(count, dtype=np.int16)
    near = np.ones(count, dtype=bool)
    first_missing = np.zeros(count, dtype=np.int8)
    ratios: dict[str, Callable[[int], float]] = {}
    for name, part in spec.parts.items():
        value = case.worked_out(part.value)
        ratios[name] = _ratio(case, value, part.standard)
        met += _reaches(case, value, part.standard, 1.0)
        reaches = _reaches(case, value, part.standard, spec.others)
        gap = _gap(case, value, part.standard)
        if gap is not None:
            missing += gap
            reaches |= gap
            why = np.where(value.reasons, value.reasons, np.int8(Reason.UNDECIDED))
            first_missing = np.where(first_missing | ~gap, first_missing, why)
        near &= reaches
    passed = (met >= spec.met) & near & ((missing == 0) | (spec.others == 0))
    possible = (met + missing >= spec.met) & near
    undecided = np.where(possible & ~passed, np.maximum(first_missing, 1), 0).astype(np.int8)
    notes = _count_notes(ratios, met)
    if not case.item.has_points:
        verdicts = np.where(passed, Verdict.MET.value, Verdict.UNMET.value).astype(object)
        verdicts[undecided != 0] = None
        return _graded(case, Column(verdicts, undecided), notes)
    points = np.where(passed, case.full, np.where(possible, np.nan, 0.0))
    return case.scored(Column(np.where(undecided, np.nan, met), undecided), points, notes)


def _reaches(case: Case, value: Column, standard: Amount, share: float) -> Bools:
    """Tell where a value reaches a share of its standard, which may differ by attribute."""
    if not isinstance(standard, dict):
        return compare(value.values, ">=", share * standard)
    numbers, table = case.columns.by_key(case.item, standard)
    with np.errstate(invalid="ignore"):
        return np.asarray(value.values >= least_equal(share * table)[numbers])


def _gap(case: Case, value: Column, standard: Amount) -> Bools | None:
    """Tell where a value or its standard is missing; None where neither is."""
    unknown = isinstance(standard, dict) and np.isnan(case.columns.by_key(case.item, standard)[1])
    if value.is_whole and not np.any(unknown):
        return None
    return np.asarray(np.isnan(value.values) | np.isnan(case.number(standard)))


def _count_notes(ratios: Mapping[str, Callable[[int], float]], met: Counts) -> Words:
    """Publish how many standards are met and which part is furthest below its own."""

    def note(unit: int) -> str:
        text = f"{met[unit]}项达到标准"
        if met[unit] == len(ratios):
            return text
        with np.errstate(divide="ignore", invalid="ignore"):
            reached = [ratio(unit) for ratio in ratios.values()]
        worst = int(np.argmin(np.nan_to_num(reached, nan=np.inf)))
        return f"{text}，最低的是{list(ratios)[worst]}"

    return note


def _ratio(case: Case, value: Column, standard: Amount) -> Callable[[int], float]:
    """Return a function from a unit to the share of a standard that it reaches."""
    values = value.values
    if not isinstance(standard, dict):
        return lambda unit: float(values[unit] / np.float64(standard))
    numbers, table = case.columns.by_key(case.item, standard)
    return lambda unit: float(values[unit] / table[numbers[unit]])


RULES: dict[RuleKind, Callable[[Case], Scored]] = {
    RuleKind.GIVEN: score_given,
    RuleKind.BANDS: score_bands,
    RuleKind.LINE: score_line,
    RuleKind.COUNT: score_count,
    RuleKind.GRADES: score_grades,
    RuleKind.RANKS: score_ranks,
    RuleKind.RATED: score_rated,
    RuleKind.AT_LEAST: score_at_least,
    RuleKind.JUDGED: score_judged,
}


def lowest_points(case: Case) -> float | Floats:
    """Return the least an item's rule can give (缺失: 取下限), per unit where it is a map."""
    amounts = case.item.least_amounts
    lowest = case.number(amounts[0])
    for amount in amounts[1:]:
        lowest = np.minimum(lowest, case.number(amount))
    return lowest

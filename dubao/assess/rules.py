"""From a number to points: one short function for each kind of rule, all units at once.

The meaning of each kind and its edge cases stand in the scheme language, sections 2 and 3.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.case import Case, Scored
from dubao.assess.counting import score_count
from dubao.assess.given import score_given
from dubao.assess.raters import score_rated
from dubao.assess.standing import standing_of
from dubao.model.formula.parse import fold
from dubao.model.numbers import compare
from dubao.model.rule_text import band_text
from dubao.model.rules import Band
from dubao.model.table import Column
from dubao.model.terms import Reason, RuleKind

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

MOST_RANKS = 5000  # ranks named one by one in the remarks


def held_band(values: Floats, bands: tuple[Band, ...], limits: list[float | Floats]) -> Numbers:
    """Return the number of the first band whose condition holds, `len(bands)` where none does."""
    held = np.full(len(values), len(bands), dtype=np.intp)
    for at in reversed(range(len(bands))):
        held[compare(values, bands[at].operator, limits[at])] = at
    return held


def _band_notes(case: Case, held: Numbers) -> NDArray[np.object_]:
    """Say for every unit which condition held, with its own limit."""
    bands, count = case.item.bands or (), len(held)
    groups, first = np.zeros(count, dtype=np.intp), np.zeros(1, dtype=np.intp)
    if any(isinstance(band.limit, dict) for band in bands):
        groups = case.columns.attribute(case.item.by)[0]
        first = np.unique(groups, return_index=True)[1]
    texts = np.full((len(bands) + 1, len(first)), "否则", dtype=object)
    for at, band in enumerate(bands):
        limits = np.broadcast_to(case.number(band.limit), count)
        texts[at] = [band_text(band, float(limit)) for limit in limits[first]] if count else ""
    return np.asarray(texts[held, groups])


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
    return case.scored(case.value, points, _band_notes(case, held))


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


def score_grades(case: Case) -> Scored:
    """评级: the points of the grade; a grade that is not in the table is a problem."""
    value, item = case.value, case.item
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
                item=f"{item.code} {item.name}",
                grade=grade,
                units="、".join(case.columns.names[units & case.counts].astype(str)),
            )
    return case.scored(value, points)


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
    shown = np.minimum(rank, MOST_RANKS)
    texts = ["", *(f"第{at}名" for at in range(1, int(shown.max(initial=0)) + 1))]
    if len(texts) > MOST_RANKS:
        texts[-1] += "及以后"
    return case.scored(value, points, np.array(texts, dtype=object)[shown])


def score_at_least(case: Case) -> Scored:
    """至少: full points when k standards are met and every other reaches its share.

    A missing part leaves the result undecided if it could change it, else as it stands.
    """
    spec = case.item.at_least
    assert spec is not None
    count = case.columns.count
    met, missing = np.zeros(count, dtype=np.intp), np.zeros(count, dtype=np.intp)
    near = np.ones(count, dtype=bool)
    worst, worst_ratio = np.zeros(count, dtype=np.intp), np.full(count, np.inf)
    first_missing = np.zeros(count, dtype=np.int8)
    for at, part in enumerate(spec.parts.values()):
        value, standard = case.worked_out(part.value), case.number(part.standard)
        gap = np.isnan(value.values) | np.isnan(standard)
        met += compare(value.values, ">=", standard)
        near &= gap | _reaches(value, standard, spec.others)
        if gap.any():
            missing += gap
            why = np.where(value.reasons, value.reasons, np.int8(Reason.UNDECIDED))
            first_missing = np.where(first_missing | ~gap, first_missing, why)
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = value.values / standard
        lower = ratio < worst_ratio
        worst[lower] = at
        worst_ratio = np.where(lower, ratio, worst_ratio)
    passed = (met >= spec.met) & near & ((missing == 0) | (spec.others == 0))
    possible = (met + missing >= spec.met) & near
    points = np.where(passed, case.full, np.where(possible, np.nan, 0.0))
    undecided = np.where(possible & ~passed, np.maximum(first_missing, 1), 0).astype(np.int8)
    value = Column(np.where(undecided, np.nan, met), undecided)
    return case.scored(value, points, _count_notes(tuple(spec.parts), met, worst))


def _reaches(value: Column, standard: float | Floats, share: float) -> NDArray[np.bool_]:
    return compare(value.values, ">=", np.multiply(share, standard))


def _count_notes(names: tuple[str, ...], met: Numbers, worst: Numbers) -> NDArray[np.object_]:
    """Publish how many standards are met and which part is furthest below its own."""
    texts = [
        f"{count}项达到标准" + ("" if count == len(names) else f"，最低的是{name}")
        for count in range(len(names) + 1)
        for name in names
    ]
    return np.asarray(np.array(texts, dtype=object)[met * len(names) + worst])


RULES: dict[RuleKind, Callable[[Case], Scored]] = {
    RuleKind.GIVEN: score_given,
    RuleKind.BANDS: score_bands,
    RuleKind.LINE: score_line,
    RuleKind.COUNT: score_count,
    RuleKind.GRADES: score_grades,
    RuleKind.RANKS: score_ranks,
    RuleKind.RATED: score_rated,
    RuleKind.AT_LEAST: score_at_least,
}


def lowest_points(case: Case) -> float | Floats:
    """Return the least an item's rule can give (缺失: 取下限), per unit where it is a map."""
    amounts = case.item.least_amounts
    lowest = case.number(amounts[0])
    for amount in amounts[1:]:
        lowest = np.minimum(lowest, case.number(amount))
    return lowest

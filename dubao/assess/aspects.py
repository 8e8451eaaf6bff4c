"""What conditions may ask of items: 得分, 得分率, 评级, and 个数 of a grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from dubao.model.assessment import ItemResult
from dubao.model.formula.parse import fold
from dubao.model.scheme import Item
from dubao.model.table import Column
from dubao.model.terms import Reason


def aspect_of(results: Mapping[str, ItemResult], code: str, aspect: str) -> Column:
    """Return an item's 得分, 得分率 (0–1) or 评级 for all units; KeyError if not worked out.

    An item that does not apply has none of them.
    """
    result = results[code]
    if aspect == "评级":
        return grades_of(result)
    if aspect == "得分":
        return Column(result.points, result.reasons)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = np.where(result.full > 0, result.points / result.full, np.nan)
    none = np.isnan(rates) & (result.reasons == 0)
    return Column(rates, np.where(none, Reason.ZERO_BASE, result.reasons).astype(np.int8))


def grades_of(result: ItemResult) -> Column:
    """Return an item's grade for all units; none where it does not apply, or that is not known.

    A grade that has no points is one all the same.
    """
    own, value = result.reasons, result.value
    if result.item.has_points:
        own = np.where(own == Reason.UNDECIDED, np.int8(0), own)
    typed = value.reasons == Reason.NOT_APPLICABLE  # in a column, of an item that applies
    lacking = np.where(typed, np.int8(Reason.BLANK), value.reasons)
    reasons = np.where(own != 0, own, lacking).astype(np.int8)
    if not reasons.any():
        return value
    grades = value.values.astype(object)
    grades[reasons != 0] = None
    return Column(grades, reasons)


def graded_below(
    results: Mapping[str, ItemResult], roots: Iterable[Item], grade: str, count: int
) -> Column:
    """Return how many items of these trees, by 评级 or 判定, have `grade`.

    Items that do not apply are left out; an item without grade leaves the count undecided.
    """
    total, reasons = np.zeros(count), np.zeros(count, dtype=np.int8)
    for root in roots:
        for item in root.leaves():
            if not item.is_graded or item.code not in results:
                continue
            grades = grades_of(results[item.code])
            total += (grades.values == grade) | (grades.values == fold(grade))
            away = grades.reasons == Reason.NOT_APPLICABLE
            missing = np.where(away, 0, grades.reasons).astype(np.int8)
            reasons = np.where(reasons, reasons, missing)
    return Column(np.where(reasons, np.nan, total), reasons)

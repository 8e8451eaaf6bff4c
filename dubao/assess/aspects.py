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
        return _where_it_applies(result)
    if aspect == "得分":
        return Column(result.points, result.reasons)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = np.where(result.full > 0, result.points / result.full, np.nan)
    none = np.isnan(rates) & (result.reasons == 0)
    return Column(rates, np.where(none, Reason.ZERO_BASE, result.reasons).astype(np.int8))


def _where_it_applies(result: ItemResult) -> Column:
    away = result.reasons == Reason.NOT_APPLICABLE
    if not away.any():
        return result.value
    values = result.value.values.copy()
    values[away] = None
    reasons = np.where(away, np.int8(Reason.NOT_APPLICABLE), result.value.reasons)
    return Column(values, reasons.astype(np.int8))


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
            result = results[item.code]
            values = result.value.values
            counts = result.reasons != Reason.NOT_APPLICABLE
            total += counts & ((values == grade) | (values == fold(grade)))
            missing = np.where(counts, result.value.reasons, 0).astype(np.int8)
            reasons = np.where(reasons, reasons, missing)
    return Column(np.where(reasons, np.nan, total), reasons)

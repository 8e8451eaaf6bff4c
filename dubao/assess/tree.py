"""Inner nodes: children put together, what drops out made up by re-weighting.

The full marks of a parent are those it declares, else those of its children that the unit's
attributes allow, put together by 方式, at most 不高于. Children that are only graded (判定) take
no part. A child that drops out by data (适用 on
reported values, 缺失: 按满分折算) is made up: Σ得分 × 满分 ÷ 有效满分, at the nearest parent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.leaves import Branch, leaf, weight_of, within
from dubao.assess.notes import Notes
from dubao.model.assessment import ItemResult
from dubao.model.numbers import close
from dubao.model.scheme import Item
from dubao.model.table import Column, anywhere, lacking, nowhere
from dubao.model.terms import Combine, Reason

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

REWEIGHTED = "按有效满分折算"


def branch(item: Item, columns: Columns, found: dict[str, ItemResult]) -> Branch:
    """Work out an item and everything below it; each result is put into `found`, top down."""
    if item.is_leaf:
        made = leaf(item, columns)
        found[item.code] = made.result
        return made
    below: dict[str, ItemResult] = {}
    children = [branch(child, columns, below) for child in item.children]
    counted = [child for child in children if child.result.item.has_points]
    if counted:
        declared = None if item.full is None else columns.number(item, item.full)
        made = joined(item, counted, declared, columns)
    else:
        made = unscored(item, children, columns)
    found[item.code] = made.result
    found.update(below)
    return made


def joined(
    item: Item, children: Sequence[Branch], declared: float | Floats | None, columns: Columns
) -> Branch:
    """Put children together by the item's 方式, then by its 不高于 and 不低于."""
    count = columns.count
    marks = full_of(item, children) if declared is None else declared
    full = np.broadcast_to(np.asarray(marks, dtype=float), count)
    out, dropped = _out(children, count)
    points, scaled = COMBINE[item.combine](children, full, dropped)
    points = within(item, points)
    reasons = _reasons(children, out)
    partial, notes, made_up = points, Notes(count), None
    if lacking(reasons):
        points = np.where(reasons != 0, np.nan, points)
        partial = np.where(reasons == 0, points, _partial(item, children))
    if anywhere(scaled):
        made_up = scaled & (reasons == 0)
        notes = notes.where(made_up, REWEIGHTED)
    counted = np.where(out, 0.0, full) if anywhere(out) else full
    result = ItemResult(item, Column(points, reasons), points, counted, reasons, notes)
    return Branch(result, full, out, partial, made_up, weight_of(item))


def _out(children: Sequence[Branch], count: int) -> tuple[Bools, Bools]:
    """Tell for which units all children are taken out, and for which any is."""
    gone = [child.out for child in children if anywhere(child.out)]
    if not gone:
        return nowhere(count), nowhere(count)
    everyone = nowhere(count) if len(gone) < len(children) else np.logical_and.reduce(gone)
    return everyone, np.logical_or.reduce(gone)


def unscored(item: Item, children: Sequence[Branch], columns: Columns) -> Branch:
    """Return a node below which there are only grades: no points, and what is missing below."""
    nothing = np.full(columns.count, np.nan)
    reasons = np.full(columns.count, Reason.NOT_APPLICABLE, dtype=np.int8)
    for child in reversed(children):
        own = child.result.reasons
        graded = (own == 0) & (reasons == Reason.NOT_APPLICABLE)
        lacking = (own != 0) & (own != Reason.NOT_APPLICABLE)
        reasons = np.where(lacking, own, np.where(graded, 0, reasons)).astype(np.int8)
    none, everyone = np.zeros(columns.count), np.ones(columns.count, dtype=bool)
    result = ItemResult(
        item, Column(nothing, reasons), nothing, none, reasons, Notes(columns.count)
    )
    return Branch(result, none, everyone, none, weight=weight_of(item))


def _reasons(children: Sequence[Branch], out: Bools) -> NDArray[np.int8]:
    """Why a node has no points: the first child that counts and has none; all dropped out."""
    reasons = np.zeros(len(out), dtype=np.int8)
    for child in children:
        if not lacking(child.result.reasons):
            continue
        stops = child.blocked & (reasons == 0)
        if stops.any():
            reasons = np.where(stops, child.result.reasons, reasons)
    if not anywhere(out):
        return reasons
    gone = np.zeros(len(out), dtype=np.int8)
    for child in children:
        real = child.result.reasons != Reason.NOT_APPLICABLE
        gone = np.where((gone == 0) & real, child.result.reasons, gone)
    gone = np.where(gone == 0, np.int8(Reason.NOT_APPLICABLE), gone)
    return np.where(out, gone, reasons).astype(np.int8)


def _partial(item: Item, children: Sequence[Branch]) -> Floats:
    """Return what can be added up of a node that is not complete; only sums have parts."""
    if item.combine is Combine.SUM:
        return np.asarray(sum(child.partial for child in children), dtype=float)
    return np.zeros(len(children[0].partial))


def _counted(child: Branch, values: Floats) -> Floats:
    return np.where(child.out, 0.0, values) if anywhere(child.out) else values


def _sum(children: Sequence[Branch], full: Floats, dropped: Bools) -> tuple[Floats, Bools]:
    points = sum(_counted(child, child.result.points) for child in children)
    points = np.asarray(points, dtype=float)
    if not anywhere(dropped):
        return points, dropped
    effective = np.asarray(sum(_counted(child, child.full) for child in children), dtype=float)
    scaled = dropped & (effective > 0) & ~close(effective, full)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(scaled, points * full / effective, points), scaled


def _weighted(children: Sequence[Branch], full: Floats, dropped: Bools) -> tuple[Floats, Bools]:
    """满分 × Σ(权重 × 得分率) ÷ Σ权重, over the children that count."""
    rates: Floats = np.zeros(len(full))
    weights: float | Floats = 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        for child in children:
            rates += _counted(child, child.result.points * (child.weight / child.full))
            weights = weights + _weight(child)
        return rates * (full / weights), dropped


def _weight(child: Branch) -> float | Floats:
    """Return what a child counts for where it counts."""
    return np.where(child.out, 0.0, child.weight) if anywhere(child.out) else child.weight


def _geometric(children: Sequence[Branch], full: Floats, dropped: Bools) -> tuple[Floats, Bools]:
    """满分 × Π 得分率^(权重 ÷ Σ权重), over the children that count; one at or below 0 gives 0."""
    product: Floats = np.ones(len(full))
    weights: float | Floats = 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        for child in children:
            weight = _weight(child)
            rate = np.clip(_counted(child, child.result.points / child.full), 0.0, None)
            product *= rate**weight
            weights = weights + weight
        return full * product ** (1.0 / np.asarray(weights)), dropped


def _highest(children: Sequence[Branch], full: Floats, _: Bools) -> tuple[Floats, Bools]:
    return _extreme(children, np.maximum, -np.inf), np.zeros(len(full), dtype=bool)


def _lowest(children: Sequence[Branch], full: Floats, _: Bools) -> tuple[Floats, Bools]:
    return _extreme(children, np.minimum, np.inf), np.zeros(len(full), dtype=bool)


def _extreme(children: Sequence[Branch], pick: np.ufunc, away: float) -> Floats:
    columns = [np.where(child.out, away, child.result.points) for child in children]
    return np.asarray(pick.reduce(columns), dtype=float)


def full_of(item: Item, children: Sequence[Branch]) -> Floats:
    """Return the full marks of a node that declares none."""
    full = FULL[item.combine](children)
    return full if item.cap is None else np.minimum(full, item.cap)


def _full_sum(children: Sequence[Branch]) -> Floats:
    return np.asarray(sum(child.full for child in children), dtype=float)


def _full_highest(children: Sequence[Branch]) -> Floats:
    return np.asarray(np.maximum.reduce([child.full for child in children]), dtype=float)


def _full_weighted(children: Sequence[Branch]) -> Floats:
    parts = sum(child.weight * child.full for child in children)
    return np.asarray(parts, dtype=float) / sum(child.weight for child in children)


COMBINE: dict[Combine, Callable[[Sequence[Branch], Floats, Bools], tuple[Floats, Bools]]] = {
    Combine.SUM: _sum,
    Combine.WEIGHTED: _weighted,
    Combine.HIGHEST: _highest,
    Combine.LOWEST: _lowest,
    Combine.GEOMETRIC: _geometric,
}

FULL: dict[Combine, Callable[[Sequence[Branch]], Floats]] = {
    Combine.SUM: _full_sum,
    Combine.WEIGHTED: _full_weighted,
    Combine.HIGHEST: _full_highest,
    Combine.LOWEST: _full_highest,
    Combine.GEOMETRIC: _full_weighted,
}

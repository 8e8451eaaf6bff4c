"""How far the raters of an assessment agree, item by item and over all items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dubao.assess.robust.concordance import intraclass, kendall_w
from dubao.assess.robust.persons import persons_of
from dubao.assess.robust.ratings import Panel, Rated
from dubao.assess.robust.severity import Design
from dubao.model.robust import Agreement, Raters, Spread

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.intp]

ALL_ITEMS = "各项合计"
NO_BLOCK = "没有两名以上评委共同评过的两个以上单位"
ALONE = "只有一名评委"
ALIKE = "各单位的评分没有差别"


def raters_of(items: Sequence[Rated], panel: Panel) -> Raters:
    """Return what there is to say of the raters."""
    matrices = [_matrix(one, len(panel)) for one in items]
    agreements = [
        found
        for one, matrix in zip(items, matrices, strict=True)
        for found in _agreements(one.item.title, matrix, panel)
    ]
    if len(items) > 1:
        agreements += _agreements(ALL_ITEMS, _whole(items, matrices), panel)
    unnamed = sum(int((one.ballots.used & ~one.named).sum()) for one in items)
    severities, outliers = persons_of(items, panel)
    spreads = tuple(spread for one in items for spread in _spreads(one))
    return Raters(tuple(agreements), severities, spreads, outliers, unnamed)


def _matrix(one: Rated, raters: int) -> Floats:
    """Return the ratings in percent, units down, raters across; NaN where there is none."""
    counts = np.zeros((one.case.columns.count, raters))
    sums, at = np.zeros_like(counts), one.named
    cells = one.ballots.units[at], one.raters[at]
    np.add.at(counts, cells, 1.0)
    np.add.at(sums, cells, one.percent[at])
    with np.errstate(invalid="ignore"):
        return np.asarray(sums / np.where(counts, counts, np.nan))


def _whole(items: Sequence[Rated], matrices: Sequence[Floats]) -> Floats:
    """Return each rater's points for a unit over all items; NaN where one of them is missing."""
    total, rated = np.zeros_like(matrices[0]), np.zeros(len(matrices[0]), dtype=bool)
    for one, matrix in zip(items, matrices, strict=True):
        here = ~np.all(np.isnan(matrix), axis=1)
        points = matrix * (one.case.full / 100)[:, None]
        total += np.where(here[:, None], points, 0.0)
        rated |= here
    total[~rated] = np.nan
    return np.round(total, 9)  # what binary fractions leave is no difference between units


def _agreements(what: str, matrix: Floats, panel: Panel) -> Iterator[Agreement]:
    """Yield the agreement of each group of connected raters."""
    units, raters = np.nonzero(~np.isnan(matrix))
    if not len(units):
        return
    groups = Design(units, raters, matrix[units, raters]).groups
    present = np.unique(raters)
    numbers = np.unique(groups[present])
    for at, group in enumerate(numbers, start=1):
        members = present[groups[present] == group]
        there = ~np.isnan(matrix[:, members])
        found = Agreement(
            what=what,
            group=at if len(numbers) > 1 else 0,
            raters=tuple(panel.label(rater) for rater in members.tolist()),
            units=int(there.any(axis=1).sum()),
            ratings=int(there.sum()),
        )
        yield _with_coefficients(found, matrix[:, members], there)


def _with_coefficients(found: Agreement, matrix: Floats, there: Bools) -> Agreement:
    """Return an agreement with what its complete block says, or why there is nothing to say."""
    if len(found.raters) == 1:
        return replace(found, why=ALONE)
    rows, columns = complete_block(there)
    if not len(rows):
        return replace(found, why=NO_BLOCK)
    block = matrix[np.ix_(rows, columns)]
    concordance, classes = kendall_w(block), intraclass(block)
    single, mean = classes or (None, None)
    return replace(
        found,
        block_raters=len(columns),
        block_units=len(rows),
        concordance=concordance,
        single=single,
        mean=mean,
        why="" if concordance and classes else ALIKE,
    )


def complete_block(there: Bools) -> tuple[Numbers, Numbers]:
    """Return units and raters of a large block without gaps.

    Starting from all raters, the one whose leaving completes the most units is dropped, again
    and again; of the blocks seen, the one with most ratings is taken, the first of equals.
    """
    members = np.arange(there.shape[1])
    best: tuple[Numbers, Numbers] = np.empty(0, dtype=np.intp), members
    most = 0
    while len(members) >= 2:
        gaps = (~there[:, members]).sum(axis=1)
        rows = np.flatnonzero(gaps == 0)
        if len(rows) >= 2 and len(rows) * len(members) > most:
            best, most = (rows, members), len(rows) * len(members)
        only = (~there[:, members])[gaps == 1].sum(axis=0)
        rated = there[:, members].sum(axis=0)
        members = np.delete(members, np.lexsort([rated, -only])[0])
    return best


def _spreads(one: Rated) -> Iterator[Spread]:
    """Yield the spread of the ratings of each unit, the widest first."""
    at = np.flatnonzero(one.ballots.used)
    units, ratings = one.ballots.units[at], one.percent[at]
    found = []
    for unit in np.unique(units).tolist():
        own = ratings[units == unit]
        deviation = float(own.std(ddof=1)) if len(own) > 1 else float("nan")
        ends = float(own.mean()), float(own.min()), float(own.max())
        found.append(Spread(one.item.title, unit, len(own), *ends, deviation))
    yield from sorted(found, key=lambda spread: -np.nan_to_num(spread.deviation, nan=-1.0))

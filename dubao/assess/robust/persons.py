"""Who rates high or low, and which ratings stand apart, over all 评分 items together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dubao.assess.robust.ratings import Panel, Rated
from dubao.assess.robust.severity import Design, Fit, fitted, outlying
from dubao.model.robust import Estimate, Outlier, RaterSeverity

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

LEVEL = 0.05  # of the test for outliers, all ratings together


@dataclass(frozen=True)
class Pool:
    """The named ratings of all items: each pair of item and unit is one target.

    `items` and `ballots` tell which ballot of which item a rating is.
    """

    items: Numbers
    ballots: Numbers
    design: Design


def pooled(rated: Sequence[Rated]) -> Pool:
    """Put the named ratings of all items together."""
    chosen = [np.flatnonzero(one.named) for one in rated]
    pairs = list(zip(rated, chosen, strict=True))
    items = np.repeat(np.arange(len(rated)), [len(at) for at in chosen])
    units = np.concatenate([one.ballots.units[at] for one, at in pairs])
    targets = items * rated[0].case.columns.count + units
    design = Design(
        np.unique(targets, return_inverse=True)[1],
        np.concatenate([one.raters[at] for one, at in pairs]),
        np.concatenate([one.percent[at] for one, at in pairs]),
    )
    return Pool(items, np.concatenate(chosen), design)


def persons_of(
    rated: Sequence[Rated], panel: Panel
) -> tuple[tuple[RaterSeverity, ...], tuple[Outlier, ...]]:
    """Return every rater's severity, and the ratings that stand apart, the oddest first."""
    pool = pooled(rated)
    if not len(pool.ballots):
        return (), ()
    fit = fitted(pool.design)
    chances = outlying(fit, pool.design.ratings)
    apart = np.flatnonzero(chances < LEVEL)
    apart = apart[np.argsort(chances[apart], kind="stable")]
    outliers = tuple(
        _outlier(rated[pool.items[at]], panel, (pool, fit, int(at)), float(chances[at]))
        for at in apart
    )
    found = np.bincount(pool.design.raters[apart], minlength=len(panel))
    return tuple(_severities(panel, pool.design, fit, found)), outliers


def _severities(panel: Panel, design: Design, fit: Fit, outliers: Numbers) -> list[RaterSeverity]:
    counts, margin = np.bincount(design.raters), fit.margin
    present = np.flatnonzero(counts)
    groups = np.unique(design.groups[present], return_inverse=True)[1]
    sizes = np.bincount(groups)
    found = []
    for rater, group in zip(present.tolist(), groups.tolist(), strict=True):
        value, half = float(fit.severity[rater]), float(margin[rater])
        found.append(
            RaterSeverity(
                label=panel.label(rater),
                place=panel.places[rater],
                ratings=int(counts[rater]),
                group=group + 1 if len(sizes) > 1 else 0,
                severity=Estimate(value, value - half, value + half) if sizes[group] > 1 else None,
                outliers=int(outliers[rater]),
            )
        )
    return found


def _outlier(one: Rated, panel: Panel, found: tuple[Pool, Fit, int], p: float) -> Outlier:
    """Name a rating; expected is what all other ratings say of it."""
    pool, fit, at = found
    ballot, rating = int(pool.ballots[at]), float(pool.design.ratings[at])
    return Outlier(
        what=one.item.title,
        unit=int(one.ballots.units[ballot]),
        label=panel.label(int(pool.design.raters[at])),
        rating=rating,
        expected=rating - float(fit.rest[at] / (1 - fit.leverage[at])),
        p=p,
        place=one.place(ballot),
    )

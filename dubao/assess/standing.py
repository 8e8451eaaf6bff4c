"""Who stands where: ranks by descending keys, ties shared, within groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dubao.model.numbers import TOLERANCE
from dubao.model.terms import Ties

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.intp]

_STEPS_PER_UNIT = 4
_LARGEST_KEY = 2.0**62


@dataclass(frozen=True)
class Standing:
    """Ranks from 1 (0 for who is not ranked), and who shares a rank with another."""

    rank: Numbers
    tied: Bools


def standing_of(
    keys: Floats | Sequence[Floats],
    ranked: Bools,
    groups: Numbers | None = None,
    ties: Ties = Ties.SKIP,
    decimals: int | None = None,
) -> Standing:
    """Rank by the first key, then the next where equal; higher is better (CA-14).

    Equal means equal as decimals would be. Ranks are counted within `groups`. `decimals` says
    that the keys are rounded: many units on few different totals need not be sorted.
    """
    columns = [keys] if isinstance(keys, np.ndarray) else list(keys)
    if decimals is not None and len(columns) == 1 and groups is None:
        counted = _counted(columns[0], ranked, decimals, ties)
        if counted is not None:
            return counted
    everyone = bool(ranked.all())
    rows = np.arange(len(ranked)) if everyone else np.flatnonzero(ranked)
    rising = [-(column if everyone else column[rows]) for column in columns]
    group = None if groups is None else groups[rows]
    place = None if decimals is None else _one_key(rising, group, decimals)
    if place is not None:
        order = np.argsort(place)
        fresh = _changes(place[order], len(rows))
        starts = _changes(None if group is None else group[order], len(rows))
    else:
        order = _sorted(group, rising)
        starts = _changes(None if group is None else group[order], len(rows))
        fresh = _apart(starts, [column[order] for column in rising])
    places: Numbers = np.arange(1, len(rows) + 1)
    if ties is Ties.DENSE:
        places = np.cumsum(fresh, dtype=np.intp)
    rank = _from_last(places, fresh)
    if group is not None:
        rank = rank - _from_last(places, starts) + 1
    alone = fresh & np.append(fresh[1:], True)[: len(rows)]
    return Standing(_spread(rank, rows[order], ranked), _spread(~alone, rows[order], ranked))


def _apart(starts: Bools, ordered: list[Floats]) -> Bools:
    """Mark the rows, in order, that are not equal to the one before as decimals would be."""
    fresh = starts.copy()
    for column in ordered:
        with np.errstate(invalid="ignore"):  # no points at all stand as -inf, equal to each other
            apart = np.abs(column[1:] - column[:-1])
            fresh[1:] |= apart > TOLERANCE * np.abs(column[:-1])
    return fresh


def _one_key(rising: list[Floats], group: Numbers | None, decimals: int) -> Numbers | None:
    """Return groups and rounded keys as one whole number a row, which sorts ten times faster.

    None where the number would be too large.
    """
    key = np.zeros(len(rising[0]), dtype=np.int64) if group is None else group.astype(np.int64)
    size = float(key.max(initial=0)) + 1
    for column in rising:
        there = column[np.isfinite(column)]
        steps = np.rint(column * 10.0**decimals)
        low, high = (np.rint(edge * 10.0**decimals) for edge in _edges(there))
        span = high - low + 2
        size *= span
        if not size < _LARGEST_KEY:
            return None
        steps = np.where(np.isfinite(steps), steps - low, span - 1)  # no points: below all others
        key = key * np.int64(span) + steps.astype(np.int64)
    return key


def _edges(values: Floats) -> tuple[float, float]:
    return (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)


def _counted(key: Floats, ranked: Bools, decimals: int, ties: Ties) -> Standing | None:
    """Rank by counting who stands on each step of a rounded key; None if the steps are many."""
    rows = np.flatnonzero(ranked)
    steps = np.rint(key[rows] * 10.0**decimals)
    if not len(steps) or steps.max() - steps.min() > _STEPS_PER_UNIT * len(steps):
        return None
    below = (steps.max() - steps).astype(np.intp)  # 0 for the best
    sizes = np.bincount(below)
    counted = sizes if ties is Ties.SKIP else (sizes > 0).astype(np.intp)
    rank = (np.cumsum(counted) - counted + 1)[below]
    return Standing(_spread(rank, rows, ranked), _spread((sizes > 1)[below], rows, ranked))


def _sorted(group: Numbers | None, rising: list[Floats]) -> Numbers:
    """Sort by group, then by each key; one key without groups is the common case."""
    if len(rising) == 1 and group is None:
        return np.argsort(rising[0])
    keys: list[NDArray[Any]] = [*reversed(rising)]
    return np.lexsort(keys if group is None else [*keys, group])


def _changes(group: Numbers | None, count: int) -> Bools:
    """Mark the first row of each group, or of equals, in sorted order."""
    starts = np.zeros(count, dtype=bool)
    starts[:1] = True
    if group is not None:
        starts[1:] = group[1:] != group[:-1]
    return starts


def _from_last(places: Numbers, marked: Bools) -> Numbers:
    """Return, for each row, the place of the last marked row up to it."""
    return np.asarray(np.maximum.accumulate(np.where(marked, places, 0)))


def _spread(values: NDArray[Any], rows: Numbers, ranked: Bools) -> NDArray[Any]:
    """Put values back into the order of all units; 0 for who is not ranked."""
    spread = np.zeros(len(ranked), dtype=values.dtype)
    spread[rows] = values
    return spread

"""Who stands where: ranks by descending keys, ties shared, within groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dubao.model.numbers import close
from dubao.model.terms import Ties

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.intp]


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
) -> Standing:
    """Rank by the first key, then the next where equal; higher is better (CA-14).

    Equal means equal as decimals would be. Ranks are counted within `groups`.
    """
    columns = [keys] if isinstance(keys, np.ndarray) else list(keys)
    rows = np.flatnonzero(ranked)
    group = np.zeros(len(rows), dtype=np.intp) if groups is None else groups[rows]
    falling = [-column[rows] for column in columns]
    order = _sorted(group, falling)
    starts = np.r_[True, np.diff(group[order]) != 0][: len(rows)]
    fresh = starts.copy()
    for column in falling:
        ordered = column[order]
        fresh[1:] |= ~close(ordered[1:], ordered[:-1])
    places = np.arange(len(rows))
    if ties is Ties.SKIP:
        own = np.maximum.accumulate(np.where(fresh, places, 0))
        rank = own - np.maximum.accumulate(np.where(starts, places, 0)) + 1
    else:
        steps = np.cumsum(fresh)
        rank = steps - np.maximum.accumulate(np.where(starts, steps, 0)) + 1
    alone = fresh & np.r_[fresh[1:], True][: len(rows)]
    return Standing(_spread(rank, rows[order], len(ranked), 0), _tied(alone, rows[order], ranked))


def _sorted(group: Numbers, falling: list[Floats]) -> Numbers:
    """Sort by group, then by each key. The common case of one group and one key is quicker."""
    if len(falling) == 1 and not group.any():
        return np.argsort(falling[0], kind="stable")
    return np.lexsort([*reversed(falling), group])


def _spread(values: Numbers, rows: Numbers, count: int, default: int) -> Numbers:
    everyone = np.full(count, default, dtype=np.int64)
    everyone[rows] = values
    return everyone


def _tied(alone: Bools, rows: Numbers, ranked: Bools) -> Bools:
    tied = np.zeros(len(ranked), dtype=bool)
    tied[rows] = ~alone
    return tied

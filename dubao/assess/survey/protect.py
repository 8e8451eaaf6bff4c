"""Which counts must not be shown, so that no group of fewer than 5 can be told (SE-03).

A table of counts by unit and group is published with its totals. Whoever reads it may add and
subtract whole rows and columns. What that gives of the hidden cells are the sums over cuts of a
graph: units and groups are its points, hidden cells its lines (Gusfield 1988). Cells are hidden
until no cut that is a sum of answers comes to 1 … least − 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """Counts that one set of cells hides: the last row and the last column are totals.

    `has_row_sums` tells that the last column is the sum of the others. `wanted` are the columns
    whose rows formulas use: they are hidden last.
    """

    counts: Sequence[Counts]
    has_row_sums: bool
    wanted: Bools


def protected(table: Table, least: int, hidden: Bools | None = None) -> Bools:
    """Return the cells to be hidden: small ones, and as few others as come to hand.

    `hidden` are hidden already. Zeros are shown: they tell of nobody.
    """
    first = np.zeros(table.counts[0].shape, dtype=bool) if hidden is None else hidden.copy()
    for one in table.counts:
        first |= (one > 0) & (one < least)
    return _opened_again(table, least, first, _closed(table, least, first))


def _closed(table: Table, least: int, first: Bools) -> Bools:
    """Return the cells with others hidden until no cut tells too much."""
    counts, chosen = table.counts[0], first.copy()
    while True:
        cut = next(_telling_cuts(table, least, chosen), None)
        if cut is None:
            return chosen
        open_cells = ~chosen & (counts > 0)
        at = _cheapest(table, cut & open_cells) or _cheapest(table, open_cells)
        if at is None:
            return np.ones(counts.shape, dtype=bool)
        chosen[at] = True


def _opened_again(table: Table, least: int, first: Bools, chosen: Bools) -> Bools:
    """Show again what need not be hidden after all, the cells missed most before the others."""
    for at in _order(table, chosen & ~first)[::-1]:
        chosen[at] = False
        if next(_telling_cuts(table, least, chosen), None) is not None:
            chosen[at] = True
    return chosen


def _cheapest(table: Table, candidates: Bools) -> tuple[int, int] | None:
    """Return the cell to hide, None if there is none."""
    return next(iter(_order(table, candidates)), None)


def _order(table: Table, candidates: Bools) -> list[tuple[int, int]]:
    """Return cells, those missed least first: plain ones by their answers, then totals.

    Then comes the grand total; cells that formulas use are last, for without them scores fail.
    """
    rows, columns = np.nonzero(candidates)
    counts = table.counts[0]
    in_last_row, in_last_column = rows == counts.shape[0] - 1, columns == counts.shape[1] - 1
    is_total = in_last_row | (table.has_row_sums & in_last_column)
    is_wanted = table.wanted[columns] & ~in_last_row
    is_grand = in_last_row & in_last_column
    order = np.lexsort((rows, columns, counts[rows, columns], is_total, is_grand, is_wanted))
    return [(int(rows[at]), int(columns[at])) for at in order]


def _telling_cuts(table: Table, least: int, hidden: Bools) -> Iterator[Bools]:
    """Yield the cells that lie across a cut whose hidden answers are 1 to least − 1 in number."""
    signs = _signs(table)
    for chosen in _column_sets(hidden):
        for counts in table.counts:
            across = _across(np.where(hidden, counts, 0), (signs, chosen), hidden, least)
            if across is not None:
                yield across


def _signs(table: Table) -> Counts:
    """Return +1 for a count and −1 for a total: a row or column of them adds up to nothing."""
    signs = np.ones(table.counts[0].shape, dtype=np.int64)
    signs[-1] *= -1
    if table.has_row_sums:
        signs[:, -1] *= -1
    return signs


def _column_sets(hidden: Bools) -> Iterator[Bools]:
    """Yield every set of the columns that have hidden cells; the others make no difference."""
    columns = np.flatnonzero(hidden.any(axis=0))
    for picks in product((False, True), repeat=len(columns)):
        chosen = np.zeros(hidden.shape[1], dtype=bool)
        chosen[columns] = picks
        yield chosen


def _across(counts: Counts, cut: tuple[Counts, Bools], hidden: Bools, least: int) -> Bools | None:
    """Return the cells across a cut that tells too much, None if there is none.

    With the chosen columns taken, every row may stay on this side (its hidden cells in those
    columns are counted) or go to the other (those in the other columns are). Either way all must
    count with one sign. The rows are put where the sum is least, then where it is next.
    """
    signs, chosen = cut
    here = _side(counts, signs == 1, hidden & chosen)
    there = _side(counts, signs == -1, hidden & ~chosen)
    sides = np.stack([here, there if _rows_add(signs) else np.full(len(here), np.inf)])
    best = sides.min(axis=0)
    if np.isinf(best).any():
        return None
    picked, total = sides.argmin(axis=0), best.sum()
    if total == 0:
        more = np.where(sides.max(axis=0) > 0, sides.max(axis=0), np.inf)
        row = int(more.argmin())
        picked[row], total = 1 - picked[row], more[row]
    if not 0 < total < least:
        return None
    return np.asarray(np.where(picked[:, None] == 0, chosen, ~chosen))


def _rows_add(signs: Counts) -> bool:
    """Tell whether rows have sums: the last column has the other sign."""
    return bool(signs[0, -1] != signs[0, 0])


def _side(counts: Counts, right: Bools, lines: Bools) -> NDArray[np.float64]:
    """Return what the rows count on one side; inf where something has the wrong sign."""
    wrong = (lines & ~right).any(axis=1)
    return np.where(wrong, np.inf, np.where(lines, counts, 0).sum(axis=1))

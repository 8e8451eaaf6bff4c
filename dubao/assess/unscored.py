"""Units that nobody has given points to: said aloud, since no field of theirs is empty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dubao.assess.columns import Columns
from dubao.model.dataset import SCORE_POINTS
from dubao.model.listing import listed
from dubao.model.place import Place
from dubao.model.scheme import Item
from dubao.model.terms import Layout, Missing, Reason

UNSAID = (Reason.BLANK, Reason.NOT_HANDED_IN, Reason.TOO_FEW_RATERS)
"""Why there are no points, where nothing else says so."""


def report_unscored(columns: Columns) -> None:
    """Report who lacks points that people enter: a blank at its cell, missing rows by sheet.

    A sheet that did not come at all is absent, and so is what a unit has not handed in. An item
    for which the scheme says what a blank counts (缺失) is not missed.
    """
    absent = {(one.source, one.unit) for one in columns.dataset.absent}
    said = {one.place for one in columns.problems}
    lacking: dict[tuple[str, Place, int], list[str]] = {}
    for item, source in _given(columns):
        reasons = columns.results[item.code].reasons
        for unit in np.flatnonzero(np.isin(reasons, UNSAID)).tolist():
            place = _place(columns, item, source, unit)
            if place not in said and (source, columns.codes[unit]) not in absent:
                words = f"{item.title}（{Reason(reasons[unit]).text}）"
                lacking.setdefault((source, place, unit), []).append(words)
    units: dict[tuple[str, Place, tuple[str, ...]], list[str]] = {}
    for (source, place, unit), items in lacking.items():
        units.setdefault((source, place, tuple(items)), []).append(str(columns.names[unit]))
    for (source, place, lacked), names in units.items():
        details = {"source": source, "units": listed(names), "items": listed(lacked)}
        columns.report("units-without-points", place, **details)


def _given(columns: Columns) -> Iterator[tuple[Item, str]]:
    """Yield the items whose points people enter, with the sheet in which they do."""
    for item in columns.scheme.leaves():
        given = item.given.source if item.given else item.rated.table if item.rated else ""
        if given in columns.dataset.tables and item.missing is Missing.NOT_GRADED:
            yield item, given


def _place(columns: Columns, item: Item, source: str, unit: int) -> Place:
    """Return the cell of a unit's points if it has one, else the sheet that lacks it."""
    origin = columns.dataset.tables[source].origin
    if item.given and columns.scheme.sources[source].layout is Layout.SCORES:
        sheet = columns.sheet(source)
        row = int(sheet.by_unit(item, columns.count)[unit]) if sheet else -1
        if row >= 0:
            return origin.place(row, SCORE_POINTS)
    return origin.blocks[0].place(0, "") if origin.blocks else columns.scheme.place(item)

"""分行: from units to the rows that are assessed, before anything is worked out.

A 九年一贯制 school is a row of its own in each of its stages. Every table gets its unit's rows
once for each, with their cells, so that all that follows sees ordinary units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.places import cell_without
from dubao.model.dataset import HOME_CODE, HOME_NAME, UNIT_CODE, UNIT_NAME, Dataset
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import fold, parse
from dubao.model.listing import listed
from dubao.model.problem import Loaded
from dubao.model.scheme import Scheme
from dubao.model.splitting import Split
from dubao.model.table import Column, Origin, Table
from dubao.model.terms import Reason

Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Rows:
    """The rows that units become: the unit of each, which of 分行's values (-1: not known)."""

    units: Numbers
    values: Numbers
    reasons: NDArray[np.int8]
    codes: NDArray[np.object_]

    @property
    def firsts(self) -> Numbers:
        """Where the rows of each unit begin, in order."""
        return np.flatnonzero(np.r_[True, self.units[1:] != self.units[:-1]][: len(self.units)])


def rows_of(scheme: Scheme, dataset: Dataset) -> Loaded[Dataset]:
    """Return the dataset with a row for each value of 分行 whose condition holds for a unit.

    A unit of which no row can be told stays one row without the attribute; one for which no
    condition holds has none. Both are named in the problems. A dataset in rows stays as it is.
    """
    split = scheme.split
    if split is None or HOME_CODE in dataset.units:
        return Loaded(dataset)
    columns = Columns(scheme, dataset)
    held = [evaluate(parse(text), columns) for text in split.rows.values()]
    _name_undecided(split, held, columns)
    rows = _rows(split, held, columns)
    tables = {name: _expanded(table, columns, rows) for name, table in dataset.tables.items()}
    made = replace(dataset, units=_register(split, dataset.units, rows), tables=tables)
    return Loaded(made, tuple(columns.problems))


def _rows(split: Split, held: Sequence[Column], columns: Columns) -> Rows:
    """Return the rows in the register's order, those of one unit in the order of 分行."""
    true = np.array([column.values == 1.0 for column in held])
    unknown = np.array([column.reasons for column in held])
    open_units = ~true.any(axis=0) & (unknown != 0).any(axis=0)
    nobody = ~true.any(axis=0) & ~open_units
    if nobody.any():
        names = listed(columns.names[nobody].astype(str))
        columns.report("split-without-row", columns.scheme.place(split), units=names)
    found = [np.flatnonzero(one) for one in (*true, open_units)]
    units = np.concatenate(found)
    values = np.repeat([*range(len(held)), -1], [len(one) for one in found])
    order = np.lexsort([values, units])
    units, values = units[order], values[order]
    first = np.argmax(unknown != 0, axis=0)
    reasons = np.where(values < 0, unknown[first[units], units], 0).astype(np.int8)
    several = np.bincount(units, minlength=columns.count)[units] > 1
    keys = np.array([*split.rows, ""], dtype=object)
    codes = columns.codes[units]
    codes = np.where(several, codes + "-" + keys[values], codes)
    return Rows(units, values, reasons, codes)


def _register(split: Split, register: Table, rows: Rows) -> Table:
    """Return the register's rows with codes, names and the attribute of their own."""
    taken = register.take(rows.units)
    home = {HOME_CODE: taken.frame[UNIT_CODE], HOME_NAME: taken.frame[UNIT_NAME]}
    names = taken.frame[UNIT_NAME].to_numpy(dtype=object)
    keys = np.array([*split.rows, None], dtype=object)[rows.values]
    parts = np.array([f"（{key.removesuffix('部')}部）" for key in split.rows] + [""], dtype=object)
    several = rows.codes != taken.frame[UNIT_CODE].to_numpy(dtype=object)
    written = _written(split, register)
    frame = taken.frame.assign(
        **home,
        **{
            UNIT_CODE: rows.codes,
            UNIT_NAME: np.where(several, names + parts[rows.values], names),
            written: keys,
        },
    )
    there = np.zeros(len(rows.units), dtype=np.int8)
    reasons = taken.reasons.assign(**{HOME_CODE: there, HOME_NAME: there, written: rows.reasons})
    raw = dict(taken.raw)
    if raw:
        raw |= {HOME_CODE: raw[UNIT_CODE], HOME_NAME: raw[UNIT_NAME]}
        raw[written] = ["" if key is None else key for key in keys]
    return Table(taken.name, frame, raw, reasons, _origin(taken.origin, written))


def _written(split: Split, register: Table) -> str:
    """Return the attribute as the register writes it, whose column it then replaces."""
    names = (str(name) for name in register.frame.columns)
    return next((name for name in names if fold(name) == fold(split.attribute)), split.attribute)


def _origin(origin: Origin, attribute: str) -> Origin:
    """Return where the rows stand; no cell holds the attribute, the unit's names have theirs."""
    homes = {HOME_CODE: UNIT_CODE, HOME_NAME: UNIT_NAME}
    blocks = []
    for block in origin.blocks:
        columns = {name: at for name, at in block.columns.items() if name != attribute}
        columns |= {home: columns[name] for home, name in homes.items() if name in columns}
        blocks.append(replace(block, columns=columns))
    return Origin(tuple(blocks))


def _expanded(table: Table, columns: Columns, rows: Rows) -> Table:
    """Return a table with each unit's rows once for every row the unit became.

    Rows of others stay; those of a unit that became none go.
    """
    index = pd.Index(columns.codes, dtype=object)
    codes = table.frame[UNIT_CODE].to_numpy(dtype=object)
    units = index.get_indexer(pd.Index(codes, dtype=object))
    counts = np.bincount(rows.units, minlength=columns.count)
    times = np.where(units < 0, 1, counts[units])
    at = np.repeat(np.arange(len(table)), times)
    taken = table.take(at)
    starts = np.zeros(columns.count, dtype=np.intp)
    starts[rows.units[rows.firsts]] = rows.firsts
    nth = np.arange(len(at)) - np.repeat(np.cumsum(times) - times, times)
    of_unit = units[at]
    known = of_unit >= 0
    own = codes[at]
    own[known] = rows.codes[starts[of_unit[known]] + nth[known]]
    return replace(taken, frame=taken.frame.assign(**{UNIT_CODE: own}))


def _name_undecided(split: Split, held: Sequence[Column], columns: Columns) -> None:
    """Report the units of which it is not known whether they have a row.

    Each at the cell without value; what was not handed in has none, so its units come together.
    """
    for (key, text), column in zip(split.rows.items(), held, strict=True):
        details = {"attribute": split.attribute, "key": key}
        late = column.reasons == Reason.NOT_HANDED_IN
        for unit in np.flatnonzero((column.reasons != 0) & ~late).tolist():
            reason = Reason(int(column.reasons[unit]))
            place = cell_without(columns, [text], unit, reason) or columns.scheme.place(split)
            units = str(columns.names[unit])
            columns.report("split-undecided", place, units=units, reason=reason.text, **details)
        if late.any():
            units = listed(columns.names[late].astype(str))
            reason = Reason.NOT_HANDED_IN
            place = columns.scheme.place(split)
            columns.report("split-undecided", place, units=units, reason=reason.text, **details)

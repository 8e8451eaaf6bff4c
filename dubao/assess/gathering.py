"""派生 that put many rows together: over all units, by group, or over a register's rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.model.dataset import HOME_CODE, HOME_NAME, UNIT_CODE, UNIT_NAME
from dubao.model.formula.evaluate import Scope, evaluate, numbers_of, rows_to_gather
from dubao.model.formula.gather import COUNTS, gather
from dubao.model.formula.nodes import Call
from dubao.model.formula.parse import Formula, fold, parse
from dubao.model.formula.tables import TableScope
from dubao.model.scheme import Derived
from dubao.model.table import Column
from dubao.model.terms import UNITS, Reason

if TYPE_CHECKING:
    from dubao.assess.columns import Columns

MOST_NAMED = 20  # units listed in one message


Key = tuple[tuple[str, str], ...]  # attribute and value, one pair for each attribute


@dataclass(frozen=True)
class Grouping:
    """Which group each unit is in, -1 where an attribute is missing, and the groups' keys."""

    groups: NDArray[np.intp]
    keys: tuple[Key, ...]

    @property
    def leaves_out(self) -> bool:
        """Whether a unit is in no group."""
        return bool(len(self.groups) and self.groups.min() < 0)


def gathered(spec: Derived, formula: Formula, columns: Columns) -> Column:
    """Return a gathered value for every unit: that of all units, of its group, or of its rows."""
    if spec.table == UNITS and columns.units is not None:
        return from_units(spec, formula, columns)
    if spec.table:
        return from_register(spec, formula, columns)
    by = grouping_by(spec, formula)
    found = grouping(by, columns)
    condition = condition_of(spec, columns)
    rows = rows_to_gather(formula, columns, found.groups, len(found.keys), condition)
    values = rows.gathered()
    columns.gathered.setdefault(by, {})[spec.name] = values.values.tolist()
    out = rows.left_out()
    if found.leaves_out:
        groupless = found.groups < 0
        out = out | (groupless if condition is None else groupless & (condition.values != 0.0))
    _say_left_out(spec, np.flatnonzero(out), columns.names, columns)
    return values.take(found.groups, Reason.UNDECIDED)


def grouping_by(spec: Derived, formula: Formula) -> tuple[str, ...]:
    """Return the attributes, folded, by which a 派生 puts units together."""
    return tuple(map(fold, spec.by)) or formula.by


def condition_of(spec: Derived, scope: Scope) -> Column | None:
    """Return for every row whether 条件 lets it count, None where all do."""
    return evaluate(parse(spec.condition), scope) if spec.condition else None


def grouping(by: tuple[str, ...], columns: Columns) -> Grouping:
    """Return the groups of units with the same attributes, in the order they first appear."""
    if by not in columns.groupings:
        columns.groupings[by] = _grouping(by, columns)
    return columns.groupings[by]


def _grouping(by: tuple[str, ...], columns: Columns) -> Grouping:
    if not by:
        return Grouping(np.zeros(columns.count, dtype=np.intp), ((),))
    parts = [columns.attribute(name) for name in by]
    sizes = tuple(max(len(keys), 1) for _, keys in parts)
    combined = np.ravel_multi_index(tuple(numbers for numbers, _ in parts), sizes)
    found, used = pd.factorize(combined)
    places = [numbers.tolist() for numbers in np.unravel_index(used, sizes)]
    values = [
        [own[at] for at in own_places] for own_places, (_, own) in zip(places, parts, strict=True)
    ]
    keys = [tuple(zip(by, one, strict=True)) for one in zip(*values, strict=True)]
    if all(map(all, values)):
        return Grouping(found, tuple(keys))
    whole = [at for at, key in enumerate(keys) if all(value for _, value in key)]
    renumbered = np.full(len(keys) + 1, -1, dtype=np.intp)
    renumbered[whole] = np.arange(len(whole))
    return Grouping(renumbered[found], tuple(keys[at] for at in whole))


def _say_left_out(
    spec: Derived, out: NDArray[np.intp], names: NDArray[np.object_], columns: Columns
) -> None:
    if not len(out):
        return
    named = "、".join(str(name) for name in names[out[:MOST_NAMED]])
    more = "等" if len(out) > MOST_NAMED else ""
    place = columns.scheme.place(spec)
    columns.report("left-out-of-gather", place, name=spec.name, count=len(out), units=named + more)


class RegisterRows(TableScope):
    """The scope of a formula over a register's rows; unknown names are looked up per unit."""

    def __init__(self, source: str, columns: Columns) -> None:
        super().__init__(columns.dataset.tables[source])
        self._columns, self.units = columns, columns.row_units(source)

    def column(self, name: str) -> Column:
        """Return a column of the register, or the unit's own for each row."""
        if self.written(name):
            return super().column(name)
        return self._columns.column(name).take(self.units)

    def last_year(self, name: str) -> Column:
        """Return last year's column of the row's unit."""
        return self._columns.last_year(name).take(self.units)


def from_register(spec: Derived, formula: Formula, columns: Columns) -> Column:
    """Return a value gathered over each unit's rows of a register (派生.表).

    A unit without rows has 0 cases; a register that was not handed in gives no value. A row
    whose condition or number is missing leaves 个数 and 合计 of its unit without value, for
    leaving it out would pay.
    """
    if spec.table not in columns.dataset.tables:
        return Column.absent(columns.count, Reason.NOT_HANDED_IN)
    rows = RegisterRows(spec.table, columns)
    condition = condition_of(spec, rows)
    value = gather(formula, rows, rows.units, columns.count, condition)
    reasons = register_reasons(spec.table, columns)
    faulty = _faulty(formula, rows, condition)
    if faulty is not None:
        at = np.flatnonzero((faulty != 0) & (rows.units >= 0))[::-1]
        reasons[rows.units[at]] = faulty[at]
    reasons = np.where(reasons, reasons, value.reasons)
    return Column(np.where(reasons, np.nan, value.values), reasons)


def from_units(spec: Derived, formula: Formula, columns: Columns) -> Column:
    """Return a value gathered over the units assessed, for the district (表: 单位).

    A unit whose condition or number is missing leaves 个数 and 合计 of its group without value;
    of means and the like it is left out, and named. With 按 there is a value for every group in
    `gathered`, and none for the district itself.
    """
    rows = columns.units
    assert rows is not None
    by = tuple(map(fold, spec.by))
    found, condition = grouping(by, rows.columns), condition_of(spec, rows)
    gathering = rows_to_gather(formula, rows, found.groups, len(found.keys), condition)
    value = gathering.gathered()
    reasons = value.reasons.copy()
    faulty = _faulty(formula, rows, condition)
    if faulty is not None:
        at = np.flatnonzero((faulty != 0) & (found.groups >= 0))[::-1]
        reasons[found.groups[at]] = faulty[at]
    else:
        _say_left_out(spec, np.flatnonzero(gathering.left_out()), rows.columns.names, columns)
    result = Column(np.where(reasons, np.nan, value.values), reasons)
    if spec.by:
        columns.groupings[by] = Grouping(np.zeros(0, dtype=np.intp), found.keys)
        columns.gathered.setdefault(by, {})[spec.name] = result.values.tolist()
        return Column.absent(columns.count, Reason.NOT_APPLICABLE)
    return result.take(np.zeros(columns.count, dtype=np.intp))


def _faulty(formula: Formula, rows: Scope, condition: Column | None) -> NDArray[np.int8] | None:
    """Return why rows cannot be counted or added up, 0 for those that can; None for means."""
    call = formula.root
    if not isinstance(call, Call) or call.function not in COUNTS:
        return None
    faulty = np.zeros(rows.count, dtype=np.int8)
    if call.arguments:
        faulty = numbers_of(call.arguments[0], rows).reasons
    if condition is not None:
        faulty = np.where(condition.reasons, condition.reasons, faulty)
        faulty = np.where(condition.values == 0.0, 0, faulty)
    return faulty.astype(np.int8)


def register_reasons(source: str, columns: Columns) -> NDArray[np.int8]:
    """Return NOT_HANDED_IN for the units whose own part of a register is absent, else 0."""
    reasons = np.zeros(columns.count, dtype=np.int8)
    absent = [gap.unit for gap in columns.dataset.absent if gap.source == source and gap.unit]
    if absent:
        units = columns.dataset.units
        code, name = (HOME_CODE, HOME_NAME) if HOME_CODE in units else (UNIT_CODE, UNIT_NAME)
        late = np.isin(units.frame[code].astype(str), absent)
        late |= np.isin(units.frame[name].astype(str), absent)
        reasons[late] = Reason.NOT_HANDED_IN
    return reasons

"""派生 that put many rows together: over all units, by group, or over a register's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.model.dataset import HOME_CODE, HOME_NAME, UNIT_CODE, UNIT_NAME
from dubao.model.formula.evaluate import Scope, evaluate, numbers_of
from dubao.model.formula.gather import COUNTS, gather, left_out
from dubao.model.formula.nodes import Call
from dubao.model.formula.parse import Formula, fold, parse
from dubao.model.formula.tables import TableScope
from dubao.model.scheme import Derived
from dubao.model.table import Column
from dubao.model.terms import UNITS, Reason

if TYPE_CHECKING:
    from dubao.assess.columns import Columns

MOST_NAMED = 20  # units listed in one message


def gathered(spec: Derived, formula: Formula, columns: Columns) -> Column:
    """Return a gathered value for every unit: that of all units, of its group, or of its rows."""
    if spec.table == UNITS and columns.units is not None:
        return from_units(spec, formula, columns)
    if spec.table:
        return from_register(spec, formula, columns)
    groups, keys = grouping(tuple(map(fold, spec.by)) or formula.by, columns)
    condition = condition_of(spec, columns)
    values = gather(formula, columns, groups, len(keys), condition)
    for key, value in zip(keys, values.values, strict=True):
        columns.gathered.setdefault(key, {})[spec.name] = float(value)
    _name_left_out(spec, formula, columns, groups)
    return values.take(groups, Reason.UNDECIDED)


def condition_of(spec: Derived, scope: Scope) -> Column | None:
    """Return for every row whether 条件 lets it count, None where all do."""
    return evaluate(parse(spec.condition), scope) if spec.condition else None


def grouping(
    by: tuple[str, ...], columns: Columns
) -> tuple[NDArray[np.intp], list[tuple[tuple[str, str], ...]]]:
    """Return the group of each unit, -1 where an attribute is missing, and the groups' keys."""
    if not by:
        return np.zeros(columns.count, dtype=np.intp), [()]
    parts = [columns.attribute(name) for name in by]
    sizes = tuple(max(len(keys), 1) for _, keys in parts)
    combined = np.ravel_multi_index(tuple(numbers for numbers, _ in parts), sizes)
    found, used = pd.factorize(combined)
    keys = []
    for number in used:
        places = np.unravel_index(number, sizes)
        keys.append(
            tuple((name, own[at]) for name, at, (_, own) in zip(by, places, parts, strict=True))
        )
    whole = [at for at, key in enumerate(keys) if all(value for _, value in key)]
    renumbered = np.full(len(keys) + 1, -1, dtype=np.intp)
    renumbered[whole] = np.arange(len(whole))
    return renumbered[found], [keys[at] for at in whole]


def _name_left_out(
    spec: Derived, formula: Formula, columns: Columns, groups: NDArray[np.intp]
) -> None:
    condition = condition_of(spec, columns)
    groupless = groups < 0
    if condition is not None:
        groupless &= condition.values != 0.0
    out = np.flatnonzero(left_out(formula, columns, condition) | groupless)
    _say_left_out(spec, out, columns.names, columns)


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
    groups, keys = grouping(tuple(map(fold, spec.by)), rows.columns)
    condition = condition_of(spec, rows)
    value = gather(formula, rows, groups, len(keys), condition)
    reasons = value.reasons.copy()
    faulty = _faulty(formula, rows, condition)
    if faulty is not None:
        at = np.flatnonzero((faulty != 0) & (groups >= 0))[::-1]
        reasons[groups[at]] = faulty[at]
    else:
        out = np.flatnonzero(left_out(formula, rows, condition))
        _say_left_out(spec, out, rows.columns.names, columns)
    found = Column(np.where(reasons, np.nan, value.values), reasons)
    if spec.by:
        for key, one in zip(keys, found.values, strict=True):
            columns.gathered.setdefault(key, {})[spec.name] = float(one)
        return Column.absent(columns.count, Reason.NOT_APPLICABLE)
    return found.take(np.zeros(columns.count, dtype=np.intp))


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

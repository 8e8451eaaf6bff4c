"""From the lines of a 设想 to the cells they mean: whose, which column, which row, what value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dubao.model.dataset import SCORE_ITEM, UNIT_CODE, UNIT_NAME, Dataset
from dubao.model.formula.fault import fold
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import Scheme
from dubao.model.terms import Reason
from dubao.model.what_if import CellChange
from dubao.read.labels import is_empty
from dubao.read.registers import DISTRICT_CODE
from dubao.read.values import parse_values, problems_of
from dubao.read.what_if import MORE, VALUE, WHAT, Asked
from dubao.read.what_if_columns import Home, Side, home_of
from dubao.read.whose import Units, unit_named


def cells_asked(
    asked: Sequence[Asked], scheme: Scheme, dataset: Dataset, units: Units
) -> Loaded[tuple[CellChange, ...]]:
    """Return the cells meant; what cannot be told for certain is a problem at its line."""
    problems: list[Problem] = []
    changes: dict[tuple[bool, str, int, str], CellChange] = {}
    for line in asked:
        side = _side(line, scheme, dataset, units)
        change = side if isinstance(side, Problem) else _change(line, side)
        if isinstance(change, Problem):
            problems.append(change)
            continue
        key = (change.of_district, change.source, change.row, change.field)
        if key in changes:
            details = {"unit": change.name, "what": change.what, "first": changes[key].place}
            problems.append(problem("what-if-twice", line.places[WHAT], **details))
            continue
        changes[key] = change
    return Loaded(tuple(changes.values()), tuple(problems))


def _side(line: Asked, scheme: Scheme, dataset: Dataset, units: Units) -> Side | Problem:
    district = dataset.district
    if scheme.district_scheme is not None and district is not None:
        name = str(district.units.frame[UNIT_NAME].iloc[0])
        if line.unit in (DISTRICT_CODE, name):
            return Side(DISTRICT_CODE, name, scheme.district_scheme, district)
    place = line.places[UNIT_NAME]
    if not line.unit:
        return problem("unit-blank", place)
    code, problems = unit_named(_whole_unit(line.unit, scheme), units, place)
    if code is None:
        return problems[0]
    return Side(code, units.title(code), scheme, dataset)


def _whole_unit(text: str, scheme: Scheme) -> str:
    """Return the unit of a row that 分行 makes: 甲（小学部） and U1-小学 are 甲 and U1."""
    for key in scheme.split.rows if scheme.split else ():
        for ending in (f"（{key.removesuffix('部')}部）", f"-{key}"):
            if text.endswith(ending):
                return text.removesuffix(ending)
    return text


def _change(line: Asked, side: Side) -> CellChange | Problem:
    home = home_of(line, side)
    if isinstance(home, Problem):
        return home
    rows = np.flatnonzero(home.table.frame[UNIT_CODE].to_numpy(dtype=object) == side.code)
    if home.item:
        items = home.table.frame[SCORE_ITEM].to_numpy(dtype=object)
        rows = rows[[fold(str(items[row])) == fold(home.item) for row in rows]]
    about = {"unit": side.name, "what": line.what}
    if len(rows) != 1:
        source = home.source or "台账"
        return problem("what-if-no-row", line.places[WHAT], source=source, **about)
    row = int(rows[0])
    before = home.table.frame[home.field].iloc[row]
    value = _value(line, home, before, about)
    if isinstance(value, Problem):
        return value
    after, reason = value
    return CellChange(
        unit=side.code,
        name=side.name,
        what=line.what,
        source=home.source,
        row=row,
        field=home.field,
        before=None if home.table.column(home.field).reasons[row] else before,
        after=after,
        place=line.places[WHAT],
        cell=home.table.origin.place(row, home.field),
        reason=reason,
        of_district=side.of_district,
    )


def _value(
    line: Asked, home: Home, before: Any, about: dict[str, str]
) -> tuple[Any, Reason] | Problem:
    """Return the new value and why there is none, if there is none."""
    given, added = not is_empty(line.value), not is_empty(line.more)
    if given == added or (added and not home.spec.type.is_number):
        return problem("what-if-value", line.places[VALUE if given else MORE], **about)
    place = line.places[VALUE if given else MORE]
    parsed = parse_values([line.value if given else line.more], home.spec)
    faults = problems_of(parsed, lambda _: place)
    if any(fault.is_finding for fault in faults):
        return faults[0]
    value, reason = parsed.values[0], Reason(int(parsed.reasons[0]))
    if given:
        return value, reason
    if before is None or np.isnan(before):
        return problem("what-if-no-base", place, **about)
    return before + value, Reason.FILLED

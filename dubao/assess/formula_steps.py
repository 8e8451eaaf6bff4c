"""A formula of one unit explained: the numbers put in, and below them the cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from dubao.assess.columns import Columns, LastYear
from dubao.assess.gathering import grouping, grouping_by
from dubao.assess.places import cell_of
from dubao.assess.survey import explained
from dubao.assess.texts import value_words
from dubao.assess.units import UnitRows
from dubao.model.assessment import Leaf, Step
from dubao.model.formula.evaluate import Scope, evaluate
from dubao.model.formula.functions import OF_DATES, is_gathering
from dubao.model.formula.nodes import Call, ItemAspect, Name, Node, walk
from dubao.model.formula.parse import Formula, fold, parse
from dubao.model.formula.printing import printed
from dubao.model.formula.values import value_of
from dubao.model.scheme import Derived
from dubao.model.splitting import Split
from dubao.model.table import Column, Table
from dubao.model.terms import UNITS, Reason

PUT_IN = "；代入："  # stands between a formula and the same with its numbers
MOST_KEPT = 100_000  # explanations of single values kept at a time
MOST_CELLS = 200  # units listed below a value gathered over all units

Part = Step | Leaf


def value_text(column: Column, unit: int) -> str:
    """Return a value as it is printed, — and the reason where there is none."""
    if column.reasons[unit]:
        return f"—（{Reason(int(column.reasons[unit])).text}）"
    return value_words(column.values[unit])


def formula_step(label: str, text: str, unit: int, columns: Columns) -> Step:
    """Explain a formula for one unit."""
    formula = parse(text, gather=True)
    column = value_of(formula.root, columns)
    condition = formula.is_condition and not column.reasons[unit]
    result = ("不成立", "成立")[int(column.values[unit])] if condition else value_text(column, unit)
    return _step(label, formula, unit, (columns, columns), result)


def _step(
    label: str, formula: Formula, unit: int, scopes: tuple[Columns, Scope], result: str
) -> Step:
    """Explain a formula in a scope (this year's columns or last year's)."""
    columns, scope = scopes
    last_year = isinstance(scope, LastYear)
    parts = parts_of(formula.root, unit, columns, last_year)
    if isinstance(formula.root, Name):
        return Step(label, result, "", parts)
    with_numbers = printed(formula.root, lambda node: _number(node, unit, scope))
    return Step(label, result, f"{printed(formula.root)}{PUT_IN}{with_numbers} = {result}", parts)


def _number(node: Node, unit: int, scope: Scope) -> str | None:
    """Return what stands in a formula in place of a column, a derived value or an item."""
    looked_up = isinstance(node, Name | ItemAspect)
    if looked_up or (isinstance(node, Call) and _is_one_value(node)):
        column = value_of(node, scope)
        if column.reasons[unit]:
            return Reason(int(column.reasons[unit])).text
        value = column.values[unit]
        return f"“{value}”" if isinstance(value, str) else value_words(value)
    return None


def _is_one_value(node: Call) -> bool:
    """Tell whether a function is put in as its result: last year's value, a count of grades."""
    if node.function == "个数":
        return not is_gathering(node)
    return node.function in ("上年", *OF_DATES)


def parts_of(root: Node, unit: int, columns: Columns, last_year: bool = False) -> tuple[Part, ...]:
    """Return what the names of a formula come from, in the order in which they stand, once each."""
    wanted: dict[tuple[str, bool], None] = {}
    within = {
        id(part)
        for node in walk(root)
        if isinstance(node, Call) and node.function == "上年"
        for part in node.arguments
    }
    for node in walk(root):
        if isinstance(node, Name):
            wanted[node.name, last_year or id(node) in within] = None
    found = [name_part(name, unit, columns, last) for name, last in wanted]
    aspects = dict.fromkeys(node for node in walk(root) if isinstance(node, ItemAspect))
    return (*found, *(_aspect_step(node, unit, columns) for node in aspects))


def _aspect_step(node: ItemAspect, unit: int, columns: Columns) -> Step:
    column = columns.aspect(node.item, node.aspect)
    item = columns.scheme.item(node.item)
    name = item.name if item else ""
    return Step(f"{node.item} {name} {node.aspect}", value_text(column, unit), code=node.item)


def name_part(name: str, unit: int, columns: Columns, last_year: bool = False) -> Part:
    """Return a base column as its cell, a derived value as its own explanation.

    What was explained before is kept: many values rest on the same ones.
    """
    key = fold(name), unit, last_year
    if key not in columns.parts:
        if len(columns.parts) > MOST_KEPT:
            columns.parts.clear()
        columns.parts[key] = _name_part(name, unit, columns, last_year)
    return columns.parts[key]


def _name_part(name: str, unit: int, columns: Columns, last_year: bool) -> Part:
    spec = columns.derived_specs.get(fold(name))
    if spec is None or (last_year and columns.home(name, last_year=True)):
        return _given_part(name, unit, columns, last_year)
    formula = parse(spec.formula, gather=True)
    label = f"上年 {spec.name}" if last_year else spec.name
    if last_year:
        result = value_text(columns.last_year(name), unit)
        return _step(label, formula, unit, (columns, LastYear(columns)), result)
    result = value_text(columns.column(name), unit)
    if not formula.gathers:
        return _step(label, formula, unit, (columns, columns), result)
    return _gathered_part(spec, formula, unit, columns)


def _gathered_part(spec: Derived, formula: Formula, unit: int, columns: Columns) -> Step:
    """Explain a value gathered over the units assessed, a register's rows, or a group of units."""
    if spec.table == UNITS and columns.units is not None:
        return _units_step(spec, formula, unit, columns)
    if spec.table:
        result, how = value_text(columns.column(spec.name), unit), _gathering(spec, formula)
        return Step(spec.name, result, how, _register_rows(spec, formula, unit, columns))
    return _gathered_step(spec, formula, unit, columns)


def _given_part(name: str, unit: int, columns: Columns, last_year: bool) -> Part:
    """Return a name that no 派生 works out: of 分行, of a questionnaire, else its cell."""
    split = columns.scheme.split
    if split and not last_year and fold(name) == fold(split.attribute):
        return _split_step(split, unit, columns)
    if fold(name) in columns.survey_values and not last_year:
        return explained(*columns.survey_values[fold(name)], unit, columns)
    return leaf_of(name, unit, columns, last_year)


def _split_step(split: Split, unit: int, columns: Columns) -> Step:
    """Explain why a row is of a stage: the condition of 分行 that holds for it."""
    value = value_text(columns.column(split.attribute), unit)
    if value not in split.rows:
        return Step(split.attribute, value)
    step = formula_step(split.attribute, split.rows[value], unit, columns)
    return replace(step, result=value)


def leaf_of(name: str, unit: int, columns: Columns, last_year: bool = False) -> Leaf:
    """Return the cell of a base column for a unit."""
    column = columns.last_year(name) if last_year else columns.column(name)
    filled = not column.reasons[unit]
    reason = Reason(int(column.reasons[unit])).text
    label = f"上年 {name}" if last_year else name
    value = column.values[unit] if filled else None
    place = cell_of(columns, name, unit, last_year)
    return Leaf(label, value, _raw(name, unit, columns, last_year), place, reason)


def _raw(name: str, unit: int, columns: Columns, last_year: bool) -> str:
    home = columns.home(name, last_year)
    aligned = columns.aligned(home[0]) if home else None
    if home and aligned:
        row = aligned.row(unit)
        return aligned.table.typed(row, home[1]) if row >= 0 else ""
    attribute = columns.register_column(fold(name))
    return columns.dataset.units.typed(unit, attribute) if attribute else ""


def table_leaf(table: Table, row: int, name: str, label: str = "", reason: str = "") -> Leaf:
    """Return one cell of a table."""
    column = table.column(name)
    filled = not column.reasons[row]
    why = reason or Reason(int(column.reasons[row])).text
    value = column.values[row] if filled else None
    place = table.origin.place(row, name)
    return Leaf(label or name, value, table.typed(row, name), place, why)


def _register_rows(
    spec: Derived, formula: Formula, unit: int, columns: Columns
) -> tuple[Part, ...]:
    """Return the cells of a unit's rows of a register that a gathering formula looks at."""
    table = columns.dataset.tables.get(spec.table)
    if table is None:
        return (Leaf(spec.table, None, "", None, Reason.NOT_HANDED_IN.text),)
    rows = np.flatnonzero(columns.row_units(spec.table) == unit)
    names = {fold(str(name)): str(name) for name in table.frame.columns}
    wanted = formula.names | (parse(spec.condition).names if spec.condition else frozenset())
    used = [names[name] for name in sorted(wanted) if name in names]
    return tuple(table_leaf(table, int(row), name) for row in rows for name in used)


def _units_step(spec: Derived, formula: Formula, unit: int, columns: Columns) -> Step:
    """Explain a value gathered over the units assessed: the cells of every unit that counts."""
    rows = columns.units
    assert rows is not None
    condition = parse(spec.condition).root if spec.condition else None
    counted = np.ones(rows.count, dtype=bool)
    if condition is not None:
        counted = value_of(condition, rows).values != 0.0
    units = np.flatnonzero(counted)
    result = _by_group(spec, columns) or value_text(columns.column(spec.name), unit)
    how = f"{_gathering(spec, formula)}，{len(units)} 个单位"
    if len(units) > MOST_CELLS:
        return Step(spec.name, result, how)
    roots = [formula.root, *([condition] if condition else [])]
    nodes = dict.fromkeys(node for root in roots for node in walk(root))
    parts = []
    for one in units.tolist():
        own = tuple(_of_unit(nodes, one, rows))
        parts.append(Step(str(rows.columns.names[one]), "", "", own))
    return Step(spec.name, result, how, tuple(parts))


def _by_group(spec: Derived, columns: Columns) -> str:
    """Return the values of the groups that a 派生 over units has: 东 3，西 7; "" without 按."""
    by = tuple(map(fold, spec.by))
    if not by:
        return ""
    values = columns.gathered[by][spec.name]
    return "，".join(
        f"{'、'.join(name for _, name in key)} {value_words(value)}"
        for key, value in zip(columns.groupings[by].keys, values, strict=True)
    )


def _of_unit(nodes: Iterable[Node], unit: int, rows: UnitRows) -> Iterator[Part]:
    """Yield what the names of a formula over units come from, for one of them."""
    for node in nodes:
        if isinstance(node, ItemAspect):
            yield _aspect_step(node, unit, rows.columns)
        elif isinstance(node, Name):
            result = rows.result(node.name)
            if result is not None:
                yield Step(node.name, value_text(result, unit))
            elif rows.district is not None and not rows.knows(node.name):
                yield name_part(node.name, 0, rows.district)
            else:
                yield name_part(node.name, unit, rows.columns)


def _gathering(spec: Derived, formula: Formula) -> str:
    """Return a gathering formula and which rows it puts together."""
    only = f"，只计 {printed(parse(spec.condition).root)} 的" if spec.condition else ""
    return printed(formula.root) + only


def _gathered_step(spec: Derived, formula: Formula, unit: int, columns: Columns) -> Step:
    """Explain a value gathered over units: the cells of every unit of the group."""
    groups = grouping(grouping_by(spec, formula), columns).groups
    counted = (groups == groups[unit]) & (groups >= 0)
    if spec.condition:
        counted &= evaluate(parse(spec.condition), columns).values != 0.0
    units = np.flatnonzero(counted)
    result = value_text(columns.column(spec.name), unit)
    how = f"{_gathering(spec, formula)}，{len(units)} 个单位"
    if len(units) > MOST_CELLS:
        return Step(spec.name, result, how)
    parts = []
    for other in units:
        own = parts_of(formula.root, int(other), columns)
        parts.append(Step(str(columns.names[other]), "", "", own))
    return Step(spec.name, result, how, tuple(parts))

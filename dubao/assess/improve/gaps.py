"""What is missing to each standard of 至少, in the things that are counted: 人, ㎡, 元, 间.

A value such as 骨干教师数 ÷ 在校生数 × 100 falls short by (standard - value) ÷ (100 ÷ 在校生数) of
骨干教师数: the numerator is the first name of the quotient, and what one more of it does is tried.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dubao.assess.columns import Columns
from dubao.assess.improve.drivers import spread_of
from dubao.assess.improve.groups import grouped
from dubao.assess.improve.task import Floats
from dubao.assess.leaves import applicability
from dubao.model.assessment import Assessment
from dubao.model.formula.evaluate import numbers_of
from dubao.model.formula.fault import fold
from dubao.model.formula.nodes import Binary, Name, Node, Number
from dubao.model.formula.parse import parse
from dubao.model.gaps import Gaps, GroupSpread, Shortfall
from dubao.model.numbers import compare
from dubao.model.rules import AtLeast, Standard
from dubao.model.scheme import Item
from dubao.model.table import Column
from dubao.model.terms import FieldType


def gaps_of(assessment: Assessment) -> tuple[Gaps, ...]:
    """Return what is missing for every item of 至少."""
    columns: Columns = assessment.lookup
    return tuple(
        _gaps(item, item.at_least, columns)
        for item in assessment.scheme.leaves()
        if item.at_least is not None
    )


def _gaps(item: Item, spec: AtLeast, columns: Columns) -> Gaps:
    parts = tuple(_shortfall(item, name, columns) for name in spec.parts)
    spreads = tuple(
        found for part in parts for found in _spreads(spec, spec.parts[part.name], part, columns)
    )
    return Gaps(item, np.asarray(applicability(item, columns).values == 1.0), parts, spreads)


def _shortfall(item: Item, name: str, columns: Columns) -> Shortfall:
    spec = item.at_least
    assert spec is not None
    part = spec.parts[name]
    value = numbers_of(parse(part.value).root, columns).values
    given = np.broadcast_to(columns.number(item, part.standard), columns.count)
    standard = np.asarray(given, dtype=float)
    counted, per_one = _numerator(part.value, columns)
    whole = _is_whole(part, columns)
    return Shortfall(
        name,
        counted,
        _unit_of(counted, columns),
        whole,
        value,
        standard,
        _missing(value, standard, per_one, whole),
        _missing(value, spec.others * standard, per_one, whole),
    )


def _missing(value: Floats, target: Floats, per_one: Floats, whole: bool) -> Floats:
    """Return how many are missing; whole ones are counted up, as 0.1 of a teacher is one."""
    with np.errstate(divide="ignore", invalid="ignore"):
        missing = (target - value) / per_one
    if whole:
        missing = np.ceil(missing * (1 - 1e-12) - 1e-9)
    reached = compare(value, ">=", target)
    return np.asarray(np.where(reached, 0.0, np.where(per_one > 0, missing, np.nan)))


def _numerator(text: str, columns: Columns) -> tuple[str, Floats]:
    """Return what a value is counted in, and what one more of it adds to the value per row."""
    root, name = parse(text).root, fold(text)
    while isinstance(root, Name) and root.name in columns.derived_specs:
        name = root.name
        formula = parse(columns.derived_specs[name].formula, gather=True)
        if formula.gathers:
            break
        root = formula.root
    first = _first_name(root)
    if first is None or first == root:
        return name, np.ones(columns.count)
    more = numbers_of(root, _OneMore(columns, first.name)).values
    return first.name, np.asarray(more - numbers_of(root, columns).values)


def _first_name(node: Node) -> Name | None:
    """Return the first name of a chain of × and ÷; None if something else stands first."""
    while isinstance(node, Binary) and node.operator in ("*", "/"):
        forward = node.operator == "*" and isinstance(node.left, Number)
        node = node.right if forward else node.left
    return node if isinstance(node, Name) else None


class _OneMore:
    """The scope in which one column is greater by 1."""

    def __init__(self, columns: Columns, name: str) -> None:
        self.count, self._columns, self._name = columns.count, columns, name

    def column(self, name: str) -> Column:
        """Return a column, the one in question greater by 1."""
        column = self._columns.column(name)
        return Column(column.values + 1, column.reasons) if fold(name) == self._name else column

    def last_year(self, name: str) -> Column:
        """Return last year's column as it is."""
        return self._columns.last_year(name)

    def aspect(self, item: str, aspect: str) -> Column:
        """Return an item's aspect as it is."""
        return self._columns.aspect(item, aspect)

    def graded(self, grade: str, item: str | None) -> Column:
        """Return the number of grades as it is."""
        return self._columns.graded(grade, item)


def _is_whole(part: Standard, columns: Columns) -> bool:
    """Tell whether what is missing is counted in whole ones: where the column added to is."""
    names = part.addition.all_columns[0][:1] if part.addition else ()
    fields = [columns.field(name) for name in names]
    return any(field is not None and field.type is FieldType.INTEGER for field in fields)


def _unit_of(name: str, columns: Columns) -> str:
    derived, field = columns.derived_specs.get(fold(name)), columns.field(name)
    return derived.unit if derived else field.unit if field else ""


def _spreads(
    spec: AtLeast, part: Standard, short: Shortfall, columns: Columns
) -> Iterator[GroupSpread]:
    groups = grouped(part, spec, columns)
    name = part.addition.spread if part.addition else ""
    counts = (groups.weight > 0) & ~np.isnan(short.value)
    for at, key in enumerate(groups.keys):
        rows = np.flatnonzero(counts & (groups.groups == at))
        spread = spread_of(short.value, groups.weight, rows)
        yield GroupSpread(short.name, name, dict(key), float(groups.caps[at]), spread)

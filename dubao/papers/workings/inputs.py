"""What the formulas rest on: a copy of every input, absent ones marked with their reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from dubao.model.assessment import Assessment
from dubao.model.book import Cell, CellValue
from dubao.model.dataset import LIFTED_VETO, SCORE_PAPER, UNIT_CODE, UNIT_NAME
from dubao.model.formula.nodes import Call, Name, Node, walk
from dubao.model.formula.parse import fold, parse
from dubao.model.scheme import Item, Scheme
from dubao.model.table import Column
from dubao.model.terms import OTHERWISE, Layout, Reason, Role
from dubao.papers.workings.layout import Columns, constant
from dubao.papers.workings.translate import ABSENT

SHEET = "输入"


def build_inputs(assessment: Assessment) -> Columns:
    """Return the sheet of inputs: a row per unit, a column per name that a formula uses."""
    sheet = Columns(SHEET, "输入：各表填报数的抄录，⚠ 表示没有数及其原因", len(assessment.codes))
    sheet.add("代码", "单位代码", [constant(str(code)) for code in assessment.codes])
    sheet.add("名称", "单位名称", [constant(str(name)) for name in assessment.names])
    for name, last_year in _names(assessment):
        column = assessment.lookup.last_year(name) if last_year else assessment.lookup.column(name)
        key = last_year_key(name) if last_year else name
        _copy(sheet, key, f"上年·{name}" if last_year else name, column)
    for item in assessment.scheme.leaves():
        if item.given:
            _copy(sheet, given_key(item), f"给分·{item.code}", assessment.items[item.code].value)
        appealed = _appealed(assessment, item)
        if np.isfinite(appealed).any():
            numbers = Column.of_numbers(appealed)
            _copy(sheet, appeal_key(item), f"改分·{item.code}", numbers, blank=True)
    for veto in assessment.scheme.vetoes:
        if veto.outcome.total_cap is not None:
            lifted = _lifted(assessment, veto.code)
            texts = ["是" if unit in lifted else "" for unit in range(sheet.count)]
            sheet.add(
                lifted_key(veto.code), f"解除·{veto.code}", [constant(text) for text in texts]
            )
    return sheet


def last_year_key(name: str) -> str:
    """Return the key of last year's column of this name."""
    return f"上年({fold(name)})"


def given_key(item: Item) -> str:
    """Return the key of the points that a person gave for an item."""
    return f"给分({item.code})"


def appeal_key(item: Item) -> str:
    """Return the key of an item's points after appeal."""
    return f"改分({item.code})"


def lifted_key(code: str) -> str:
    """Return the key of the column that tells for whom a veto is lifted."""
    return f"解除({code})"


def _copy(sheet: Columns, key: str, head: str, column: Column, blank: bool = False) -> None:
    sheet.add(key, head, copied(column, blank=blank))


def copied(column: Column, *, blank: bool = False) -> list[Cell]:
    """Return a column's cells; an absent value is marked with its reason, or left `blank`."""
    cells = []
    for value, reason in zip(column.values, column.reasons, strict=True):
        absent = "" if blank else ABSENT + Reason(int(reason)).text
        cells.append(constant(absent if reason else input_value(value)))
    return cells


def input_value(value: Any) -> CellValue:
    """Return a value as a cell holds it."""
    if isinstance(value, np.generic):
        value = value.item()
    return value if isinstance(value, str | int | float | date) else str(value)


def formulas(scheme: Scheme) -> Iterator[str]:
    """Yield every formula that leads to points, grades or conclusions, over units."""
    for spec in scheme.derived:
        if not spec.table:
            yield from filter(None, (spec.formula, spec.condition))
    for item in scheme.leaves():
        yield from filter(None, (item.value, item.applies))
        if item.count and not is_register(scheme, item.count.times):
            yield item.count.times
        if item.ranks:
            yield item.ranks.value
        yield from (part.value for part in (item.at_least.parts.values() if item.at_least else ()))
        yield from _tested(item.judged or {})
    yield from (v.condition for v in scheme.vetoes if v.outcome.total_cap is not None)
    yield from _tested(scheme.grades.judged if scheme.grades else {})
    yield from (conclusion.condition for conclusion in scheme.conclusions)


def _tested(conditions: Mapping[str, str]) -> Iterator[str]:
    """Yield the conditions of 判定 that are formulas."""
    return (condition for condition in conditions.values() if condition != OTHERWISE)


def word_names(scheme: Scheme) -> frozenset[str]:
    """Return the folded names of the columns that hold words."""
    texts = (spec.name for spec in scheme.fields if not spec.type.is_number)
    return frozenset(map(fold, (UNIT_CODE, UNIT_NAME, *texts)))


def is_register(scheme: Scheme, name: str) -> bool:
    """Tell whether a name is that of a 清单."""
    source = scheme.sources.get(name)
    return source is not None and source.layout is Layout.REGISTER


def last_year_name(node: Node) -> str | None:
    """Return the name within 上年(…), None for any other node."""
    if isinstance(node, Call) and node.function == "上年" and isinstance(node.arguments[0], Name):
        return node.arguments[0].name
    return None


def _names(assessment: Assessment) -> list[tuple[str, bool]]:
    """Return the base columns that are used, this year's and last, in order of first use."""
    scheme = assessment.scheme
    derived = {fold(spec.name) for spec in scheme.derived}
    found: dict[tuple[str, bool], None] = {}
    for text in formulas(scheme):
        formula = parse(text, gather=True)
        for node in walk(formula.root):
            last = last_year_name(node)
            if last:
                found[fold(last), True] = None
            elif isinstance(node, Name) and fold(node.name) in formula.names - derived:
                found[fold(node.name), False] = None
    columns = assessment.lookup
    attributes = [item.by for item in scheme.leaves() if columns.uses_map(item)]
    attributes += [item.ranks.within for item in scheme.leaves() if item.ranks]
    attributes += [name for spec in scheme.derived for name in spec.by]
    attributes += [scheme.ranking.within] if scheme.ranking else []
    for name in map(fold, filter(None, attributes)):
        if columns.knows(name) and name not in derived:
            found[name, False] = None
    return list(found)


def _appealed(assessment: Assessment, item: Item) -> Any:
    """Return each unit's points after appeal, NaN without one."""
    points = np.full(len(assessment.codes), np.nan)
    for unit, trail in assessment.items[item.code].trails.items():
        if trail[-1].stage == Role.APPEAL.value:
            points[unit] = trail[-1].points
    return points


def _lifted(assessment: Assessment, code: str) -> set[int]:
    """Return the units for which a paper lifts a veto."""
    rows = {unit: row for row, unit in enumerate(assessment.codes)}
    lifted = set()
    for name, source in assessment.scheme.sources.items():
        table = assessment.dataset.tables.get(name)
        if source.role is not Role.LIFTING or table is None or LIFTED_VETO not in table:
            continue
        for at in range(len(table)):
            paper = table.typed(at, SCORE_PAPER).strip() if SCORE_PAPER in table else ""
            if paper and fold(table.typed(at, LIFTED_VETO)) == fold(code):
                lifted.add(rows.get(table.frame[UNIT_CODE].iat[at], -1))
    return lifted

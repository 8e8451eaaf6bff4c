"""What a leaf's points rest on, for each kind of rule: steps and cells."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dubao.assess.case import Case
from dubao.assess.counting import counted_rows, register_of, row_points
from dubao.assess.formula_steps import Part, formula_step, name_part, table_leaf, value_text
from dubao.assess.given import given_column
from dubao.assess.raters import ballots_of, rater_name
from dubao.assess.texts import short
from dubao.model.assessment import Leaf, Step
from dubao.model.dataset import SCORE_POINTS, UNIT_CODE
from dubao.model.formula.judging import judge
from dubao.model.formula.nodes import Name
from dubao.model.formula.parse import parse
from dubao.model.numbers import compare, plain
from dubao.model.place import Place
from dubao.model.rules import Rated
from dubao.model.terms import OTHERWISE, Layout, RaterMean, Reason, RuleKind


def basis_of(case: Case, unit: int) -> tuple[Part, ...]:
    """Return what an item's points rest on for one unit, by its rule."""
    rule = case.item.rule
    parts = BASIS[rule[0]](case, unit) if rule else ()
    if case.columns.uses_map(case.item):
        parts = (*parts, name_part(case.item.by, unit, case.columns))
    return parts


def _by_value(case: Case, unit: int) -> tuple[Part, ...]:
    return _formula(case, unit, case.item.value)


def _formula(case: Case, unit: int, text: str, label: str = "取值") -> tuple[Part, ...]:
    """Explain a formula; one that is only a name goes straight to what the name stands for."""
    step = formula_step(label, text, unit, case.columns)
    return step.parts if isinstance(parse(text).root, Name) else (step,)


def _judged(case: Case, unit: int) -> tuple[Part, ...]:
    """Explain the conditions that were tried, up to the one that decided."""
    conditions = case.item.judged or {}
    decided = int(judge(conditions, case.columns).first[unit])
    return tuple(
        formula_step(grade, text, unit, case.columns)
        for grade, text in list(conditions.items())[: decided + 1]
        if text != OTHERWISE
    )


def _ranked(case: Case, unit: int) -> tuple[Part, ...]:
    assert case.item.ranks is not None
    return _formula(case, unit, case.item.ranks.value)


def _counted(case: Case, unit: int) -> tuple[Part, ...]:
    spec = case.item.count
    assert spec is not None
    source = register_of(case)
    if source is None:
        return _formula(case, unit, spec.times, "次数")
    table = case.columns.dataset.tables.get(source)
    if table is None:
        return (_not_handed_in(source),)
    units, each = row_points(case, spec, source)
    counted = counted_rows(spec, table, units, each)
    graded = isinstance(spec.each, dict) and spec.grade_field in table
    cell = spec.grade_field if graded else UNIT_CODE
    rows = np.flatnonzero(units == unit)
    if not len(rows):
        sheet = table.origin.blocks[0] if table.origin.blocks else None
        where = f"（{Place(sheet.file, sheet.sheet)}）" if sheet else ""
        return (Step(source, "0件", f"清单中没有这个单位的记录{where}"),)
    return tuple(
        table_leaf(
            table,
            int(row),
            cell,
            f"{source} 第{at}件（{plain(each[row])} 分）",
            "" if counted[row] else "同项取最高，未计",
        )
        for at, row in enumerate(rows, 1)
    )


def _given(case: Case, unit: int) -> tuple[Part, ...]:
    assert case.item.given is not None
    name = case.item.given.source
    source = case.columns.scheme.sources.get(name)
    if source is not None and source.layout in (Layout.ROWS, Layout.FORM):
        aligned = case.columns.aligned(name)
        column = given_column(case.item, aligned.table) if aligned else None
        row = aligned.row(unit) if aligned else -1
        if aligned is None or column is None or row < 0:
            return (_not_handed_in(name),)
        return (table_leaf(aligned.table, row, column, name),)
    sheet = case.columns.sheet(name)
    row = int(sheet.by_unit(case.item, case.columns.count)[unit]) if sheet else -1
    if sheet is None or row < 0:
        return (_not_handed_in(name),)
    return (table_leaf(sheet.table, row, SCORE_POINTS, name),)


def _rated(case: Case, unit: int) -> tuple[Part, ...]:
    assert case.item.rated is not None
    sheet = case.columns.sheet(case.item.rated.table)
    if sheet is None:
        return (_not_handed_in(case.item.rated.table),)
    ballots = ballots_of(case, sheet)
    parts = []
    for at in np.flatnonzero(ballots.units == unit):
        row = int(ballots.rows[at])
        why = "" if ballots.used[at] else "回避" if ballots.conflicted[at] else "未计"
        parts.append(table_leaf(sheet.table, row, SCORE_POINTS, rater_name(sheet, row), why))
    used = np.sort(ballots.scores[ballots.used & (ballots.units == unit)])
    return (Step(case.item.rated.mean.value, _mean_text(used, case.item.rated), "", tuple(parts)),)


def _mean_text(used: NDArray[np.float64], spec: Rated) -> str:
    """Return the raters' mean, median or trimmed mean with its scores put in."""
    if not len(used):
        return "—（没有有效的评分）"
    trimmed = spec.mean is RaterMean.TRIMMED and len(used) >= spec.trim_from
    kept = used[1:-1] if trimmed else used
    if spec.mean is RaterMean.MEDIAN:
        return f"{'、'.join(map(short, kept))} 的中位数 = {short(float(np.median(kept)))}"
    away = f"，去掉最低 {short(used[0])} 和最高 {short(used[-1])}" if trimmed else ""
    total = " + ".join(map(short, kept))
    return f"({total}) ÷ {len(kept)} = {short(float(kept.mean()))}{away}"


def _at_least(case: Case, unit: int) -> tuple[Part, ...]:
    assert case.item.at_least is not None
    parts = []
    for name, part in case.item.at_least.parts.items():
        value, standard = case.worked_out(part.value), case.number(part.standard)
        own = float(np.broadcast_to(standard, case.columns.count)[unit])
        met = bool(compare(value.values[unit], ">=", own))
        state = "" if value.reasons[unit] else "，达到" if met else "，未达到"
        how = f"标准 {plain(own)}{state}"
        parts.append(Step(name, value_text(value, unit), how, _formula(case, unit, part.value)))
    return tuple(parts)


def _not_handed_in(source: str) -> Leaf:
    return Leaf(source, None, "", None, Reason.NOT_HANDED_IN.text)


BASIS: dict[RuleKind, Callable[[Case, int], tuple[Part, ...]]] = {
    RuleKind.GIVEN: _given,
    RuleKind.BANDS: _by_value,
    RuleKind.LINE: _by_value,
    RuleKind.COUNT: _counted,
    RuleKind.GRADES: _by_value,
    RuleKind.RANKS: _ranked,
    RuleKind.RATED: _rated,
    RuleKind.AT_LEAST: _at_least,
    RuleKind.JUDGED: _judged,
}

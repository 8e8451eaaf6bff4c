"""Where a score comes from: total → domain → leaf → rule → formula → cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from dubao.assess.case import Case
from dubao.assess.columns import Columns
from dubao.assess.effects import CEILING, VETO
from dubao.assess.formula_steps import PUT_IN, Part, formula_step, name_part
from dubao.assess.leaves import applicability
from dubao.assess.rule_steps import basis_of
from dubao.assess.texts import short
from dubao.assess.tree import REWEIGHTED
from dubao.assess.worked import joined_text, worked_text
from dubao.model.assessment import Assessment, Change, ItemResult, Leaf, Step, Verdicts
from dubao.model.formula.fault import fold
from dubao.model.grading import Veto
from dubao.model.numbers import plain, rounded_text
from dubao.model.rule_text import standard_text
from dubao.model.scheme import Item
from dubao.model.terms import OTHERWISE, Combine, Reason, Role

MOST_KEPT = 20_000  # steps kept at a time

JOINED = {
    Combine.SUM: "下级之和",
    Combine.WEIGHTED: "满分 × Σ(权重 × 得分率) ÷ Σ权重",
    Combine.HIGHEST: "下级取高",
    Combine.LOWEST: "下级取低",
    Combine.GEOMETRIC: "满分 × Π 得分率^(权重 ÷ Σ权重)",
}


def explain(assessment: Assessment, unit: int, item: str | None = None) -> Step:
    """Explain a unit's total, one item, 结论 or 派生 of it, down to the cells.

    `unit` is the position in `assessment.codes`; `item` the code or name of what is explained,
    ValueError if there is none of it.
    """
    if not item:
        return _total(assessment, unit)
    if item in assessment.items:
        return _item(assessment, assessment.items[item].item, unit)
    for found in assessment.conclusions:
        if found.code == item:
            return _conclusion(assessment, found, unit)
    if item not in assessment.derived:
        raise ValueError(item)
    part = name_part(item, unit, assessment.lookup)
    return part if isinstance(part, Step) else Step(item, "", parts=(part,))


def how_of(assessment: Assessment, unit: int, item: str = "") -> str:
    """Return in one line how an item's points (the total for "") came about, numbers put in."""
    step = explain(assessment, unit, item or None)
    formulas = [
        part.how.rpartition(PUT_IN)[2]
        for part in step.parts
        if isinstance(part, Step) and not part.code and PUT_IN in part.how
    ]
    return _told(*formulas, step.how)


def _total(assessment: Assessment, unit: int) -> Step:
    totals, scheme = assessment.totals, assessment.scheme
    parts: list[Part] = [_item(assessment, root, unit) for root in scheme.items]
    parts += [_item(assessment, root, unit) for root in (*scheme.bonuses, *scheme.deductions)]
    if scheme.grades is not None:
        parts.append(_grade(assessment, unit))
    parts += [_conclusion(assessment, found, unit) for found in assessment.conclusions]
    if not parts:
        parts += [name_part(fold(spec.name), unit, assessment.lookup) for spec in scheme.derived]
    if not scheme.has_points:
        result = str(totals.grade[unit]) or f"{totals.status[unit]}"
        return Step("评定", result, _counted(assessment, unit), tuple(parts))
    if totals.rank[unit]:
        tied = "，并列" if totals.tied[unit] else ""
        parts.append(Step("名次", f"第{totals.rank[unit]}名{tied}", "按公布的总分"))
    result = rounded_text(float(totals.published[unit]), scheme.decimals)
    if np.isnan(totals.published[unit]):
        partial = rounded_text(float(totals.partial[unit]), scheme.decimals)
        return Step("总分", f"—（{totals.reason[unit]}）", f"已有各项合计 {partial}", tuple(parts))
    roots = [assessment.items[root.code] for root in scheme.items]
    scaled = any("各项" in step for step in totals.steps[unit])
    base = joined_text(Combine.SUM, roots, scheme.full or np.nan, scaled, unit)
    sums = [("加分", totals.bonus), ("扣分", totals.deduction)]
    shown = [f"{name} {short(float(part[unit]))}" for name, part in sums if part[unit]]
    return Step("总分", result, _told(f"各项 {base}", *shown), tuple(parts))


def _grade(assessment: Assessment, unit: int) -> Step:
    """Explain the grade: each step, and the cells of conditions, ceilings and vetoes."""
    totals, scheme = assessment.totals, assessment.scheme
    columns: Columns = assessment.lookup
    spec = scheme.grades
    parts: list[Part] = []
    for name, text in spec.judged.items() if spec else ():
        if text != OTHERWISE:
            parts.append(formula_step(f"{name}的判定", text, unit, columns))
    for name, text in spec.conditions.items() if spec else ():
        parts.append(formula_step(f"{name}的条件", text, unit, columns))
    for kind, vetoes in ((CEILING, scheme.ceilings), (VETO, scheme.vetoes)):
        parts += [_veto(kind, veto, unit, columns) for veto in vetoes]
    grade = str(totals.grade[unit]) or f"未定（{totals.reason[unit]}）"
    return Step("等第", grade, "；".join(totals.steps[unit]), tuple(parts))


def _conclusion(assessment: Assessment, found: Verdicts, unit: int) -> Step:
    """Explain a 结论: its condition with the numbers put in, and the cells."""
    spec = next(one for one in assessment.scheme.conclusions if one.code == found.code)
    step = formula_step(f"{found.code} {found.name}", spec.condition, unit, assessment.lookup)
    verdict, reason = str(found.verdicts[unit]), str(found.reasons[unit])
    return replace(step, result=f"{verdict}（{reason}）" if reason else verdict, code=found.code)


def _veto(kind: str, veto: Veto, unit: int, columns: Columns) -> Step:
    return formula_step(f"{kind} {veto.code} {veto.name}", veto.condition, unit, columns)


def _item(assessment: Assessment, item: Item, unit: int) -> Step:
    """Explain an item; what was explained before is kept, for papers ask in every order."""
    known: dict[tuple[int, str], Step] = assessment.lookup.explained
    if (unit, item.code) not in known:
        if len(known) > MOST_KEPT:
            known.clear()
        known[unit, item.code] = _item_step(assessment, item, unit)
    return known[unit, item.code]


def _item_step(assessment: Assessment, item: Item, unit: int) -> Step:
    result = assessment.items[item.code]
    full = float(result.full[unit])
    words = _result_words(result, unit)
    label = item.title
    note = str(result.notes[unit])
    if item.is_leaf:
        worked = worked_text(_case(assessment, item), result, unit)
        note = "" if note and note in worked else note
        how = _told(item.standard or standard_text(item), worked, note)
        return Step(label, words, how, _leaf_parts(assessment, item, unit), item.code)
    below = tuple(_item(assessment, child, unit) for child in item.children)
    results = [assessment.items[child.code] for child in item.children]
    if not item.has_points:
        return Step(label, words, _counted(assessment, unit, (item,)), below, item.code)
    scored = [one for one in results if one.item.has_points]
    worked = joined_text(item.combine, scored, full, note == REWEIGHTED, unit)
    return Step(label, words, _told(JOINED[item.combine], note, worked), below, item.code)


def _result_words(result: ItemResult, unit: int) -> str:
    """Return what an item comes to: its points of the full marks, or its grade; "" for neither."""
    reason, full = Reason(int(result.reasons[unit])), float(result.full[unit])
    if reason:
        words = f"—（{reason.text}）"
    elif result.item.has_points:
        words = short(float(result.points[unit]))
    else:
        words = str(result.value.values[unit]) if result.item.is_leaf else ""
    return f"{words} / {plain(full)}" if full else words


def _counted(assessment: Assessment, unit: int, items: Iterable[Item] | None = None) -> str:
    """Return how many items have each grade: 合格 2，不合格 1，未定 1."""
    counts = assessment.grade_counts(unit, items)
    return "，".join(f"{grade or '未定'} {count}" for grade, count in counts.items())


def _told(*texts: str) -> str:
    return "；".join(text for text in texts if text)


def _case(assessment: Assessment, item: Item) -> Case:
    columns: Columns = assessment.lookup
    return Case(item, columns, applicability(item, columns).values != 0)


def _leaf_parts(assessment: Assessment, item: Item, unit: int) -> tuple[Part, ...]:
    """Return what a leaf rests on: 适用, the rule's value, and the changes after appeal."""
    columns: Columns = assessment.lookup
    parts: list[Part] = []
    if item.applies:
        parts.append(formula_step("适用", item.applies, unit, columns))
    parts.extend(basis_of(_case(assessment, item), unit))
    trail = assessment.items[item.code].trails.get(unit, ())
    parts += [_change(change) for change in trail if change.stage == Role.APPEAL.value]
    own = [change for change in trail if change.stage == Role.SELF_SCORE.value]
    if own:
        parts.append(Step(SELF, short(own[-1].points), "只作对照，不计分", (_change(own[-1]),)))
    return tuple(parts)


SELF = Role.SELF_SCORE.value  # its cells stand beside the points, which do not rest on them


def _change(change: Change) -> Leaf:
    said = "，".join(text for text in (change.who, change.when, change.paper, change.why) if text)
    label = f"{change.stage}（{said}）" if said else change.stage
    value = None if np.isnan(change.points) else change.points
    return Leaf(label, value, change.typed, change.place)

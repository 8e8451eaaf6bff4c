"""Grades: 分档 on the published total → 条件 → 封顶 → 否决 → 名额, each step kept (KH-04).

A unit has a best and a worst possible grade; what is not known lowers only the worst. Where
the two are one, the unit has a grade; else it is undecided, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.effects import CEILING, VETO, Effect, why_unknown
from dubao.assess.rules import held_band
from dubao.assess.steps import Steps
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.judging import judge
from dubao.model.formula.parse import parse
from dubao.model.formula.printing import printed
from dubao.model.grading import GradeBands
from dubao.model.numbers import rounded_text
from dubao.model.rule_text import band_text, condition_text
from dubao.model.rules import Band
from dubao.model.table import Column
from dubao.model.terms import Reason

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Indices = NDArray[np.intp]


@dataclass
class Grades:
    """The grades of all units while they are worked out; `names` from best to worst.

    `open_for` are the reasons why a unit may be undecided: the units, and the words.
    """

    names: tuple[str, ...]
    best: Indices
    worst: Indices
    graded: Bools
    hole: Bools
    steps: Steps
    conditions: dict[int, Column]
    open_for: list[tuple[Bools, Callable[[int], str]]] = field(default_factory=list)

    @property
    def decided(self) -> Bools:
        """Where the best and the worst possible grade are one."""
        return np.asarray(self.graded & ~self.hole & (self.best == self.worst))

    def texts(self) -> NDArray[np.object_]:
        """Return the grades, "" where undecided or not graded."""
        names = np.array([*self.names, ""], dtype=object)
        return np.asarray(names[np.where(self.decided, self.best, len(self.names))])

    def reasons(self) -> NDArray[np.object_]:
        """Return why a graded unit is undecided, "" elsewhere."""
        texts = np.full(len(self.best), "", dtype=object)
        for unit in np.flatnonzero(self.graded & ~self.decided):
            words = [text(int(unit)) for units, text in self.open_for if units[unit]]
            texts[unit] = "；".join(dict.fromkeys(words))
        return texts


def by_total(spec: GradeBands, published: Floats, columns: Columns, steps: Steps) -> Grades:
    """Grade by 分档 and 条件."""
    names = spec.names
    held = held_band(published, spec.bands, [limit for _, limit in _limits(spec)])
    graded = ~np.isnan(published)
    hole = graded & (held == len(spec.bands)) & (not spec.otherwise)
    table = np.array([names.index(b.gives) for b in spec.bands] + [max(len(names) - 1, 0)])
    index = table[held].astype(np.intp)
    conditions = _conditions(spec, columns)
    grades = Grades(names, index, index.copy(), graded, hole, steps, conditions)
    _note_bands(grades, spec, held, published, columns)
    grades.open_for.append((hole, lambda _: "等第的分档没有覆盖这个总分"))
    meet_conditions(grades, spec)
    return grades


def by_judgement(spec: GradeBands, columns: Columns, steps: Steps) -> Grades:
    """Grade by 判定, which needs no total, and 条件; who no item concerns has no grade."""
    judged, names = judge(spec.judged, columns), spec.names
    last = len(names) - 1
    leaves = [columns.results[leaf.code].reasons for leaf in columns.scheme.leaves()]
    away = [own == Reason.NOT_APPLICABLE for own in leaves]
    graded = ~np.logical_and.reduce(away) if away else np.ones(columns.count, dtype=bool)
    hole = graded & (judged.sure == len(judged.names))
    best, worst = np.minimum(judged.first, last), np.minimum(judged.sure, last)
    grades = Grades(names, best, worst, graded, hole, steps, _conditions(spec, columns))
    texts = [f"{name}：{condition_text(text)}" for name, text in spec.judged.items()]
    unknown = graded & (judged.first != judged.sure)
    steps.add(graded & ~unknown & ~hole, lambda unit: f"判定：{texts[judged.first[unit]]}")

    def open_(unit: int) -> str:
        why = Reason(int(judged.reasons[unit])).text
        return f"等第的判定「{texts[judged.first[unit]]}」无法判断（{why}）"

    steps.add(unknown, open_)
    grades.open_for.append((unknown, open_))
    grades.open_for.append((hole & ~unknown, lambda _: "等第的判定没有一条成立"))
    meet_conditions(grades, spec)
    return grades


def _conditions(spec: GradeBands, columns: Columns) -> dict[int, Column]:
    """Return the further conditions of grades, by the grade's number."""
    names = spec.names
    return {
        names.index(name): evaluate(parse(text), columns)
        for name, text in spec.conditions.items()
        if name in names
    }


def _limits(spec: GradeBands) -> list[tuple[Band, float]]:
    """Return each band with its limit; the total has no 按, so a map holds for nobody."""
    return [(b, np.nan if isinstance(b.limit, dict) else b.limit) for b in spec.bands]


def _note_bands(
    grades: Grades, spec: GradeBands, held: Indices, published: Floats, columns: Columns
) -> None:
    digits = columns.scheme.decimals
    texts = [f"{band_text(b, limit)}，{b.gives}" for b, limit in _limits(spec)]
    texts.append(f"各档都不成立，{spec.otherwise}" if spec.otherwise else "各档都不成立，未定")
    grades.steps.add(
        grades.graded,
        lambda unit: f"分档：{rounded_text(published[unit], digits)} {texts[held[unit]]}",
    )


def meet_conditions(grades: Grades, spec: GradeBands) -> None:
    """Lower who does not meet the condition of its grade, grade by grade."""
    for at in range(len(grades.names) - 1):
        held = grades.conditions.get(at)
        if held is None:
            continue
        here = grades.graded & ((grades.best == at) | (grades.worst == at))
        fails, unknown = here & (held.values == 0.0), here & (held.reasons != 0)
        name, below = grades.names[at], grades.names[at + 1]
        text = printed(parse(spec.conditions[name]).root)
        grades.steps.add(fails, f"条件：{name}须 {text}，不成立，降为{below}")
        grades.steps.add(unknown, f"条件：{name}须 {text}，无法判断")
        grades.best[fails & (grades.best == at)] += 1
        grades.worst[(fails | unknown) & (grades.worst == at)] += 1
        if unknown.any():
            grades.open_for.append((unknown, _unknown_condition(name, text, held)))


def _unknown_condition(name: str, text: str, held: Column) -> Callable[[int], str]:
    return lambda unit: f"{name}的条件 {text} 无法判断（{Reason(int(held.reasons[unit])).text}）"


def put_into_effect(grades: Grades, effects: list[Effect]) -> None:
    """Apply 封顶, then 否决; the strictest holds, all are listed."""
    for kind in (CEILING, VETO):
        for effect in effects:
            if effect.kind == kind:
                _cap(grades, effect)


def _cap(grades: Grades, effect: Effect) -> None:
    steps, outcome = grades.steps, effect.veto.outcome
    for unit, paper in effect.lifted.items():
        only = np.zeros(len(grades.best), dtype=bool)
        only[unit] = True
        steps.add(only, f"{effect.label}：已解除（{paper}）")
    if outcome.grade_cap not in grades.names:
        return
    cap = grades.names.index(outcome.grade_cap)
    steps.add(effect.held & grades.graded, f"{effect.label}：等第不高于{outcome.grade_cap}")
    grades.best[effect.held] = np.maximum(grades.best[effect.held], cap)
    either = effect.held | effect.unknown
    matters = effect.unknown & (grades.best < cap) & grades.graded
    grades.worst[either] = np.maximum(grades.worst[either], cap)
    steps.add(matters, lambda unit: why_unknown(effect, unit))
    grades.open_for.append((matters, lambda unit: why_unknown(effect, unit)))

"""The end of the calculation: base, bonus and deduction with their caps, total, rank, grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dubao.assess.case import same_text
from dubao.assess.columns import Columns
from dubao.assess.conclusions import verdicts_of
from dubao.assess.effects import Effect, effects_of, why_unknown
from dubao.assess.grades import Grades, by_judgement, by_total, put_into_effect
from dubao.assess.leaves import Branch
from dubao.assess.missing import missing_texts
from dubao.assess.quotas import fill_quotas
from dubao.assess.standing import Standing, standing_of
from dubao.assess.steps import Steps
from dubao.assess.tree import REWEIGHTED, joined
from dubao.model.assessment import UnitTotals
from dubao.model.numbers import round_half_up
from dubao.model.rule_text import signed
from dubao.model.scheme import Item, Scheme
from dubao.model.terms import Reason, Status, Ties

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Roots:
    """The roots of the tree: 指标, 加分 and 扣分."""

    items: Sequence[Branch]
    bonuses: Sequence[Branch]
    deductions: Sequence[Branch]


def totals_of(roots: Roots, columns: Columns) -> UnitTotals:
    """Add up, cap, veto, round, rank and grade."""
    steps, effects = Steps(columns.count), effects_of(columns)
    sums = added_up(roots, columns, steps)
    ends = outcomes(sums.exact, effects, columns, steps)
    complete, grades = ~np.isnan(ends.exact), ends.grades
    none = 0.0 if columns.scheme.has_points else np.nan
    away, unsettled = sums.base.out, ends.open_total
    if not columns.scheme.has_points:
        complete, away, unsettled = without_total(columns, grades)
    return UnitTotals(
        exact=ends.exact,
        published=ends.published,
        partial=np.where(complete, ends.exact, sums.partial),
        base=sums.base.points,
        bonus=sums.bonus.points + none,
        deduction=sums.deduction.points + none,
        rank=ends.ranks.rank,
        tied=ends.ranks.tied,
        grade=grades.texts() if grades else np.full(columns.count, "", dtype=object),
        status=_status(complete, away, grades, unsettled),
        reason=_reason(complete, columns, grades, effects, ends.open_total),
        steps=steps,
    )


@dataclass(frozen=True)
class Sums:
    """What is added up to the total, before its limits and the vetoes."""

    base: Part
    bonus: Part
    deduction: Part

    @property
    def exact(self) -> Floats:
        """The unrounded sum, NaN where a part has no value."""
        return self.base.points + self.bonus.points + self.deduction.points

    @property
    def partial(self) -> Floats:
        """The sum of what is there."""
        return self.base.partial + self.bonus.partial + self.deduction.partial


def added_up(roots: Roots, columns: Columns, steps: Steps) -> Sums:
    """Put base, bonus and deduction together, each within its limits."""
    return Sums(
        _base(roots, columns, steps),
        _added(roots.bonuses, columns, steps, "加分"),
        _added(roots.deductions, columns, steps, "扣分"),
    )


@dataclass(frozen=True)
class Outcomes:
    """What follows from the sum: the total within its limits and vetoes, ranks, grades.

    `open_total` tells where a veto that is not known leaves no total.
    """

    exact: Floats
    published: Floats
    open_total: Bools
    ranks: Standing
    grades: Grades | None


def outcomes(exact: Floats, effects: list[Effect], columns: Columns, steps: Steps) -> Outcomes:
    """Limit, veto, round, rank and grade unrounded sums."""
    exact = _limited(exact, columns, steps)
    exact, open_total = _vetoed(exact, effects, steps)
    published = round_half_up(exact, columns.scheme.decimals)
    overall, ranks = _ranked(published, columns)
    grades = _graded(published, effects, overall, columns, steps)
    return Outcomes(exact, published, open_total, ranks, grades)


@dataclass(frozen=True)
class Part:
    """One part of the total: NaN where it has no value, and the sum of what is there."""

    points: Floats
    partial: Floats
    out: Bools


def _base(roots: Roots, columns: Columns, steps: Steps) -> Part:
    """Put the roots together as a sum to 总分."""
    count = columns.count
    scored = [branch for branch in roots.items if branch.result.item.has_points]
    if not scored:
        nothing = np.full(count, np.nan)
        return Part(nothing, np.zeros(count), np.ones(count, dtype=bool))
    whole = Item(code="总分", name="总分")
    root = joined(whole, scored, columns.scheme.full, columns)
    if root.made_up is not None:
        steps.add(root.made_up, "各项得分：" + REWEIGHTED)
    return Part(root.result.points, root.partial, root.out)


def _added(branches: Sequence[Branch], columns: Columns, steps: Steps, word: str) -> Part:
    """Add up 加分 or 扣分 within its limit (CA-17)."""
    points, partial = np.zeros(columns.count), np.zeros(columns.count)
    if not branches:
        return Part(points, partial, np.zeros(columns.count, dtype=bool))
    for branch in branches:
        points = points + np.where(branch.out, 0.0, branch.result.points)
        partial = partial + branch.partial
    low, high = -np.inf, np.inf
    if word == "加分" and columns.scheme.bonus_cap is not None:
        high = columns.scheme.bonus_cap
    if word == "扣分" and columns.scheme.deduction_floor is not None:
        low = columns.scheme.deduction_floor
    limited = np.clip(points, low, high)
    _note_limit(points, limited, f"{word}合计", steps)
    return Part(limited, np.clip(partial, low, high), np.isnan(points))


def _note_limit(before: Floats, after: Floats, what: str, steps: Steps) -> None:
    steps.add(
        (before != after) & ~np.isnan(before),
        lambda unit: f"{what} {signed(before[unit])}，按 {signed(after[unit])} 计",
    )


def _limited(exact: Floats, columns: Columns, steps: Steps) -> Floats:
    scheme = columns.scheme
    if scheme.total_floor is None and scheme.total_cap is None:
        return exact
    low = -np.inf if scheme.total_floor is None else scheme.total_floor
    high = np.inf if scheme.total_cap is None else scheme.total_cap
    limited = np.clip(exact, low, high)
    _note_limit(exact, limited, "总分", steps)
    return np.asarray(limited)


def _vetoed(exact: Floats, effects: list[Effect], steps: Steps) -> tuple[Floats, Bools]:
    """Lower totals by vetoes that say so; a veto not known that would leaves no total."""
    open_total = np.zeros(len(exact), dtype=bool)
    for effect in effects:
        cap = effect.veto.outcome.total_cap
        if cap is None:
            continue
        lowered = effect.held & (exact > cap)
        steps.add(lowered, f"{effect.label}：总分不高于{signed(cap)}")
        exact = np.where(lowered, cap, exact)
        open_total |= effect.unknown & (exact > cap)
    return np.where(open_total, np.nan, exact), open_total


def _ranked(published: Floats, columns: Columns) -> tuple[Standing, Standing]:
    """Rank on the published total, then 再比 (CA-14): over all units, and as the scheme asks."""
    spec, decimals = columns.scheme.ranking, columns.scheme.decimals
    keys = [published]
    for code in spec.then if spec else ():
        points = columns.results[code].points
        keys.append(np.nan_to_num(round_half_up(points, decimals), nan=-np.inf))
    there = ~np.isnan(published)
    groups, _ = columns.cohort(spec.within if spec else "")
    ties = spec.ties if spec else Ties.SKIP
    ranks = standing_of(keys, there, groups, ties, decimals)
    overall = ranks
    if _has_quotas(columns.scheme) and (spec is None or spec.within or ties is not Ties.SKIP):
        overall = standing_of(keys, there, columns.cohort("")[0], decimals=decimals)
    if spec is None:
        ranks = Standing(np.zeros(len(published), dtype=np.int64), np.zeros_like(there))
    return overall, ranks


def _has_quotas(scheme: Scheme) -> bool:
    return scheme.grades is not None and bool(scheme.grades.quotas)


def _graded(
    published: Floats, effects: list[Effect], overall: Standing, columns: Columns, steps: Steps
) -> Grades | None:
    spec = columns.scheme.grades
    if spec is None:
        return None
    if spec.judged:
        grades = by_judgement(spec, columns, steps)
    else:
        grades = by_total(spec, published, columns, steps)
    before = replace(grades, best=grades.best.copy(), worst=grades.worst.copy())
    put_into_effect(grades, effects)
    fill_quotas(grades, before, spec, overall.rank, columns)
    return grades


def without_total(columns: Columns, grades: Grades | None) -> tuple[Bools, Bools, Bools]:
    """Tell of units in a scheme without points: all is there, nothing applies, it is undecided.

    All is there where no item lacks its grade, or the unit is graded all the same; it is
    undecided where only rules with a hole stand against that (CA-29). Without any item the
    conclusions decide.
    """
    scheme, nobody = columns.scheme, np.zeros(columns.count, dtype=bool)
    leaves = [columns.results[leaf.code].reasons for leaf in scheme.leaves()]
    if not leaves:
        open_ = [verdicts_of(one, columns).reasons != "" for one in scheme.conclusions]
        unsettled = np.logical_or.reduce([nobody, *open_])
        return ~unsettled, nobody, unsettled
    reasons = np.array(leaves)
    away = (reasons == Reason.NOT_APPLICABLE).all(axis=0)
    lacking = (reasons != 0) & (reasons != Reason.NOT_APPLICABLE)
    complete = ~away & (~lacking.any(axis=0) | (grades.decided if grades else nobody))
    holes = ~(lacking & (reasons != Reason.UNDECIDED)).any(axis=0)
    return complete, away, ~complete & ~away & holes


def _status(complete: Bools, away: Bools, grades: Grades | None, open_total: Bools) -> Texts:
    states = np.array(list(Status), dtype=object)
    order = list(Status)
    index = np.where(complete, order.index(Status.SCORED), order.index(Status.MISSING))
    index[away] = order.index(Status.NOT_APPLICABLE)
    if grades is not None:
        index[complete & ~grades.decided] = order.index(Status.UNDECIDED)
    index[open_total] = order.index(Status.UNDECIDED)
    return np.asarray(states[index])


def _reason(
    complete: Bools,
    columns: Columns,
    grades: Grades | None,
    effects: list[Effect],
    open_total: Bools,
) -> Texts:
    """Say why a unit has no total or no grade: what is missing from whom, or what is open."""
    if complete.all():
        return grades.reasons() if grades else same_text("", columns.count)
    texts = missing_texts(columns)
    texts[complete] = ""
    found = texts != ""
    texts[found] = "缺：" + texts[found]
    if grades is not None:
        texts = np.where(complete, grades.reasons(), texts)
    for effect in effects:
        if effect.veto.outcome.total_cap is not None:
            for unit in np.flatnonzero(open_total & effect.unknown):
                texts[unit] = why_unknown(effect, int(unit))
    bare = ~complete & (texts == "")
    texts[bare] = Reason.NOT_APPLICABLE.text
    return texts

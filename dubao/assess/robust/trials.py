"""The engine's own arithmetic on many variants of one scheme at once.

A trial is one variant: other weights, an item left out, or a rater left out. Tree, limits,
vetoes, ranks, grades and quotas go through the functions that `assess` goes through. Held fixed
are the share of its full marks that each leaf got, bonuses and deductions, and which units have
a total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.effects import Effect, effects_of
from dubao.assess.leaves import Branch, leaf_again
from dubao.assess.notes import Notes
from dubao.assess.robust.tiled import Tiled, Trials
from dubao.assess.steps import Steps
from dubao.assess.totals import Roots, added_up, outcomes
from dubao.assess.tree import full_of, joined, unscored
from dubao.model.assessment import Assessment, ItemResult
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.nodes import ItemAspect, walk
from dubao.model.formula.parse import parse
from dubao.model.scheme import Item
from dubao.model.table import Column
from dubao.model.terms import Combine

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

ROWS_AT_ONCE = 30_000  # as many as stay near the processor


@dataclass(frozen=True)
class Tried:
    """What came of the trials: trials down, units across.

    `ranks` are 0 for a unit without rank; `grades` number the grades `names` from the best, -1
    where undecided.
    """

    totals: Floats
    ranks: Numbers
    grades: Numbers
    names: tuple[str, ...]


class Bench:
    """Tries variants of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment, self.scheme = assessment, assessment.scheme
        self.columns: Columns = assessment.lookup

    def tried(self, trials: Trials) -> Tried:
        """Return totals, ranks and grades of every trial, worked out some rows at a time."""
        step = max(1, ROWS_AT_ONCE // max(1, self.columns.count))
        starts = range(0, len(trials), step)
        parts = [self._tried(trials.part(first, first + step)) for first in starts]
        return Tried(
            np.concatenate([part.totals for part in parts]),
            np.concatenate([part.ranks for part in parts]),
            np.concatenate([part.grades for part in parts]),
            parts[0].names,
        )

    def _tried(self, trials: Trials) -> Tried:
        tiled = Tiled(self.columns, trials)
        shape, steps = (len(trials), self.columns.count), Steps(tiled.count)
        roots = Roots(
            _weighed(Combine.SUM, self._branches(self.scheme.items, tiled), tiled),
            self._branches(self.scheme.bonuses, tiled),
            self._branches(self.scheme.deductions, tiled),
        )
        exact = added_up(roots, tiled, steps).exact
        whole = tiled.tile(self._whole)
        exact = np.where(np.isnan(exact) | np.isnan(whole), whole, exact)
        ends = outcomes(exact, self._effects(tiled), tiled, steps)
        grades = np.full(tiled.count, -1)
        if ends.grades is not None:
            grades = np.where(ends.grades.decided, ends.grades.best, -1)
        return Tried(
            ends.published.reshape(shape),
            ends.ranks.rank.reshape(shape),
            grades.reshape(shape),
            ends.grades.names if ends.grades else (),
        )

    def _branches(self, items: Sequence[Item], tiled: Tiled) -> list[Branch]:
        return [self._branch(item, tiled) for item in items]

    def _branch(self, item: Item, tiled: Tiled) -> Branch:
        """Work out an item in every trial, in its own full marks."""
        if item.is_leaf:
            made = self._leaf(item, tiled)
        else:
            made = self._inner(item, self._branches(item.children, tiled), tiled)
        tiled.results[item.code] = made.result
        return made

    def _inner(self, item: Item, children: Sequence[Branch], tiled: Tiled) -> Branch:
        counted = [child for child in children if child.result.item.has_points]
        if not counted:
            return unscored(item, children, tiled)
        declared = full_of(item, counted)
        if item.full is not None:
            declared = np.asarray(tiled.number(item, item.full))
        return joined(item, _weighed(item.combine, counted, tiled), declared, tiled)

    def _leaf(self, item: Item, tiled: Tiled) -> Branch:
        base = self._leaves[item.code]
        points = tiled.tile(base.result.points)
        by_trial = points.reshape(len(tiled.trials), -1)
        for row, other in tiled.trials.replaced.get(item.code, {}).items():
            by_trial[row] = other
        full, reasons = tiled.tile(base.full), tiled.tile(base.result.reasons)
        value, notes = Column(points, reasons), Notes(tiled.count)
        result = ItemResult(item, value, points, full, reasons, notes)
        return Branch(result, full, tiled.tile(base.out), points, weight=base.weight)

    @cached_property
    def _leaves(self) -> dict[str, Branch]:
        found = self.assessment.items
        return {
            item.code: leaf_again(found[item.code], self.columns) for item in self.scheme.leaves()
        }

    @cached_property
    def _whole(self) -> Floats:
        """Each unit's sum before limits and vetoes, NaN where something is missing."""
        totals = self.assessment.totals
        return np.asarray(totals.base + totals.bonus + totals.deduction)

    @cached_property
    def _base_effects(self) -> list[Effect]:
        return effects_of(self.columns)

    def _effects(self, tiled: Tiled) -> list[Effect]:
        return [_effect(effect, tiled) for effect in self._base_effects]


def _weighed(combine: Combine, children: Sequence[Branch], tiled: Tiled) -> list[Branch]:
    """Give children the weights of each trial, and take out what it leaves out.

    Under a sum the full marks are the weights; together they stay what they were.
    """
    kept = [_without(child, tiled) for child in children]
    factors = [tiled.factor(child.result.item.code) for child in children]
    if combine.weighs:
        return [
            child if factor is None else replace(child, weight=child.weight * factor)
            for child, factor in zip(kept, factors, strict=True)
        ]
    if combine is not Combine.SUM or all(factor is None for factor in factors):
        return kept
    shares = [1.0 if factor is None else factor for factor in factors]
    before = sum(child.full for child in kept)
    after = sum(child.full * share for child, share in zip(kept, shares, strict=True))
    with np.errstate(divide="ignore", invalid="ignore"):
        level = np.where(np.asarray(after) > 0, before / after, 1.0)
    return [
        _scaled(child, level * share) if child.full.any() else child
        for child, share in zip(kept, shares, strict=True)
    ]


def _scaled(child: Branch, factor: Floats) -> Branch:
    result = replace(child.result, points=child.result.points * factor)
    return replace(child, result=result, full=child.full * factor)


def _without(child: Branch, tiled: Tiled) -> Branch:
    out = tiled.left_out(child.result.item.code)
    return child if out is None else replace(child, out=child.out | out)


def _effect(effect: Effect, tiled: Tiled) -> Effect:
    """Return a veto or ceiling for every trial; one that looks at points is looked at again."""
    held, unknown = tiled.tile(effect.held), tiled.tile(effect.unknown)
    reasons, formula = tiled.tile(effect.reasons), parse(effect.veto.condition)
    if any(isinstance(node, ItemAspect) for node in walk(formula.root)):
        again = evaluate(formula, tiled)
        lifted = np.isin(np.arange(tiled.base.count), list(effect.lifted))
        bound = tiled.tile(~lifted)
        held, unknown = (again.values == 1.0) & bound, (again.reasons != 0) & bound
        reasons = again.reasons
    return replace(effect, held=held, unknown=unknown, reasons=reasons, lifted={})

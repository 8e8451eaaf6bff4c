"""How ranks and grades move with the weights, and without one indicator or one rater."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dubao.assess.robust.ratings import Panel, Rated
from dubao.assess.robust.trials import Bench, Tried
from dubao.assess.robust.variants import drawn_factors, planned, trials_of, weighing
from dubao.model.assessment import Assessment
from dubao.model.robust import RankBands, Regraded, Sensitivity, Variant
from dubao.model.settings import WeightDraws

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

MOST_UNITS = 2000  # beyond, nobody reads a book of ranks
OUTSIDE = 0.05  # of the draws, on either side of a band


def sensitivity_of(
    assessment: Assessment, rated: Sequence[Rated], panel: Panel, asked: WeightDraws
) -> Sensitivity | None:
    """Try all variants; None where fewer than two units have a total, or far too many."""
    scored = int((~np.isnan(assessment.totals.published)).sum())
    codes = tuple(item.code for item in weighing(assessment))
    plans = planned(assessment, rated, panel, asked.width / 100)
    if scored < 2 or len(assessment.codes) > MOST_UNITS or not plans:
        return None
    seed = assessment.year if asked.seed is None else asked.seed
    draws = asked.draws if codes else 0
    drawn = drawn_factors(draws, len(codes), asked.width / 100, seed)
    tried = Bench(assessment).tried(trials_of(plans, codes, drawn))
    base = _base_grades(assessment, tried)
    variants = tuple(
        Variant(plan.kind, plan.what, _moves(assessment, ranks), _regraded(base, grades, tried))
        for plan, ranks, grades in zip(plans, tried.ranks, tried.grades, strict=False)
    )
    bands = None
    if draws:
        end = len(plans)
        bands = _bands(assessment, tried.ranks[end:], tried.grades[end:] == base, base)
    return Sensitivity(asked.width / 100, draws, seed, variants, bands)


def _base_grades(assessment: Assessment, tried: Tried) -> Numbers:
    """Return the number of each unit's grade, -1 where undecided."""
    numbers = {name: at for at, name in enumerate(tried.names)}
    return np.array([numbers.get(str(grade), -1) for grade in assessment.totals.grade])


def _moves(assessment: Assessment, ranks: Numbers) -> Numbers:
    """Return how many places each unit gains; 0 where it has no rank."""
    base = assessment.totals.rank
    return np.where((base > 0) & (ranks > 0), base - ranks, 0)


def _regraded(base: Numbers, grades: Numbers, tried: Tried) -> tuple[Regraded, ...]:
    names = (*tried.names, "")
    changed = np.flatnonzero((base >= 0) & (grades != base))
    return tuple(Regraded(int(unit), names[grades[unit]]) for unit in changed)


def _bands(
    assessment: Assessment, ranks: Numbers, same_grade: NDArray[np.bool_], base: Numbers
) -> RankBands:
    """Return where the draws put each unit: the middle nine tenths, and the ends."""
    ordered = np.sort(ranks, axis=0)
    count, out = len(ranks), int(len(ranks) * OUTSIDE)
    ranked = assessment.totals.rank > 0
    shares = np.where(ranked, (ranks == assessment.totals.rank).mean(axis=0), np.nan)
    graded = np.where(base >= 0, same_grade.mean(axis=0), np.nan)
    low, high = ordered[out], ordered[count - 1 - out]
    return RankBands(low, high, ordered[(count - 1) // 2], ordered[0], ordered[-1], shares, graded)

"""Severity of raters by least squares: rating = what is rated + rater + rest.

Works on incomplete designs, where raters see only some units. Raters who are not connected
through common units can only be compared within their group.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from dubao.assess.robust.concordance import CONFIDENCE

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

_NOTHING = 1e-9  # relative; below it there is no variation left


@dataclass(frozen=True)
class Design:
    """Who rated what: `targets` and `raters` by number, one entry per rating."""

    targets: Numbers
    raters: Numbers
    ratings: Floats

    @cached_property
    def counts(self) -> Floats:
        """How often each rater (across) rated each target (down)."""
        shape = (int(self.targets.max()) + 1, int(self.raters.max()) + 1)
        counts = np.zeros(shape)
        np.add.at(counts, (self.targets, self.raters), 1.0)
        return counts

    @cached_property
    def groups(self) -> Numbers:
        """The group of each rater, numbered from 0: raters connected through common targets."""
        joint = (self.counts.T @ self.counts) > 0
        np.fill_diagonal(joint, val=True)
        while True:
            wider = (joint.astype(float) @ joint) > 0
            if (wider == joint).all():
                break
            joint = wider
        return np.asarray(np.unique(joint.argmax(axis=1), return_inverse=True)[1])


@dataclass(frozen=True)
class Fit:
    """The least-squares fit: `severity` of each rater with `error`, and the `rest` of each rating.

    Severities of one group add to 0. `freedom` are the degrees left, `leverage` is how far each
    rating draws its own fit.
    """

    severity: Floats
    error: Floats
    rest: Floats
    leverage: Floats
    scale: float
    freedom: int

    @property
    def margin(self) -> Floats:
        """Half of each severity's 95 % interval; NaN where nothing is left to judge it by."""
        if self.freedom < 1:
            return np.full(len(self.error), np.nan)
        return np.asarray(float(stdtrit(self.freedom, (1 + CONFIDENCE) / 2)) * self.error)


def fitted(design: Design) -> Fit:
    """Fit rating = target + rater by least squares; targets are eliminated, raters solved for."""
    counts, targets, raters = design.counts, design.targets, design.raters
    per_target = np.maximum(counts.sum(axis=1), 1.0)
    means = np.bincount(targets, design.ratings, len(per_target)) / per_target
    normal = np.diag(counts.sum(axis=0)) - counts.T @ (counts / per_target[:, None])
    inverse = np.linalg.pinv(normal, rcond=1e-10, hermitian=True)
    severity = inverse @ (np.bincount(raters, design.ratings) - counts.T @ means)
    level = means - counts @ severity / per_target
    rest = design.ratings - level[targets] - severity[raters]
    rated = int(np.count_nonzero(counts.sum(axis=1)))
    freedom = len(rest) - rated - len(severity) + int(design.groups.max()) + 1
    scale = float(np.sqrt((rest**2).sum() / freedom)) if freedom > 0 else 0.0
    error = scale * np.sqrt(np.maximum(np.diag(inverse), 0.0))
    return Fit(severity, error, rest, _leverage(design, inverse, per_target), scale, freedom)


def _leverage(design: Design, inverse: Floats, per_target: Floats) -> Floats:
    """Return the diagonal of the hat matrix, without forming it."""
    targets, raters = design.targets, design.raters
    across = design.counts @ inverse
    own = (across * design.counts).sum(axis=1) / per_target**2
    mixed = across[targets, raters] / per_target[targets]
    return np.asarray(1 / per_target[targets] + inverse[raters, raters] - 2 * mixed + own[targets])


def outlying(fit: Fit, ratings: Floats) -> Floats:
    """Return for each rating the chance of a rest as large, times the number of ratings tested.

    The t test of deleted studentised residuals with Bonferroni's correction; 1 where nothing can
    be said.
    """
    chance = np.ones(len(fit.rest))
    free = 1 - fit.leverage
    tested = free > _NOTHING
    none_left = fit.scale <= _NOTHING * max(float(np.abs(ratings).max()), 1.0)
    if fit.freedom < 2 or none_left:
        return chance
    size = fit.rest[tested] / (fit.scale * np.sqrt(free[tested]))
    left = np.maximum(fit.freedom - size**2, _NOTHING)
    deleted = np.abs(size) * np.sqrt((fit.freedom - 1) / left)
    each = 2 * stdtr(fit.freedom - 1, -deleted)
    chance[tested] = np.minimum(each * np.count_nonzero(tested), 1.0)
    return chance

"""Agreement on a complete block of ratings, units down, raters across: Kendall's W and ICC."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import chdtrc, fdtri

from dubao.model.robust import Concordance, Estimate

Floats = NDArray[np.float64]

CONFIDENCE = 0.95
_SAME = 1e-12  # relative; what binary fractions leave of no variation


def kendall_w(block: Floats) -> Concordance | None:
    """Return Kendall's coefficient of concordance with the correction for ties.

    W = 12 S / (m²(n³ − n) − m ΣT), χ² = m(n − 1)W with n − 1 degrees of freedom; n units, m
    raters. None where no rater tells the units apart.
    """
    units, raters = block.shape
    ranks = pd.DataFrame(block).rank().to_numpy()
    sums = ranks.sum(axis=1)
    squares = float(((sums - sums.mean()) ** 2).sum())
    ties = sum(_ties(column) for column in block.T)
    most = raters**2 * (units**3 - units) - raters * ties
    if most <= 0:
        return None
    w = 12 * squares / most
    chi_square = raters * (units - 1) * w
    return Concordance(w, chi_square, units - 1, float(chdtrc(units - 1, chi_square)))


def _ties(column: Floats) -> float:
    """Return Σ(t³ − t) over the groups of t equal ratings of one rater."""
    sizes = np.unique(column, return_counts=True)[1].astype(float)
    return float((sizes**3 - sizes).sum())


def intraclass(block: Floats) -> tuple[Estimate, Estimate] | None:
    """Return ICC(2,1) and ICC(2,k) with their intervals (Shrout and Fleiss 1979).

    Two-way random effects, absolute agreement: of one rater, and of the mean of all. None where
    all ratings are equal.
    """
    units, raters = block.shape
    between, judges, error = _mean_squares(block)
    bottom = between + (raters - 1) * error + raters * (judges - error) / units
    if max(between, judges, error) <= _SAME * float((block**2).mean()) or bottom <= 0:
        return None
    value = (between - error) / bottom
    low, high = _limits(block.shape, (between, judges, error), value)
    single = Estimate(value, low, high)
    mean = Estimate(*(raters * x / (1 + (raters - 1) * x) for x in (value, low, high)))
    return single, mean


def _mean_squares(block: Floats) -> tuple[float, float, float]:
    """Return the mean squares of units, raters and what is left."""
    units, raters = block.shape
    mean = block.mean()
    by_unit, by_rater = block.mean(axis=1) - mean, block.mean(axis=0) - mean
    rest = block - mean - by_unit[:, None] - by_rater
    between = raters * float((by_unit**2).sum()) / (units - 1)
    judges = units * float((by_rater**2).sum()) / (raters - 1)
    return between, judges, float((rest**2).sum()) / ((units - 1) * (raters - 1))


def _limits(
    shape: tuple[int, ...], squares: tuple[float, float, float], value: float
) -> tuple[float, float]:
    """Return the interval of ICC(2,1), with Satterthwaite's degrees of freedom."""
    (n, k), (between, judges, error) = shape, squares
    ours = k * value * judges
    theirs = (n * (1 + (k - 1) * value) - k * value) * error
    below = (n - 1) * ours**2 + theirs**2
    if below <= 0:  # nothing but agreement
        return value, value
    freedom = (k - 1) * (n - 1) * (ours + theirs) ** 2 / below
    tail = (1 + CONFIDENCE) / 2
    rest = k * judges + (k * n - k - n) * error
    upper, lower = float(fdtri(n - 1, freedom, tail)), float(fdtri(freedom, n - 1, tail))
    low = n * (between - upper * error) / (upper * rest + n * between)
    high = n * (lower * between - error) / (rest + n * lower * between)
    return low, high

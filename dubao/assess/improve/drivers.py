"""Which units drive a 差异系数: what each adds to the variance, and the value without it.

S² is the sum of n ÷ N × (X - mean)²: a unit's share of it says how much of the spread is its own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dubao.model.gaps import Spread

Floats = NDArray[np.float64]

NOTHING = 1e-12  # of the greatest value: a mean that only rounding left


def spread_of(values: Floats, weights: Floats, rows: NDArray[np.intp]) -> Spread:
    """Return the spread of `values` at `rows`, weighted, population form (CA-10)."""
    x, n = values[rows], weights[rows]
    total = float(n.sum())
    mean = float(n @ x) / total if total > 0 else np.nan
    parts = n * (x - mean) ** 2
    whole = float(parts.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(np.sqrt(whole / total) / abs(np.float64(mean))) if mean else np.nan
        share = np.nan_to_num(parts / whole)
        rest = total - n
        rest_mean = (total * mean - n * x) / rest
        rest_parts = whole - parts - rest * (rest_mean - mean) ** 2
        rest_mean = np.where(
            np.abs(rest_mean) <= NOTHING * np.abs(x).max(initial=0.0), np.nan, rest_mean
        )
        without = np.sqrt(np.maximum(rest_parts, 0.0) / rest) / np.abs(rest_mean)
        at_mean = np.sqrt(np.maximum(whole - parts, 0.0) / total) / abs(np.float64(mean))
    return Spread(mean, value, rows, share, np.where(rest > 0, without, np.nan), at_mean)

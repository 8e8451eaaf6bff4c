"""Raising the lowest together: the least common level at which a spread is within its cap."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dubao.assess.improve.task import Floats

HALVINGS = 50


def least_level(enough: Callable[[float], bool], high: float) -> float:
    """Return the least level from 0 to `high` that is enough; `high` is taken to be."""
    low = 0.0
    if enough(low):
        return low
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def levelled(values: Floats, share: Floats, cap: float) -> Floats:
    """Return a group's values with the lowest raised as far as its cap needs."""

    def enough(level: float) -> bool:
        raised = np.maximum(values, level)
        mean = float(share @ raised)
        return bool(share @ (raised - mean) ** 2 <= (cap * mean) ** 2)

    return np.maximum(values, least_level(enough, float(values.max(initial=0.0))))

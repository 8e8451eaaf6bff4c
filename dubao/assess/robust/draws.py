"""Random numbers that can be drawn again from the seed that was printed (HA-12)."""

from __future__ import annotations

from random import Random

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def uniform(seed: int, rows: int, columns: int) -> Floats:
    """Return numbers from 0 to below 1, row by row.

    They are those of Python's Mersenne Twister, which every version of Python draws alike;
    numpy makes no such promise for its distributions.
    """
    draw = Random(seed).random
    return np.array([draw() for _ in range(rows * columns)]).reshape(rows, columns)

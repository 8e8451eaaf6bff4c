"""What is missing to the standards of an item of 至少, and who drives each 差异系数."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dubao.model.scheme import Item

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]
    Places = NDArray[np.intp]


@dataclass(frozen=True)
class Shortfall:
    """One of the items of 至少 for all rows.

    `counted` is what is missing is counted in (the numerator of the value, or the value itself)
    and `unit` its unit; `whole` says that only whole ones count. `to_standard` and `to_floor`
    are 0 where they are reached and NaN where the value is not known.
    """

    name: str
    counted: str
    unit: str
    whole: bool
    value: Floats
    standard: Floats
    to_standard: Floats
    to_floor: Floats


@dataclass(frozen=True)
class Spread:
    """A group's 差异系数 and, for each of its `rows`, what that row does to it.

    `share` of the variance adds to 1 (0 where there is no spread); `without` is the 差异系数
    were the row not there, `at_mean` were its value the mean; NaN where that is not defined.
    """

    mean: float
    value: float
    rows: Places
    share: Floats
    without: Floats
    at_mean: Floats


@dataclass(frozen=True)
class GroupSpread:
    """The spread of one item of 至少 in one group (学段: 小学), with its cap (inf for none)."""

    part: str
    name: str
    by: Mapping[str, str]
    cap: float
    spread: Spread


@dataclass(frozen=True)
class Gaps:
    """What is missing for one item of 至少: `applies` tells the rows it is asked of."""

    item: Item
    applies: Bools
    parts: tuple[Shortfall, ...]
    spreads: tuple[GroupSpread, ...]

"""How firm an assessment is: how far raters agree, how far ranks and grades hang on weights.

For the office only: nothing of it stands in a paper for the public or for a unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dubao.model.place import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval; NaN where it cannot be worked out."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Concordance:
    """Kendall's W, corrected for ties, with the chi-square test that all agreement is chance."""

    w: float
    chi_square: float
    freedom: int
    p: float


@dataclass(frozen=True)
class Agreement:
    """How far the raters of one item (or of all items together) agree.

    Raters who share no unit with others are a `group` of their own, from 1; 0 where all hang
    together. The coefficients rest on the complete block of `block_raters` × `block_units`;
    they are None, with the reason `why`, where there is none.
    """

    what: str
    group: int
    raters: tuple[str, ...]
    units: int
    ratings: int
    block_raters: int = 0
    block_units: int = 0
    concordance: Concordance | None = None
    single: Estimate | None = None
    mean: Estimate | None = None
    why: str = ""


@dataclass(frozen=True)
class RaterSeverity:
    """How far one rater stands above (+, lenient) or below the others, in percent of full marks.

    `label` stands for the name, `place` is where the rater is first named. `severity` is None
    where the rater shares no unit with another.
    """

    label: str
    place: Place
    ratings: int
    group: int
    severity: Estimate | None
    outliers: int


@dataclass(frozen=True)
class Spread:
    """The ratings of one unit on one item, in percent of full marks."""

    what: str
    unit: int
    ratings: int
    mean: float
    lowest: float
    highest: float
    deviation: float


@dataclass(frozen=True)
class Outlier:
    """A rating far from what the unit's other ratings and the rater's severity suggest."""

    what: str
    unit: int
    label: str
    rating: float
    expected: float
    p: float
    place: Place


@dataclass(frozen=True)
class Raters:
    """All there is to say of the raters; `unnamed` ratings have no rater's name and no part."""

    agreements: tuple[Agreement, ...]
    severities: tuple[RaterSeverity, ...]
    spreads: tuple[Spread, ...]
    outliers: tuple[Outlier, ...]
    unnamed: int


@dataclass(frozen=True)
class Regraded:
    """A unit whose grade is another one; `to` is "" where it becomes undecided."""

    unit: int
    to: str


@dataclass(frozen=True)
class Variant:
    """What happens if one thing is changed: whose ranks move, whose grades change.

    `moves` are places gained (+) or lost, by unit; 0 for who has no rank.
    """

    kind: str
    what: str
    moves: Numbers
    regraded: tuple[Regraded, ...]


@dataclass(frozen=True)
class RankBands:
    """Where draws of weights put each unit; ranks 0 and shares NaN for who has none.

    `low` to `high` holds at least nine draws in ten; shares are of all draws.
    """

    low: Numbers
    high: Numbers
    median: Numbers
    best: Numbers
    worst: Numbers
    same_rank: Floats
    same_grade: Floats


@dataclass(frozen=True)
class Sensitivity:
    """How ranks and grades move with the weights, and without one indicator or one rater.

    `width` is the share by which weights move (0.1), `draws` how many, `seed` where they start.
    """

    width: float
    draws: int
    seed: int
    variants: tuple[Variant, ...]
    bands: RankBands | None


@dataclass(frozen=True)
class Robustness:
    """Both halves; None where there is nothing to say."""

    raters: Raters | None
    sensitivity: Sensitivity | None

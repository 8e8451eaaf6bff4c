"""Severity and outliers against the least squares written out in full."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import stdtr

from dubao.assess.robust.severity import Design, fitted, outlying

Floats = NDArray[np.float64]


def design(rows: list[tuple[int, int, float]]) -> Design:
    targets, raters, ratings = zip(*rows, strict=True)
    return Design(np.array(targets), np.array(raters), np.array(ratings, dtype=float))


COMPLETE = design([(u, r, 80 + u + (-2, 0, 2)[r]) for u in range(4) for r in range(3)])

# Three raters, five units, gaps; rater 2 sees only the two best units.
CHANCE = np.random.default_rng(3)
GAPS = design(
    [
        (unit, rater, float(70 + 5 * unit + (3, 0, -3)[rater] + CHANCE.normal()))
        for unit, rater in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (3, 1), (3, 2), (4, 0), (4, 2)]
    ]
)


def by_dummies(given: Design) -> tuple[Floats, Floats, Floats]:
    """Return severities, rests and the hat matrix from the full table of dummies."""
    count = len(given.ratings)
    table = np.zeros((count, given.targets.max() + given.raters.max() + 2))
    table[np.arange(count), given.targets] = 1
    table[np.arange(count), given.targets.max() + 1 + given.raters] = 1
    found = np.linalg.lstsq(table, given.ratings, rcond=None)[0]
    severity = found[given.targets.max() + 1 :]
    hat = table @ np.linalg.pinv(table)
    return severity - severity.mean(), given.ratings - table @ found, hat


def test_on_a_complete_design_severity_is_the_mean_deviation_from_the_units_means() -> None:
    assert fitted(COMPLETE).severity == pytest.approx([-2, 0, 2])


def test_on_an_incomplete_design_it_is_least_squares() -> None:
    severity, rest, hat = by_dummies(GAPS)
    fit = fitted(GAPS)
    assert fit.severity == pytest.approx(severity)
    assert fit.rest == pytest.approx(rest, abs=1e-9)
    assert fit.leverage == pytest.approx(np.diag(hat))
    assert fit.freedom == 9 - 5 - 3 + 1
    assert fit.scale**2 == pytest.approx((rest**2).sum() / 2)


def test_a_rater_who_only_sees_good_units_is_not_lenient_for_that() -> None:
    means = [GAPS.ratings[GAPS.raters == rater].mean() for rater in range(3)]
    assert max(means) == means[2]
    assert fitted(GAPS).severity.argmin() == 2


def test_groups_without_a_common_unit_are_compared_within() -> None:
    apart = design([(0, 0, 80), (0, 1, 82), (1, 0, 70), (1, 1, 73), (2, 2, 60), (2, 3, 68)])
    assert apart.groups.tolist() == [0, 0, 1, 1]
    assert fitted(apart).severity == pytest.approx([-1.25, 1.25, -4, 4])


def test_raters_are_connected_through_others() -> None:
    chain = design([(0, 0, 1), (0, 1, 2), (1, 1, 3), (1, 2, 4), (2, 2, 5), (2, 3, 6)])
    assert chain.groups.tolist() == [0, 0, 0, 0]


def test_an_outlier_is_found_as_by_leaving_it_out() -> None:
    """The t test of deleted studentised residuals is that of a dummy for the one rating."""
    wrong = design(
        [(u, r, 80 + u + (u * r) % 3 + (20 if (u, r) == (3, 1) else 0)) for u in range(6) for r in range(4)]
    )  # fmt: skip
    chances = outlying(fitted(wrong), wrong.ratings)
    assert np.flatnonzero(chances < 0.05).tolist() == [13]
    rest, hat = by_dummies(wrong)[1:]
    free = 1 - np.diag(hat)
    freedom = 24 - 6 - 4 + 1
    without = ((rest**2).sum() - rest**2 / free) / (freedom - 1)
    wanted = 2 * stdtr(freedom - 1, -np.abs(rest / np.sqrt(without * free))) * 24
    assert chances == pytest.approx(np.minimum(wanted, 1))


def test_nothing_stands_apart_where_nothing_varies_or_too_little_is_there() -> None:
    assert (outlying(fitted(COMPLETE), COMPLETE.ratings) == 1).all()
    two = design([(0, 0, 1), (0, 1, 9)])
    fit = fitted(two)
    assert (outlying(fit, two.ratings) == 1).all()
    assert np.isnan(fit.margin).all()


def test_the_interval_is_that_of_the_contrast() -> None:
    """Four units, three raters complete: s² × (1 − 1/3) ÷ 4 with 6 degrees of freedom."""
    noise = np.array([1, -1, 0, 0, 1, -1, -1, 0, 1, 0, 0, 0], dtype=float)
    rated = Design(COMPLETE.targets, COMPLETE.raters, COMPLETE.ratings + noise)
    fit = fitted(rated)
    assert fit.freedom == 6
    assert fit.margin == pytest.approx([2.446912 * fit.scale * (2 / 3 / 4) ** 0.5] * 3, rel=1e-6)

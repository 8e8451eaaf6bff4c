"""Against worked examples in print."""

import numpy as np
import pytest
from numpy.typing import NDArray

from dubao.assess.robust.concordance import intraclass, kendall_w

# Shrout and Fleiss (1979), Intraclass correlations, Psychological Bulletin 86, table 2:
# six targets down, four judges across.
SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
    dtype=float,
)

# Siegel (1956), Nonparametric statistics, p. 234: three rankings of ten objects with ties.
SIEGEL = np.array(
    [
        [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
        [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
        [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ]
).T


def test_ca27_icc_as_shrout_and_fleiss_print_it() -> None:
    found = intraclass(SHROUT_FLEISS)
    assert found is not None
    single, mean = found
    assert (round(single.value, 2), round(mean.value, 2)) == (0.29, 0.62)  # their table 4
    # The intervals as the R packages psych and irr print them for the same table.
    assert [round(x, 3) for x in (single.low, single.high)] == [0.019, 0.761]
    assert [round(x, 3) for x in (mean.low, mean.high)] == [0.071, 0.927]


def test_ca27_kendalls_w_with_ties_as_siegel_prints_it() -> None:
    found = kendall_w(SIEGEL)
    assert found is not None
    assert round(found.w, 3) == 0.828  # 591 ÷ (742.5 − 28.5)
    assert (round(found.chi_square, 2), found.freedom) == (22.35, 9)  # 3 × 9 × 0.828
    assert 0.005 < found.p < 0.01  # 21.67 and 23.59 are the points of 1 % and 0.5 %


def test_ratings_of_any_scale_are_ranked_within_the_rater() -> None:
    scales = SIEGEL * [1, 10, 100] + [0, 50, 7]
    assert kendall_w(scales) == kendall_w(SIEGEL)


def test_raters_who_agree_in_everything() -> None:
    block = np.array([[1.0, 1], [2, 2], [4, 4]])
    concordance, classes = kendall_w(block), intraclass(block)
    assert concordance is not None
    assert classes is not None
    assert concordance.w == 1
    assert [(one.value, one.low, one.high) for one in classes] == [(1, 1, 1), (1, 1, 1)]


def test_raters_apart_by_the_same_step_agree_in_order_only() -> None:
    """ICC(2,1) asks for equal marks: a rater 10 above the other lowers it, W stays 1."""
    block = np.array([[1.0, 11], [2, 12], [4, 14]])
    concordance, classes = kendall_w(block), intraclass(block)
    assert concordance is not None
    assert classes is not None
    assert concordance.w == 1
    # MSR 14/3, MSC 150, MSE 0: 14/3 ÷ (14/3 + 2 × 150 ÷ 3)
    assert classes[0].value == pytest.approx(14 / 314)
    assert -0.1 < classes[0].low < 14 / 314 < classes[0].high < 1


@pytest.mark.parametrize("block", [np.full((3, 2), 80.0), np.full((4, 3), 0.1 + 0.2)])
def test_no_variation_has_no_coefficient(block: NDArray[np.float64]) -> None:
    assert kendall_w(block) is None
    assert intraclass(block) is None

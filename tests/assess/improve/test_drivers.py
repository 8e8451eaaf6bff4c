"""Which schools drive a 差异系数, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.assess.improve.drivers import spread_of
from dubao.model.gaps import Spread


def spread(values: list[float], pupils: list[float]) -> Spread:
    """All rows as one group."""
    rows = np.arange(len(values))
    return spread_of(np.array(values, dtype=float), np.array(pupils, dtype=float), rows)


def test_ca10_shares_of_the_variance_add_to_one() -> None:
    # pupils 100, 200, 100; values 1, 2, 5: mean 1000 ÷ 400 = 2.5
    # 100 × 2.25 = 225; 200 × 0.25 = 50; 100 × 6.25 = 625: 900 ÷ 400 = 2.25, S = 1.5
    found = spread([1, 2, 5], [100, 200, 100])
    assert (found.mean, found.value) == pytest.approx((2.5, 1.5 / 2.5))
    assert found.share == pytest.approx([225 / 900, 50 / 900, 625 / 900])


def test_ca10_without_a_school_and_with_it_at_the_mean() -> None:
    found = spread([1, 2, 5], [100, 200, 100])
    # without the third: mean 5 ÷ 3, S² = (100 × 4 ÷ 9 + 200 × 1 ÷ 9) ÷ 300 = 2 ÷ 9
    assert found.without[2] == pytest.approx(np.sqrt(2 / 9) / (5 / 3))
    # the third at 2.5: mean stays, S² = (225 + 50) ÷ 400
    assert found.at_mean[2] == pytest.approx(np.sqrt(275 / 400) / 2.5)


def test_ca11_no_spread_without_a_mean_none_of_a_single_school() -> None:
    nothing = spread([0, 0], [1, 1])
    assert np.isnan(nothing.value)
    single = spread([3], [50])
    assert (single.value, single.share.tolist()) == (0.0, [0.0])
    assert np.isnan(single.without[0])


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=2, max_size=6).filter(
        lambda pairs: sum(value for value, _ in pairs) > 0
    )
)
def test_without_a_school_equals_the_spread_of_the_others(pairs: list[tuple[int, int]]) -> None:
    values = np.array([value for value, _ in pairs], dtype=float)
    pupils = np.array([weight for _, weight in pairs], dtype=float)
    whole = spread_of(values, pupils, np.arange(len(pairs)))
    others = spread_of(values, pupils, np.arange(1, len(pairs)))
    assert whole.without[0] == pytest.approx(others.value, abs=1e-7, nan_ok=True)

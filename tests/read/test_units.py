"""Units and their conversion."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.read.units import Unit, all_times, convert, unit


def known(text: str) -> Unit:
    found = unit(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "source", "target", "result"),
    [
        ("1", "万元", "元", "10000"),
        ("12345", "元", "万元", "1.2345"),
        ("3", "亿元", "万元", "30000"),
        ("5", "千元", "元", "5000"),
        ("3", "亩", "㎡", "2000"),
        ("1", "公顷", "亩", "15"),
        ("2", "平方公里", "公顷", "200"),
        ("1.5", "万人", "人", "15000"),
        ("0.5", "万册", "册", "5000"),
        ("1.2", "万元/生", "元/人", "12000"),
        ("5", "‰", "%", "0.5"),
        ("30", "名", "人", "30"),
    ],
)
def test_rf18_units_convert_exactly(number: str, source: str, target: str, result: str) -> None:
    assert convert(Decimal(number), known(source), known(target)) == Decimal(result)


@pytest.mark.parametrize("text", ["平方米", "㎡", "m²", "m2", "M2", " ㎡　"])
def test_rf18_spellings_of_the_square_metre(text: str) -> None:
    assert unit(text) == unit("平方米")


@pytest.mark.parametrize("text", ["", "决算", "2021年", "头", "万头", "元/头"])
def test_rf17_what_is_no_unit_is_none(text: str) -> None:
    assert unit(text) is None


def test_rf17_units_of_one_kind_fit() -> None:
    assert known("万元").fits(known("元"))
    assert known("个").fits(known("所"))
    assert not known("人").fits(known("元"))
    assert not known("册").fits(known("所"))
    assert not known("人次").fits(known("人"))


def test_unscaled_unit_has_no_wan() -> None:
    assert known("万元").unscaled == unit("元")
    assert known("亩").unscaled == unit("亩")


def test_rf18_columns_multiply_as_decimals() -> None:
    column = np.array([0.07, 0.1, 1.1, 0.1234567, np.nan, 1e15])
    times = all_times(column, Fraction(100))
    assert times[:4].tolist() == [7.0, 10.0, 110.0, 12.34567]
    assert np.isnan(times[4])
    assert times[5] == 1e17


MONEY = st.sampled_from(["元", "千元", "万元", "百万元", "亿元"])
AMOUNTS = st.decimals(-(10**9), 10**9, places=4, allow_nan=False)


@given(AMOUNTS, MONEY, MONEY)
def test_rf18_there_and_back_changes_nothing(amount: Decimal, one: str, other: str) -> None:
    there = convert(amount, known(one), known(other))
    assert convert(there, known(other), known(one)) == amount


@given(st.floats(-1e12, 1e12), st.sampled_from([100, 10_000, Fraction(1, 10_000), Fraction(1, 15)]))
def test_rf18_a_column_agrees_with_decimal_arithmetic(number: float, ratio: Fraction) -> None:
    exact = Fraction(Decimal(repr(number))) * ratio
    assert all_times(np.array([number]), Fraction(ratio))[0] == float(exact)

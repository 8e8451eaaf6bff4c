"""Rounding and comparing as a clerk with paper and pencil would."""

import warnings
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.numbers import close, compare, plain, round_half_up, rounded, rounded_text

NUMBERS = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)
DIGITS = st.integers(min_value=0, max_value=6)


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        (2.675, 2, 2.68),  # in binary a little less than it says
        (1.005, 2, 1.01),
        (0.285, 2, 0.29),
        (-2.675, 2, -2.68),
        (2.5, 0, 3.0),
        (-2.5, 0, -3.0),
        (-0.5, 0, -1.0),
        (0.5, 0, 1.0),
        (0.4999, 0, 0.0),
        (2.6749, 2, 2.67),
        (0.1 + 0.2, 1, 0.3),
        (1.15 * 100, 0, 115.0),
        (4.35 * 100, 0, 435.0),
        (1.1 * 1.1, 2, 1.21),
        (89.995, 2, 90.0),
        (89.99499, 2, 89.99),
        (7624.0, 6, 7624.0),
        (123456.789, 6, 123456.789),
        (999999.9999994, 6, 999999.999999),
        (1e9 + 0.25, 1, 1e9 + 0.3),
        (1e15, 0, 1e15),
        (1e15, 2, 1e15),
        (0.0, 2, 0.0),
    ],
)
def test_ca12_half_away_from_zero_on_the_decimal_value(
    value: float, digits: int, rounded: float
) -> None:
    assert float(round_half_up(value, digits)) == rounded


def test_nothing_is_no_number_and_zero_has_no_sign() -> None:
    assert np.isnan(round_half_up(float("nan"), 2))
    assert str(float(round_half_up(-0.001, 2))) == "0.0"
    assert (rounded_text(-0.001, 2), rounded_text(float("nan"), 2)) == ("0.00", "—")


def test_columns_are_rounded_as_single_numbers_are() -> None:
    column = np.array([2.675, -2.5, np.nan, 7624.0])
    assert round_half_up(column, 2).tolist()[:2] == [2.68, -2.5]
    assert np.isnan(round_half_up(column, 2)[2])
    assert round_half_up(column, 6)[3] == 7624.0
    assert round_half_up([], 2).tolist() == []


@given(NUMBERS, DIGITS)
def test_rounding_moves_by_half_a_unit_at_most(value: float, digits: int) -> None:
    moved = abs(value - float(round_half_up(value, digits)))
    assert moved <= 0.5 * 10.0**-digits + 1e-9 * max(abs(value), 1.0)


@given(NUMBERS, DIGITS)
def test_rounding_twice_is_rounding_once(value: float, digits: int) -> None:
    once = round_half_up(value, digits)
    assert float(round_half_up(once, digits)) == float(once)


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), DIGITS)
def test_decimals_as_people_write_them_round_as_on_paper(
    number: int, scale: int, digits: int
) -> None:
    written = Decimal(number).scaleb(-scale)
    wanted = written.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert float(round_half_up(float(written), digits)) == pytest.approx(float(wanted), rel=1e-12)


@given(NUMBERS, NUMBERS)
def test_ca11_exactly_one_of_less_equal_greater_holds(a: float, b: float) -> None:
    assert sum(bool(compare(a, sign, b)) for sign in ("<", "==", ">")) == 1
    assert bool(compare(a, "<=", b)) is not bool(compare(a, ">", b))
    assert bool(compare(a, ">=", b)) is not bool(compare(a, "<", b))
    assert bool(compare(a, "!=", b)) is not bool(compare(a, "==", b))


@given(NUMBERS)
def test_dust_of_binary_fractions_is_equal(a: float) -> None:
    dusty = a * (1 + 2e-16)
    assert compare(dusty, "==", a)
    assert compare(dusty, ">=", a)
    assert not compare(dusty, ">", a)
    assert not compare(dusty, "<", a)


def test_nothing_compares_as_nothing() -> None:
    for sign in (">=", ">", "<=", "<", "==", "!="):
        assert not compare(float("nan"), sign, 1.0)
        assert not compare(1.0, sign, float("nan"))
    assert not close(float("nan"), float("nan"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4.0, "4"),
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
        (1e15, "1000000000000000"),
        (1e-7, "0.0000001"),
        (float("nan"), "—"),
    ],
)
def test_plain_numbers_are_as_people_write_them(value: float, text: str) -> None:
    assert plain(value) == text


@given(NUMBERS, DIGITS)
def test_one_number_is_rounded_as_a_column_is(value: float, digits: int) -> None:
    assert rounded(value, digits) == float(round_half_up(value, digits))


@pytest.mark.parametrize("value", [1e16, -1e200, 1.7e308, float("inf")])
def test_numbers_too_large_for_decimals_stay_as_they_are(value: float) -> None:
    with warnings.catch_warnings(action="error"):
        assert round_half_up([value, 2.675], 2).tolist() == [value, 2.68]
    assert rounded(value, 6) == value
    assert rounded(np.float64(9e15 / 7), 6) == 9e15 / 7

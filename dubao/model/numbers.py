"""Arithmetic as a clerk with paper and pencil would have it.

Binary floating point must not be visible: comparisons are tolerant, rounding is half away
from zero on the decimal value.
"""

from __future__ import annotations

from math import copysign, floor, isnan
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

TOLERANCE = 1e-9  # relative; 9 / 1000 * 100 reaches 0.9

_NO_DECIMALS = 2.0**53  # from here on a float is a whole number

MOST_SLACK = 1e-4  # of the last digit kept: large numbers are not rounded up by tolerance


def close(a: Any, b: Any) -> Bools:
    """Tell elementwise whether two numbers are equal as decimals would be; NaN equals nothing."""
    scale = np.maximum(np.abs(a), np.abs(b))
    equal: Bools = np.abs(np.subtract(a, b)) <= TOLERANCE * scale
    return equal


def compare(a: Any, operator: str, b: Any) -> Bools:
    """Compare elementwise with one of >= > <= < == !=; NaN makes every comparison false.

    >=, >, <= and < share one tolerance, so that tiers stay a partition.
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    with np.errstate(invalid="ignore"):
        if operator in (">=", "<"):
            low = least_equal(b)
            return np.asarray(a >= low if operator == ">=" else a < low)
        if operator in (">", "<="):
            high = -least_equal(-b)
            return np.asarray(a > high if operator == ">" else a <= high)
        low, high = least_equal(b), -least_equal(-b)
        equal = (a >= low) & (a <= high)
        return np.asarray(equal if operator == "==" else (a < low) | (a > high))


def least_equal(limits: Any) -> Floats:
    """Return the least number that equals a limit as decimals would; NaN stays NaN."""
    return np.asarray(limits - TOLERANCE * np.abs(limits))


def round_half_up(values: Any, digits: int = 0) -> Floats:
    """Round half away from zero at `digits` decimals: 2.675 → 2.68, -2.5 → -3; NaN stays NaN."""
    values = np.asarray(values, dtype=float)
    if np.any(np.abs(values) >= _NO_DECIMALS):
        small = np.abs(values) < _NO_DECIMALS
        return np.where(small, round_half_up(np.where(small, values, 0.0), digits), values)
    scaled = np.abs(values) * 10.0**digits
    whole = np.floor(scaled)
    slack = np.clip(TOLERANCE * scaled, TOLERANCE, MOST_SLACK)
    up = scaled - whole >= 0.5 - slack
    rounded = (whole + up) / 10.0**digits
    return np.asarray(np.copysign(rounded, values) + 0.0)


def rounded_text(value: float, digits: int) -> str:
    """Print a number with exactly `digits` decimals, rounded half up; NaN prints —."""
    value = float(value)
    if isnan(value):
        return "—"
    return f"{rounded(value, digits):.{digits}f}"


def rounded(value: float, digits: int = 0) -> float:
    """Round one number as `round_half_up` does, without the cost of an array."""
    scaled = abs(float(value)) * 10.0**digits
    if not scaled < _NO_DECIMALS:  # nor NaN
        return value
    slack = min(max(TOLERANCE * scaled, TOLERANCE), MOST_SLACK)
    whole = floor(scaled)
    return copysign((whole + (scaled - whole >= 0.5 - slack)) / 10.0**digits, value) + 0.0


def plain(value: float) -> str:
    """Print a number as a person would write it: 4.0 → 4, 0.1 + 0.2 → 0.3; NaN prints —."""
    if isnan(value):
        return "—"
    text = f"{value:.12g}"
    if "e" in text:
        text = f"{value:.12f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def chinese_number(number: int) -> str:
    """Return 1 to 99 as the number of a heading: 一, 十, 十二, 二十."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones or not tens else "")

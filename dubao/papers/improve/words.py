"""Values and differences as the papers on gaps and suppositions say them."""

from __future__ import annotations

from math import isnan

from dubao.model.numbers import plain, rounded, rounded_text
from dubao.model.what_if import Difference

NONE = "—"
DIGITS = 4  # decimals of a value of which the scheme does not say how many


def value_text(value: float | str | None, decimals: int | None = None, unit: str = "") -> str:
    """Return a number or word as printed, — for none."""
    if value is None or (isinstance(value, float) and isnan(value)):
        return NONE
    if isinstance(value, str):
        return value
    number = plain(rounded(value, DIGITS)) if decimals is None else rounded_text(value, decimals)
    return f"{number}{unit}"


def change_text(found: Difference) -> str:
    """Return how far a number moved: +2.5, -1; "" for words and where one of them is missing."""
    before, after = found.before, found.after
    if not isinstance(before, float) or not isinstance(after, float):
        return ""
    moved = abs(after - before)
    seen = found.decimals if found.decimals and rounded(moved, found.decimals) else None
    return f"{'+' if after > before else '-'}{value_text(moved, seen)}"


def gap_text(share: float) -> str:
    """Return a relative gap as a percentage, rounded up: 0.000002 is 0.01%, 0 is 0%."""
    return f"{plain(-(-share * 1e4 // 1) / 100)}%"

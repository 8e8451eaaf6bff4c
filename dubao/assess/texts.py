"""Values as explanations and trails print them."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dubao.model.numbers import rounded
from dubao.model.rule_text import signed


def short(value: float) -> str:
    """Return a number with at most six decimals; a smaller one whole."""
    short_value = rounded(value, 6)
    return signed(short_value if short_value or not value else value)


def bracketed(number: str) -> str:
    """Put a negative number in brackets."""
    return f"({number})" if number.startswith("−") else number


def value_words(value: Any) -> str:
    """Return a number as a person writes it, any other value as text."""
    return short(float(value)) if isinstance(value, int | float | np.number) else written(value)


def written(value: Any) -> str:
    """Print a value of a text or date column; "" where nothing is there."""
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value).strip()

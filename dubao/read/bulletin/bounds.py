"""Which numbers an item can have: none below nothing, no share above the whole."""

from __future__ import annotations

import re
from math import inf, isnan

from dubao.model.bulletin import BulletinItem, Kind
from dubao.model.numbers import close, plain

_GROSS = re.compile("毛.*率")  # 毛入园率 counts children of any age and may pass 100
_PERCENT = "%"


def impossible(item: BulletinItem, value: float) -> str:
    """Return in words why an item cannot have this value; "" where it can, or where it is NaN.

    The item's 最小 and 最大 go before what its kind allows.
    """
    low, high = _bounds(item)
    if value < low and not close(value, low):
        return f"不能小于 {plain(low)}"
    if value > high and not close(value, high):
        return f"不能大于 {plain(high)}"
    is_whole = item.kind is Kind.COUNT and item.decimals == 0 and not item.formula
    return "应当是整数" if is_whole and not isnan(value) and not close(value, round(value)) else ""


def _bounds(item: BulletinItem) -> tuple[float, float]:
    """Return the lowest and highest possible value; a computed item has only written ones."""
    low, high = -inf, inf
    if not item.formula:
        is_percent = item.kind is Kind.RATIO and item.unit.strip() in (_PERCENT, "％")
        low = 0.0 if is_percent or item.kind in (Kind.COUNT, Kind.AMOUNT) else low
        high = 100.0 if is_percent and not _GROSS.search(item.name) else high
    return (
        low if item.lowest is None else item.lowest,
        high if item.highest is None else item.highest,
    )

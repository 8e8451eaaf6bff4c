"""References to ranges, grown when a record is added below them."""

from __future__ import annotations

import re

_RANGE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?")


def grown(reference: str, last: int, new_last: int) -> str:
    """Return a reference whose ranges that end in row `last` (from 1) end in `new_last`.

    A single cell in that row becomes a range of its column: `F20` → `F20:F21`.
    """

    def grow(found: re.Match[str]) -> str:
        left, top, right, bottom = found.groups()
        if int(bottom or top) != last:
            return found[0]
        return f"{left}{top}:{right or left}{new_last}"

    return _RANGE.sub(grow, reference)

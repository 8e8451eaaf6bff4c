"""Long lists cut short for people."""

from __future__ import annotations

from collections.abc import Sequence

MOST_LISTED = 20  # of a long list so many are named


def listed(names: Sequence[str]) -> str:
    """Return names in one line, of many only the first and how many there are."""
    if len(names) <= MOST_LISTED:
        return "、".join(names)
    return f"{'、'.join(names[:MOST_LISTED])}等 {len(names)} 个"

"""How wide a text is on paper and screen."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

_WIDE = frozenset("WFA")


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """Return the width of the longest line of a text in half-widths, a Chinese sign being two."""
    if text.isascii() and "\n" not in text:
        return float(len(text))
    lines = text.split("\n")
    return float(max(sum(2 if east_asian_width(s) in _WIDE else 1 for s in li) for li in lines))

"""Numbers that are off by a round factor: a slipped decimal point or the wrong unit (CA-31)."""

from __future__ import annotations

FAR = (  # from, to, and in words
    (9.0, 11.0, "10 倍"),
    (90.0, 110.0, "100 倍"),
    (900.0, 1_100.0, "1000 倍"),
    (9_000.0, 11_000.0, "1 万倍"),
    (1 / 11, 1 / 9, "十分之一"),
    (1 / 110, 1 / 90, "百分之一"),
    (1 / 1_100, 1 / 900, "千分之一"),
    (1 / 11_000, 1 / 9_000, "万分之一"),
)
"""How far this year's number may suspiciously be from last year's, as ratios."""

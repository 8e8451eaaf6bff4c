"""The task: standards, weights, grades, and the schools, the same every time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

STAGES = ("小学", "初中")
# name → standard of 小学 and 初中, per how many pupils, weight in the score
INDICATORS: dict[str, tuple[float, float, float, float]] = {
    "R1": (4.2, 5.3, 100.0, 0.20),
    "R2": (1.0, 1.0, 100.0, 0.15),
    "R3": (0.9, 0.9, 100.0, 0.15),
    "R4": (4.5, 5.8, 1.0, 0.15),
    "R5": (7.5, 10.2, 1.0, 0.15),
    "R6": (2000.0, 2500.0, 1.0, 0.10),
    "R7": (2.3, 2.4, 100.0, 0.10),
}
MET, FLOOR = 6, 0.85
SLACK = 1e-9  # a share equals a standard as decimals would
FULL_MET, FULL_SCORE = 20.0, 80.0  # points of 6 of 7, and of the weighted score
GRADES = ((98.0, "优秀"), (90.0, "良好"), (75.0, "合格"))
LOWEST = "不合格"
PER_COUNTY = 180  # schools

Columns = dict[str, NDArray[Any]]


def schools(count: int) -> Columns:
    """Return the schools: county and stage by number, pupils, and seven totals."""
    chance = np.random.default_rng(count)
    counties = max(1, count // PER_COUNTY)
    stage = chance.integers(0, 2, count)
    pupils = chance.integers(100, 3000, count).astype(float)
    made: Columns = {
        "县": chance.integers(0, counties, count),
        "学段": stage,
        "学生": pupils,
    }
    for name, (first, second, per, _) in INDICATORS.items():
        standard = np.where(stage == 0, first, second)
        rate = standard * chance.normal(1.25, 0.25, count).clip(0.3)
        made[f"{name}总"] = (rate * pupils / per).round(1)
    return made


def county_names(columns: Columns) -> list[str]:
    """Return the name of every county, by number."""
    return [f"示例县{at:04}" for at in range(int(columns["县"].max()) + 1)]

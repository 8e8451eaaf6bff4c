"""By hand: numpy columns, counties and stages given as numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.bench.schools.task import (
    FLOOR,
    FULL_MET,
    FULL_SCORE,
    GRADES,
    INDICATORS,
    MET,
    SLACK,
    Columns,
)


def prepared(columns: Columns) -> Columns:
    """Return what the work is done on."""
    return columns


def work(columns: Columns) -> dict[str, Any]:
    """Return total, rank in the county, grade, and each variation by county and stage."""
    count, stage, pupils = len(columns["县"]), columns["学段"], columns["学生"]
    group = columns["县"] * 2 + stage
    groups = int(columns["县"].max()) * 2 + 2
    by_group = np.bincount(group, pupils, groups)
    met = np.zeros(count, dtype=np.int8)
    near = np.ones(count, dtype=bool)
    score = np.zeros(count)
    variations = []
    for name, (first, second, per, weight) in INDICATORS.items():
        rate = columns[f"{name}总"] * per / pupils
        share = rate / np.array([first, second])[stage]
        met += share >= 1.0 - SLACK
        near &= share >= FLOOR * (1 - SLACK)
        score += weight * np.minimum(share, 1.0)
        weighted = rate * pupils
        with np.errstate(invalid="ignore"):
            mean = np.bincount(group, weighted, groups) / by_group
            apart = rate - mean[group]
            spread = np.bincount(group, pupils * apart * apart, groups) / by_group
            variations.append(np.sqrt(spread) / mean)
    total = FULL_SCORE * score + FULL_MET * ((met >= MET) & near)
    total = np.floor(total * 100 + 0.5) / 100
    grade = np.full(count, len(GRADES), dtype=np.int8)
    for at, (limit, _) in reversed(list(enumerate(GRADES))):
        grade[total >= limit] = at
    order = np.lexsort((-total, columns["县"]))
    county, falling = columns["县"][order], total[order]
    first_of = np.r_[True, county[1:] != county[:-1]]
    fresh = first_of | np.r_[True, falling[1:] != falling[:-1]]
    places = np.arange(count)
    start = np.maximum.accumulate(np.where(first_of, places, 0))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.maximum.accumulate(np.where(fresh, places, 0)) - start + 1
    return {"总分": total, "名次": rank, "等第": grade, "差异": np.array(variations)}

"""pandas: a frame with words for county and stage, groupby for what belongs together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from tests.bench.schools.task import (
    FLOOR,
    FULL_MET,
    FULL_SCORE,
    GRADES,
    INDICATORS,
    MET,
    SLACK,
    STAGES,
    Columns,
    county_names,
)


def prepared(columns: Columns) -> pd.DataFrame:
    """Return the schools as a frame."""
    words = {
        "县": np.array(county_names(columns), dtype=object)[columns["县"]],
        "学段": np.array(STAGES, dtype=object)[columns["学段"]],
    }
    return pd.DataFrame({**columns, **words})


def work(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the schools with total, rank and grade, and the variations by county and stage."""
    made = pd.DataFrame(index=frame.index)
    pupils, stage = frame["学生"], frame["学段"]
    met, near, score = 0, True, 0.0
    for name, (first, second, per, weight) in INDICATORS.items():
        made[name] = frame[f"{name}总"] * per / pupils
        share = made[name] / stage.map(dict(zip(STAGES, (first, second), strict=True)))
        met = met + (share >= 1.0 - SLACK)
        near = near & (share >= FLOOR * (1 - SLACK))
        score = score + weight * share.clip(upper=1.0)
    keys = [frame["县"], stage]
    by_group = pupils.groupby(keys).transform("sum")
    means = made.mul(pupils, axis=0).groupby(keys).transform("sum").div(by_group, axis=0)
    apart = (made - means).pow(2).mul(pupils, axis=0)
    weights = pupils.groupby(keys).sum()
    spread = apart.groupby(keys).sum().div(weights, axis=0).pow(0.5)
    variation = spread / means.groupby(keys).first()
    total = FULL_SCORE * score + FULL_MET * ((met >= MET) & near)
    total = np.floor(total * 100 + 0.5) / 100
    edges = [-np.inf, *(limit for limit, _ in reversed(GRADES)), np.inf]
    grade = pd.cut(total, edges, right=False, labels=range(len(GRADES), -1, -1))
    rank = total.groupby(frame["县"]).rank(method="min", ascending=False)
    found = pd.DataFrame({"总分": total, "名次": rank, "等第": grade})
    return found, variation


def told(found: tuple[pd.DataFrame, pd.DataFrame], columns: Columns) -> dict[str, Any]:
    """Return the results as the others give them, for comparing."""
    schools, variation = found
    order = pd.MultiIndex.from_product([county_names(columns), STAGES])
    return {
        "总分": schools["总分"].to_numpy(),
        "名次": schools["名次"].to_numpy(),
        "等第": schools["等第"].astype(int).to_numpy(),
        "差异": variation.reindex(order).to_numpy().T,
    }

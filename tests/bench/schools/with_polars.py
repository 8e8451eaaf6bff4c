"""polars: expressions over a frame with words for county and stage, all cores."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

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


def prepared(columns: Columns) -> Any:
    """Return the schools as a frame."""
    counties = np.array(county_names(columns), dtype=object)[columns["县"]].tolist()
    stages = np.array(STAGES, dtype=object)[columns["学段"]].tolist()
    return pl.DataFrame({**columns, "县": counties, "学段": stages})


def work(frame: Any) -> tuple[Any, Any]:
    """Return the schools with total, rank and grade, and the variations by county and stage."""
    pupils, primary = pl.col("学生"), pl.col("学段") == STAGES[0]
    rates = [
        (pl.col(f"{name}总") * per / pupils).alias(name)
        for name, (*_, per, _) in INDICATORS.items()
    ]
    rated = frame.lazy().with_columns(rates)
    shares = {
        name: pl.col(name) / pl.when(primary).then(first).otherwise(second)
        for name, (first, second, *_) in INDICATORS.items()
    }
    met = pl.sum_horizontal([share >= 1.0 - SLACK for share in shares.values()])
    near = pl.all_horizontal([share >= FLOOR * (1 - SLACK) for share in shares.values()])
    score = pl.sum_horizontal(
        [share.clip(upper_bound=1.0) * INDICATORS[name][3] for name, share in shares.items()]
    )
    reached = pl.when((met >= MET) & near).then(FULL_MET).otherwise(0.0)
    total = ((FULL_SCORE * score + reached) * 100 + 0.5).floor() / 100
    grade = pl.lit(len(GRADES))
    for at, (limit, _) in reversed(list(enumerate(GRADES))):
        grade = pl.when(pl.col("总分") >= limit).then(at).otherwise(grade)
    rank = pl.col("总分").rank("min", descending=True).over("县")
    schools = rated.with_columns(total.alias("总分")).with_columns(
        rank.alias("名次"), grade.alias("等第")
    )
    found, variation = pl.collect_all(
        [
            schools.select("总分", "名次", "等第"),
            rated.group_by("县", "学段").agg([_variation(name) for name in INDICATORS]),
        ]
    )
    return found, variation


def _variation(name: str) -> Any:
    rate, pupils = pl.col(name), pl.col("学生")
    mean = (rate * pupils).sum() / pupils.sum()
    return ((((rate - mean) ** 2 * pupils).sum() / pupils.sum()).sqrt() / mean).alias(name)


def told(found: tuple[Any, Any], columns: Columns) -> dict[str, Any]:
    """Return the results as the others give them, for comparing."""
    schools, variation = found
    counties = {name: at for at, name in enumerate(county_names(columns))}
    table = np.full((len(INDICATORS), 2 * len(counties)), np.nan)
    for county, stage, *values in variation.select("县", "学段", *INDICATORS).iter_rows():
        table[:, counties[county] * 2 + STAGES.index(stage)] = values
    return {
        "总分": schools["总分"].to_numpy(),
        "名次": schools["名次"].to_numpy(),
        "等第": schools["等第"].to_numpy(),
        "差异": table,
    }

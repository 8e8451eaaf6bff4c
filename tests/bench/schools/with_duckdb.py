"""DuckDB: SQL over a table with words for county and stage, all cores."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from tests.bench.schools import with_polars
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
    """Return a connection with the schools as a table in memory."""
    connection = duckdb.connect()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schools.parquet"
        with_polars.prepared(columns).with_row_index("id").write_parquet(path)
        connection.execute(f"create table schools as from '{path}'")
    return connection


RATES = ", ".join(
    f'"{name}总" * {per} / "学生" as {name}' for name, (*_, per, _) in INDICATORS.items()
)
SHARES = ", ".join(
    f"{name} / case when \"学段\" = '{STAGES[0]}' then {first} else {second} end as s_{name}"
    for name, (first, second, *_) in INDICATORS.items()
)
COUNT = " + ".join(f"(s_{name} >= {1 - SLACK})::int" for name in INDICATORS)
NEAR = " and ".join(f"s_{name} >= {FLOOR * (1 - SLACK)}" for name in INDICATORS)
SCORE = " + ".join(f"{weight} * least(s_{name}, 1)" for name, (*_, weight) in INDICATORS.items())
GRADE = " ".join(f"when total >= {limit} then {at}" for at, (limit, _) in enumerate(GRADES))
SCHOOLS = f"""
with rated as (select id, "县", "学段", "学生", {RATES} from schools),
shared as (select *, {SHARES} from rated),
summed as (
    select id, "县", floor(({FULL_SCORE} * ({SCORE})
        + {FULL_MET} * (({COUNT} >= {MET}) and {NEAR})::int) * 100 + 0.5) / 100 as total
    from shared
)
select id, total, rank() over (partition by "县" order by total desc) as place,
    case {GRADE} else {len(GRADES)} end as grade
from summed
"""
MEANS = ", ".join(f'sum({name} * "学生") / sum("学生") as m_{name}' for name in INDICATORS)
SPREADS = ", ".join(
    f'sqrt(sum("学生" * (r.{name} - m_{name}) ** 2) / sum("学生")) / any_value(m_{name})'
    for name in INDICATORS
)
VARIATIONS = f"""
with rated as (select "县", "学段", "学生", {RATES} from schools),
means as (select "县", "学段", {MEANS} from rated group by all)
select r."县", r."学段", {SPREADS} from rated r join means using ("县", "学段") group by 1, 2
"""


def work(connection: Any) -> tuple[Any, Any]:
    """Return the schools with total, rank and grade, and the variations by county and stage."""
    return connection.execute(SCHOOLS).fetchnumpy(), connection.execute(VARIATIONS).fetchall()


def told(found: tuple[Any, Any], columns: Columns) -> dict[str, Any]:
    """Return the results as the others give them, for comparing."""
    schools, variation = found
    order = np.argsort(np.asarray(schools["id"]))
    counties = {name: at for at, name in enumerate(county_names(columns))}
    table = np.full((len(INDICATORS), 2 * len(counties)), np.nan)
    for county, stage, *values in variation:
        table[:, counties[county] * 2 + STAGES.index(stage)] = values
    return {
        "总分": np.asarray(schools["total"])[order],
        "名次": np.asarray(schools["place"])[order],
        "等第": np.asarray(schools["grade"])[order],
        "差异": table,
    }

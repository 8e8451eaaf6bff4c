"""The scheme of the same task, scored by dubao: counties and stages are words in the register."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE, UNIT_NAME, Dataset
from dubao.model.scheme import Scheme
from dubao.model.table import Block, Origin, Table
from tests.bench.schools.task import (
    FLOOR,
    FULL_MET,
    FULL_SCORE,
    GRADES,
    INDICATORS,
    LOWEST,
    MET,
    STAGES,
    Columns,
    county_names,
)


def scheme() -> Scheme:
    """Return the task as an office would write it."""
    by_stage = '如果(学段 == "小学", {}, {})'
    derived: list[dict[str, Any]] = []
    for name, (first, second, per, _) in INDICATORS.items():
        derived.append({"名称": name, "式": f"{name}总 * {per:g} / 学生"})
        standard = by_stage.format(f"{first:g}", f"{second:g}")
        derived.append({"名称": f"{name}率", "式": f"{name} / {standard}"})
        cv = f"差异系数({name}, 权=学生)"
        derived.append({"名称": f"{name}差异", "式": cv, "按": ["县", "学段"]})
    parts = {
        name: {"取值": name, "标准": dict(zip(STAGES, map(str, standards[:2]), strict=True))}
        for name, standards in INDICATORS.items()
    }
    leaves = [
        {
            "编号": f"B{at}",
            "名称": name,
            "满分": "10",
            "权重": str(weight),
            "取值": f"{name}率",
            "插值": [["0", "0"], ["1", "10"]],
        }
        for at, (name, (*_, weight)) in enumerate(INDICATORS.items(), 1)
    ]
    return Scheme.model_validate(
        {
            "编号": "schools",
            "名称": "学校",
            "示例": "是",
            "对象": "学校",
            "总分": str(FULL_MET + FULL_SCORE),
            "数据": {"数据": "数据.xlsx"},
            "派生": derived,
            "指标": [
                {
                    "编号": "A",
                    "名称": "七项至少六项",
                    "满分": str(FULL_MET),
                    "至少": {"项": parts, "达到": str(MET), "余项不低于": str(FLOOR)},
                },
                {
                    "编号": "B",
                    "名称": "加权得分",
                    "满分": str(FULL_SCORE),
                    "方式": "加权",
                    "下级": leaves,
                },
            ],
            "等第": {
                "分档": {f">= {limit:g}": grade for limit, grade in GRADES},
                "否则": LOWEST,
            },
            "排名": {"并列": "同名次", "组内": "县"},
        }
    )


def prepared(columns: Columns) -> tuple[Scheme, Dataset]:
    """Return the scheme, and the columns as the reader hands them over."""
    count = len(columns["县"])
    codes = np.array([f"S{at:06}" for at in range(count)], dtype=object)
    counties = np.array(county_names(columns), dtype=object)[columns["县"]]
    stages = np.array(STAGES, dtype=object)[columns["学段"]]
    register = {UNIT_CODE: codes, UNIT_NAME: codes, "县": counties, "学段": stages}
    numbers = {name: column for name, column in columns.items() if name not in ("县", "学段")}
    tables = {"数据": _table("数据", {UNIT_CODE: codes, **numbers})}
    return scheme(), Dataset(2021, _table("学校", register), tables)


def _table(name: str, values: Columns) -> Table:
    count = len(next(iter(values.values())))
    heads = {title: at for at, title in enumerate(values)}
    block = Block(f"{name}.xlsx", name, count, rows=range(1, count + 1), columns=heads)
    reasons = pd.DataFrame({title: np.zeros(count, np.int8) for title in values})
    return Table(name, pd.DataFrame(values), {}, reasons, Origin((block,)))


def work(given: tuple[Scheme, Dataset]) -> Assessment:
    """Score all schools of all counties in one call."""
    return assess(*given)


def told(found: Assessment, columns: Columns) -> dict[str, Any]:
    """Return the results as the others give them, for comparing."""
    names = np.array([*(grade for _, grade in GRADES), LOWEST], dtype=object)
    grade = np.argmax(found.totals.grade[:, None] == names, axis=1).astype(np.int8)
    counties = {name: at for at, name in enumerate(county_names(columns))}
    variations = np.full((len(INDICATORS), 2 * len(counties)), np.nan)
    for group in found.groups:
        if "县" in group.by:
            at = counties[group.by["县"]] * 2 + STAGES.index(group.by["学段"])
            variations[:, at] = [group.derived[f"{name}差异"] for name in INDICATORS]
    totals = found.totals
    return {"总分": totals.published, "名次": totals.rank, "等第": grade, "差异": variations}

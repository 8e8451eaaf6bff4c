"""Assessing 500,000 units against the same arithmetic written by hand in numpy.

Run as `python tests/bench/bench_assess.py`: both compute points, totals, ranks, grades with a
quota and a coefficient of variation, the results are compared, the times of turns taken one
after the other printed; it ends with 1 if the promise is missed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE, UNIT_NAME, Dataset
from dubao.model.scheme import Scheme
from dubao.model.table import Block, Origin, Table

UNITS = 500_000
FACTOR, EXTRA = 1.5, 0.05  # promised: at most FACTOR × numpy + EXTRA seconds
ROUNDS = 7
QUOTA = 0.3
STANDARDS = {"骨干": 1.0, "面积": 4.0, "设备": 2000.0, "图书": 30.0}

SCHEME = Scheme.model_validate(
    {
        "编号": "bench",
        "名称": "速度",
        "对象": "学校",
        "总分": "100",
        "数据": {"数据": "数据.xlsx"},
        "派生": [
            {"名称": "生均支出", "式": "支出 * 10000 / 学生"},
            {"名称": "支出差异", "式": "差异系数(生均支出, 权=学生)"},
        ],
        "指标": [
            {
                "编号": "A",
                "名称": "投入",
                "下级": [
                    {
                        "编号": "A1",
                        "名称": "满意度",
                        "满分": "30",
                        "取值": "满意度",
                        "分档": {">= 95": "30", ">= 90": "25", ">= 80": "15"},
                        "否则": "0",
                    },
                    {
                        "编号": "A2",
                        "名称": "支出",
                        "满分": "20",
                        "取值": "生均支出",
                        "插值": [["5000", "0"], ["10000", "12"], ["20000", "20"]],
                    },
                ],
            },
            {
                "编号": "B",
                "名称": "配置",
                "满分": "30",
                "方式": "加权",
                "下级": [
                    {
                        "编号": "B1",
                        "名称": "达标项",
                        "满分": "10",
                        "权重": "0.6",
                        "至少": {
                            "项": {n: {"取值": n, "标准": str(s)} for n, s in STANDARDS.items()},
                            "达到": "3",
                            "余项不低于": "0.85",
                        },
                    },
                    {
                        "编号": "B2",
                        "名称": "安全",
                        "满分": "10",
                        "权重": "0.4",
                        "计次": {"次数": "事故", "起点": "10", "每次": "-5", "不低于": "0"},
                    },
                ],
            },
            {
                "编号": "C",
                "名称": "巩固",
                "满分": "20",
                "取值": "巩固率",
                "插值": [["90", "0"], ["100", "20"]],
            },
        ],
        "等第": {
            "分档": {">= 85": "优秀", ">= 70": "良好", ">= 60": "合格"},
            "否则": "不合格",
            "名额": {"优秀": f"{QUOTA * 100:.0f}%"},
        },
        "排名": {"并列": "同名次"},
    }
)

Columns = dict[str, NDArray[Any]]


def columns() -> Columns:
    """Return the same numbers every time."""
    chance = np.random.default_rng(7)
    return {
        "支出": chance.uniform(200, 3000, UNITS).round(2),
        "学生": chance.integers(200, 3000, UNITS).astype(float),
        "满意度": chance.uniform(70, 100, UNITS).round(1),
        "骨干": chance.uniform(0.5, 3, UNITS).round(2),
        "面积": chance.uniform(3, 9, UNITS).round(2),
        "设备": chance.uniform(1500, 6000, UNITS).round(0),
        "图书": chance.uniform(20, 60, UNITS).round(1),
        "事故": chance.integers(0, 3, UNITS).astype(float),
        "巩固率": chance.uniform(88, 100, UNITS).round(2),
    }


def dataset(numbers: Columns) -> Dataset:
    """Return the columns as the reader hands them over."""
    codes = np.array([f"S{at:06}" for at in range(UNITS)], dtype=object)
    units = _table("学校", {UNIT_CODE: codes, UNIT_NAME: codes})
    return Dataset(2021, units, {"数据": _table("数据", {UNIT_CODE: codes, **numbers})})


def _table(name: str, values: Columns) -> Table:
    heads = {title: at for at, title in enumerate(values)}
    block = Block(f"{name}.xlsx", name, UNITS, rows=range(1, UNITS + 1), columns=heads)
    reasons = pd.DataFrame({title: np.zeros(UNITS, np.int8) for title in values})
    return Table(name, pd.DataFrame(values), {}, reasons, Origin((block,)))


def by_hand(data: Columns) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], float]:
    """Return total, rank, grade number (0 is best) and coefficient of variation."""
    spent = data["支出"] * 10000 / data["学生"]
    pupils = data["学生"]
    mean = np.sum(spent * pupils) / np.sum(pupils)
    variation = float(np.sqrt(np.sum(pupils * (spent - mean) ** 2) / np.sum(pupils)) / mean)
    happy = data["满意度"]
    a1 = np.select([happy >= 95, happy >= 90, happy >= 80], [30.0, 25.0, 15.0], 0.0)
    a2 = np.interp(spent, [5000, 10000, 20000], [0, 12, 20])
    met, near = np.zeros(UNITS, dtype=int), np.ones(UNITS, dtype=bool)
    for name, standard in STANDARDS.items():
        met += data[name] >= standard
        near &= data[name] >= 0.85 * standard
    b1 = np.where((met >= 3) & near, 10.0, 0.0)
    b2 = np.clip(10 - 5 * data["事故"], 0, 10)
    b = 30 * (0.6 * b1 / 10 + 0.4 * b2 / 10) / (0.6 + 0.4)
    c = np.interp(data["巩固率"], [90, 100], [0, 20])
    total = np.floor((a1 + a2 + b + c) * 100 + 0.5) / 100
    order = np.argsort(-total)
    falling = total[order]
    fresh = np.r_[True, falling[1:] != falling[:-1]]
    rank = np.empty(UNITS, dtype=int)
    rank[order] = np.maximum.accumulate(np.where(fresh, np.arange(1, UNITS + 1), 0))
    grade = np.select([total >= 85, total >= 70, total >= 60], [0, 1, 2], 3)
    beyond = (grade == 0) & (rank > int(UNITS * QUOTA))
    return total, rank, np.where(beyond, 1, grade), variation


def agree(
    found: Assessment, wanted: tuple[NDArray[Any], NDArray[Any], NDArray[Any], float]
) -> None:
    """Compare the two, up to a hundredth where the plain rounding falls on the other side."""
    total, rank, grade, variation = wanted
    same = np.abs(found.totals.published - total) < 1e-9
    assert np.count_nonzero(~same) <= UNITS // 1000
    assert np.abs(found.totals.published - total).max() <= 0.01 + 1e-9
    assert np.median(np.abs(found.totals.rank - rank)) <= 2
    names = np.array(["优秀", "良好", "合格", "不合格"], dtype=object)
    assert np.count_nonzero(found.totals.grade != names[grade]) <= UNITS // 1000
    assert abs(found.derived["支出差异"].values[0] - variation) < 1e-9


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> int:
    """Print the times; return 1 if the promise is missed."""
    numbers = columns()
    data = dataset(numbers)
    agree(assess(SCHEME, data), by_hand(numbers))
    turns = [
        (seconds(lambda: by_hand(numbers)), seconds(lambda: assess(SCHEME, data)))
        for _ in range(ROUNDS)
    ]
    hand, ours = (min(times) for times in zip(*turns, strict=True))
    missed = ours > FACTOR * hand + EXTRA
    print(
        f"{UNITS} units: numpy {hand * 1000:.0f} ms, dubao {ours * 1000:.0f} ms,"
        f" ratio {ours / hand:.2f}, promised {FACTOR} x + {EXTRA * 1000:.0f} ms:"
        f" {'MISSED' if missed else 'ok'}"
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

"""Cells as they might be, and what then differs."""

from __future__ import annotations

from typing import Any

from dubao.assess.engine import assess
from dubao.assess.improve.changed import changed
from dubao.assess.improve.compared import compared
from dubao.model.dataset import Dataset
from dubao.model.place import Place
from dubao.model.scheme import Scheme
from dubao.model.terms import Reason
from dubao.model.what_if import CellChange, Comparison
from tests.assess.build import dataset, leaf, scheme

ITEM = leaf(满分=10, 取值="x", 插值=[[0, 0], [10, 10]])
GRADES = {"分档": {">= 8": "优"}, "否则": "良"}
PARTS: dict[str, Any] = {
    "指标": [ITEM],
    "等第": GRADES,
    "排名": {"并列": "同名次"},
    "派生": {"平均x": {"式": "平均(x)", "小数": 1}},
    "结论": [{"编号": "J1", "名称": "够高", "条件": "A1.得分 >= 8"}],
}


def change(row: int, before: Any, after: Any, reason: Reason = Reason.FILLED) -> CellChange:
    """Change x of one unit."""
    place = Place("设想.csv", "", f"C{row + 2}")
    cell = Place("数据.xlsx", "数据", f"B{row + 2}")
    return CellChange("U1", "甲", "x", "数据", row, "x", before, after, place, cell, reason)


def both(written: Scheme, data: Dataset, *changes: CellChange) -> Comparison:
    """Assess with and without the changes."""
    return compared(assess(written, data), assess(written, changed(data, changes)), changes)


def test_points_total_grade_rank_means_and_conclusions_stand_side_by_side() -> None:
    data = dataset(2, {"数据": {"x": [5, 7]}})
    found = both(scheme(**PARTS), data, change(0, 5, 9))
    units = [(one.of, one.kind, one.code, one.before, one.after) for one in found.units]
    assert units == [
        ("甲", "总分", "", 5, 9),
        ("甲", "等第", "", "良", "优"),
        ("甲", "名次", "", 2, 1),
        ("乙", "名次", "", 1, 2),
        ("甲", "指标得分", "A1", 5, 9),
        ("甲", "结论", "J1", "不达标", "达标"),
    ]
    [mean] = found.groups
    assert (mean.of, mean.name, mean.before, mean.after, mean.decimals) == (
        "全体",
        "平均x",
        6,
        8,
        1,
    )


def test_the_data_that_were_read_stay_as_they_are() -> None:
    data = dataset(2, {"数据": {"x": [5, 7]}})
    made = changed(data, [change(0, 5, 9)])
    assert data.tables["数据"].frame["x"].tolist() == [5, 7]
    assert made.tables["数据"].frame["x"].tolist() == [9, 7]
    assert made.tables["数据"].typed(0, "x") == "9"


def test_ca01_a_cell_emptied_has_no_value_and_no_total() -> None:
    data = dataset(2, {"数据": {"x": [5, 7]}})
    emptied = change(0, 5, float("nan"), Reason.NOT_APPLICABLE)
    found = both(scheme(**PARTS), data, emptied)
    totals = [(one.kind, one.before, one.after) for one in found.units if one.kind == "总分"]
    assert totals == [("总分", 5, None)]


def test_nothing_changed_differs_in_nothing() -> None:
    data = dataset(2, {"数据": {"x": [5, None]}})
    assert both(scheme(**PARTS), data, change(0, 5, 5)).units == ()


def test_a_row_of_a_unit_may_come_or_go() -> None:
    split = {"属性": "学段", "各行": {"小学": "x > 0", "初中": "y > 0"}}
    data = dataset(1, {"数据": {"x": [5], "y": [0]}})
    move = change(0, 0, 30)
    move = CellChange("U1", "甲", "y", "数据", 0, "y", 0, 30, move.place, move.cell)
    found = both(scheme(指标=[ITEM], 分行=split), data, move)
    gone = [(one.of, one.kind, one.before, one.after) for one in found.units]
    assert gone == [
        ("甲", "参加评定", "是", "否"),
        ("甲（小学部）", "参加评定", "否", "是"),
        ("甲（初中部）", "参加评定", "否", "是"),
    ]

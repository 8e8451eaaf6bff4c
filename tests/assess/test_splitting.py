"""分行: one unit in several rows, every row with the unit's own cells."""

from typing import Any

import numpy as np

from dubao.assess.cells import cells_of
from dubao.assess.engine import assess
from dubao.assess.explain import explain
from dubao.model.assessment import Assessment, Step
from dubao.model.dataset import UNIT_CODE, Absent, Dataset
from dubao.model.table import Block, Origin
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, numbers, scheme, units

STAGES = {"属性": "学段", "各行": {"小学": "小 > 0", "初中": "初 > 0"}}
PUPILS = {"学生": {"式": '如果(学段 == "小学", 小, 初)'}}
ITEM = leaf(满分=10, 取值="学生", 插值=[[0, 0], [100, 10]])


def split(cells: Cells, register: Any = 3, **parts: Any) -> Assessment:
    """Assess 甲 (九年一贯), 乙 (小学) and 丙 (初中), split by stage."""
    parts = {"分行": STAGES, "派生": PUPILS, "指标": [ITEM], **parts}
    return assess(scheme(**parts), dataset(register, {"数据": cells}))


THREE: Cells = {"小": [30, 50, 0], "初": [20, 0, 80]}


def test_sp01_each_stage_of_a_unit_is_a_row_of_its_own() -> None:
    found = split(THREE)
    assert list(found.codes) == ["U1-小学", "U1-初中", "U2", "U3"]
    assert list(found.names) == ["甲（小学部）", "甲（初中部）", "乙", "丙"]
    assert list(found.dataset.units.column("学段").values) == ["小学", "初中", "小学", "初中"]
    assert list(found.dataset.units.column("原单位代码").values) == ["U1", "U1", "U2", "U3"]
    assert list(found.dataset.units.column("原单位名称").values) == ["甲", "甲", "乙", "丙"]
    assert numbers(found.items["A1"].points) == [3, 2, 5, 8]


def test_the_attribute_takes_the_place_of_the_registers_own() -> None:
    found = split(THREE, units(3, 学段=["小学、初中", "小学", "初中"]))
    assert list(found.lookup.column("学段").values) == ["小学", "初中", "小学", "初中"]


def test_a_map_by_the_attribute_takes_each_rows_own_number() -> None:
    item = leaf(
        满分=4, 取值="学生", 分档=[{"比较": ">=", "界": {"小学": 40, "初中": 20}, "得": 4}], 否则=0
    )
    assert numbers(split(THREE, 指标=[item]).items["A1"].points) == [0, 4, 4, 4]


def test_every_row_rests_on_the_units_own_cells() -> None:
    found = split(THREE)
    cells = [sorted(place.cell for place in cells_of(found, unit, "A1")) for unit in range(4)]
    assert cells == [["B2", "C2"], ["B2", "C2"], ["B3", "C3"], ["B4", "C4"]]


def test_the_attribute_is_explained_by_the_condition_that_holds() -> None:
    step = explain(split(THREE), 1, "A1")
    pupils = step.parts[0]
    assert isinstance(pupils, Step)
    stage = pupils.parts[0]
    assert isinstance(stage, Step)
    assert (stage.label, stage.result, stage.how) == ("学段", "初中", "初 > 0；代入：20 > 0 = 成立")
    assert [str(leaf.place) for leaf in stage.leaves()] == ["数据.xlsx[数据]!C2"]


def test_a_form_per_unit_keeps_its_cells() -> None:
    data = dataset(2, {"数据": {"小": [30, 50], "初": [20, 0]}})
    forms = [Block(f"{name}.xlsx", "表", 1, cells={"小": (4, 3), "初": (5, 3)}) for name in "甲乙"]
    table = data.tables["数据"]
    table = type(table)(table.name, table.frame, table.raw, table.reasons, Origin(tuple(forms)))
    found = assess(
        scheme(分行=STAGES, 派生=PUPILS, 指标=[ITEM]), Dataset(2021, data.units, {"数据": table})
    )
    cells = [sorted(map(str, cells_of(found, unit, "A1"))) for unit in range(3)]
    assert cells == [
        ["甲.xlsx[表]!D5", "甲.xlsx[表]!D6"],
        ["甲.xlsx[表]!D5", "甲.xlsx[表]!D6"],
        ["乙.xlsx[表]!D5", "乙.xlsx[表]!D6"],
    ]


def test_a_list_counts_for_every_row_of_its_unit() -> None:
    sources = {"数据": "数据.xlsx", "事故": {"文件": "事故.xlsx", "形式": "清单"}}
    derived = {**PUPILS, "起": {"式": "个数()", "表": "事故"}}
    parts = scheme(分行=STAGES, 派生=derived, 指标=[ITEM], 数据=sources)
    tables: dict[str, Cells] = {"数据": THREE, "事故": {UNIT_CODE: ["U3", "U1", "U1"]}}
    assert numbers(assess(parts, dataset(3, tables)).derived["起"].values) == [2, 2, 0, 1]


def test_a_list_not_handed_in_leaves_every_row_of_its_unit_without_value() -> None:
    sources = {"数据": "数据.xlsx", "事故": {"文件": "事故/*.xlsx", "形式": "清单"}}
    derived = {**PUPILS, "起": {"式": "个数()", "表": "事故"}}
    parts = scheme(分行=STAGES, 派生=derived, 指标=[ITEM], 数据=sources)
    tables: dict[str, Cells] = {"数据": THREE, "事故": {UNIT_CODE: ["U3"]}}
    data = dataset(3, tables, absent=(Absent("事故", "甲", "U1"),))
    assert list(assess(parts, data).derived["起"].reasons) == [Reason.NOT_HANDED_IN] * 2 + [0, 0]


def test_ca01_a_unit_of_which_no_row_is_known_stays_and_is_named() -> None:
    found = split({"小": [None, 50], "初": [None, 0]}, 2)
    assert list(found.codes) == ["U1", "U2"]
    assert list(found.dataset.units.reasons["学段"]) == [Reason.BLANK, 0]
    assert found.totals.status[0] == "缺项"
    told = [str(problem.place) for problem in found.problems if problem.code == "split-undecided"]
    assert told == ["数据.xlsx[数据]!B2", "数据.xlsx[数据]!C2"]


def test_what_was_not_handed_in_is_said_once() -> None:
    found = split({UNIT_CODE: ["U3"], "小": [0], "初": [9]})
    told = [problem.message for problem in found.problems if problem.code == "split-undecided"]
    assert len(told) == 2
    assert told[0].startswith("甲、乙：分行「学段」为小学的条件没有数（未报送）")


def test_a_dataset_in_rows_is_not_split_again() -> None:
    found = split(THREE)
    again = assess(found.scheme, found.dataset)
    assert list(again.codes) == list(found.codes)


def test_rows_are_gathered_by_the_attribute_and_filtered_by_a_condition() -> None:
    derived = {
        **PUPILS,
        "各段": {"式": "合计(学生)", "按": ["学段"]},
        "小学": {"式": "合计(学生)", "条件": '学段 == "小学"'},
        "大校": {"式": "个数(学生 > 0)", "条件": "学生 >= 30"},
    }
    found = split(THREE, 派生=derived)
    assert numbers(found.derived["各段"].values) == [80, 100, 80, 100]
    assert numbers(found.derived["小学"].values) == [80, 80, 80, 80]
    assert numbers(found.derived["大校"].values) == [3, 3, 3, 3]
    assert np.isnan(found.items["A1"].points).sum() == 0


def test_a_row_whose_condition_is_not_known_is_named_as_left_out() -> None:
    derived = {"均": {"式": "平均(x)", "条件": "计入 == 1"}}
    cells: Cells = {"x": [1, 2, 9], "计入": [1, None, 0]}
    found = assess(scheme(派生=derived), dataset(3, {"数据": cells}))
    assert numbers(found.derived["均"].values) == [1, 1, 1]
    assert [problem.message for problem in found.problems] == [
        "汇总「均」时略去 1 个没有数的单位：乙"
    ]


def test_a_condition_filters_a_units_rows_of_a_list() -> None:
    sources = {"整改": {"文件": "整改.xlsx", "形式": "清单"}}
    derived = {"未": {"式": '个数(状态 != "已销号")', "表": "整改", "条件": '类别 == "安全"'}}
    rows: Cells = {
        UNIT_CODE: ["U1", "U1", "U1", "U2"],
        "状态": ["在办", "在办", "已销号", "在办"],
        "类别": ["安全", "教学", "安全", None],
    }
    found = assess(scheme(派生=derived, 数据=sources), dataset(3, {"整改": rows}))
    assert numbers(found.derived["未"].values) == [1, None, 0]


def test_ca21_a_rater_of_the_unit_is_in_conflict_with_each_of_its_rows() -> None:
    item = leaf(满分=10, 评分={"表": "专家"})
    sources = {"数据": "数据.xlsx", "专家": {"文件": "专家.xlsx", "形式": "打分表"}}
    ballots: Cells = {
        UNIT_CODE: ["U1", "U1", "U2"],
        "指标编号": ["A1"] * 3,
        "评委": ["张", "王", "张"],
        "得分": [10, 4, 10],
        "评委单位": ["甲", "乙", "甲"],
    }
    written = scheme(分行=STAGES, 指标=[item], 数据=sources)
    found = assess(written, dataset(3, {"数据": THREE, "专家": ballots}))
    assert numbers(found.items["A1"].points) == [4, 4, 10, None]

"""Every point followed to its cells, for each kind of rule."""

from typing import Any

import pytest

from dubao.assess.cells import cells_of
from dubao.assess.engine import assess
from dubao.assess.explain import explain, how_of
from dubao.model.assessment import Assessment, Leaf, Step
from dubao.model.dataset import UNIT_CODE
from tests.assess.build import Cells, dataset, leaf, scheme, units
from tests.assess.test_changes import appeal, sheet

SOURCES = {
    "数据": {"文件": "数据.xlsx", "交报": "各单位"},
    "上年": {"文件": "上年.xlsx", "作用": "上年"},
    "自评": {"文件": "自评.xlsx", "形式": "打分表", "作用": "自评"},
    "专家": {"文件": "专家.xlsx", "形式": "打分表"},
    "清单": {"文件": "清单.xlsx", "形式": "清单"},
    "改分": {"文件": "改分.xlsx", "形式": "打分表", "作用": "改分"},
}
EXPERTS = {
    UNIT_CODE: ["U1", "U1", "U1"],
    "指标编号": ["A1"] * 3,
    "评委": ["张", "王", "李"],
    "得分": [80, 90, 85],
}


def assessed(item: dict[str, Any], register: Any = 2, **parts: Any) -> Assessment:
    tables: dict[str, Cells] = {name: parts.pop(name) for name in [*parts] if name in SOURCES}
    return assess(scheme(指标=[item], 数据=SOURCES, **parts), dataset(register, tables))


def outline(step: Step | Leaf, depth: int = 0) -> list[str]:
    """Print an explanation as the lines that a test can show."""
    if isinstance(step, Leaf):
        reason = f"（{step.reason}）" if step.reason else ""
        return [f"{'  ' * depth}{step.name}：{step.raw}{reason} [{step.place or '无'}]"]
    how = f" ← {step.how}" if step.how else ""
    lines = [f"{'  ' * depth}{step.label} = {step.result}{how}"]
    for part in step.parts:
        lines.extend(outline(part, depth + 1))
    return lines


def test_a_formula_with_its_numbers_and_cells() -> None:
    """The example of schemes section 6."""
    item = leaf(满分=6, 取值="100 * 高学历 / 学生", 插值=[[0, 0], [6, 6]])
    found = assessed(item, 数据={"高学历": [42, 1], "学生": [1000, 1]})
    assert outline(explain(found, 0, "A1")) == [
        "A1 指标A1 = 4.2 / 6 ← 0→0，6→6，之间按比例；(4.2 − 0) ÷ (6 − 0) × (6 − 0)",
        "  取值 = 4.2 ← 100 × 高学历 ÷ 学生；代入：100 × 42 ÷ 1000 = 4.2",
        "    高学历：42 [数据.xlsx[数据]!B2]",
        "    学生：1000 [数据.xlsx[数据]!C2]",
    ]


def test_derived_values_and_last_year_are_nested() -> None:
    item = leaf(满分=6, 取值="增长", 分档={">= 0": 6}, 否则=0)
    spec = {"人均": {"式": "x / n"}, "增长": {"式": "人均 - 上年(人均)"}}
    tables = {"数据": {"x": [12, 0], "n": [2, 1]}, "上年": {"x": [10, 0], "n": [4, 1]}}
    assert outline(explain(assessed(item, 派生=spec, **tables), 0, "A1"))[1:] == [
        "  增长 = 3.5 ← 人均 − 上年(人均)；代入：6 − 2.5 = 3.5",
        "    人均 = 6 ← x ÷ n；代入：12 ÷ 2 = 6",
        "      x：12 [数据.xlsx[数据]!B2]",
        "      n：2 [数据.xlsx[数据]!C2]",
        "    上年 人均 = 2.5 ← x ÷ n；代入：10 ÷ 4 = 2.5",
        "      上年 x：10 [上年.xlsx[上年]!B2]",
        "      上年 n：4 [上年.xlsx[上年]!C2]",
    ]


def test_a_limit_by_attribute_rests_on_the_register_too() -> None:
    item = leaf(
        满分=4, 取值="x", 分档=[{"比较": ">=", "界": {"小学": 4, "初中": 5}, "得": 4}], 否则=0
    )
    found = assessed(item, units(1, 学段=["初中"]), 数据={"x": [5]})
    assert outline(explain(found, 0, "A1"))[1:] == [
        "  x：5 [数据.xlsx[数据]!B2]",
        "  学段：初中 [台账.xlsx[台账]!C2]",
    ]
    assert "5 ≥ 5" in explain(found, 0, "A1").how


def test_raters_one_cell_each() -> None:
    item = leaf(满分=10, 评分={"表": "专家", "方式": "均值", "满分": 100})
    lines = outline(explain(assessed(item, 1, 专家=EXPERTS), 0, "A1"))
    assert lines[0].startswith("A1 指标A1 = 8.5 / 10")
    assert lines[0].endswith("85 × 10 ÷ 100；有效评委3名")
    assert lines[1:] == [
        "  均值 = (80 + 85 + 90) ÷ 3 = 85",
        "    张：80 [专家.xlsx[专家]!D2]",
        "    王：90 [专家.xlsx[专家]!D3]",
        "    李：85 [专家.xlsx[专家]!D4]",
    ]


CASES = {UNIT_CODE: ["U1", "U2", "U1"], "级别": ["省级", "市级", "市级"], "项目": ["合唱"] * 3}


def test_cases_one_cell_each_with_those_not_counted() -> None:
    rule = {"次数": "清单", "每次": {"省级": 2, "市级": 1}, "同项": "取最高"}
    found = assessed(leaf(满分=5, 计次=rule), 3, 清单=CASES)
    assert outline(explain(found, 0, "A1"))[1:] == [
        "  清单 第1件（2 分）：省级 [清单.xlsx[清单]!B2]",
        "  清单 第2件（1 分）：市级（同项取最高，未计） [清单.xlsx[清单]!B4]",
    ]
    assert outline(explain(found, 2, "A1"))[1:] == [
        "  清单 = 0件 ← 清单中没有这个单位的记录（清单.xlsx[清单]）",
    ]


def test_a_count_by_formula() -> None:
    rule = {"次数": "x", "起点": 6, "每次": -1, "单位量": 2, "不足一次": "按比例", "不低于": 0}
    step = explain(assessed(leaf(满分=6, 计次=rule), 1, 数据={"x": [3]}), 0, "A1")
    assert (step.result, step.how.split("；")[-1]) == ("4.5 / 6", "6 + (−1) × 3 ÷ 2")


def test_at_least_part_by_part() -> None:
    parts = {"甲": {"取值": "x", "标准": 100}, "乙": {"取值": "y", "标准": 90}}
    item = leaf(满分=5, 至少={"项": parts, "达到": 1, "余项不低于": 0.85})
    found = assessed(item, 1, 数据={"x": [100], "y": [80]})
    assert outline(explain(found, 0, "A1"))[1:] == [
        "  甲 = 100 ← 标准 100，达到",
        "    x：100 [数据.xlsx[数据]!B2]",
        "  乙 = 80 ← 标准 90，未达到",
        "    y：80 [数据.xlsx[数据]!C2]",
    ]


def test_grades_and_ranks() -> None:
    found = assessed(leaf(满分=5, 取值="x", 评级={"A": 5}), 1, 数据={"x": ["A"]})
    assert outline(explain(found, 0, "A1"))[1:] == ["  x：A [数据.xlsx[数据]!B2]"]
    ranks = leaf(满分=10, 名次={"取值": "x", "依次": [10, 8]})
    step = explain(assessed(ranks, 2, 数据={"x": [1, 2]}), 0, "A1")
    assert step.how.endswith("第2名")
    assert [leaf.raw for leaf in step.leaves()] == ["1"]


def test_given_points_self_score_and_appeal() -> None:
    found = assessed(
        leaf(满分=10, 给分={"来源": "专家"}),
        1,
        自评=sheet(("U1", "A1", 10, "满分")),
        专家=sheet(("U1", "A1", 8, "台账不全")),
        改分=appeal(("U1", "A1", 9, "补交", "王某", "2021-12-01", "示1号", 8)),
    )
    assert outline(explain(found, 0, "A1"))[1:] == [
        "  专家：8 [专家.xlsx[专家]!C2]",
        "  改分（王某，2021-12-01，示1号，补交）：9 [改分.xlsx[改分]!C2]",
        "  自评 = 10 ← 只作对照，不计分",
        "    自评（满分）：10 [自评.xlsx[自评]!C2]",
    ]
    assert [str(cell) for cell in cells_of(found, 0, "A1")] == [
        "专家.xlsx[专家]!C2",
        "改分.xlsx[改分]!C2",
    ]


def test_a_value_gathered_over_all_units_names_every_units_cell() -> None:
    item = leaf(满分=6, 取值="x - 平均值", 分档={">= 0": 6}, 否则=0)
    found = assessed(item, 2, 派生={"平均值": {"式": "平均(x)"}}, 数据={"x": [4, 2]})
    assert outline(explain(found, 0, "A1"))[2:] == [
        "    x：4 [数据.xlsx[数据]!B2]",
        "    平均值 = 3 ← 平均(x)，2 个单位",
        "      甲 = ",
        "        x：4 [数据.xlsx[数据]!B2]",
        "      乙 = ",
        "        x：2 [数据.xlsx[数据]!B3]",
    ]


def test_a_value_gathered_in_a_register() -> None:
    item = leaf(满分=6, 计次={"次数": "未销号", "起点": 6, "每次": -2})
    spec = {"未销号": {"式": '个数(状态 != "已销号")', "表": "清单"}}
    rows = {UNIT_CODE: ["U1", "U1"], "状态": ["已销号", "待整改"]}
    assert outline(explain(assessed(item, 1, 派生=spec, 清单=rows), 0, "A1"))[1:] == [
        "  未销号 = 1 ← 个数(状态 ≠ “已销号”)",
        "    状态：已销号 [清单.xlsx[清单]!B2]",
        "    状态：待整改 [清单.xlsx[清单]!B3]",
    ]


def test_missing_cells_say_why() -> None:
    found = assessed(
        leaf(满分=6, 取值="x", 插值=[[0, 0], [6, 6]]), 2, 数据={UNIT_CODE: ["U2"], "x": [None]}
    )
    assert outline(explain(found, 0, "A1"))[1:] == ["  x：（未报送） [无]"]
    assert outline(explain(found, 1, "A1"))[1:] == ["  x：（未填） [数据.xlsx[数据]!B2]"]


TREE = {
    "编号": "A",
    "名称": "投入",
    "下级": [
        leaf("A1", 满分=12, 取值="x", 插值=[[0, 0], [12, 12]]),
        leaf("A2", 满分=8, 取值="y", 插值=[[0, 0], [8, 8]], 适用="y > 0"),
    ],
}


def test_an_inner_node_and_reweighting() -> None:
    found = assessed(TREE, 1, 数据={"x": [6], "y": [0]})
    step = explain(found, 0, "A")
    assert (step.result, step.how) == ("10 / 20", "下级之和；按有效满分折算；6 × 20 ÷ 12")
    assert [part.label for part in step.parts if isinstance(part, Step)] == [
        "A1 指标A1",
        "A2 指标A2",
    ]


def test_the_total_with_grade_and_rank() -> None:
    parts = {
        "加分": [leaf("P1", 计次={"次数": "p", "每次": 1})],
        "等第": {"分档": {">= 10": "优"}, "否则": "良", "条件": {"优": "A.得分率 >= 0.5"}},
        "否决": [{"编号": "V1", "名称": "事故", "条件": "p > 5", "后果": {"等第不高于": "良"}}],
        "排名": {"并列": "同名次"},
    }
    found = assessed(TREE, 1, 数据={"x": [6], "y": [4], "p": [2]}, **parts)
    step = explain(found, 0)
    assert (step.label, step.result, step.how) == ("总分", "12.00", "各项 10；加分 2")
    grade = next(part for part in step.parts if isinstance(part, Step) and part.label == "等第")
    assert outline(grade) == [
        "等第 = 优 ← 分档：12.00 ≥ 10，优",
        "  优的条件 = 成立 ← A.得分率 ≥ 0.5；代入：0.5 ≥ 0.5 = 成立",
        "    A 投入 得分率 = 0.5",
        "  否决 V1 事故 = 不成立 ← p > 5；代入：2 > 5 = 不成立",
        "    p：2 [数据.xlsx[数据]!D2]",
    ]


def test_a_total_that_there_is_none_of_names_the_missing() -> None:
    step = explain(assessed(TREE, 1, 数据={"x": [None], "y": [4]}), 0)
    assert step.result == "—（缺：A1 指标A1：x未填（本单位））"
    assert step.how == "已有各项合计 4.00"


def test_how_in_one_line_for_the_check_list() -> None:
    item = leaf(满分=6, 取值="100 * x / y", 插值=[[0, 0], [6, 6]])
    found = assessed(item, 1, 数据={"x": [42], "y": [1000]})
    assert how_of(found, 0, "A1").startswith("100 × 42 ÷ 1000 = 4.2；")
    assert how_of(found, 0) == "各项 4.2"


def test_an_item_that_there_is_none_of() -> None:
    found = assessed(TREE, 1, 数据={"x": [6], "y": [4]})
    with pytest.raises(ValueError, match="Z9"):
        explain(found, 0, "Z9")

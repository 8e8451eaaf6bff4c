"""Inner nodes, 适用, 缺失 and re-weighting."""

from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, numbers, scheme, units

STRAIGHT = [[0, 0], [10, 10]]


def line(code: str, column: str, full: float = 10, **parts: Any) -> dict[str, Any]:
    """A leaf whose points are full × value ÷ 10."""
    return leaf(code, 满分=full, 取值=column, 插值=[[0, 0], [10, full]], **parts)


def inner(code: str, *children: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return {"编号": code, "名称": f"指标{code}", "下级": list(children), **parts}


def assessed(items: list[dict[str, Any]], cells: Cells, **parts: Any) -> Assessment:
    count = len(next(iter(cells.values())))
    return assess(scheme(指标=items, **parts), dataset(count, {"数据": cells}))


@pytest.mark.parametrize(
    ("way", "expected"),
    [("求和", 12), ("取高", 8), ("取低", 4)],
)
def test_ways_to_combine(way: str, expected: float) -> None:
    tree = inner("A", line("A1", "x"), line("A2", "y"), 方式=way)
    assert numbers(assessed([tree], {"x": [8], "y": [4]}).items["A"].points) == [expected]


def test_weights_are_shares_of_the_points_rate() -> None:
    """北京 条件 : 过程 : 结果 = 3 : 5 : 2 (rules 7)."""
    tree = inner(
        "A",
        line("A1", "x", 100, 权重=3),
        line("A2", "y", 100, 权重=5),
        line("A3", "z", 50, 权重=2),
        方式="加权",
        满分=100,
    )
    assert numbers(assessed([tree], {"x": [8], "y": [9], "z": [5]}).items["A"].points) == [79]


def test_weighted_without_declared_full_marks_is_the_weighted_sum() -> None:
    tree = inner("A", line("A1", "x", 5, 权重=0.6), line("A2", "y", 5, 权重=0.4), 方式="加权")
    result = assessed([tree], {"x": [10], "y": [5]}).items["A"]
    assert (numbers(result.points), numbers(result.full)) == ([4], [5])


def test_cap_of_an_inner_node_without_full_marks_is_its_full_marks() -> None:
    a = inner("A", line("A1", "x"), line("A2", "y"), 不高于=15)
    b = line("B", "z", 5, 适用="z > 0")
    assessment = assessed([inner("R", a, b)], {"x": [9, 9], "y": [9, 3], "z": [10, 0]})
    assert numbers(assessment.items["A"].full) == [15, 15]
    assert numbers(assessment.items["R"].full) == [20, 20]
    assert numbers(assessment.totals.exact) == [20, 16]  # 15 + 5; 12 × 20 ÷ 15


def test_cap_and_floor_of_an_inner_node() -> None:
    tree = inner("A", line("A1", "x"), line("A2", "y"), 不高于=15, 不低于=3)
    result = assessed([tree], {"x": [10, 1], "y": [9, 1]}).items["A"]
    assert numbers(result.points) == [15, 3]


@pytest.mark.parametrize(
    ("policy", "points", "total"),
    [
        ("不予评定", None, None),
        ("计零", 0, 8),
        ("取下限", 0, 8),
        ("按满分折算", None, 16),  # 8 × 20 ÷ 10
    ],
)
def test_policies_for_missing(policy: str, points: Any, total: Any) -> None:
    tree = inner("A", line("A1", "x"), line("A2", "y", 缺失=policy))
    assessment = assessed([tree], {"x": [8], "y": [None]})
    assert numbers(assessment.items["A2"].points) == [points]
    assert numbers(assessment.totals.published) == [total]


def test_lowest_of_a_rule_that_never_gives_nothing() -> None:
    item = leaf("A1", 满分=5, 取值="x", 分档={">= 9": 5, ">= 5": 4}, 否则=2, 缺失="取下限")
    assert numbers(assessed([item], {"x": [None]}).items["A1"].points) == [2]


def test_missing_counted_says_so() -> None:
    result = assessed([line("A1", "x", 缺失="计零")], {"x": [None]}).items["A1"]
    assert result.notes[0] == "未填，按缺项计零"


def test_reweighting_must_be_asked_for() -> None:
    tree = inner("A", line("A1", "x"), line("A2", "y"))
    assessment = assessed([tree], {"x": [8], "y": [None]})
    assert numbers(assessment.totals.published) == [None]
    assert numbers(assessment.totals.partial) == [8]


def test_not_applicable_is_out_of_the_full_marks_within_the_parent() -> None:
    a = inner("A", line("A1", "x", 12), line("A2", "y", 8, 适用="y > 0"))
    b = line("B", "x", 80)
    assessment = assessed([a, b], {"x": [5, 5], "y": [10, 0]}, 总分=100)
    assert numbers(assessment.items["A"].points) == [14, 10]  # 6 × 20 ÷ 12
    assert numbers(assessment.items["A2"].full) == [8, 0]
    assert assessment.items["A2"].reasons[1] == Reason.NOT_APPLICABLE
    assert assessment.items["A"].notes[1] == "按有效满分折算"
    assert numbers(assessment.totals.published) == [54, 50]


def test_not_applicable_at_the_top_scales_to_the_total() -> None:
    items = [line("A", "x", 60), line("B", "y", 40, 适用="y > 0")]
    assessment = assessed(items, {"x": [5], "y": [0]}, 总分=100)
    assert numbers(assessment.totals.published) == [50]
    assert "各项得分：按有效满分折算" in assessment.totals.steps[0]


def test_items_by_attribute_never_belonged_to_the_others_full_marks() -> None:
    a = inner(
        "A",
        line("A1", "x", 10, 适用='学段 == "小学"'),
        line("A2", "x", 10, 适用='学段 == "初中"'),
        line("A3", "x", 10),
    )
    register = units(2, 学段=["小学", "初中"])
    result = assess(scheme(指标=[a]), dataset(register, {"数据": {"x": [5, 8]}})).items["A"]
    assert (numbers(result.points), numbers(result.full)) == ([10, 16], [20, 20])
    assert list(result.notes) == ["", ""]


def test_a_whole_domain_that_drops_out_is_made_up_above() -> None:
    a = inner("A", line("A1", "y", 20, 适用="y > 0"), line("A2", "y", 20, 适用="y > 0"))
    assessment = assessed([a, line("B", "x", 60)], {"x": [5], "y": [0]}, 总分=100)
    assert assessment.items["A"].reasons[0] == Reason.NOT_APPLICABLE
    assert numbers(assessment.totals.published) == [50]


def test_not_applicable_typed_where_the_scheme_does_not_allow_it() -> None:
    assessment = assessed([line("A1", "x")], {"x": [5, Reason.NOT_APPLICABLE]})
    (problem,) = assessment.problems
    assert problem.code == "not-applicable-not-allowed"
    assert str(problem.place) == "数据.xlsx[数据]!B3"
    assert assessment.totals.status[1] == "缺项"


def test_not_applicable_is_told_at_the_cell_that_says_so() -> None:
    cells = {"x": [5, 5], "y": [1, Reason.NOT_APPLICABLE]}
    (problem,) = assessed([line("A1", "x + y")], cells).problems
    assert str(problem.place) == "数据.xlsx[数据]!C3"


def test_not_applicable_typed_as_points_is_told_at_its_cell() -> None:
    sheet = {"单位代码": ["U1"], "指标编号": ["A1"], "得分": [Reason.NOT_APPLICABLE]}
    item = leaf(满分=5, 给分={"来源": "小组"})
    sources = {"小组": {"文件": "小组.xlsx", "形式": "打分表"}}
    (problem,) = assess(scheme(指标=[item], 数据=sources), dataset(1, {"小组": sheet})).problems
    assert (problem.code, str(problem.place)) == (
        "not-applicable-not-allowed",
        "小组.xlsx[小组]!C2",
    )


def test_not_applicable_typed_in_the_column_of_the_condition() -> None:
    item = line("A1", "x", 适用="y > 0")
    cells = {"x": [5, None], "y": [1, Reason.NOT_APPLICABLE]}
    assessment = assessed([item, line("B", "z")], {**cells, "z": [5, 5]})
    assert assessment.problems == ()
    assert numbers(assessment.totals.published) == [10, 10]


def test_unknown_whether_it_applies_is_missing() -> None:
    assessment = assessed([line("A1", "x", 适用="y > 0")], {"x": [5], "y": [None]})
    assert assessment.totals.status[0] == "缺项"
    assert assessment.totals.reason[0] == "缺：A1 指标A1：y未填"


def test_highest_or_rank_points_below_a_threshold() -> None:
    """舟山: a rate of 85 % or more gives 10, below it rank points 8/6/4/2 (rules 6.1)."""
    tree = inner(
        "A",
        leaf("A1", 满分=10, 取值="x", 分档={">= 85": 10}, 否则=0),
        leaf("A2", 满分=8, 名次={"取值": "x", "依次": [8, 6, 4, 2]}, 适用="x < 85"),
        方式="取高",
    )
    cells = {"x": [95, 85, 84, 70, 60, 50]}
    assert numbers(assessed([tree], cells).items["A"].points) == [10, 10, 8, 6, 4, 2]


def test_higher_of_two_with_one_missing_is_not_guessed() -> None:
    tree = inner("A", line("A1", "x"), line("A2", "y"), 方式="取高")
    assert numbers(assessed([tree], {"x": [3], "y": [None]}).items["A"].points) == [None]


def test_ca03_partial_sum_and_what_is_missing_from_whom() -> None:
    sources = {
        "数据": {"文件": "数据.xlsx", "交报": "各单位"},
        "部门": {"文件": "部门.xlsx", "交报": "计财科"},
    }
    items = [line("A1", "x"), line("A2", "y"), line("A3", "w / z")]
    tables: dict[str, Cells] = {
        "数据": {"x": [7, 8], "w": [4, None]},
        "部门": {"y": [None, 6], "z": [2, 2]},
    }
    totals = assess(scheme(指标=items, 数据=sources), dataset(2, tables)).totals
    assert numbers(totals.partial) == [9, 14]
    assert list(totals.reason) == [
        "缺：A2 指标A2：y未填（计财科）",
        "缺：A3 指标A3：w未填（本单位）",
    ]
    assert (list(totals.grade), list(totals.rank)) == (["", ""], [0, 0])


def missing(item: dict[str, Any], tables: dict[str, Cells]) -> str:
    """Return what is said to be missing for the first of two units."""
    sources = {
        "自评": {"文件": "自评.xlsx", "交报": "各单位"},
        "部门": {"文件": "部门.xlsx", "交报": "计财科"},
        "上年": {"文件": "上年.xlsx", "作用": "上年"},
    }
    fields = {
        "支出": {"类型": "数", "来源": "自评"},
        "学生": {"类型": "数", "来源": "自评"},
        "教师": {"类型": "数", "来源": "部门"},
        "收入": {"类型": "数", "来源": "部门"},
    }
    parts = scheme(指标=[item], 数据=sources, 字段=fields)
    return str(assess(parts, dataset(2, tables)).totals.reason[0])


LAST: Cells = {"支出": [5, 5], "收入": [5, 5]}


def test_what_is_missing_this_year_is_not_laid_on_last_years_sender() -> None:
    item = line("A1", "支出 - 上年(支出)")
    assert missing(item, {"上年": LAST}) == "缺：A1 指标A1：支出未报送（本单位）"


def test_what_is_missing_of_last_year_is_laid_on_nobody_of_this_year() -> None:
    item = line("A1", "支出 - 上年(支出)")
    assert missing(item, {"自评": {"支出": [3, 4]}}) == "缺：A1 指标A1：上年支出未报送"


def test_ca03_what_one_sender_owes_is_named_together() -> None:
    item = line("A1", "支出 / 学生 + 教师 / 收入")
    assert missing(item, {"部门": {"教师": [None, 2], "收入": [3, 2]}}) == (
        "缺：A1 指标A1：学生、支出未报送（本单位），教师未填（计财科）"
    )


def test_a_department_that_left_the_unit_out_is_told_so() -> None:
    item = line("A1", "教师 / 收入")
    tables: dict[str, Cells] = {"部门": {UNIT_CODE: ["U2"], "教师": [2], "收入": [3]}}
    assert missing(item, tables) == "缺：A1 指标A1：「部门」表中没有本单位（计财科）"


def test_a_ratio_to_nothing_is_at_fault_itself() -> None:
    item = line("A1", "教师 / 收入")
    tables: dict[str, Cells] = {"部门": {"教师": [2, 2], "收入": [0, 3]}}
    assert missing(item, tables) == "缺：A1 指标A1：分母为零"


def counted(policy: str, *cells: Any, **parts: Any) -> list[str]:
    """Return what is said of blanks in the column x of an item with this 缺失."""
    item = line("A1", "x", 缺失=policy, **parts)
    found = assessed([item, line("A2", "y")], {"x": list(cells), "y": [5] * len(cells)}).problems
    return [f"{problem.place.cell} {problem.message}" for problem in found]


@pytest.mark.parametrize(
    ("policy", "how"),
    [
        ("按满分折算", "不计这一项的满分，其余各项按满分折算"),
        ("计零", "按缺项计零"),
        ("取下限", "按规则的下限计"),
    ],
)
def test_ca01_a_blank_that_is_counted_all_the_same_is_said_with_how(policy: str, how: str) -> None:
    assert counted(policy, 5, None) == [f"B3 乙的 A1 指标A1 没有数（未填），已{how}"]


def test_ca01_what_was_not_handed_in_is_said_of_all_units_together() -> None:
    late = Reason.NOT_HANDED_IN
    said = " 甲、丙的 A1 指标A1 没有数（未报送），已按缺项计零"
    assert counted("计零", late, 5, late) == [said]


def test_what_does_not_apply_or_stops_the_total_is_not_said_to_be_counted() -> None:
    assert counted("不予评定", None, 5) == []
    assert counted("按满分折算", None, 5, 适用="y > 6") == []
    assert counted("按满分折算", Reason.NOT_APPLICABLE, 5, 适用="x > 0") == []
    assert counted("按满分折算", Reason.ZERO_BASE, 5) == []

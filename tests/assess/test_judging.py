"""判定: grades by conditions in order, with and without points; the grade of a unit by them."""

from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.assess.explain import explain
from dubao.model.assessment import Assessment, Step
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, numbers, scheme

THREE = {"合格": "x >= 5", "基本合格": "x >= 3", "不合格": "其余"}
POINTS = {"合格": 3, "基本合格": 1, "不合格": 0}


def judged(items: list[Any], cells: Cells, **parts: Any) -> Assessment:
    count = len(next(iter(cells.values())))
    return assess(scheme(指标=items, **parts), dataset(count, {"数据": cells}))


def grades(found: Assessment, code: str = "A1") -> list[Any]:
    return list(found.items[code].value.values)


def test_the_first_condition_that_holds_gives_the_grade() -> None:
    found = judged([leaf(判定=THREE)], {"x": [5, 4.9, 3, 2.9]})
    assert grades(found) == ["合格", "基本合格", "基本合格", "不合格"]
    assert list(found.items["A1"].notes) == ["x ≥ 5", "x ≥ 3", "x ≥ 3", "其余"]


def test_a_grade_alone_has_no_points_and_does_not_touch_the_total() -> None:
    line = leaf("A2", 满分=10, 取值="x", 插值=[[0, 0], [10, 10]])
    parts = [{"编号": "A", "名称": "甲", "下级": [leaf(判定=THREE), line]}, leaf("B", 判定=THREE)]
    found = judged(parts, {"x": [5, 3]}, 总分=10)
    assert numbers(found.items["A1"].points) == [None, None]
    assert numbers(found.items["A"].points) == [5, 3]
    assert numbers(found.totals.published) == [5, 3]
    assert list(found.totals.status) == ["已评", "已评"]


def test_with_a_table_the_grade_becomes_points() -> None:
    found = judged([leaf(满分=3, 判定=THREE, 评级=POINTS)], {"x": [5, 4, 2]})
    assert numbers(found.items["A1"].points) == [3, 1, 0]
    assert grades(found) == ["合格", "基本合格", "不合格"]


@pytest.mark.parametrize(
    ("x", "y", "grade", "reason"),
    [
        (5, None, "好", Reason.FILLED),  # the first holds; the second is never asked
        (None, 5, None, Reason.BLANK),  # the first may hold: the second does not decide
        (1, None, None, Reason.BLANK),
        (1, 1, None, Reason.UNDECIDED),  # no condition holds
        (1, 5, "中", Reason.FILLED),
    ],
)
def test_ca29_what_is_not_known_is_not_decided(x: Any, y: Any, grade: Any, reason: Reason) -> None:
    found = judged([leaf(判定={"好": "x >= 5", "中": "y >= 5"})], {"x": [x], "y": [y]})
    value = found.items["A1"].value
    assert (value.values[0], Reason(int(value.reasons[0]))) == (grade, reason)


def test_grades_are_counted_and_asked_for() -> None:
    items = [leaf("A1", 判定=THREE), leaf("A2", 判定=THREE, 适用="y > 0"), leaf("A3", 判定=THREE)]
    conclusions = [
        {"编号": "J1", "名称": "两项合格", "条件": '个数("合格") >= 2'},
        {"编号": "J2", "名称": "首项合格", "条件": 'A1.评级 == "合格"'},
    ]
    found = judged(items, {"x": [5, 5, 3, None], "y": [1, 0, 1, 1]}, 结论=conclusions)
    assert list(found.conclusions[0].verdicts) == ["达标", "达标", "不达标", "无法判断"]
    assert list(found.conclusions[1].verdicts) == ["达标", "达标", "不达标", "无法判断"]
    assert [found.grade_counts(unit) for unit in range(4)] == [
        {"合格": 3},
        {"合格": 2},
        {"基本合格": 3},
        {"": 3},
    ]


COUNTING = {
    "判定": {
        "通过": '个数("合格") >= 2 且 个数("不合格") == 0',
        "整改后通过": '个数("不合格") <= 1',
        "不通过": "其余",
    }
}


def counting(cells: Cells, **grades: Any) -> Assessment:
    items = [
        leaf(code, 判定={"合格": f"{name} >= 5", "基本合格": f"{name} >= 3", "不合格": "其余"})
        for code, name in (("A1", "x"), ("A2", "y"), ("A3", "z"))
    ]
    return judged(items, cells, 等第={**COUNTING, **grades})


def test_ca28_counting_rules_give_the_units_grade_without_a_total() -> None:
    found = counting({"x": [5, 5, 1], "y": [5, 4, 1], "z": [4, 1, 5]})
    assert list(found.totals.grade) == ["通过", "整改后通过", "不通过"]
    assert list(found.totals.status) == ["已评"] * 3
    assert numbers(found.totals.published) == [None] * 3
    assert list(found.totals.rank) == [0, 0, 0]
    assert list(found.totals.reason) == ["", "", ""]
    assert found.totals.steps[1] == ("判定：整改后通过：个数(“不合格”) ≤ 1",)


def test_ca04_a_missing_item_leaves_the_units_grade_undecided() -> None:
    found = counting({"x": [5], "y": [5], "z": [None]})
    assert (found.totals.grade[0], found.totals.status[0]) == ("", "缺项")
    assert found.totals.reason[0] == "缺：A3 指标A3：z未填"


def test_ca29_a_hole_in_the_judgement_is_undecided_with_the_reason() -> None:
    found = judged(
        [leaf(判定=THREE)],
        {"x": [5, 3]},
        等第={"判定": {"通过": 'A1.评级 == "合格"', "不通过": 'A1.评级 == "不合格"'}},
    )
    assert list(found.totals.grade) == ["通过", ""]
    assert list(found.totals.status) == ["已评", "未定"]
    assert found.totals.reason[1] == "等第的判定没有一条成立"


def test_ca19_ceilings_and_vetoes_lower_a_judged_grade() -> None:
    veto = {"编号": "V1", "名称": "事故", "条件": "x >= 5", "后果": {"等第不高于": "不通过"}}
    items = [leaf(判定=THREE)]
    found = judged(
        items, {"x": [5]}, 等第={"判定": {"通过": "x > 0", "不通过": "其余"}}, 否决=[veto]
    )
    assert found.totals.grade[0] == "不通过"


def test_a_unit_that_no_item_concerns_is_not_graded() -> None:
    parts = {"等第": {"判定": {"通过": "x > 0", "不通过": "其余"}}}
    found = judged([leaf(判定=THREE, 适用="x > 9")], {"x": [5]}, **parts)
    assert (found.totals.grade[0], found.totals.status[0]) == ("", "不适用")


def test_conclusions_alone_are_an_assessment() -> None:
    conclusion = {"编号": "J1", "名称": "达到", "条件": "x >= 5"}
    found = judged([], {"x": [5, None]}, 结论=[conclusion])
    assert list(found.totals.status) == ["已评", "未定"]


def test_a_grade_is_explained_by_the_conditions_tried() -> None:
    step = explain(judged([leaf(判定=THREE)], {"x": [3]}), 0, "A1")
    assert (step.label, step.result) == ("A1 指标A1", "基本合格")
    tried = [(part.label, part.result) for part in step.parts if isinstance(part, Step)]
    assert tried == [("合格", "不成立"), ("基本合格", "成立")]
    assert [str(cell.place) for cell in step.leaves()] == ["数据.xlsx[数据]!B2"] * 2


def test_conclusions_and_derived_values_are_explained_by_their_names() -> None:
    conclusion = {"编号": "J1", "名称": "达到", "条件": "倍 >= 10"}
    found = judged([], {"x": [5]}, 结论=[conclusion], 派生={"倍": {"式": "x * 2"}})
    step = explain(found, 0, "J1")
    assert (step.label, step.result) == ("J1 达到", "达标")
    assert (explain(found, 0, "倍").result, explain(found, 0).label) == ("10", "评定")


def test_ca15_a_judged_unit_without_total_takes_no_place_of_a_quota() -> None:
    """乙 meets 优秀 without its second item; it stands in no order, so 丙 has the one place."""
    items = [
        leaf("A", 满分=60, 取值="x", 插值=[[0, 0], [100, 60]]),
        leaf("B", 满分=40, 取值="y", 插值=[[0, 0], [100, 40]]),
    ]
    grading = {"判定": {"优秀": "A.得分率 >= 0.8", "合格": "其余"}, "名额": {"优秀": "1"}}
    found = judged(items, {"x": [100, 90, 80], "y": [50, None, 90]}, 等第=grading)
    assert list(found.totals.grade) == ["合格", "", "优秀"]
    assert found.totals.steps[1][-1] == "名额：没有总分，排不进优秀的名额，待定"
    assert [problem.code for problem in found.problems] == ["quota-with-missing"]


def test_ca04_an_item_that_does_not_apply_has_no_grade_and_passes_nothing() -> None:
    conclusion = [{"编号": "J1", "名称": "甲达标", "条件": 'A1.评级 == "合格"'}]
    item = leaf(判定=THREE, 适用="x > 5")
    found = judged([item], {"x": [6, 5]}, 结论=conclusion)
    assert list(found.conclusions[0].verdicts) == ["达标", "无法判断"]
    assert found.conclusions[0].reasons[1] == "不适用"

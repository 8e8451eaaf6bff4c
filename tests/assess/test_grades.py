"""Grades: bands, conditions, ceilings, vetoes and their lifting, quotas."""

from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.assess.quotas import places
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE
from dubao.model.grading import Quota
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, scheme, units
from tests.assess.test_totals import direct

BANDS = {"分档": {">= 90": "优秀", ">= 80": "良好", ">= 60": "合格"}, "否则": "不合格"}
VETO = {"编号": "V1", "名称": "事故", "条件": '事故 == "是"', "后果": {"等第不高于": "不合格"}}
CEILING = {"编号": "F1", "名称": "欠拨", "条件": "欠 > 0", "后果": {"等第不高于": "良好"}}


def graded(
    cells: Cells, register: Any = None, tables: dict[str, Cells] | None = None, **parts: Any
) -> Assessment:
    count = len(next(iter(cells.values())))
    parts = {"指标": [direct()], "等第": BANDS, **parts}
    return assess(scheme(**parts), dataset(register or count, {"数据": cells, **(tables or {})}))


def grades(assessment: Assessment) -> list[str]:
    return list(assessment.totals.grade)


def test_kh02_bands() -> None:
    assert grades(graded({"x": [90, 89.99, 80, 60, 59.99]})) == [
        "优秀",
        "良好",
        "良好",
        "合格",
        "不合格",
    ]


def test_ca28_condition_on_a_sub_score_lowers_to_the_next_grade() -> None:
    items = [direct("A", "x", 60), direct("B", "y", 40)]
    spec = {**BANDS, "条件": {"优秀": "A.得分率 >= 0.9"}}
    found = graded({"x": [54, 53.9], "y": [40, 40]}, 指标=items, 等第=spec)
    assert grades(found) == ["优秀", "良好"]
    assert found.totals.steps[1] == (
        "分档：93.90 ≥ 90，优秀",
        "条件：优秀须 A.得分率 ≥ 0.9，不成立，降为良好",
    )


def test_ca28_counting_rules_on_grades() -> None:
    """江苏: A ≥ 3 and C = 0 for 通过 (shape of rules 7)."""
    items = [
        leaf(f"A{at}", 满分=1, 取值=f"g{at}", 评级={"A": 1, "B": 1, "C": 1}) for at in (1, 2, 3)
    ]
    spec = {
        "分档": {">= 0": "通过"},
        "否则": "不通过",
        "条件": {"通过": '个数("A") >= 2 且 个数("C") == 0'},
    }
    cells = {"g1": ["A", "A", "A"], "g2": ["A", "B", "A"], "g3": ["B", "B", "C"]}
    found = graded(cells, 指标=items, 等第={**spec, "分档": {">= 0": "通过", ">= -1": "不通过"}})
    assert grades(found) == ["通过", "不通过", "不通过"]


def test_ca29_a_hole_in_the_bands_is_undecided() -> None:
    found = graded({"x": [95, 50]}, 等第={"分档": {">= 90": "优秀"}})
    assert grades(found) == ["优秀", ""]
    assert found.totals.status[1] == "未定"
    assert found.totals.reason[1] == "等第的分档没有覆盖这个总分"


def test_ca18_a_veto_changes_the_grade_not_the_score() -> None:
    found = graded({"x": [95, 92], "事故": ["是", "否"]}, 否决=[VETO], 排名={"并列": "同名次"})
    assert grades(found) == ["不合格", "优秀"]
    assert (found.totals.published[0], found.totals.rank[0]) == (95, 1)
    assert "否决 V1 事故：等第不高于不合格" in found.totals.steps[0]


LIFTING = {"数据": "数据.xlsx", "解除": {"文件": "解除.xlsx", "形式": "清单", "作用": "解除"}}


def lifting(paper: str | None, veto: str = "V1") -> dict[str, Cells]:
    return {
        "解除": {
            UNIT_CODE: ["U1"],
            "否决编号": [veto],
            "文号": [paper],
            "日期": ["2021年12月1日"],
            "经手人": ["王某"],
        }
    }


@pytest.mark.parametrize(
    ("paper", "veto", "grade", "code"),
    [
        ("示〔2021〕1号", "V1", "优秀", ""),
        (None, "V1", "不合格", "lifting-without-paper"),
        ("示〔2021〕1号", "V9", "不合格", "lifting-of-unknown"),
    ],
)
def test_ca18_lifting_needs_a_paper_and_restores_the_old_state(
    paper: str | None, veto: str, grade: str, code: str
) -> None:
    cells = {"x": [95], "事故": ["是"]}
    found = graded(cells, None, lifting(paper, veto), 否决=[VETO], 数据=LIFTING)
    assert grades(found) == [grade]
    assert [problem.code for problem in found.problems] == ([code] if code else [])


def test_lifting_is_named_in_the_steps() -> None:
    cells = {"x": [95], "事故": ["是"]}
    found = graded(cells, None, lifting("示〔2021〕1号"), 否决=[VETO], 数据=LIFTING)
    assert found.totals.steps[0][-1] == "否决 V1 事故：已解除（示〔2021〕1号，2021年12月1日，王某）"


def test_lifting_where_nothing_is_to_lift_is_a_warning() -> None:
    cells = {"x": [95], "事故": ["否"]}
    found = graded(cells, None, lifting("示〔2021〕1号"), 否决=[VETO], 数据=LIFTING)
    assert [problem.code for problem in found.problems] == ["lifting-without-veto"]


def test_ca19_a_ceiling_cannot_be_lifted() -> None:
    """贵州: conditions under which a grade is barred (rules 6.1)."""
    found = graded(
        {"x": [95], "欠": [1]}, None, lifting("示1号", "F1"), 封顶=[CEILING], 数据=LIFTING
    )
    assert grades(found) == ["良好"]
    assert [problem.code for problem in found.problems] == ["lifting-of-unknown"]


def test_the_strictest_holds_and_all_are_listed() -> None:
    cells = {"x": [95], "事故": ["是"], "欠": [1]}
    found = graded(cells, 否决=[VETO], 封顶=[CEILING])
    assert grades(found) == ["不合格"]
    assert found.totals.steps[0] == (
        "分档：95.00 ≥ 90，优秀",
        "封顶 F1 欠拨：等第不高于良好",
        "否决 V1 事故：等第不高于不合格",
    )


def test_a_veto_may_lower_the_total_before_ranking() -> None:
    veto = {**VETO, "后果": {"总分不高于": 59}}
    found = graded({"x": [95, 70], "事故": ["是", "否"]}, 否决=[veto], 排名={"并列": "同名次"})
    assert list(found.totals.published) == [59, 70]
    assert list(found.totals.rank) == [2, 1]
    assert grades(found) == ["不合格", "合格"]


def test_ca04_a_veto_not_known_leaves_the_grade_undecided_where_it_matters() -> None:
    found = graded({"x": [95, 50], "事故": [None, None]}, 否决=[VETO])
    assert grades(found) == ["", "不合格"]
    assert found.totals.reason[0] == "否决 V1 事故无法判断（未填）"
    assert list(found.totals.status) == ["未定", "已评"]


def test_a_veto_on_the_total_not_known_leaves_no_total() -> None:
    veto = {**VETO, "后果": {"总分不高于": 59}}
    found = graded({"x": [95], "事故": [Reason.NOT_HANDED_IN]}, 否决=[veto])
    assert found.totals.status[0] == "未定"
    assert str(found.totals.published[0]) == "nan"
    assert found.totals.reason[0] == "否决 V1 事故无法判断（未报送）"


def with_quota(**quota: Any) -> dict[str, Any]:
    return {**BANDS, "名额": {"优秀": {"比例": "2", **quota}}}


RANKED = {"并列": "同名次"}


def test_quota_lowers_who_is_beyond_the_line() -> None:
    found = graded({"x": [99, 98, 97, 85]}, 等第=with_quota(), 排名=RANKED)
    assert grades(found) == ["优秀", "优秀", "良好", "良好"]
    assert found.totals.steps[2][-1] == "名额：优秀2个，前面已有2个，降为良好"


def test_ca15_a_tie_at_the_line_is_listed_and_not_decided() -> None:
    found = graded({"x": [99, 98, 98, 97]}, 等第=with_quota(), 排名=RANKED)
    assert grades(found) == ["优秀", "", "", "良好"]
    assert list(found.totals.status) == ["已评", "未定", "未定", "已评"]
    assert found.totals.reason[1] == "名额线并列，待定"
    (problem,) = found.problems
    assert (problem.code, problem.message) == (
        "quota-line",
        "等第「优秀」名额 2 个，名额线上的单位分不出先后，等第待定：乙、丙",
    )


def test_a_tie_that_the_ranking_breaks_is_no_tie() -> None:
    items = [direct("A", "x", 50), direct("B", "y", 50)]
    cells = {"x": [50, 47, 48], "y": [49, 48, 47]}
    found = graded(cells, 指标=items, 等第=with_quota(), 排名={**RANKED, "再比": ["A"]})
    assert grades(found) == ["优秀", "良好", "优秀"]


@pytest.mark.parametrize(
    ("refill", "expected"),
    [("是", ["不合格", "优秀", "优秀"]), ("否", ["不合格", "优秀", "良好"])],
)
def test_refill_after_a_veto_is_a_setting(refill: str, expected: list[str]) -> None:
    cells = {"x": [99, 98, 97], "事故": ["是", "否", "否"]}
    found = graded(cells, 等第=with_quota(递补=refill), 否决=[VETO], 排名=RANKED)
    assert grades(found) == expected


def test_quota_within_groups() -> None:
    register = units(5, 类别=["镇", "镇", "街道", "街道", "街道"])
    spec = with_quota(比例="1", 组内="类别")
    found = graded({"x": [99, 98, 97, 96, 95]}, register, 等第=spec, 排名=RANKED)
    assert grades(found) == ["优秀", "良好", "优秀", "良好", "良好"]


def test_who_is_lowered_competes_for_the_next_grade() -> None:
    spec = {**BANDS, "名额": {"优秀": "1", "良好": "1"}}
    found = graded({"x": [99, 98, 85]}, 等第=spec, 排名=RANKED)
    assert grades(found) == ["优秀", "良好", "合格"]


def test_an_open_veto_on_the_line_keeps_others_open() -> None:
    cells = {"x": [99, 98, 97, 96], "事故": ["否", None, "否", "否"]}
    found = graded(cells, 等第=with_quota(), 否决=[VETO], 排名=RANKED)
    assert grades(found) == ["优秀", "", "", "良好"]
    assert found.totals.reason[2] == "名额线上有单位的等第未定，待定"


def test_units_without_total_are_named_when_a_quota_is_filled() -> None:
    found = graded({"x": [99, 98, 97, None]}, 等第=with_quota(), 排名=RANKED)
    assert grades(found) == ["优秀", "优秀", "良好", ""]
    assert [problem.code for problem in found.problems] == ["quota-with-missing"]


@pytest.mark.parametrize(
    ("share", "rounding", "size", "expected"),
    [
        ("30%", "舍去", 12, 3),
        ("30%", "舍去", 10, 3),
        ("30%", "四舍五入", 12, 4),
        ("30%", "进一", 10, 3),
        ("30%", "进一", 11, 4),
        ("3", "舍去", 12, 3),
        ("3个", "舍去", 12, 3),
    ],
)
def test_places(share: str, rounding: str, size: int, expected: int) -> None:
    import numpy as np

    quota = Quota.model_validate({"等第": "优秀", "比例": share, "取整": rounding})
    assert list(places(quota, np.array([size]))) == [expected]

"""Variants of a scheme, worked out by hand; and the unchanged one, equal to the assessment."""

from typing import Any

import numpy as np
import pytest

from dubao.assess.engine import assess
from dubao.assess.robust.tiled import Trials
from dubao.assess.robust.trials import Bench, Tried
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, numbers, scheme, units

WHOLE = [[100, 0]], [[0, 0], [100, 100]]


def line(code: str, full: float, **more: Any) -> dict[str, Any]:
    """Write down a leaf that gives its column's per cent of the full marks."""
    return leaf(code, 满分=full, 取值=code, 插值=[[0, 0], [100, full]], **more)


def inner(code: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"编号": code, "名称": f"指标{code}", "下级": list(children), **more}


def made(
    items: list[dict[str, Any]], cells: Cells, register: Any = None, **more: Any
) -> Assessment:
    count = len(next(iter(cells.values())))
    return assess(scheme(指标=items, **more), dataset(register or count, {"数据": cells}))


def tried(assessment: Assessment, *variants: dict[str, float], without: str = "") -> Tried:
    """Try variants: each multiplies the weights of some items, and leaves an item out."""
    codes = tuple(dict.fromkeys(code for variant in variants for code in variant))
    factors = np.array([[variant.get(code, 1.0) for code in codes] for variant in variants])
    return Bench(assessment).tried(Trials(codes, factors, (without,) * len(variants), {}))


def totals(found: Tried) -> list[list[float | None]]:
    return [numbers(row) for row in found.totals]


AB = [line("A", 60), line("B", 40)]
SHARES = {"A": [100, 50], "B": [50, 100]}


def test_full_marks_move_against_each_other_and_add_to_what_they_were() -> None:
    assessment = made(AB, SHARES)
    assert numbers(assessment.totals.published) == [80, 70]
    # 60 × 1.1 : 40 is 66 : 40, and together 100: 62.26 and 37.74
    found = tried(assessment, {"A": 1.1}, {"A": 0.9}, {"A": 1.1, "B": 1.1})
    assert totals(found) == [[81.13, 68.87], [78.72, 71.28], [80, 70]]


def test_nothing_changed_is_the_assessment() -> None:
    assessment = made(AB, SHARES)
    assert totals(tried(assessment, {"A": 1.0})) == [numbers(assessment.totals.published)]


def test_weights_of_a_weighted_mean_move() -> None:
    parts = [line("A1", 5, 权重=0.6), line("A2", 10, 权重=0.4)]
    assessment = made([inner("A", *parts, 满分=100, 方式="加权")], {"A1": [100], "A2": [50]})
    assert numbers(assessment.totals.published) == [80]
    # 100 × (0.66 × 1 + 0.4 × 0.5) ÷ 1.06
    assert totals(tried(assessment, {"A1": 1.1})) == [[81.13]]


@pytest.mark.parametrize(("way", "expected"), [("取高", 50), ("取低", 25)])
def test_the_better_or_worse_of_two_has_no_weights_but_may_be_left_out(
    way: str, expected: float
) -> None:
    better = inner("A", line("A1", 50), line("A2", 50), 方式=way)
    assessment = made([better, line("B", 50)], {"A1": [100], "A2": [50], "B": [0]})
    assert totals(tried(assessment, {"A": 1.0})) == [[expected]]
    assert totals(tried(assessment, {"A": 1.0}, without="A1")) == [[25]]
    assert totals(tried(assessment, {"A": 1.0}, without="A2")) == [[50]]


def test_an_item_left_out_is_made_up_by_the_others_of_its_parent() -> None:
    group = inner("A", line("A1", 40), line("A2", 20))
    assessment = made([group, line("B", 40)], {"A1": [50], "A2": [100], "B": [100]})
    assert numbers(assessment.totals.published) == [80]
    found = [totals(tried(assessment, {"A": 1.0}, without=code))[0] for code in ("A1", "A2", "B")]
    # A is 60 × 20 ÷ 20 + 40; 60 × 20 ÷ 40 + 40; 40 × 100 ÷ 60
    assert found == [[100], [70], [66.67]]


def test_ca17_the_limit_of_an_item_moves_with_its_weight() -> None:
    capped = inner("A", line("A1", 60), line("A2", 60), 不高于=80)
    assessment = made([capped, line("B", 20)], {"A1": [100, 50], "A2": [100, 50], "B": [0, 0]})
    assert numbers(assessment.totals.published) == [80, 60]
    # 80 × 1.1 : 20 is 88 : 20, together 100: A counts 81.48
    assert totals(tried(assessment, {"A": 1.1})) == [[81.48, 61.11]]


def test_what_does_not_apply_to_a_unit_has_no_weight_there() -> None:
    """Left out by an attribute, an item is no part of the unit's full marks; by data it is made up."""
    items = [line("A", 60), line("B", 40, 适用='类别 == "镇"'), line("C", 20, 适用="C > 0")]
    register = units(2, 类别=["镇", "街道"])
    assessment = made(items, {"A": [50, 50], "B": [100, 0], "C": [0, 100]}, register)
    assert numbers(assessment.totals.published) == [84, 50]
    # 甲: (33 + 44)/(66 + 44) of 120 = unchanged 84; A alone: (33 + 40)/(106) of 120 = 82.64
    found = tried(assessment, {"A": 1.1, "B": 1.1}, {"A": 1.1})
    assert found.totals[0][0] == pytest.approx(84)
    assert found.totals[1][0] == pytest.approx(82.64)
    # 乙: A 60 and C 20 together 80: 66 : 20 → 80 × (33 + 20) ÷ 86
    assert found.totals[1][1] == pytest.approx(49.3)


def test_bonus_deduction_limits_and_vetoes_stay_the_schemes() -> None:
    more = {
        "加分": [leaf("P", 计次={"次数": "奖", "每次": 3, "不高于": 5})],
        "总分不高于": 90,
        "否决": [{"编号": "V", "条件": '事故 == "是"', "后果": {"总分不高于": 59}}],
    }
    cells = {"A": [100, 50, 100], "B": [100, 100, 100], "奖": [2, 2, 0], "事故": ["否", "否", "是"]}
    assessment = made(AB, cells, **more)
    assert numbers(assessment.totals.published) == [90, 75, 59]
    assert totals(tried(assessment, {"B": 1.1})) == [[90, 76.15, 59]]


def test_a_veto_that_looks_at_points_is_looked_at_again() -> None:
    more = {
        "否决": [{"编号": "V", "条件": "G.得分率 < 0.5", "后果": {"等第不高于": "合格"}}],
        "等第": {"分档": {">= 60": "优秀"}, "否则": "合格"},
    }
    group = inner("G", line("A", 30), line("B", 30))
    assessment = made([group, line("C", 40)], {"A": [45], "B": [55], "C": [100]}, **more)
    found = tried(assessment, {"B": 1.0}, {"A": 1.1})
    assert [[found.names[at] for at in row] for row in found.grades] == [["优秀"], ["合格"]]


def test_a_missing_total_stays_missing_and_ranks_are_those_of_each_trial() -> None:
    cells = {"A": [100, 50, Reason.BLANK, 76], "B": [50, 100, 100, 60]}
    assessment = made(AB, cells, 排名={"并列": "同名次"})
    assert assessment.totals.rank.tolist() == [1, 2, 0, 3]
    found = tried(assessment, {"A": 1.0}, {"A": 0.5}, {"A": 1.5})
    assert found.ranks.tolist() == [[1, 2, 0, 3], [2, 1, 0, 3], [1, 3, 0, 2]]
    assert totals(tried(assessment, {"A": 1.0}, without="A"))[0][2] is None


def test_quotas_and_groups_are_filled_trial_by_trial() -> None:
    more = {
        "等第": {"分档": {">= 60": "优秀"}, "否则": "合格", "名额": {"优秀": {"比例": "1", "组内": "类别"}}},
        "排名": {"组内": "类别"},
    }  # fmt: skip
    register = units(4, 类别=["镇", "街道", "镇", "街道"])
    cells = {"A": [100, 90, 50, 50], "B": [50, 50, 100, 90]}
    assessment = made(AB, cells, register, **more)
    assert list(assessment.totals.grade) == ["优秀", "优秀", "合格", "合格"]
    found = tried(assessment, {"A": 1.0}, {"A": 0.5})
    assert [[found.names[at] for at in row] for row in found.grades] == [
        ["优秀", "优秀", "合格", "合格"],
        ["合格", "合格", "优秀", "优秀"],
    ]
    assert found.ranks.tolist() == [[1, 1, 2, 2], [2, 2, 1, 1]]


def test_ca15_a_tie_at_the_line_in_a_trial_is_undecided() -> None:
    more = {"等第": {"分档": {">= 60": "优秀"}, "否则": "合格", "名额": {"优秀": "1"}}}
    assessment = made([line("A", 50), line("B", 50)], {"A": [100, 50], "B": [60, 100]}, **more)
    assert list(assessment.totals.grade) == ["优秀", "合格"]
    # 50 : 62.5 → 100 + 0.6 × 1.25 is to 0.5 + 1.25 as 1.75 to 1.75
    found = tried(assessment, {"B": 1.25})
    assert found.totals[0][0] == found.totals[0][1]
    assert found.grades.tolist() == [[-1, -1]]


def test_many_units_are_worked_out_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = made(AB, SHARES)
    whole = tried(assessment, *({"A": 1 + at / 10} for at in range(5)))
    monkeypatch.setattr("dubao.assess.robust.trials.ROWS_AT_ONCE", 4)
    parts = tried(assessment, *({"A": 1 + at / 10} for at in range(5)))
    assert totals(parts) == totals(whole)


def test_units_are_told_by_code_not_by_place() -> None:
    cells = {UNIT_CODE: ["U2", "U1"], "A": [50, 100], "B": [100, 50]}
    assessment = assess(scheme(指标=AB), dataset(2, {"数据": cells}))
    assert totals(tried(assessment, {"A": 1.1})) == [[81.13, 68.87]]


def test_grades_by_judgement_are_judged_in_every_trial() -> None:
    more = {"等第": {"判定": {"优秀": "G.得分率 >= 0.5 且 B.评级 == '好'", "合格": "其余"}}}
    judged = leaf("B", 判定={"好": "C >= 50", "差": "其余"})
    group = inner(
        "G", line("A", 30), judged, line("D", 30), inner("H", leaf("H1", 判定={"有": "其余"}))
    )
    cells = {"A": [45, 60], "D": [55, 60], "C": [100, 10]}
    assessment = made([group, line("C", 40)], cells, **more)
    assert list(assessment.totals.grade) == ["优秀", "合格"]
    found = tried(assessment, {"A": 1.0}, {"A": 1.1})
    assert [[found.names[at] for at in row] for row in found.grades] == [
        ["优秀", "合格"],
        ["合格", "合格"],
    ]

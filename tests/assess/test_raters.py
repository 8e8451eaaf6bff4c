"""评分: raters put together (CA-20, CA-21)."""

from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, numbers, scheme, units

SOURCES = {"专家": {"文件": "专家.xlsx", "形式": "打分表", "交报": "专家组"}}


def ballots(*scores: Any, unit: str = "U1", homes: tuple[str, ...] = ()) -> Cells:
    count = len(scores)
    cells: dict[str, Any] = {
        UNIT_CODE: [unit] * count,
        "指标编号": ["A1"] * count,
        "评委": [f"专家{at + 1}" for at in range(count)],
        "得分": list(scores),
    }
    return {**cells, "评委单位": list(homes)} if homes else cells


def rated(cells: Cells, **rule: Any) -> Assessment:
    item = leaf(满分=10, 评分={"表": "专家", "满分": 100, **rule})
    return assess(scheme(指标=[item], 数据=SOURCES), dataset(1, {"专家": cells}))


@pytest.mark.parametrize(
    ("way", "scores", "expected", "clause"),
    [
        ("均值", [80, 90], 8.5, "§2 评分: aggregate × 满分 ÷ raters' 满分"),
        ("中位数", [60, 90, 80], 8, "§2 评分: median of three"),
        ("中位数", [60, 90, 80, 70], 7.5, "§2 评分: median of four"),
        ("去极端均值", [60, 80, 80, 80, 100], 8, "CA-20 trimmed from five up"),
        ("去极端均值", [0, 80, 80, 80], 6, "CA-20 four raters: nothing is dropped"),
        ("去极端均值", [60, 60, 90, 90, 90], 8, "§3 one lowest only"),
        ("均值", [80, None, 90], 8.5, "§3 a rater's blank is not 0"),
        ("均值", [80, 0], 4, "CA-02 a true 0 is a score"),
        ("均值", [None, None], None, "§3 fewer raters than 至少"),
    ],
)
def test_means(way: str, scores: list[Any], expected: Any, clause: str) -> None:
    result = rated(ballots(*scores), 方式=way).items["A1"]
    assert numbers(result.points) == [expected], clause


def test_ca20_too_few_raters_have_no_result_and_are_named() -> None:
    result = rated(ballots(80, 90, None), 至少=3).items["A1"]
    assert result.reasons[0] == Reason.TOO_FEW_RATERS
    assert result.notes[0] == "有效评委2名，未计：专家3"


def test_trimming_starts_where_the_scheme_says() -> None:
    found = rated(ballots(0, 80, 80), 方式="去极端均值", 去极端起点=3)
    assert numbers(found.items["A1"].points) == [8]


def test_ca21_brackets_of_a_name_may_be_written_either_way() -> None:
    cells = ballots(80, 90, homes=("示例小学(东校区)", "丙"))
    register = units(["示例小学（东校区）"])
    item = leaf(满分=10, 评分={"表": "专家", "满分": 100})
    found = assess(scheme(指标=[item], 数据=SOURCES), dataset(register, {"专家": cells}))
    assert numbers(found.items["A1"].points) == [9]


@pytest.mark.parametrize("home", ["甲", "U1"])
def test_ca21_a_rater_from_the_assessed_unit_is_left_out_and_named(home: str) -> None:
    assessment = rated(ballots(80, 90, 100, homes=("乙", "丙", home)))
    assert numbers(assessment.items["A1"].points) == [8.5]
    assert assessment.items["A1"].notes[0] == "有效评委2名，回避：专家3"
    (problem,) = assessment.problems
    assert (problem.code, str(problem.place)) == ("rater-conflict", "专家.xlsx[专家]!E4")


@pytest.mark.parametrize("score", [-1, 101])
def test_a_score_outside_the_full_marks_is_left_out(score: float) -> None:
    assessment = rated(ballots(80, 90, score))
    assert numbers(assessment.items["A1"].points) == [8.5]
    (problem,) = assessment.problems
    assert (problem.code, str(problem.place)) == ("rater-out-of-range", "专家.xlsx[专家]!D4")


def test_raters_without_own_full_marks_score_to_the_items() -> None:
    item = leaf(满分=10, 评分={"表": "专家"})
    found = assess(scheme(指标=[item], 数据=SOURCES), dataset(1, {"专家": ballots(7, 8)}))
    assert numbers(found.items["A1"].points) == [7.5]


def test_no_table_of_raters_is_not_handed_in() -> None:
    item = leaf(满分=10, 评分={"表": "专家"})
    found = assess(scheme(指标=[item], 数据=SOURCES), dataset(1, {}))
    assert found.totals.reason[0] == "缺：A1 指标A1：未报送（专家组）"

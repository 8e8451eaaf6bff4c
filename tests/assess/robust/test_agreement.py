"""Agreement, severity and outliers of the raters of an assessment."""

from typing import Any

import numpy as np
import pytest

from dubao.assess.engine import assess
from dubao.assess.robust.agreement import complete_block
from dubao.assess.robust.build import robustness_of
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE
from dubao.model.robust import Raters
from dubao.model.settings import WeightDraws
from tests.assess.build import dataset, leaf, scheme

SOURCES = {"专家": {"文件": "专家.xlsx", "形式": "打分表", "交报": "专家组"}}
Scores = dict[str, list[Any]]  # rater → a score per unit, None for a blank, "" for no row


def rated(items: dict[str, Scores], homes: dict[str, str] | None = None, **rule: Any) -> Assessment:
    """Assess 评分 items of 10 marks, scored out of 100."""
    rows = [
        (f"U{at + 1}", code, rater, score, (homes or {}).get(rater, ""))
        for code, scores in items.items()
        for rater, own in scores.items()
        for at, score in enumerate(own)
        if score != ""
    ]
    heads = (UNIT_CODE, "指标编号", "评委", "得分", "评委单位")
    cells = dict(zip(heads, map(list, zip(*rows, strict=True)), strict=True))
    leaves = [leaf(code, 满分=10, 评分={"表": "专家", "满分": 100, **rule}) for code in items]
    count = max(len(own) for scores in items.values() for own in scores.values())
    return assess(scheme(指标=leaves, 数据=SOURCES), dataset(count, {"专家": cells}))


def raters(items: dict[str, Scores], **more: Any) -> Raters:
    found = robustness_of(rated(items, **more), WeightDraws(draws=0)).raters
    assert found is not None
    return found


FULL: Scores = {"甲": [80, 70, 60], "乙": [82, 74, 60], "丙": [84, 69, 66]}


def test_a_complete_table_is_its_own_block() -> None:
    [found] = raters({"A": FULL}).agreements
    assert (found.what, found.group, found.why) == ("A 指标A", 0, "")
    assert (found.raters, found.units, found.ratings) == (("评委1", "评委2", "评委3"), 3, 9)
    assert (found.block_raters, found.block_units) == (3, 3)
    assert found.concordance is not None
    assert found.concordance.w == 1


def test_blanks_are_not_0_and_only_the_complete_block_counts() -> None:
    gaps: Scores = {"甲": [80, 70, 60, 50], "乙": [82, 74, 60, None], "丙": ["", "", 66, None]}
    [found] = raters({"A": gaps}).agreements
    assert (len(found.raters), found.units, found.ratings) == (3, 4, 8)
    assert (found.block_raters, found.block_units) == (2, 3)


def test_ca21_raters_in_conflict_are_left_out_as_the_engine_leaves_them_out() -> None:
    [found] = raters({"A": FULL}, homes={"甲": "甲"}).agreements
    assert (found.ratings, found.block_raters, found.block_units) == (8, 3, 2)


def test_scores_outside_the_full_marks_do_not_count() -> None:
    [found] = raters({"A": {**FULL, "丙": [184, 69, 66]}}).agreements
    assert found.ratings == 8


def test_groups_of_experts_without_a_common_unit_stand_apart() -> None:
    two: Scores = {"甲": [80, 70, "", ""], "乙": [82, 75, "", ""], "丙": ["", "", 50, 60]}
    first, second = raters({"A": two}).agreements
    assert (first.group, first.raters, first.block_raters) == (1, ("评委1", "评委2"), 2)
    assert (second.group, second.raters, second.why) == (2, ("评委3",), "只有一名评委")
    severities = raters({"A": two}).severities
    assert [one.group for one in severities] == [1, 1, 2]
    assert severities[2].severity is None


def test_no_two_units_in_common() -> None:
    [found] = raters({"A": {"甲": [80, 70, ""], "乙": ["", 75, 60]}}).agreements
    assert found.why == "没有两名以上评委共同评过的两个以上单位"


def test_raters_who_see_no_difference() -> None:
    [found] = raters({"A": {"甲": [80, 80], "乙": [80, 80]}}).agreements
    assert (found.why, found.concordance, found.single) == ("各单位的评分没有差别", None, None)


def test_over_all_items_each_raters_points_are_added_up() -> None:
    """On A 甲 and 乙 differ, on B they make it good: 150 and 130 of both."""
    items = {"A": {"甲": [80, 60], "乙": [70, 70]}, "B": {"甲": [70, 70], "乙": [80, 60]}}
    found = {one.what: one for one in raters(items).agreements}
    assert list(found) == ["A 指标A", "B 指标B", "各项合计"]
    whole = found["各项合计"]
    assert whole.single is not None
    assert whole.single.value == 1


def test_over_all_items_a_rater_who_left_one_out_has_no_total() -> None:
    items: dict[str, Scores] = {
        "A": {"甲": [80, 60], "乙": [70, 60]},
        "B": {"甲": [70, 70], "乙": [80, None]},
    }
    whole = raters(items).agreements[-1]
    assert (whole.what, whole.ratings, whole.why) == (
        "各项合计", 3, "没有两名以上评委共同评过的两个以上单位",
    )  # fmt: skip


def test_severity_in_percent_of_full_marks_over_all_items() -> None:
    found = raters({"A": {"甲": [80, 70], "乙": [84, 74]}, "B": {"甲": [50, 60], "乙": [56, 66]}})
    values = [one.severity.value for one in found.severities if one.severity]
    assert values == pytest.approx([-2.5, 2.5])
    assert [str(one.place) for one in found.severities] == [
        "专家.xlsx[专家]!C2",
        "专家.xlsx[专家]!C4",
    ]


def test_se01_raters_are_told_by_number_and_cell_not_by_name() -> None:
    assert "甲" not in repr(raters({"A": FULL}))


def test_one_rater_is_one_however_the_name_is_typed() -> None:
    [found] = raters(
        {"A": {"张 三": [80, 70], "张三": ["", "", 60], "李四": [81, 71, 61]}}
    ).agreements
    assert found.raters == ("评委1", "评委2")


def test_an_outlier_is_named_with_its_cell() -> None:
    scores: Scores = {
        name: [80 + unit + step + (unit * step) % 2 for unit in range(8)]
        for name, step in zip("甲乙丙丁", (0, 1, 2, 3), strict=True)
    }
    scores["丙"][5] = 40
    [outlier] = raters({"A": scores}).outliers
    assert (outlier.label, outlier.unit, outlier.rating) == ("评委3", 5, 40)
    assert 84 < outlier.expected < 90
    assert str(outlier.place) == "专家.xlsx[专家]!D23"


def test_the_widest_spread_stands_first() -> None:
    spreads = raters({"A": {"甲": [80, 70], "乙": [82, 60]}}).spreads
    assert [(one.unit, one.lowest, one.mean, one.highest) for one in spreads] == [
        (1, 60, 65, 70),
        (0, 80, 81, 82),
    ]
    assert spreads[1].deviation == pytest.approx(2**0.5)


def test_ratings_without_a_name_are_counted_but_not_compared() -> None:
    found = raters({"A": {"甲": [80, 70], "乙": [82, 60], "": [50, 50]}})
    assert found.unnamed == 2
    assert found.agreements[0].ratings == 4
    assert [one.ratings for one in found.spreads] == [3, 3]


def test_an_assessment_without_raters_says_nothing_of_them() -> None:
    item = leaf(满分=10, 评分={"表": "专家"})
    nobody = assess(scheme(指标=[item], 数据=SOURCES), dataset(1, {}))
    assert robustness_of(nobody, WeightDraws()).raters is None


def test_a_large_block_without_gaps_is_found() -> None:
    there = np.ones((6, 4), dtype=bool)
    there[1:, 3] = False  # a rater of one unit
    there[5, 0] = False
    units, members = complete_block(there)
    assert (units.tolist(), members.tolist()) == ([0, 1, 2, 3, 4], [0, 1, 2])

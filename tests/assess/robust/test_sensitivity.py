"""Which variants are tried, and what is said of them."""

from typing import Any

import numpy as np
import pytest

from dubao.assess.engine import assess
from dubao.assess.robust.build import robustness_of
from dubao.assess.robust.draws import uniform
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE
from dubao.model.robust import Sensitivity
from dubao.model.settings import WeightDraws
from tests.assess.build import dataset, leaf, numbers, scheme
from tests.assess.robust.test_trials import AB, SHARES, inner, line, made

RANKED = {"排名": {"并列": "同名次"}}


def sensitivity(assessment: Assessment, **asked: Any) -> Sensitivity:
    found = robustness_of(assessment, WeightDraws(**asked)).sensitivity
    assert found is not None
    return found


def tried(assessment: Assessment, **asked: Any) -> list[tuple[str, str]]:
    return [(one.kind, one.what) for one in sensitivity(assessment, draws=0, **asked).variants]


def test_each_item_is_tried_up_down_and_left_out() -> None:
    assert tried(made(AB, SHARES)) == [
        ("权重加10%", "A 指标A"),
        ("权重减10%", "A 指标A"),
        ("权重加10%", "B 指标B"),
        ("权重减10%", "B 指标B"),
        ("去掉指标", "A 指标A"),
        ("去掉指标", "B 指标B"),
    ]
    assert tried(made(AB, SHARES), width=5)[0] == ("权重加5%", "A 指标A")


def test_an_item_that_stands_alone_has_no_weight_to_move() -> None:
    alone = inner("B", inner("B1", line("B11", 40)))
    found = tried(made([line("A", 60), alone], {"A": [100, 50], "B11": [50, 60]}))
    assert [what for kind, what in found if kind == "去掉指标"] == ["A 指标A", "B 指标B"]


def test_the_better_of_two_may_be_left_out_but_has_no_weight() -> None:
    better = inner("B", line("B1", 40), line("B2", 40), 方式="取高")
    found = tried(made([line("A", 60), better], {"A": [1, 2], "B1": [3, 4], "B2": [5, 6]}))
    assert [what for _, what in found].count("B1 指标B1") == 1
    assert ("去掉指标", "B1 指标B1") in found


def test_moves_and_grades_of_each_variant() -> None:
    more = {"等第": {"分档": {">= 72": "优秀"}, "否则": "合格"}, **RANKED}
    found = sensitivity(made(AB, SHARES, **more), draws=0)
    said = {(one.kind, one.what[:1]): one for one in found.variants}
    assert said["权重加10%", "B"].moves.tolist() == [0, 0]
    without = said["去掉指标", "A"]
    assert without.moves.tolist() == [-1, 1]  # 50 and 100
    assert [(one.unit, one.to) for one in without.regraded] == [(0, "合格"), (1, "优秀")]


def test_one_rater_left_out_goes_through_the_engines_own_mean() -> None:
    rows = [
        ("U1", "甲", 60),
        ("U1", "乙", 90),
        ("U1", "丙", 90),
        ("U2", "甲", 90),
        ("U2", "乙", 70),
    ]
    rows += [("U2", "丙", 70)]
    cells = {
        UNIT_CODE: [unit for unit, _, _ in rows],
        "指标编号": ["A1"] * len(rows),
        "评委": [rater for _, rater, _ in rows],
        "得分": [score for _, _, score in rows],
    }
    item = leaf(
        "A1", 满分=100, 评分={"表": "专家", "方式": "去极端均值", "去极端起点": 3, "至少": 3}
    )
    sources = {"专家": {"文件": "专家.xlsx", "形式": "打分表"}}
    more = {"等第": {"分档": {">= 80": "优秀"}, "否则": "合格"}}
    assessment = assess(
        scheme(指标=[item], 数据=sources, **more, **RANKED), dataset(2, {"专家": cells})
    )
    assert numbers(assessment.totals.published) == [90, 70]  # the middle one of three
    found = {one.what: one for one in sensitivity(assessment, draws=0).variants}
    assert list(found) == ["评委1", "评委2", "评委3"]
    assert not found["评委1"].regraded  # 90 and 70: two of 90, two of 70
    assert [(one.unit, one.to) for one in found["评委2"].regraded] == [(0, "合格"), (1, "优秀")]


def test_a_unit_that_only_the_left_out_rater_saw_keeps_its_points() -> None:
    cells = {UNIT_CODE: ["U1", "U2", "U2"], "指标编号": ["A"] * 3, "评委": ["甲", "甲", "乙"]}
    item = leaf("A", 满分=10, 评分={"表": "专家"})
    sources = {"专家": {"文件": "专家.xlsx", "形式": "打分表"}}
    assessment = assess(
        scheme(指标=[item], 数据=sources, **RANKED),
        dataset(2, {"专家": {**cells, "得分": [8, 9, 6]}}),
    )
    assert numbers(assessment.totals.published) == [8, 7.5]
    without = sensitivity(assessment, draws=0).variants[0]
    assert (without.what, without.moves.tolist()) == ("评委1", [0, 0])  # 8 and 6


def test_ha12_the_same_seed_draws_the_same_numbers() -> None:
    """Held to what Python 3.11 draws from seed 2021; the first rows stay when more are drawn."""
    assert uniform(2021, 2, 2).tolist() == [
        [0.8363375023320742, 0.8583024042081875],
        [0.5441103300207216, 0.24733233361501739],
    ]
    assert (uniform(2021, 3, 4)[:2] == uniform(2021, 2, 4)).all()


def test_ha12_the_seed_is_the_year_unless_one_is_written() -> None:
    assessment = made(AB, SHARES, **RANKED)
    found = sensitivity(assessment, draws=20)
    assert (found.seed, found.draws, found.width) == (2021, 20, 0.1)
    again, other = sensitivity(assessment, draws=20, seed=2021), sensitivity(assessment, seed=7)
    assert found.bands is not None
    assert again.bands is not None
    assert found.bands.low.tolist() == again.bands.low.tolist()
    assert other.seed == 7


def test_the_band_holds_nine_draws_in_ten() -> None:
    """Two units 1 point apart that change places in a known share of the draws."""
    cells = {"A": [100, 49], "B": [50, 100]}
    assessment = made([line("A", 50), line("B", 50)], cells, **RANKED)
    bands = sensitivity(assessment, draws=1000).bands
    assert bands is not None
    factors = 1 + 0.1 * (2 * uniform(2021, 1000, 2) - 1)
    share = factors / factors.sum(axis=1, keepdims=True) * 100
    totals = np.round(share @ np.array([cells["A"], cells["B"]]) / 100, 2)
    first = float((totals[:, 0] >= totals[:, 1]).mean())
    assert bands.same_rank[0] == pytest.approx(first)
    assert (bands.low.tolist(), bands.high.tolist()) == ([1, 1], [2, 2])
    assert (bands.best.tolist(), bands.worst.tolist()) == ([1, 1], [2, 2])


def test_a_unit_far_from_the_others_has_a_band_of_one() -> None:
    assessment = made(AB, {"A": [100, 10, 20], "B": [100, 10, 20]}, **RANKED)
    bands = sensitivity(assessment, draws=100).bands
    assert bands is not None
    assert bands.low.tolist() == bands.high.tolist() == bands.median.tolist() == [1, 3, 2]
    assert bands.same_rank.tolist() == [1, 1, 1]


def test_the_share_of_draws_that_keep_the_grade() -> None:
    more = {"等第": {"分档": {">= 75": "优秀"}, "否则": "合格"}}
    assessment = made([line("A", 50), line("B", 50)], {"A": [100, 100], "B": [50, 90]}, **more)
    bands = sensitivity(assessment, draws=200).bands
    assert bands is not None
    assert 0.3 < bands.same_grade[0] < 0.7
    assert bands.same_grade[1] == 1
    assert np.isnan(bands.same_rank).all()


def test_nothing_is_tried_where_there_is_nothing_to_compare() -> None:
    one = made(AB, {"A": [100], "B": [50]})
    assert robustness_of(one, WeightDraws()).sensitivity is None
    single = made([line("A", 60)], {"A": [100, 50]})
    assert robustness_of(single, WeightDraws()).sensitivity is None


def test_a_scheme_without_raters_loads_no_statistics_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from tests.assess.robust.test_trials import AB, SHARES, made;"
        "from dubao.assess.robust.build import robustness_of;"
        "from dubao.model.settings import WeightDraws;"
        "robustness_of(made(AB, SHARES), WeightDraws()); assert 'scipy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

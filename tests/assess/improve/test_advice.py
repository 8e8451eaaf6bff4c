"""Proposals put into the data and worked out anew."""

from __future__ import annotations

from dubao.assess.engine import assess
from dubao.assess.improve.advice import advice_of
from tests.assess.build import dataset, leaf, scheme
from tests.assess.improve.schools import FIELDS_ALL, PARTS, RULE, STAGES, three


def test_the_proposal_makes_every_school_and_every_spread_pass() -> None:
    found = advice_of(*three({**RULE, "达到": 2}))
    [advice] = found.value
    assert (found.problems, advice.still, advice.not_asked, advice.proven) == ((), (), (), True)
    # 骨干: 甲初中 1, 乙 2; rooms: 甲 ⌈4.6 ÷ (200 ÷ 310)⌉ = 8 less 5, 丙 5 less 4
    added = [(one.unit, one.column, one.amount) for one in advice.increases]
    expected = [("U1", "初骨干", 1), ("U2", "小骨干", 2), ("U1", "教室", 3), ("U3", "教室", 1)]
    assert sorted(added) == sorted(expected)
    assert {one.after for one in advice.comparison.units if one.kind == "指标结果"} == {"达标"}


def test_one_of_two_may_stay_at_85_percent_and_the_cheaper_is_chosen() -> None:
    [advice] = advice_of(*three({**RULE, "差异系数不高于": 9})).value
    added = {(one.unit, one.column): one.amount for one in advice.increases}
    # 甲初中 has no 骨干: 1 to the floor, which reaches the standard too. 甲小学 reaches it, its rooms
    # are at 70 % (3.226 of 4.6): 2 more rooms of the school reach 85 % in both stages. 乙 needs
    # 2 骨干 to the floor. 丙 reaches 骨干, its rooms are at 83 % (4 of 4.8): 1 more.
    expected = {("U1", "初骨干"): 1, ("U2", "小骨干"): 2, ("U1", "教室"): 2, ("U3", "教室"): 1}
    assert added == expected


def test_columns_that_grow_along_are_put_together() -> None:
    parts = {
        "骨干教师": {**PARTS["骨干教师"], "增补": {"列": ["小骨干", "教职工"]}},
        "多媒体教室": {**PARTS["多媒体教室"], "增补": {"列": ["教室", "教职工"]}},
    }
    fields = {**FIELDS_ALL, "教职工": {"类型": "整数", "单位": "人"}}
    data = dataset(1, {"数据": {"小": [100], "初": [0], "小骨干": [0], "教室": [2], "教职工": [9]}})
    item = leaf(至少={**RULE, "项": parts, "达到": 2})
    written = scheme(分行=STAGES, 派生=ONE_STAGE, 字段=fields, 指标=[item])
    [advice] = advice_of(assess(written, data), data).value
    added = [(one.column, one.amount, one.after, one.cost > 0) for one in advice.increases]
    assert added == [("小骨干", 1, 1, True), ("教职工", 2, 11, False), ("教室", 1, 3, True)]


ONE_STAGE = {
    "百生骨干": {"式": "小骨干 / 小 * 100"},
    "百生教室": {"式": "教室 / 小 * 100"},
    "骨干差异": {"式": "差异系数(百生骨干, 权=小)"},
    "教室差异": {"式": "差异系数(百生教室, 权=小)"},
}


def test_units_without_value_are_named_and_asked_nothing() -> None:
    data = dataset(
        2, {"数据": {"小": [100, 100], "初": [0, 0], "小骨干": [0, None], "教室": [3, 3]}}
    )
    item = leaf(至少={**RULE, "项": ALONE, "达到": 2})
    written = scheme(派生=ONE_STAGE, 字段=FIELDS_ALL, 指标=[item])
    [advice] = advice_of(assess(written, data), data).value
    assert [(one.unit, one.column) for one in advice.increases] == [("U1", "小骨干")]
    assert (advice.not_asked, advice.still) == (("乙",), ())


ALONE = {
    "骨干教师": {**PARTS["骨干教师"], "增补": {"列": "小骨干"}},
    "多媒体教室": {**PARTS["多媒体教室"], "标准": 2.3, "增补": {"列": "教室"}},
}


def test_what_additions_cannot_reach_is_said() -> None:
    """教室 has no 增补 and 甲 lacks some: both items are asked, so 甲 cannot pass."""
    parts = {**ALONE, "多媒体教室": {"取值": "百生教室", "标准": 2.3}}
    data = dataset(1, {"数据": {"小": [100], "初": [0], "小骨干": [0], "教室": [2]}})
    item = leaf(至少={**RULE, "项": parts, "达到": 2})
    written = scheme(派生=ONE_STAGE, 字段=FIELDS_ALL, 指标=[item])
    [advice] = advice_of(assess(written, data), data).value
    assert (advice.not_asked, advice.increases) == (("甲",), ())

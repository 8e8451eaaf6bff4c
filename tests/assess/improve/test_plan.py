"""From 至少 with 增补 to a task: who is added to, what one more does, what it costs."""

from __future__ import annotations

import numpy as np
import pytest

from dubao.assess.engine import assess
from dubao.assess.improve.plan import plans_of
from tests.assess.build import dataset, leaf, scheme
from tests.assess.improve.schools import RULE, three


def test_ca13_a_shared_facility_has_one_holder_and_raises_each_stage_by_its_share() -> None:
    [plan] = plans_of(three()[0]).value
    rooms = plan.task.lifts[1]
    assert rooms.holder.tolist() == [0, 0, 1, 2]
    # 甲: 200 ÷ (200 + 1.1 × 100) of a room for 200 pupils, 110 ÷ 310 of it for 100 (SP-03)
    expected = [100 * 200 / 310 / 200, 100 * 110 / 310 / 100, 100 / 300, 100 / 200]
    assert rooms.rise.tolist() == pytest.approx(expected)


def test_fd12_the_shares_per_pupil_of_another_notation_are_the_same() -> None:
    [plan] = plans_of(three()[0]).value
    rooms = plan.task.lifts[1]
    # 小 = A ÷ (小 + 1.1 × 初), 初 = A ÷ (小 ÷ 1.1 + 初), each × 100
    assert rooms.rise[0] == pytest.approx(100 / (200 + 1.1 * 100))
    assert rooms.rise[1] == pytest.approx(100 / (200 / 1.1 + 100))


def test_teachers_are_added_to_the_stage_they_teach_in() -> None:
    [plan] = plans_of(three()[0]).value
    teachers, holders = plan.task.lifts[0], plan.holders[0]
    owners = [(holders[at].unit, holders[at].columns) for at in teachers.holder]
    expected = [("U1", ("小骨干",)), ("U1", ("初骨干",)), ("U2", ("小骨干",)), ("U3", ("初骨干",))]
    assert owners == expected
    assert teachers.rise.tolist() == pytest.approx([0.5, 1, 1 / 3, 0.5])


def test_one_unit_of_cost_is_the_standard_of_one_pupil() -> None:
    [plan] = plans_of(three()[0]).value
    teachers, rooms = plan.task.lifts
    # one teacher is what 100 pupils are to have of 1 per hundred
    assert teachers.cost.tolist() == pytest.approx([100, 100, 100, 100])
    # a room of 乙: 100 ÷ 2.3 pupils; of 甲: the shares of both stages
    shared = 200 / 310 * 100 / 2.3 + 110 / 310 * 100 / 2.4
    assert rooms.cost.tolist() == pytest.approx([shared, 100 / 2.3, 100 / 2.4])


def test_prices_of_the_scheme_are_used_as_they_stand() -> None:
    parts = {
        name: {**part, "增补": {**part["增补"], "单价": price}}
        for (name, part), price in zip(RULE["项"].items(), (30, 8), strict=True)
    }
    [plan] = plans_of(three({**RULE, "项": parts})[0]).value
    assert [lift.cost.tolist() for lift in plan.task.lifts] == [[30] * 4, [8] * 3]


def test_the_part_of_a_facility_that_nobody_assesses_costs_as_much() -> None:
    """Of a room in a 完全中学 only the share of 初中 counts: adding there must not look cheap."""
    derived = {
        "学生": {"式": "初"},
        "份额": {"式": "初 / (初 + 高)"},
        "百生教室": {"式": "教室 * 份额 / 学生 * 100"},
    }
    rule = {"项": {"教室": {"取值": "百生教室", "标准": 2.4, "增补": {"列": "教室"}}}, "达到": 1}
    fields = {name: {"类型": "整数"} for name in ("初", "高", "教室")}
    cells = {"初": [100, 100], "高": [0, 300], "教室": [1, 4]}
    written = scheme(字段=fields, 派生=derived, 指标=[leaf(至少=rule)])
    [plan] = plans_of(assess(written, dataset(2, {"数据": cells}))).value
    lift = plan.task.lifts[0]
    assert lift.rise.tolist() == pytest.approx([1, 0.25])
    # without 权 a unit counts as one pupil: 1 ÷ 2.4 each
    assert lift.cost.tolist() == pytest.approx([1 / 2.4, 1 / 2.4])


def test_what_does_not_rise_in_proportion_is_said_and_not_proposed() -> None:
    bent = {
        "取值": "最小(百生骨干, 0.6)",
        "标准": 1,
        "增补": {"列": {"小学": "小骨干", "初中": "初骨干"}},
    }
    found = plans_of(three({**RULE, "项": {**RULE["项"], "骨干教师": bent}})[0])
    assert [one.code for one in found.problems] == ["addition-not-straight"] * 2
    assert found.value[0].task.lifts[0].holder.tolist() == [-1, -1, -1, -1]


def test_a_column_that_also_moves_another_item_is_said_and_not_proposed() -> None:
    rooms = {**RULE["项"]["多媒体教室"], "取值": "百生教室 + 百生骨干"}
    found = plans_of(three({**RULE, "项": {**RULE["项"], "多媒体教室": rooms}})[0])
    assert {one.code for one in found.problems} == {"addition-not-straight"}
    assert (found.value[0].task.lifts[0].holder == -1).all()


def test_groups_and_caps_come_from_the_spread_that_the_scheme_names() -> None:
    [plan] = plans_of(three({**RULE, "差异系数不高于": '如果(学段 == "小学", 0.5, 0.45)'})[0]).value
    lift = plan.task.lifts[0]
    assert plan.keys[0] == ((("学段", "小学"),), (("学段", "初中"),))
    assert lift.group.tolist() == [0, 1, 0, 1]
    assert lift.caps.tolist() == [0.5, 0.45]
    assert lift.weight.tolist() == [200, 100, 300, 200]


def test_without_a_cap_there_is_nothing_to_even_out() -> None:
    rule = {key: value for key, value in RULE.items() if key != "差异系数不高于"}
    [plan] = plans_of(three(rule)[0]).value
    assert all(np.isinf(lift.caps).all() for lift in plan.task.lifts)

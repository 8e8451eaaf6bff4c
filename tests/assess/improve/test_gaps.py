"""What is missing in the things that are counted, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dubao.assess.engine import assess
from dubao.assess.improve.gaps import gaps_of
from dubao.model.gaps import Gaps
from tests.assess.build import Cells, dataset, leaf, scheme
from tests.assess.improve.schools import three


def test_units_short_are_the_ceiling_of_standard_times_pupils_less_what_there_is() -> None:
    [gaps] = gaps_of(three()[0])
    teachers, rooms = gaps.parts
    # 甲小学 1 × 200 ÷ 100 − 2 = 0; 甲初中 1 − 0 = 1; 乙 3 − 1 = 2; 丙 2 − 2 = 0
    assert teachers.to_standard.tolist() == [0, 1, 2, 0]
    # 85 %: 甲初中 ⌈0.85⌉ = 1; 乙 ⌈2.55 − 1⌉ = 2
    assert teachers.to_floor.tolist() == [0, 1, 2, 0]
    assert (teachers.counted, teachers.unit, teachers.whole) == ("骨干", "人", True)
    # 甲小学 has 5 × 200 ÷ 310 = 3.226 rooms of 4.6: ⌈1.374⌉ = 2; 甲初中 1.774 of 2.4: 1
    # 乙 7 of 6.9: none; 丙 4 of 4.8: 1
    assert rooms.to_standard.tolist() == [2, 1, 0, 1]
    assert (rooms.counted, rooms.unit) == ("多媒体", "间")


def area(cells: Cells, **field: str) -> Gaps:
    """生均 9 ㎡ asked; the area is a number with a unit of its own."""
    fields = {"面积": {"类型": "面积", "单位": "㎡", **field}, "学生": {"类型": "整数"}}
    rule = {
        "项": {"面积": {"取值": "面积 ÷ 学生", "标准": 9, "增补": {"列": "面积"}}},
        "达到": 1,
        "余项不低于": 0.85,
    }
    count = len(cells["学生"])
    [gaps] = gaps_of(
        assess(scheme(字段=fields, 指标=[leaf(至少=rule)]), dataset(count, {"数据": cells}))
    )
    return gaps


def test_areas_and_money_are_short_by_the_plain_difference() -> None:
    part = area({"面积": [800.5, 900, 700], "学生": [100, 100, 100]}).parts[0]
    assert part.to_standard.tolist() == pytest.approx([99.5, 0, 200])
    assert part.to_floor.tolist() == pytest.approx([0, 0, 65])
    assert (part.counted, part.unit, part.whole) == ("面积", "㎡", False)


def test_ca01_nothing_filled_in_is_neither_zero_nor_no_gap() -> None:
    part = area({"面积": [0, None], "学生": [100, 100]}).parts[0]
    assert part.to_standard[0] == 900
    assert np.isnan([part.to_standard[1], part.to_floor[1]]).all()


def test_ca05_nine_of_a_thousand_is_not_short_of_0_9_per_hundred() -> None:
    fields = {"体艺": {"类型": "整数", "单位": "人"}, "学生": {"类型": "整数"}}
    parts = {"体艺": {"取值": "体艺 ÷ 学生 × 100", "标准": 0.9, "增补": {"列": "体艺"}}}
    written = scheme(字段=fields, 指标=[leaf(至少={"项": parts, "达到": 1})])
    [gaps] = gaps_of(assess(written, dataset(2, {"数据": {"体艺": [9, 8], "学生": [1000, 1000]}})))
    assert gaps.parts[0].to_standard.tolist() == [0, 1]


def test_a_value_that_is_no_quotient_is_short_in_its_own_unit() -> None:
    fields = {"入学率": {"类型": "百分比", "单位": "%"}}
    parts = {"入学率": {"取值": "入学率", "标准": 95}}
    written = scheme(字段=fields, 指标=[leaf(至少={"项": parts, "达到": 1})])
    [gaps] = gaps_of(assess(written, dataset(1, {"数据": {"入学率": [90.5]}})))
    part = gaps.parts[0]
    assert (part.to_standard.tolist(), part.counted, part.unit) == ([4.5], "入学率", "%")


def test_ca10_each_group_has_its_spread_with_its_cap() -> None:
    [gaps] = gaps_of(three()[0])
    found = [(one.part, dict(one.by), one.cap) for one in gaps.spreads]
    assert found == [
        ("骨干教师", {"学段": "小学"}, 0.5),
        ("骨干教师", {"学段": "初中"}, 0.5),
        ("多媒体教室", {"学段": "小学"}, 0.5),
        ("多媒体教室", {"学段": "初中"}, 0.5),
    ]
    # 小学: 1 and 1 ÷ 3 per hundred of 200 and 300 pupils: mean 0.6, S² = 0.4 × 0.16 + 0.6 × 0.0711
    assert gaps.spreads[0].spread.value == pytest.approx(
        np.sqrt(0.4 * 0.16 + 0.6 * (4 / 15) ** 2) / 0.6
    )

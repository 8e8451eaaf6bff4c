"""义务教育优质均衡 worked by hand (教督〔2017〕6号): the shipped scheme, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from dubao.model.terms import Reason
from tests.balance import assessed, district_of, junior, school, value, verdict

SEVEN = ("百生高于规定学历教师", "百生骨干教师", "百生体育艺术教师", "生均教学及辅助用房",
         "生均体育运动场馆", "生均教学仪器设备值", "百生网络多媒体教室")  # fmt: skip


def seven(found: Any, row: int = 0) -> list[float]:
    return [value(found, name, row) for name in SEVEN]


def test_the_seven_indicators_of_a_primary_school() -> None:
    found = assessed([school()])
    assert seven(found) == [
        4.2,  # (12 专科 + 28 本科 + 2 硕士) ÷ 1000 × 100
        1,  # 10 ÷ 1000 × 100
        0.9,  # (4 + 2 + 2 + 1) ÷ 1000 × 100, which must reach 0.9 (CA-05)
        4.5,  # (5300 − 800) ÷ 1000: 室内体育用房 is taken off here
        7.5,  # (6700 + 800) ÷ 1000: and added here
        2000,  # 200 万元 × 10000 ÷ 1000
        2.3,  # 23 ÷ 1000 × 100
    ]
    assert verdict(found, "R") == "达标"


def test_the_seven_indicators_of_a_junior_school_count_degrees_from_first_degrees_on() -> None:
    found = assessed([junior()])
    assert seven(found) == [5.3, 1, 0.9, 5.8, 10.2, 2500, 2.4]  # (50 本科 + 3 硕士) ÷ 1000 × 100
    assert verdict(found, "R") == "达标"


@pytest.mark.parametrize(
    ("changes", "want"),
    [
        ({}, "达标"),
        ({"校内体育场面积": 5575}, "达标"),  # (5575 + 800) ÷ 1000 = 6.375 = 85 % of 7.5
        ({"校内体育场面积": 5574.9}, "不达标"),  # 6.3749 < 6.375
        ({"校内体育场面积": 6000, "网络多媒体教室数": 22}, "不达标"),  # 6.8 and 2.2: two short
        ({"小学骨干教师数": 0}, "不达标"),  # 0 is a value: 0 < 0.85 (CA-01)
    ],
)
def test_ca12_six_of_seven_and_the_one_left_at_85_percent(
    changes: dict[str, Any], want: str
) -> None:
    assert verdict(assessed([school(**changes)]), "R") == want


def test_ca04_a_blank_leaves_the_school_undecided_where_it_could_change_the_result() -> None:
    assert verdict(assessed([school(教学仪器设备资产值=None)]), "R") is None
    short = school(教学仪器设备资产值=None, 校内体育场面积=5000)  # 5.8: under the floor anyhow
    assert verdict(assessed([short]), "R") == "不达标"


NINE = {"类型": "九年一贯制", "小学在校生数": 600, "初中在校生数": 300}


def test_ca13_shared_facilities_are_split_by_weight_and_teachers_are_not() -> None:
    both = {**junior(), **school(), **{k: v for k, v in junior().items() if k.startswith("初中")}}
    found = assessed([{**both, **NINE, "教学及辅助用房面积": 5840, "室内体育用房面积": 800}])
    # 600 ÷ (600 + 1.1 × 300) of 5040 ㎡ to 小学, the rest to 初中
    assert value(found, "生均教学及辅助用房", 0) == pytest.approx(5040 / 930, abs=1e-6)
    assert value(found, "生均教学及辅助用房", 1) == pytest.approx(5040 * 1.1 / 930, abs=1e-6)
    assert value(found, "生均体育运动场馆", 0) == pytest.approx((6700 + 800) / 930, abs=1e-6)
    assert value(found, "生均教学仪器设备值", 1) == pytest.approx(2_000_000 * 1.1 / 930, abs=1e-5)
    assert value(found, "百生网络多媒体教室", 0) == pytest.approx(23 * 100 / 930, abs=1e-6)
    assert value(found, "百生高于规定学历教师", 0) == 7  # 42 ÷ 600 × 100: as they are
    assert value(found, "百生高于规定学历教师", 1) == pytest.approx(53 / 3, abs=1e-6)


@pytest.mark.parametrize(
    ("kind", "primary", "juniors", "seniors", "shares"),
    [
        ("九年一贯制", 600, 300, None, [600 / 930, 330 / 930]),
        ("完全中学", 0, 600, 500, [0.5]),  # 600 ÷ (600 + 1.2 × 500)
        ("十二年一贯制", 400, 200, 100, [400 / 752, 220 / 752]),  # ÷ (400 + 1.1·200 + 1.32·100)
        ("小学", 600, 0, None, [1]),
    ],
)
def test_sp02_weights_of_every_kind(
    kind: str, primary: int, juniors: int, seniors: int | None, shares: list[float]
) -> None:
    figures = {"小学在校生数": primary, "初中在校生数": juniors, "高中在校生数": seniors}
    found = assessed([school(类型=kind, **figures)])
    got = [value(found, "分摊比例", row) for row in range(len(shares))]
    assert got == pytest.approx(shares, abs=1e-6)


def test_fd12_the_other_notation_of_the_split_gives_the_same_numbers() -> None:
    found = assessed([school(**NINE)])
    area = 5300 - 800
    assert value(found, "生均教学及辅助用房", 0) == pytest.approx(
        area / (600 + 1.1 * 300), abs=1e-6
    )
    assert value(found, "生均教学及辅助用房", 1) == pytest.approx(
        area / (600 / 1.1 + 300), abs=1e-6
    )


def test_sp08_attached_kindergarten_classes_need_a_weight_that_no_document_gives() -> None:
    found = assessed([school(附设幼儿班幼儿数=60)])
    assert found.derived["分摊比例"].reasons[0] == Reason.BLANK
    weighed = assessed([school(附设幼儿班幼儿数=60, 附设幼儿班折算权重=0.5)])
    assert value(weighed, "分摊比例") == pytest.approx(1000 / 1030, abs=1e-6)


EQUIPMENT = "教学仪器设备资产值"


def pair(first: float, second: float, name: str = EQUIPMENT, make: Any = school) -> Any:
    """Assess two schools of 1000 each that differ in one figure."""
    return district_of(assessed([make(**{name: first}), make(**{name: second})]))


def test_ca10_variation_is_weighted_by_pupils_and_the_mean_is_total_over_total() -> None:
    small = school(小学在校生数=200, 教学仪器设备资产值=20)  # 1000 元 each
    large = school(小学在校生数=800, 教学仪器设备资产值=280)  # 3500 元 each
    found = district_of(assessed([small, large]))
    assert value(found, "小学R6平均") == 3000  # 3,000,000 ÷ 1000, not (1000 + 3500) ÷ 2
    # √(0.2 × 2000² + 0.8 × 500²) ÷ 3000 = 1000 ÷ 3000; by population, not by N − 1
    assert value(found, "小学R6差异系数") == pytest.approx(1 / 3, abs=1e-6)
    plain = district_of(assessed([small, large], chosen=[("*差异系数", "不加权")]))
    assert value(plain, "小学R6差异系数") == pytest.approx(1250 / 2250, abs=1e-6)


@pytest.mark.parametrize(
    ("make", "code", "values", "variation", "want"),
    [
        (school, "A36", (100, 300), 0.5, "达标"),  # 1000 ÷ 2000: exactly the cap (CA-09)
        (school, "A36", (99, 301), 0.505, "不达标"),  # 1010 ÷ 2000
        (junior, "A46", (110, 290), 0.45, "达标"),  # 900 ÷ 2000: exactly the cap
        (junior, "A46", (109, 291), 0.455, "不达标"),
    ],
)
def test_yz05_caps_of_variation_by_stage(
    make: Any, code: str, values: tuple[float, float], variation: float, want: str
) -> None:
    found = pair(*values, make=make)
    stage = "小学" if make is school else "初中"
    assert value(found, f"{stage}R6差异系数") == pytest.approx(variation, abs=1e-6)
    assert verdict(found, code) == want


def test_ca01_a_school_without_a_teacher_of_sport_or_art_stays_in() -> None:
    none = dict.fromkeys(
        ("小学体育教师数", "小学音乐教师数", "小学美术教师数", "小学艺术教师数"), 0
    )
    found = district_of(assessed([school(**none), school(小学体育教师数=13)]))
    assert value(found, "小学R3平均") == 0.9  # (0 + 18) ÷ 2000 × 100
    assert value(found, "小学R3差异系数") == 1  # √(0.9²) ÷ 0.9
    assert value(found, "小学计入校数") == 2


def test_ca11_variation_of_a_mean_of_zero_does_not_apply_and_of_one_school_is_zero() -> None:
    found = pair(0, 0)
    assert found.derived["小学R6差异系数"].reasons[0] == Reason.NOT_APPLICABLE
    assert verdict(found, "A36") is None
    alone = district_of(assessed([school()]))
    assert value(alone, "小学R6差异系数") == 0
    assert verdict(alone, "A36") == "达标"


def test_ca04_one_school_without_a_figure_leaves_the_districts_variation_undecided() -> None:
    found = district_of(assessed([school(), school(教学仪器设备资产值=None)]))
    assert verdict(found, "A36") is None
    assert verdict(found, "A1") is None


def test_ex01_teaching_points_under_fifty_do_not_count() -> None:
    points = [school(类型="教学点", 小学在校生数=count) for count in (49, 50)]
    found = assessed([*points, school()])
    assert [value(found, "计入", row) for row in range(3)] == [0, 1, 1]
    assert found.items["R"].reasons[0] == Reason.NOT_APPLICABLE
    assert value(district_of(found), "小学计入校数") == 2
    assert value(district_of(found), "小学在校学生数") == 1099  # 表Ⅰ counts them all


def test_ex08_private_schools_count_unless_the_office_says_otherwise() -> None:
    private = school(举办者类型="民办")
    assert value(district_of(assessed([private, school()])), "小学计入校数") == 2
    without = assessed([private, school()], chosen=[("民办学校计入", "民办学校不计入")])
    assert value(district_of(without), "小学计入校数") == 1

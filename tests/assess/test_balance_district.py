"""优质均衡 of a district: special cases, the 15, the 9 and the 1, vetoes — worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from dubao.model.in_force import in_force
from dubao.model.settings import Chosen
from tests.balance import JUDGED, assessed, district_of, junior, school, shipped, value, verdict

OLD = {f"是否{year}年及以前{what}": "是" for year in (2010, 2016) for what in ("规划", "建成")}
SHARED = ("计入的共享体艺教师数", "计入交流兼职走教的体艺教师")
GROUNDS = ("计入的改建租赁场地面积", "计入改建和租赁的场地")
SIZE = ("规模上限", "老校和随迁子女过半的学校放宽")
OLD_ROOMS = [("老校放宽的音乐教室数", "老校按73平方米"), ("老校放宽的美术教室数", "老校按67平方米")]
SMALL_ROOMS = ("按小规模学校的音美教室", "小规模学校放宽")


def of(figures: dict[str, Any], item: str, chosen: Any = ()) -> str | None:
    """Return the verdict of a district whose one school reports these figures."""
    return verdict(district_of(assessed([school(**figures)], chosen=chosen)), item)


def test_fd01_special_cases_are_off_by_default_and_end_with_their_years() -> None:
    for name, use in (SHARED, GROUNDS, SIZE, *OLD_ROOMS, SMALL_ROOMS):
        spec = next(one for one in shipped().derived if one.name == name)
        variant = next(one for one in spec.variants if one.name == use)
        assert (spec.since, variant.since, variant.until) == (None, 2019, 2022)
    choice = Chosen.model_validate({"方案": "balance", "名称": SHARED[0], "用": SHARED[1]})
    codes = [found.code for found in in_force(shipped(), [choice], 2023).problems]
    assert codes == ["definition-out-of-years"]


@pytest.mark.parametrize(
    ("pupils", "flag", "chosen", "teachers"),
    [
        (60, "是", [], 0),
        (60, "是", [SHARED], 2),
        (60, "否", [SHARED], 0),  # never by the number alone (EX-09)
        (50, "是", [SHARED], 2),
        (100, "是", [SHARED], 0),  # FD-04: 50 ≤ pupils < 100
    ],
)
def test_ex02_shared_teachers_of_small_rural_schools(
    pupils: int, flag: str, chosen: Any, teachers: int
) -> None:
    own = dict.fromkeys(("小学体育教师数", "小学音乐教师数", "小学美术教师数", "小学艺术教师数"), 0)
    one = school(**own, 小学在校生数=pupils, 是否乡村小规模学校=flag, 小学共享体艺教师数=2)
    assert value(assessed([one], chosen=chosen), "体育艺术教师数") == teachers


RENTED = {
    "租赁运动场地面积": 1000, "租赁合同由政府或教育部门签订": "是",
    "租赁场地上课时间专供本校": "是", "租赁场地步行分钟数": 10, "租赁场地途中安全": "是",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "chosen", "area"),
    [
        ({}, [], 7500),
        ({}, [GROUNDS], 8500),
        ({"是否中心城区高密度": "否"}, [GROUNDS], 7500),
        ({"租赁场地步行分钟数": 11}, [GROUNDS], 7500),
        ({"租赁合同由政府或教育部门签订": "否"}, [GROUNDS], 7500),
        ({"其他运动场地面积": 300, "其他场地专用安全够用": "是"}, [GROUNDS], 8800),
        ({"其他运动场地面积": 300, "其他场地专用安全够用": "否"}, [GROUNDS], 8500),
    ],
)
def test_ex03_converted_and_rented_grounds_of_crowded_schools(
    changes: dict[str, Any], chosen: Any, area: float
) -> None:
    one = school(**{"是否中心城区高密度": "是", **RENTED, **changes})
    assert value(assessed([one], chosen=chosen), "体育运动场馆面积") == area


def rooms(music: dict[str, int], art: dict[str, int]) -> dict[str, int]:
    none = {"音乐教室96平方米及以上数": 0, "美术教室90平方米及以上数": 0}
    return {**none, **music, **art}


MIDDLE = rooms({"音乐教室73至96平方米数": 2}, {"美术教室67至90平方米数": 2})
TINY = rooms({"音乐教室1面积": 54, "音乐教室2面积": 60}, {"美术教室1面积": 55, "美术教室2面积": 54})


@pytest.mark.parametrize(
    ("figures", "chosen", "want"),
    [
        ({}, [], "达标"),  # 24 classes: ⌈24 ÷ 12⌉ = 2 of each
        ({"小学班数": 25}, [], "不达标"),  # ⌈25 ÷ 12⌉ = 3
        (MIDDLE, [], "不达标"),
        ({**MIDDLE, **OLD}, [], "不达标"),
        ({**MIDDLE, **OLD}, OLD_ROOMS, "达标"),
        ({**MIDDLE, **OLD, "是否2016年及以前规划": "否"}, OLD_ROOMS, "不达标"),  # FD-03: two flags
        ({**TINY, "是否最大班额小于30的农村小规模": "是"}, [], "不达标"),
        ({**TINY, "是否最大班额小于30的农村小规模": "是"}, [SMALL_ROOMS], "达标"),  # EX-05: 54 ㎡
        (
            {**TINY, "音乐教室1面积": 53, "是否最大班额小于30的农村小规模": "是"},
            [SMALL_ROOMS],
            "不达标",
        ),
        (rooms({"音乐教室96平方米及以上数": 4}, {}), [], "不达标"),  # FD-16: not by the sum
    ],
)
def test_g03_music_and_art_rooms(figures: dict[str, Any], chosen: Any, want: str) -> None:
    assert of(figures, "G03", chosen) == want


NINE = {"类型": "九年一贯制", "初中班数": 10}


@pytest.mark.parametrize(
    ("figures", "chosen", "want"),
    [
        ({"小学在校生数": 2000}, [], "达标"),
        ({"小学在校生数": 2001}, [], "不达标"),
        ({**NINE, "小学在校生数": 2000, "初中在校生数": 500}, [], "达标"),
        ({**NINE, "小学在校生数": 2000, "初中在校生数": 501}, [], "不达标"),
        ({"小学在校生数": 2400, **OLD}, [], "不达标"),
        ({"小学在校生数": 2400, **OLD}, [SIZE], "达标"),
        ({"小学在校生数": 2401, **OLD}, [SIZE], "不达标"),
        ({"小学在校生数": 2400, "随迁子女数": 1201}, [SIZE], "达标"),
        ({"小学在校生数": 2400, "随迁子女数": 1200}, [SIZE], "不达标"),  # more than half
        ({**NINE, "小学在校生数": 2000, "初中在校生数": 1000, **OLD}, [SIZE], "达标"),
        ({**NINE, "类型": "十二年一贯制", "小学在校生数": 2000, "初中在校生数": 501, **OLD},
         [SIZE], "不达标"),
    ],
)  # fmt: skip
def test_g04_size_by_kind_of_school_and_ex06(
    figures: dict[str, Any], chosen: Any, want: str
) -> None:
    assert of({"高中在校生数": 0, **figures}, "G04", chosen) == want


def test_ca35_a_class_of_46_is_oversize_in_primary_and_not_in_junior() -> None:
    bands = {"小学46至50人班数": 2, "初中46至50人班数": 3, "初中51至55人班数": 1}
    both = {**junior(), **school(**NINE, 初中在校生数=300)}
    both |= {name: 0 for name in both if name.startswith("初中") and name.endswith("班数")}
    found = district_of(assessed([{**both, **bands}]))
    assert (value(found, "超过45人的小学班级数"), value(found, "超过50人的初中班级数")) == (2, 1)
    assert verdict(found, "G05") == "不达标"


@pytest.mark.parametrize(("funds", "want"), [(12.0, "达标"), (11.99, "不达标")])
def test_g06_small_schools_are_funded_as_a_hundred(funds: float, want: str) -> None:
    small = school(小学在校生数=80, 城乡类型="乡村", 上年学生数=80, 上年拨付公用经费=funds)
    found = district_of(assessed([small, school()], {"小学生均公用经费标准": 1200}))
    assert verdict(found, "G06") == want  # 120,000 ÷ 100 = 1200, not ÷ 80 (FD-20)
    assert value(found, "规模较小学校学生数") == 80


@pytest.mark.parametrize(
    ("item", "changes", "want"),
    [
        ("G07", {"特殊教育学校公用经费": 76.8, "特殊教育学生数": 96}, "达标"),  # 8000
        ("G07", {"特殊教育学校公用经费": 76.79, "特殊教育学生数": 96}, "不达标"),
        ("G08", {"义务教育教师年平均工资收入": 15.41}, "达标"),
        ("G08", {"义务教育教师年平均工资收入": 15.4}, "不达标"),
        ("G11", {"上一年度交流轮岗教师数": 132, "交流轮岗骨干教师数": 27}, "达标"),  # 10 %, 20.45 %
        ("G11", {"上一年度交流轮岗教师数": 131}, "不达标"),
        ("G11", {"交流轮岗骨干教师数": 29}, "不达标"),  # 29 ÷ 148 = 19.6 %
        ("G14", {"优质高中分配名额": 1199}, "不达标"),
        ("G15", {"公办学校就读随迁子女数": 6047}, "不达标"),  # (6047 + 402) ÷ 7588 = 84.99 %
        ("Q2", {"残疾儿童少年入学数": 201}, "不达标"),  # 201 ÷ 212 = 94.8 %
        ("Q9", {"体育校际差异率": 0.149}, "达标"),
        ("Q9", {"体育校际差异率": 0.15}, "不达标"),  # CA-09: below 0.15
        ("Q9", {"体育校际差异率": 0.1, "数学达到三级以上": "否"}, "不达标"),
        ("Q9", {"体育校际差异率": None}, None),
        ("S1", {"满意问卷数": 596}, "达标"),  # 596 ÷ 701 = 85.02 %
        ("S1", {"满意问卷数": 595}, "不达标"),  # 84.88 %
    ],
)
def test_thresholds_of_the_district(item: str, changes: dict[str, Any], want: str | None) -> None:
    assert verdict(district_of(assessed([school()], changes)), item) == want


@pytest.mark.parametrize(
    ("schools", "want"),
    [
        ([school(), junior()], "达标"),  # 1000 of 1000; 950 of 1000, exactly 95 %
        ([school(), junior(划片范围内初中生数=949)], "不达标"),
        ([school(划片范围内小学生数=999), junior()], "不达标"),
        ([school(), school(划片范围内小学生数=0, 是否寄宿制学校="是"), junior()], "达标"),
        ([school(), school(划片范围内小学生数=0, 举办者类型="民办"), junior()], "达标"),
        ([school(), school(划片范围内小学生数=0, 城乡类型="乡村"), junior()], "达标"),
        ([school(), school(划片范围内小学生数=None), junior()], None),
    ],
)
def test_g13_zones_count_public_day_schools_of_towns(schools: Any, want: str | None) -> None:
    assert verdict(district_of(assessed(schools)), "G13") == want


def test_sr02_some_places_judge_interviews_as_well() -> None:
    poor = {"走访满意人数": 76}  # 76 ÷ 90 = 84.4 %
    assert verdict(district_of(assessed([school()], poor)), "S1") == "达标"
    strict = assessed([school()], poor, chosen=[("社会认可度", "问卷和走访都要达到")])
    assert verdict(district_of(strict), "S1") == "不达标"


def test_q1_retention_and_its_other_definition() -> None:
    one = junior(初中毕业班学生数=315, 三年前初一在校生数=331, 三年转入学生数=10,
                 三年转出学生数=6, 三年死亡学生数=1)  # fmt: skip
    found = district_of(assessed([one]))
    assert value(found, "初中三年巩固率") == pytest.approx((315 - 10 + 6) / 330 * 100, abs=1e-6)
    assert verdict(found, "Q1") == "不达标"  # 94.24 %
    other = district_of(
        assessed([one], chosen=[("初中三年巩固率", "毕业 ÷（初一 + 转入 − 死亡 − 转出）")])
    )
    assert value(other, "初中三年巩固率") == pytest.approx(315 / (331 + 10 - 1 - 6) * 100, abs=1e-6)


def test_q4_training_funds_are_judged_school_by_school() -> None:
    poor = school(教师培训经费预算=5.99)
    found = district_of(assessed([school(), poor]))
    assert value(found, "培训经费不足校数") == 1
    assert verdict(found, "Q4") == "不达标"


def test_evidence_is_judged_by_people_and_a_file_is_no_pass() -> None:
    without = {"项目编号": list(JUDGED), "佐证判定": ["达到", "未达到", None, *["达到"] * 7]}
    found = district_of(assessed([school()], evidence=without))
    assert [verdict(found, code) for code in ("G01", "G02", "G10")] == ["达标", "不达标", None]
    absent = district_of(assessed([school()], evidence={"项目编号": ["Q3"], "佐证判定": ["达到"]}))
    assert verdict(absent, "G01") is None


@pytest.mark.parametrize(
    ("changes", "want"),
    [
        ({}, "未发生"),
        ({"弄虚作假": "是"}, "发生"),
        ({"弄虚作假": None}, None),
        ({"弄虚作假": None, "严重违纪违法": "是"}, "发生"),
    ],
)
def test_vt12_three_answers_make_one_line_and_a_missing_one_is_never_no(
    changes: dict[str, Any], want: str | None
) -> None:
    assert verdict(district_of(assessed([school()], changes)), "VT5") == want


def test_the_district_passes_only_when_everything_is_reached() -> None:
    fine = {"体育校际差异率": 0.1}
    schools = [school(), junior()]
    assert str(district_of(assessed(schools, fine)).totals.grade[0]) == "达标"
    assert str(district_of(assessed(schools)).totals.grade[0]) == "不达标"
    veto = district_of(assessed(schools, {**fine, "违规择校": "是"}))
    assert str(veto.totals.grade[0]) == "不达标"
    open_ = district_of(assessed(schools, {**fine, "违规择校": None}))
    assert str(open_.totals.grade[0]) == ""

"""The arithmetic of balanced compulsory education, worked by hand, each row showing how.

Differences between schools (差异系数), six of seven with a floor, shared facilities split by
weights (教督〔2017〕6号).
"""

from dataclasses import replace
from typing import Any

import pytest

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.formula.fault import FormulaFault
from dubao.model.terms import Reason
from tests.assess.build import Cells, dataset, leaf, numbers, scheme, units

CV = {"差": {"式": "差异系数(值, 权=生)"}}


def variation(values: list[Any], pupils: list[Any], formula: str = "差异系数(值, 权=生)") -> Any:
    """Return the coefficient of variation of some schools, or the reason why there is none."""
    data = dataset(len(values), {"数据": {"值": values, "生": pupils}})
    column = assess(scheme(派生={"差": {"式": formula}}), data).derived["差"]
    return Reason(int(column.reasons[0])) if column.reasons[0] else float(column.values[0])


@pytest.mark.parametrize(
    ("values", "pupils", "wanted", "how"),
    [
        ([2, 4], [100, 300], 0.75**0.5 / 3.5, "均 14 ÷ 4 = 3.5；方差 (1 × 1.5² + 3 × 0.5²) ÷ 4"),
        ([4, 4, 4], [100, 300, 50], 0, "都等于平均"),
        ([1, 3], [200, 200], 0.5, "均 2，标准差 1，1 ÷ 2"),
        ([11, 29], [70, 70], 0.45, "均 20，标准差 9，9 ÷ 20"),
        ([0, 6], [100, 200], 2 * 2**0.5 / 4, "均 4；方差 (1 × 4² + 2 × 2²) ÷ 3 = 8"),
        ([5], [80], 0, "一所学校"),
    ],
)
def test_ca10_ca11_variation_is_weighted_by_pupils_in_population_form(
    values: list[Any], pupils: list[Any], wanted: float, how: str
) -> None:
    assert variation(values, pupils) == pytest.approx(wanted, abs=1e-15), how


def test_ca11_variation_about_a_mean_of_zero_does_not_apply() -> None:
    assert variation([0, 0], [100, 300]) is Reason.NOT_APPLICABLE


def test_ca10_the_mean_is_total_over_total() -> None:
    # per pupil 600 ÷ 100 = 6 and 1200 ÷ 300 = 4; total ÷ total 1800 ÷ 400 = 4.5, not (6 + 4) ÷ 2;
    # variance (1 × 1.5² + 3 × 0.5²) ÷ 4 = 0.75
    assert variation([600, 1200], [100, 300], "差异系数(值 ÷ 生, 权=生)") == pytest.approx(
        0.75**0.5 / 4.5
    )


def test_ca10_the_unweighted_form_has_no_name_of_its_own() -> None:
    with pytest.raises(FormulaFault, match="「差异系数」缺少 权="):
        variation([2, 4], [100, 300], "差异系数(值)")
    # it is a deviation divided by a mean: (2 + 4) ÷ 2 = 3, deviation 1
    spec = {"偏": {"式": "标准差(值)"}, "均": {"式": "平均(值)"}, "比": {"式": "偏 ÷ 均"}}
    found = assess(scheme(派生=spec), dataset(2, {"数据": {"值": [2, 4]}}))
    assert float(found.derived["比"].values[0]) == pytest.approx(1 / 3)


def test_ca01_a_school_with_no_teacher_of_a_kind_stays_in() -> None:
    # 0, 1 and 2 per hundred: mean 1, variance 2 ÷ 3; without the first it would be 1.5 and 0.25
    found = variation([0, 1, 2], [100, 100, 100], "差异系数(值 ÷ 生 × 100, 权=生)")
    assert found == pytest.approx((2 / 3) ** 0.5)


def test_ca01_a_school_without_a_number_is_left_out_and_named() -> None:
    data = dataset(3, {"数据": {"值": [1, 3, None], "生": [100, 100, 100]}})
    found = assess(scheme(派生=CV), data)
    assert numbers(found.derived["差"].values) == [0.5] * 3  # mean 2, deviation 1
    assert [problem.message for problem in found.problems] == [
        "汇总「差」时略去 1 个没有数的单位：丙"
    ]


@pytest.mark.parametrize(
    ("values", "limit", "verdict", "how"),
    [
        ([1, 3], 0.5, "达标", "差异系数恰为 0.50，≤ 0.50"),
        ([11, 29], 0.45, "达标", "差异系数恰为 0.45，≤ 0.45"),
        ([1, 3.001], 0.5, "不达标", "1.0005 ÷ 2.0005 = 0.50012"),
        ([11, 29.001], 0.45, "不达标", "9.0005 ÷ 20.0005 = 0.45001"),
    ],
)
def test_ca05_ca09_variation_exactly_at_its_limit(
    values: list[float], limit: float, verdict: str, how: str
) -> None:
    conclusion = {"编号": "J", "名称": "差异", "条件": f"差 <= {limit}"}
    data = dataset(2, {"数据": {"值": values, "生": [100, 100]}})
    found = assess(scheme(派生=CV, 结论=[conclusion]), data)
    assert found.conclusions[0].verdicts[0] == verdict, how


def test_ca09_a_strict_limit_is_not_reached_at_itself() -> None:
    # 校际差异率 < 0.15: 3 ÷ 20 = 0.15 fails, 2.99 ÷ 20 passes
    conclusion = {"编号": "J", "名称": "差异率", "条件": "x ÷ 20 < 0.15"}
    found = assess(scheme(结论=[conclusion]), dataset(2, {"数据": {"x": [3, 2.99]}}))
    assert list(found.conclusions[0].verdicts) == ["不达标", "达标"]


SEVEN: dict[str, dict[str, float]] = {
    "R1": {"小学": 4.2, "初中": 5.3},
    "R2": {"小学": 1, "初中": 1},
    "R3": {"小学": 0.9, "初中": 0.9},
    "R4": {"小学": 4.5, "初中": 5.8},
    "R5": {"小学": 7.5, "初中": 10.2},
    "R6": {"小学": 2000, "初中": 2500},
    "R7": {"小学": 2.3, "初中": 2.4},
}


def six_of_seven(stage: str, **changed: float) -> float:
    """Return the points of a school that has every standard of its stage, but for some values."""
    values = {name: changed.get(name, standard[stage]) for name, standard in SEVEN.items()}
    parts = {name: {"取值": name, "标准": standard} for name, standard in SEVEN.items()}
    item = leaf(满分=1, 至少={"项": parts, "达到": 6, "余项不低于": 0.85})
    data = dataset(
        units(1, 学段=[stage]), {"数据": {name: [value] for name, value in values.items()}}
    )
    (points,) = assess(scheme(指标=[item]), data).items["A1"].points
    return float(points)


@pytest.mark.parametrize(
    ("stage", "changed", "passes", "how"),
    [
        ("小学", {}, 1, "七项都恰好达到"),
        ("小学", {"R1": 3.57}, 1, "六项达到，R1 恰为 4.2 × 85% = 3.57"),
        ("小学", {"R1": 3.5699}, 0, "六项达到，R1 差一点到 3.57"),
        ("小学", {"R3": 0.765, "R7": 2.3}, 1, "六项达到，R3 恰为 0.9 × 85% = 0.765"),
        ("小学", {"R6": 1699}, 0, "六项达到，R6 低于 2000 × 85% = 1700"),
        ("小学", {"R1": 4.1999, "R2": 0.9}, 0, "只有五项达到，另两项虽在 85% 以上"),
        ("小学", {"R1": 0}, 0, "六项达到，R1 为 0"),
        ("初中", {"R1": 4.505}, 1, "六项达到，R1 恰为 5.3 × 85% = 4.505"),
        ("初中", {"R1": 4.2}, 0, "初中按 5.3 的标准，4.2 低于 4.505"),
        ("初中", {"R7": 2.04, "R4": 5.8}, 1, "六项达到，R7 恰为 2.4 × 85% = 2.04"),
    ],
)
def test_ca12_six_of_seven_and_the_floor(
    stage: str, changed: dict[str, float], passes: float, how: str
) -> None:
    assert six_of_seven(stage, **changed) == passes, how


SPLIT = {
    "属性": "学段",
    "各行": {"小学": "小 > 0", "初中": "初 > 0", "高中": "高 > 0"},
}
SHARES: dict[str, dict[str, str]] = {
    "九年": {"学段": '如果(学段 == "小学", 1, 1.1)'},
    "完中": {"学段": '如果(学段 == "初中", 1, 1.2)'},
    "十二": {"学段": '如果(学段 == "小学", 1, 如果(学段 == "初中", 1.1, 1.32))'},
}


def split(pupils: tuple[int, int, int], kind: str, area: float = 8000) -> Assessment:
    """Split one school's area among its stages by weights and pupils."""
    derived = {
        "权": {"式": SHARES[kind]["学段"]},
        "生": {"式": '如果(学段 == "小学", 小, 如果(学段 == "初中", 初, 高))'},
        "和": {"式": "合计(权 × 生)", "按": ["原单位代码"]},
        "份": {"式": "权 × 生 ÷ 和"},
        "分": {"式": "面积 × 份"},
        "生均": {"式": "分 ÷ 生"},
        "百生教师": {"式": '如果(学段 == "小学", 小师, 初师) ÷ 生 × 100'},
    }
    cells: Cells = dict(zip(("小", "初", "高"), ([count] for count in pupils), strict=True))
    cells = {**cells, "面积": [area], "小师": [30], "初师": [20]}
    return assess(scheme(分行=SPLIT, 派生=derived), dataset(1, {"数据": cells}))


@pytest.mark.parametrize(
    ("kind", "pupils", "shares", "how"),
    [
        ("九年", (500, 300, 0), [500 / 830, 330 / 830], "500 + 1.1 × 300 = 830"),
        ("九年", (600, 0, 0), [1], "只有小学部，不分"),
        ("完中", (0, 400, 500), [400 / 1000, 600 / 1000], "400 + 1.2 × 500 = 1000"),
        (
            "十二",
            (400, 300, 200),
            [400 / 994, 330 / 994, 264 / 994],
            "400 + 1.1 × 300 + 1.32 × 200 = 994",
        ),
    ],
)
def test_sp02_sp03_shares_by_weight_and_pupils(
    kind: str, pupils: tuple[int, int, int], shares: list[float], how: str
) -> None:
    found = split(pupils, kind)
    assert list(found.derived["份"].values) == pytest.approx(shares), how
    assert float(found.derived["分"].values.sum()) == pytest.approx(8000)


def test_ca13_areas_are_split_and_teachers_are_not() -> None:
    # 8000 × 500 ÷ 830 ÷ 500 = 9.6386, 8000 × 330 ÷ 830 ÷ 300 = 10.6024; teachers by stage as
    # they are: 30 ÷ 500 × 100 = 6, 20 ÷ 300 × 100 = 6.6667
    found = split((500, 300, 0), "九年")
    assert list(found.derived["生均"].values) == pytest.approx([8000 / 830, 8000 * 1.1 / 830])
    assert list(found.derived["百生教师"].values) == pytest.approx([6, 20 / 3])


def test_fd12_the_other_notation_gives_the_same_numbers() -> None:
    # per pupil: 小 = A ÷ (小 + 1.1 × 初), 初 = A ÷ (小 ÷ 1.1 + 初)
    found = split((500, 300, 0), "九年")
    assert list(found.derived["生均"].values) == pytest.approx(
        [8000 / (500 + 1.1 * 300), 8000 / (500 / 1.1 + 300)]
    )


def test_ca13_parts_weigh_by_their_own_stages_pupils() -> None:
    # 甲 (500 + 300, 8300 ㎡): 小学 8300 ÷ 830 = 10 per pupil; 乙 (500, 3500 ㎡): 7
    # mean (500 × 10 + 500 × 7) ÷ 1000 = 8.5, deviation 1.5; the junior part stands alone: 0
    derived = {
        "生": {"式": '如果(学段 == "小学", 小, 初)'},
        "权": {"式": '如果(学段 == "小学", 1, 1.1)'},
        "生均": {"式": "面积 × 权 ÷ (小 + 1.1 × 初)"},
    }
    spread = {
        stage: {"式": "差异系数(生均, 权=生)", "表": "单位", "条件": f'学段 == "{stage}"'}
        for stage in ("小学", "初中")
    }
    both = {"属性": "学段", "各行": {"小学": "小 > 0", "初中": "初 > 0"}}
    whole = scheme(分行=both, 派生=derived)
    whole = whole.model_copy(update={"district_scheme": scheme(对象="区", 派生=spread)})
    data = dataset(2, {"数据": {"小": [500, 500], "初": [300, 0], "面积": [8300, 3500]}})
    found = assess(whole, replace(data, district=dataset(units(["区"]), {})))
    assert found.district is not None
    assert numbers(found.district.derived["小学"].values) == pytest.approx([1.5 / 8.5])
    assert numbers(found.district.derived["初中"].values) == [0]

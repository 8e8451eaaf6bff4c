"""Where columns come from, derived values, last year, groups, conclusions."""

from typing import Any

import pytest

from dubao.assess.columns import Columns
from dubao.assess.engine import assess
from dubao.model.assessment import GroupResult
from dubao.model.dataset import UNIT_CODE
from dubao.model.terms import Reason, Verdict
from tests.assess.build import Cells, dataset, leaf, numbers, points, scheme, units


def columns(tables: dict[str, Cells], register: Any = 3, **parts: Any) -> Columns:
    return Columns(scheme(**parts), dataset(register, tables))


def test_a_column_is_aligned_by_code_and_absent_units_have_not_handed_in() -> None:
    found = columns({"数据": {UNIT_CODE: ["U3", "U1", "X9"], "x": [3, 1, 9]}}).column("x")
    assert numbers(found.values) == [1, None, 3]
    assert list(found.reasons) == [0, Reason.NOT_HANDED_IN, 0]


def test_text_columns_stay_text() -> None:
    found = columns({"数据": {UNIT_CODE: ["U3", "U1"], "x": ["丙级", "甲级"]}}).column("x")
    assert list(found.values) == ["甲级", None, "丙级"]


def test_names_are_folded() -> None:
    found = columns({"数据": {"建筑面积（㎡）": [1, 2, 3]}}).column("建筑面积(m2)")
    assert numbers(found.values) == [1, 2, 3]


def test_a_unit_that_stands_twice_has_no_value() -> None:
    found = columns({"数据": {UNIT_CODE: ["U1", "U2", "U1"], "x": [1, 2, 3]}}).column("x")
    assert numbers(found.values) == [None, 2, None]


TWO = {"数据": "数据.xlsx", "部门": "部门.xlsx"}


def test_a_column_in_two_tables_needs_its_source() -> None:
    tables: dict[str, Cells] = {"数据": {"x": [1, 1, 1]}, "部门": {"x": [2, 2, 2]}}
    doubtful = columns(tables, 数据=TWO, 字段={"x": {"类型": "数"}})
    assert numbers(doubtful.column("x").values) == [None, None, None]
    named = columns(tables, 数据=TWO, 字段={"x": {"类型": "数", "来源": "部门"}})
    assert numbers(named.column("x").values) == [2, 2, 2]
    assert not named.problems


def test_a_declared_column_of_a_table_not_handed_in() -> None:
    looked = columns({}, 字段={"x": {"类型": "数", "来源": "数据"}})
    assert list(looked.column("x").reasons) == [Reason.NOT_HANDED_IN] * 3
    assert not looked.problems


def test_a_column_that_is_nowhere_is_said() -> None:
    looked = columns({}, 字段={})
    looked.column("学段")
    assert [problem.code for problem in looked.problems] == ["column-nowhere"]


def test_attributes_of_the_register() -> None:
    looked = columns({"数据": {"x": [1, 2]}}, units(2, 类别=["镇", "街道"]))
    assert list(looked.column("类别").values) == ["镇", "街道"]


def test_derived_in_order_of_need_not_of_writing() -> None:
    spec = {"乙": {"式": "甲 * 2"}, "甲": {"式": "x + 1"}}
    found = assess(scheme(派生=spec), dataset(2, {"数据": {"x": [1, None]}})).derived
    assert numbers(found["乙"].values) == [4, None]


def test_derived_in_a_circle_ends() -> None:
    spec = {"乙": {"式": "甲 * 2"}, "甲": {"式": "乙 + 1"}}
    found = assess(scheme(派生=spec), dataset(1, {})).derived
    assert found["乙"].reasons[0] == Reason.UNDECIDED


LAST = {"数据": "数据.xlsx", "上年": {"文件": "上年.xlsx", "作用": "上年"}}


@pytest.mark.parametrize(
    ("formula", "this", "last", "expected", "clause"),
    [
        ("x - 上年(x)", 12, 10, 2, "§1 支出增长"),
        ("x - 上年(x)", 12, 0, 12, "CA-24 amounts change in amount"),
        ("(x / 上年(x) - 1) * 100", 12, 10, 20, "§1 growth rate"),
        ("(x / 上年(x) - 1) * 100", 12, 0, None, "CA-23 base 0"),
        ("(x / 上年(x) - 1) * 100", 12, -5, None, "CA-23 negative base"),
        ("(x / 上年(x) - 1) * 100", 12, None, None, "CA-23 missing base"),
    ],
)
def test_last_year(formula: str, this: Any, last: Any, expected: Any, clause: str) -> None:
    tables: dict[str, Cells] = {"数据": {"x": [this]}, "上年": {"x": [last]}}
    written = scheme(派生={"值": {"式": formula}}, 数据=LAST)
    assert numbers(assess(written, dataset(1, tables)).derived["值"].values) == [expected], clause


def test_last_year_of_a_derived_value() -> None:
    tables: dict[str, Cells] = {
        "数据": {"x": [12], "n": [2]},
        "上年": {"x": [10], "n": [4]},
    }
    spec = {"人均": {"式": "x / n"}, "增长": {"式": "人均 - 上年(人均)"}}
    found = assess(scheme(派生=spec, 数据=LAST), dataset(1, tables)).derived
    assert numbers(found["增长"].values) == [3.5]


def test_gathered_over_all_units_and_by_group() -> None:
    register = units(4, 类别=["镇", "街道", "镇", None])
    spec = {
        "平均": {"式": "平均(x)"},
        "同类": {"式": "合计(x)", "按": ["类别"]},
    }
    found = assess(scheme(派生=spec), dataset(register, {"数据": {"x": [1, 2, 3, 6]}}))
    assert numbers(found.derived["平均"].values) == [3, 3, 3, 3]
    assert numbers(found.derived["同类"].values) == [4, 2, 4, None]
    assert found.groups == (
        GroupResult({}, {"平均": 3.0}),
        GroupResult({"类别": "镇"}, {"同类": 4.0}),
        GroupResult({"类别": "街道"}, {"同类": 2.0}),
    )
    (problem,) = found.problems
    assert problem.message == "汇总「同类」时略去 1 个没有数的单位：丁"


DISTRICT = {
    "对象": "区",
    "派生": {
        "百生": {"式": "教师 / 学生 * 100"},
        "差异": {"式": "差异系数(百生, 权=学生)", "按": ["学段"]},
    },
    "结论": [{"编号": "J1", "名称": "均衡", "条件": "差异 <= 0.45"}],
}


def test_ca10_coefficient_of_variation_of_a_district_by_stage() -> None:
    """CV-01…03: two schools of 100 and 300 pupils with 10 and 10 teachers."""
    register = units(4, 学段=["小学", "小学", "初中", "初中"])
    cells = {"教师": [10, 10, 5, None], "学生": [100, 300, 100, 100]}
    found = assess(scheme(**DISTRICT), dataset(register, {"数据": cells}))
    # X = 10, 3.333; mean 20/400*100 = 5; S² = .25·25 + .75·2.7778 = 8.3333
    primary, junior = found.groups
    assert primary.by == {"学段": "小学"}
    assert round(primary.derived["差异"], 9) == round(8.333333333333334**0.5 / 5, 9)
    assert junior.derived["差异"] == 0  # CA-11: one school is left
    assert [problem.code for problem in found.problems] == ["left-out-of-gather"]
    assert list(found.conclusions[0].verdicts) == ["不达标", "不达标", "达标", "达标"]


def test_ca11_a_mean_of_nought_is_not_applicable() -> None:
    register = units(2, 学段=["小学", "小学"])
    cells = {"教师": [0, 0], "学生": [100, 300]}
    found = assess(scheme(**DISTRICT), dataset(register, {"数据": cells}))
    assert found.derived["差异"].reasons[0] == Reason.NOT_APPLICABLE
    assert list(found.conclusions[0].verdicts) == [Verdict.UNDECIDED] * 2


def test_ca04_conclusions_have_three_outcomes() -> None:
    spec = [{"编号": "J1", "名称": "达标", "条件": "x >= 85"}]
    found = assess(scheme(结论=spec), dataset(3, {"数据": {"x": [85, 84, None]}})).conclusions[0]
    assert list(found.verdicts) == ["达标", "不达标", "无法判断"]
    assert list(found.reasons) == ["", "", "未填"]


def test_the_year_assessed_is_a_name_of_formulas() -> None:
    item = leaf(满分=10, 取值="年度 - 建成年份", 分档={"<= 4": 10}, 否则=0)
    assert points(item, {"建成年份": [2017, 2016]}) == [10, 0]


def test_a_column_called_year_is_that_column() -> None:
    item = leaf(满分=10, 取值="年度", 分档={">= 2021": 10}, 否则=0)
    assert points(item, {"年度": [2020, 2021]}) == [0, 10]

"""区级: a second scheme over the units assessed, explained down to their cells."""

from dataclasses import replace
from typing import Any

from dubao.assess.cells import cells_of
from dubao.assess.engine import assess
from dubao.assess.explain import explain
from dubao.assess.trace import Tracing
from dubao.model.assessment import Assessment, Step
from dubao.model.terms import Reason
from dubao.papers.summary import assessment_document
from tests.assess.build import Cells, dataset, leaf, numbers, scheme, units

SOURCES = {"区表": "区表.xlsx"}
ITEM = leaf(满分=10, 取值="x", 插值=[[0, 0], [10, 10]])


def both(cells: Cells, derived: Any, own: Cells | None = None, **parts: Any) -> Assessment:
    """Assess units by `cells`, and the district by derived values over them."""
    count = len(next(iter(cells.values())))
    stages = {"学段": ["小学", "小学", "初中", "初中"][:count]}
    district = scheme(
        对象="区", 数据=SOURCES, 派生=derived, __file__="区级.yaml", **parts.pop("区", {})
    )
    whole = scheme(**{"指标": [ITEM], "区级": "区级.yaml", **parts})
    whole = whole.model_copy(update={"district_scheme": district})
    tables: dict[str, Cells] = {"区表": own} if own else {}
    of_district = dataset(units(["示例区"]), tables)
    data = dataset(units(count, **stages), {"数据": cells})
    return assess(whole, replace(data, district=of_district))


def district(*args: Any, **parts: Any) -> Assessment:
    found = both(*args, **parts).district
    assert found is not None
    return found


CELLS: Cells = {"x": [2, 4, 6, 8], "生": [100, 300, 100, 100]}


def test_columns_derived_values_attributes_and_results_are_gathered() -> None:
    found = district(
        CELLS,
        {
            "均": {"式": "平均(x, 权=生)", "表": "单位"},
            "小学均": {"式": "平均(x, 权=生)", "表": "单位", "条件": '学段 == "小学"'},
            "倍均": {"式": "平均(倍)", "表": "单位"},
            "得分和": {"式": "合计(A1.得分)", "表": "单位"},
            "总分高": {"式": "最大(总分)", "表": "单位"},
            "优秀数": {"式": '个数(等第 == "优")', "表": "单位"},
            "前二": {"式": "个数(名次 <= 2)", "表": "单位"},
            "达标率": {"式": '占比(J1 == "达标")', "表": "单位"},
        },
        派生={"倍": {"式": "x * 2"}},
        等第={"分档": {">= 6": "优"}, "否则": "良"},
        排名={"并列": "同名次"},
        结论=[{"编号": "J1", "名称": "过半", "条件": "A1.得分率 >= 0.5"}],
    )
    values = {name: round(float(column.values[0]), 9) for name, column in found.derived.items()}
    assert values == {
        "均": 4.666666667,  # (2 × 100 + 4 × 300 + 6 × 100 + 8 × 100) ÷ 600
        "小学均": 3.5,  # (2 × 100 + 4 × 300) ÷ 400
        "倍均": 10,  # (4 + 8 + 12 + 16) ÷ 4
        "得分和": 20,  # 2 + 4 + 6 + 8
        "总分高": 8,
        "优秀数": 2,  # 6 and 8
        "前二": 2,
        "达标率": 0.5,  # 6 and 8 of four
    }


def test_the_districts_own_sheet_and_values_over_units_go_together() -> None:
    found = district(
        CELLS,
        {
            "总数": {"式": "合计(x)", "表": "单位"},
            "比": {"式": "总数 / 预算"},
            "超": {"式": "个数(x > 线)", "表": "单位"},
        },
        {"预算": [40], "线": [5]},
        区={"结论": [{"编号": "Q1", "名称": "过半", "条件": "比 >= 0.5"}]},
    )
    assert numbers(found.derived["比"].values) == [0.5]
    assert numbers(found.derived["超"].values) == [2]
    assert list(found.conclusions[0].verdicts) == ["达标"]


def test_ca04_a_unit_without_value_leaves_counts_and_sums_without_value() -> None:
    spec = {
        "数": {"式": "个数(x > 3)", "表": "单位"},
        "和": {"式": "合计(x)", "表": "单位"},
        "小学数": {"式": "个数(x > 3)", "表": "单位", "条件": '学段 == "小学"'},
    }
    found = district({"x": [2, 4, None, 8]}, spec)
    assert [found.derived[name].reasons[0] for name in spec] == [Reason.BLANK, Reason.BLANK, 0]


def test_ca10_a_unit_without_value_is_left_out_of_means_and_named() -> None:
    found = district({"x": [2, 4, None, 8]}, {"均": {"式": "平均(x)", "表": "单位"}})
    assert numbers(found.derived["均"].values) == [4.666666667]
    assert [str(problem.place) for problem in found.problems] == ["区级.yaml"]
    assert [problem.message for problem in found.problems] == [
        "汇总「均」时略去 1 个没有数的单位：丙"
    ]


def test_an_undecided_conclusion_of_a_unit_leaves_the_count_undecided() -> None:
    conclusion = {"编号": "J1", "名称": "过", "条件": "x > 3"}
    spec = {"数": {"式": '个数(J1 == "达标")', "表": "单位"}}
    found = district({"x": [2, 4, None, 8]}, spec, 结论=[conclusion])
    assert found.derived["数"].reasons[0] == Reason.UNDECIDED


def test_a_value_over_units_is_explained_unit_by_unit_down_to_the_cells() -> None:
    found = district(
        CELLS, {"均": {"式": "平均(x, 权=生)", "表": "单位", "条件": '学段 == "小学"'}}
    )
    step = explain(found, 0, "均")
    assert step.how == "平均(x, 权=生)，只计 学段 = “小学” 的，2 个单位"
    assert [part.label for part in step.parts if isinstance(part, Step)] == ["甲", "乙"]
    assert [str(cell.place) for cell in step.leaves()] == [
        "数据.xlsx[数据]!B2",
        "数据.xlsx[数据]!C2",
        "台账.xlsx[台账]!C2",
        "数据.xlsx[数据]!B3",
        "数据.xlsx[数据]!C3",
        "台账.xlsx[台账]!C3",
    ]


def test_items_of_the_district_rest_on_the_units_cells() -> None:
    item = leaf("Q", 判定={"均衡": "差 <= 0.5", "不均衡": "其余"})
    found = district(CELLS, {"差": {"式": "差异系数(x, 权=生)", "表": "单位"}}, 区={"指标": [item]})
    assert list(found.items["Q"].value.values) == ["均衡"]
    assert len(cells_of(found, 0, "Q")) == 8


def test_the_document_has_the_district_beside_units_and_groups() -> None:
    found = both(
        CELLS,
        {"均": {"式": "平均(x)", "表": "单位"}},
        派生={"段均": {"式": "平均(x)", "按": ["学段"]}},
        区={"结论": [{"编号": "Q1", "名称": "过四", "条件": "均 > 4"}]},
    )
    document = assessment_document(found, Tracing(found))
    assert document["groups"] == [
        {"by": {"学段": "小学"}, "derived": {"段均": 3.0}},
        {"by": {"学段": "初中"}, "derived": {"段均": 7.0}},
    ]
    assert document["district"]["name"] == "示例区"
    assert document["district"]["derived"] == {"均": 5.0}
    assert document["district"]["conclusions"][0]["verdict"] == "达标"


def test_split_rows_are_the_units_gathered() -> None:
    split = {"属性": "学段", "各行": {"小学": "小 > 0", "初中": "初 > 0"}}
    derived = {"生": {"式": '如果(学段 == "小学", 小, 初)'}}
    found = district(
        {"小": [30, 50], "初": [20, 0]},
        {"小学生": {"式": "合计(生)", "表": "单位", "条件": '学段 == "小学"'}},
        分行=split,
        派生=derived,
        指标=[],
    )
    assert numbers(found.derived["小学生"].values) == [80]

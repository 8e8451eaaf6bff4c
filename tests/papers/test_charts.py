"""Which charts the annual report has, their numbers, and the sentence that stands for each."""

from __future__ import annotations

from math import isnan, nan
from typing import Any

import pytest

from dubao.model.bulletin import Bulletin
from dubao.model.chart import ChartKind, ChartSpec, Series
from dubao.model.report import Change, Entry, Figures, Report
from dubao.papers.charts import Charted, chart_of, charts_of

ITEMS = [
    {"编号": "A1", "名称": "教育支出", "单位": "万元"},
    {"编号": "A2", "名称": "人员经费", "单位": "万元"},
    {"编号": "A3", "名称": "公用经费", "单位": "万元"},
    {"编号": "A4", "名称": "基建支出", "单位": "万元"},
    {"编号": "B1", "名称": "体质健康合格率", "类型": "比率", "单位": "%"},
    {"编号": "C1", "名称": "幼儿园数", "类型": "数量", "单位": "所", "小数": 0},
]
VALUES = {  # last, this
    "A1": (1150.0, 1200.0), "A2": (690.0, 720.0), "A3": (300.0, 360.0), "A4": (160.0, 120.0),
    "B1": (97.5, 98.255), "C1": (50.0, 52.0),
}  # fmt: skip
HISTORY = {
    2016: {"A1": 1000.0, "B1": 96.0, "C1": 52.0},
    2017: {"A1": 1050.0, "B1": 99.0, "C1": 51.0},
    2018: {"A1": 1100.0, "C1": 49.0},
    2019: {"A1": 1149.0},
}


def report(
    chart: dict[str, Any],
    values: dict[str, tuple[float, float]] = VALUES,
    history: dict[int, dict[str, float]] = HISTORY,
) -> Report:
    bulletin = Bulletin.model_validate(
        {"编号": "x", "名称": "自评", "项目": ITEMS, "图": [{"编号": "T1", "标题": "图", **chart}]}
    )
    entries = {code: Entry(this, last) for code, (last, this) in values.items()}
    lines = tuple(
        Change(item, entries.get(item.code, Entry(nan, nan)), nan, nan, None, False, False)
        for item in bulletin.items
    )
    return Report(Figures(bulletin, 2020, entries, {}, history, ()), lines, (), (), ())


def charted(chart: dict[str, Any], **changed: Any) -> Charted:
    made = report(chart, **changed)
    return chart_of(made, made.bulletin.charts[0])


def spec(chart: dict[str, Any], **changed: Any) -> ChartSpec:
    made = charted(chart, **changed).spec
    assert made is not None
    return made


def test_years_are_those_published_then_last_and_this_as_handed_in() -> None:
    made = spec({"标题": "教育支出（万元）", "项目": ["A1"]})
    assert made == ChartSpec(
        title="教育支出（万元）",
        kind=ChartKind.COLUMNS,
        categories=("2016年", "2017年", "2018年", "2019年", "2020年"),
        series=(Series("教育支出", (1000.0, 1050.0, 1100.0, 1150.0, 1200.0)),),
        alt="2016至2020年教育支出由1000.00增至1200.00万元。",
        unit="万元",
        decimals=2,
    )


def test_last_year_is_the_published_value_where_nobody_gave_it() -> None:
    made = spec({"项目": ["A1"]}, values={"A1": (nan, 1200.0)})
    assert made.series[0].values[3] == 1149.0


def test_ratios_are_lines_and_rise_instead_of_growing() -> None:
    made = spec({"项目": ["B1"]})
    assert made.kind is ChartKind.LINE
    assert (
        made.alt == "2016至2020年体质健康合格率由96.00升至98.26%，2017年最高，为99.00%，缺2018年。"
    )
    assert isnan(made.series[0].values[2])
    assert made.series[0].values[4] == 98.26  # half up, as everywhere in the paper


def test_equal_first_and_last_years_are_said_with_what_lies_between() -> None:
    assert (
        spec({"项目": ["C1"]}).alt == "2016至2020年幼儿园数首末两年都是52所，2018年最低，为49所。"
    )


def test_several_items_stand_side_by_side_over_the_same_years() -> None:
    made = spec({"项目": ["A1", "A3"]})
    assert [one.name for one in made.series] == ["教育支出", "公用经费"]
    assert (
        made.alt
        == "2016至2020年教育支出由1000.00增至1200.00万元；2019至2020年公用经费由300.00增至360.00万元。"
    )


def test_years_before_the_first_value_are_left_out_and_old_years_too() -> None:
    old = {2010: {"A1": 1.0}, 2018: {"A1": 1100.0}}
    assert spec({"项目": ["A1"]}, history=old).categories == ("2018年", "2019年", "2020年")


def test_composition_is_of_this_year_with_shares() -> None:
    made = spec({"项目": ["A2", "A3", "A4"], "逐年": "否"})
    assert made.kind is ChartKind.PIE
    assert made.categories == ("人员经费", "公用经费", "基建支出")
    assert made.series == (Series("2020年", (720.0, 360.0, 120.0)),)
    assert made.alt == (
        "2020年人员经费720.00万元，占60.00%；公用经费360.00万元，占30.00%；基建支出120.00万元，占10.00%。"
    )


def test_the_offices_own_words_stand_before_made_ones() -> None:
    assert spec({"项目": ["A1"], "说明": "教育支出逐年增长"}).alt == "教育支出逐年增长"


@pytest.mark.parametrize(
    ("chart", "values", "history", "reason"),
    [
        ({"项目": ["A1"]}, {"A1": (1.0, 2.0)}, {}, "只有2个数据，不足3个"),
        ({"项目": ["A1"]}, {}, {}, "没有数据"),
        ({"项目": []}, VALUES, HISTORY, "没有数据"),
        ({"项目": ["A1", "B1"]}, VALUES, HISTORY, "各项目的单位不同，不能画在一起"),
        ({"项目": ["A2", "A3"], "逐年": "否"}, VALUES, HISTORY, "只有2个数据，不足3个"),
        ({"项目": ["A1", "A2", "A3", "A4"], "逐年": "否"}, {**VALUES, "A4": (1.0, nan)}, HISTORY,
         "各部分的数不全，看不出构成"),
        ({"项目": ["A2", "A3", "A4"], "逐年": "否"}, {**VALUES, "A4": (1.0, -1.0)}, HISTORY,
         "有负数或全部是零，看不出构成"),
        ({"项目": ["A1", "A2", "A3", "A4"], "逐年": "否"}, {**VALUES, "A3": (1.0, 9.0), "A4": (1.0, 0.0)},
         HISTORY, "有相邻的两部分都很小，图上分不清"),
    ],
)  # fmt: skip
def test_no_chart_where_a_table_says_it_better(
    chart: dict[str, Any], values: Any, history: Any, reason: str
) -> None:
    assert charted(chart, values=values, history=history) == Charted(None, reason)


def test_every_listed_chart_is_found_by_its_code() -> None:
    made = report({"项目": ["A1"]})
    assert list(charts_of(made)) == ["T1"]
    assert charts_of(made)["T1"] == charted({"项目": ["A1"]})


def test_the_parts_of_a_composition_are_as_printed() -> None:
    values = {**VALUES, "A2": (690.0, 720.004), "A3": (300.0, 360.005)}
    parts = spec({"项目": ["A2", "A3", "A4"], "逐年": "否"}, values=values)
    assert parts.series[0].values == (720.0, 360.01, 120.0)

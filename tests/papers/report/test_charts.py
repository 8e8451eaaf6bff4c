"""Charts of the report, and the tables that stand for them."""

from __future__ import annotations

from typing import Any

from dubao.papers.report.charts import charts_among
from dubao.papers.report.edition import Edition
from dubao.papers.report.ledger import Ledger
from tests.papers.report_build import FINANCE, SETTINGS, report


def charts(*wanted: dict[str, Any]) -> tuple[list[dict[str, Any]], Ledger]:
    """Return the charts among all items, and what they put on the list of figures."""
    made = report(图=list(wanted))
    ledger = Ledger("自评报告.docx", SETTINGS.office, made)
    edition = Edition(made, SETTINGS, ledger, internal=False)
    return charts_among(edition, made.lines, "四、教育财政经费使用"), ledger


def test_years_as_published_and_as_compared() -> None:
    [chart], ledger = charts({"编号": "T1", "标题": "教育支出", "项目": ["B1"]})
    assert chart["列"] == ["2018年", "2019年", "2020年"]
    assert chart["行"] == [
        {"名称": "一般公共预算教育支出", "值": ["290100.00", "309500.00", "321512.35"]}
    ]
    assert chart["图"] is not None
    assert next((figure.label, str(figure.places[0])) for figure in ledger.figures) == (
        "B1 一般公共预算教育支出 2018年公布值",
        "台账/公报/2018.xlsx[公报]!C2",
    )


def test_two_years_are_a_table() -> None:
    [chart], _ = charts({"编号": "T1", "标题": "工资", "项目": ["C1"]})
    assert chart["图"] is None
    assert (chart["列"], chart["行"][0]["值"]) == (["2019年", "2020年"], ["150000.00", "149000.00"])


def test_ca08_parts_are_told_with_their_shares() -> None:
    wanted = {"编号": "T1", "标题": "构成", "项目": ["J2", "J3"], "逐年": "否"}
    [chart], ledger = charts(wanted)
    assert chart["列"] == ["2020年", "占比（%）"]
    assert [row["值"] for row in chart["行"]] == [["40", "76.92"], ["12", "23.08"]]
    assert chart["注"] == ""
    assert {figure.formula for figure in ledger.figures if "占比" in figure.label} == {
        "本项 ÷ 各项之和"
    }


def test_a_chart_stands_where_its_first_item_is_told() -> None:
    made = report(图=[{"编号": "T1", "标题": "教育支出", "项目": ["B1"]}])
    edition = Edition(made, SETTINGS, Ledger("", "", made), internal=False)
    assert charts_among(edition, edition.lines_of("教师队伍保障"), "五") == []


def test_pa19_a_composition_that_lacks_a_part_says_so() -> None:
    wanted = {"编号": "T1", "标题": "构成", "项目": ["B1", "B2"], "逐年": "否"}
    made = report(without=(FINANCE,), 图=[wanted])
    edition = Edition(made, SETTINGS, Ledger("", "", made), internal=False)
    [chart] = charts_among(edition, made.lines, "四")
    assert chart["图"] is None
    assert [row["值"] for row in chart["行"]] == [["【缺】", "—"], ["【缺】", "—"]]
    assert chart["缺"] == (
        "【缺：图“构成”的一般公共预算教育支出（区财政局未报送）、一般公共预算支出（区财政局未报送）】"
    )


def test_pa19_a_chart_over_the_years_that_lacks_this_year_says_so() -> None:
    made = report(without=(FINANCE,), 图=[{"编号": "T1", "标题": "支出", "项目": ["B1"]}])
    edition = Edition(made, SETTINGS, Ledger("", "", made), internal=False)
    [chart] = charts_among(edition, made.lines, "四")
    assert chart["列"] == ["2018年", "2019年", "2020年"]
    assert chart["行"][0]["值"][-1] == "【缺】"
    assert chart["缺"] == "【缺：图“支出”的一般公共预算教育支出（区财政局未报送）】"

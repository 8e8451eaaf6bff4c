"""The workbooks of the small report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dubao.assess.bulletin import work_out
from dubao.model.book import Sheet
from dubao.model.paper import Papers
from dubao.papers.report.build import build_papers
from dubao.papers.report.item_table import HEADS
from tests.papers.report_build import EDUCATION, FINANCE, SETTINGS, figures, report


def sheet(path: str, papers: Papers | None = None) -> Sheet:
    made = papers or build_papers(report(), SETTINGS)
    return next(paper.book.sheets[0] for paper in made.books if paper.path == path)


def row(of: Sheet, number: int) -> list[Any]:
    width = 1 + max(column for _, column in of.cells)
    return [
        of.cells[number, column].value for column in range(width) if (number, column) in of.cells
    ]


def test_the_internal_table_has_every_column() -> None:
    table = sheet("公示公报项目表（内部版）.xlsx")
    assert row(table, 2) == list(HEADS)
    assert row(table, 7) == [
        5, "教育投入", "一般公共预算教育支出", "按决算数", "万元", 309500.0, 321512.35, 12012.35,
        3.88, "是", FINANCE, "张三", "报表第3页", "",
    ]  # fmt: skip


def test_pa15_the_public_table_has_no_persons_and_sources() -> None:
    heads = row(sheet("公示公报项目表（公开版）.xlsx"), 2)
    assert heads == [head for head in HEADS if head not in {"填报人", "数据来源"}]


def test_ca23_what_cannot_be_worked_out_is_a_dash_and_what_is_missing_a_gap() -> None:
    table = sheet("公示公报项目表（内部版）.xlsx")
    missing = row(table, 13)
    assert missing[2:9] == ["体质健康合格率", "", "%", "—", "【缺】", "—", "—"]
    assert row(table, 10)[-1] == "上年含一次性设备购置1200万元，扣除后增长"
    assert row(table, 11)[-1] == "【请说明原因】"


def test_text_items_stand_in_the_remarks() -> None:
    text = row(sheet("公示公报项目表（内部版）.xlsx"), 6)
    assert (text[6], text[-1]) == ("见备注", "全区新增2所市级示范校")


def test_the_notes_say_what_rounding_does() -> None:
    table = sheet("公示公报项目表（内部版）.xlsx")
    last = max(number for number, _ in table.cells)
    assert row(table, last)[0].startswith("注：增减＝本年－上年")


def test_pa11_each_department_has_its_own_list_to_sign() -> None:
    papers = build_papers(report(), SETTINGS)
    lists = [paper.path for paper in papers.books if paper.path.startswith("核对清单/")]
    assert sorted(lists) == sorted(
        f"核对清单/{name}.xlsx" for name in (EDUCATION, FINANCE, SETTINGS.office)
    )
    finance = sheet(f"核对清单/{FINANCE}.xlsx", papers)
    assert row(finance, 2)[:8] == [
        "序号", "项目", "文中的数", "在文中的位置", "来源文件、工作表、单元格", "算式", "口径", "核对人",
    ]  # fmt: skip
    first = row(finance, 3)
    assert first[:3] == [1, "B1 一般公共预算教育支出 本年", "321512.35万元\n321512.35"]
    assert first[3].split("\n")[0] == "自评报告：四、教育财政经费使用（一）教育投入"
    assert first[4:7] == ["填报/2020/自评公报/区财政局.xlsx[填报表]!F7", "照填报数", "按决算数"]
    assert first[7:] == [None, None]


def test_a_change_is_listed_with_its_arithmetic() -> None:
    finance = sheet(f"核对清单/{FINANCE}.xlsx")
    labels = {row(finance, number)[1]: number for number in range(3, 12)}
    change = row(finance, labels["B1 一般公共预算教育支出 增减"])
    assert change[5] == "本年 − 上年 = 321512.345 − 309500"
    assert change[4] == "填报/2020/自评公报/区财政局.xlsx[填报表]!F7、E7"


def listed(path: str, papers: Papers | None = None) -> dict[str, list[Any]]:
    """Return the rows of a check list by the figures' names."""
    found = sheet(path, papers)
    rows = [row(found, number) for number in range(3, 1 + max(at for at, _ in found.cells))]
    return {one[1]: one for one in rows}


def test_pa11_last_year_worked_out_shows_its_arithmetic_and_its_cells() -> None:
    share = listed(f"核对清单/{FINANCE}.xlsx")["B3 教育支出占比 上年"]
    assert share[4:6] == [
        "填报/2020/自评公报/区财政局.xlsx[填报表]!E7、E8",
        "309500 ÷ 1800000 × 100 = 17.19",
    ]


def test_pa11_a_converted_figure_shows_what_was_written() -> None:
    read = figures()
    entry = replace(read.entries["B1"], this_raw="3215123450", last_raw="309500", written_unit="元")
    changed = work_out(replace(read, entries={**read.entries, "B1": entry}))
    found = listed(f"核对清单/{FINANCE}.xlsx", build_papers(changed, SETTINGS))
    assert found["B1 一般公共预算教育支出 本年"][5] == "3215123450 元 ÷ 10000"
    assert found["B1 一般公共预算教育支出 上年"][5] == "照填报数"


def test_pa11_a_fall_is_listed_where_it_is_explained() -> None:
    remark = listed(f"核对清单/{FINANCE}.xlsx")["B4 初中生均公用经费 说明"]
    assert remark[3].split("\n")[0] == "自评报告：四、教育财政经费使用（下降说明）"

from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dubao.papers.scored import scored_papers
from dubao.render.xlsx import render_book
from tests.papers.build import SETTINGS, TRACE, build


@pytest.fixture(scope="module")
def book() -> Workbook:
    papers = scored_papers(build(), SETTINGS, TRACE)
    [scorebook] = [paper.book for paper in papers.books if paper.path == "考核得分册.xlsx"]
    return openpyxl.load_workbook(BytesIO(render_book(scorebook)))


def rows(sheet: Worksheet, first: int) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def merged(sheet: Worksheet) -> set[str]:
    return {str(merge) for merge in sheet.merged_cells.ranges}


def test_the_book_has_every_sheet(book: Workbook) -> None:
    assert book.sheetnames == [
        "总表", "明细", "排名", "缺项", "改分记录", "等第过程", "读入记录",
    ]  # fmt: skip


def test_pa18_every_sheet_says_example_and_internal(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert str(sheet["A1"].value).endswith("（示例）")
        assert "示例" in str(sheet["A2"].value)
        assert "内部资料" in str(sheet["A2"].value)


def test_a_scheme_of_the_office_does_not_say_example() -> None:
    papers = scored_papers(build(示例="否"), SETTINGS, TRACE)
    texts = [
        str(cell.value)
        for paper in papers.books
        for sheet in paper.book.sheets
        for cell in sheet.cells.values()
    ]
    assert not [text for text in texts if "示例" in text]


def test_overview_stands_in_rank_order_below_merged_heads(book: Workbook) -> None:
    sheet = book["总表"]
    assert rows(sheet, 3) == [
        ["名次", "单位", "A 教育投入", None, None, "B 现场检查", None, None,
         "加分", "扣分", "总分", "等第", "备注"],
        [None, None, "A1 经费", "A2 交付", "小计", "B1 依法办学", "B2 专家评估", "小计",
         None, None, None, None, None],
        [None, None, "50", "10", "60", "30", "10", "40", None, None, None, None, None],
        [1, "甲镇", 50, 9.5, 59.5, 28, 9, 37, 2, 0, 98.5, "优秀", None],
        [2, "乙镇", 42, 9.34, 51.34, 27, 8.34, 35.34, 0, 0, 86.67, "良好", None],
        [2, "丙街道", 41.25, 9, 50.25, 28, 7.42, 35.42, 1, 0, 86.67, "良好", None],
        ["—", "丁园区", 40, None, 40, 22, 8, 30, 0, -0.5, None, "未定", "缺 A2 交付"],
    ]  # fmt: skip
    assert {"A1:M1", "A2:M2", "C3:E3", "F3:H3", "A3:A5", "K3:K5"} <= merged(sheet)


def test_overview_prints_on_one_wide_page_with_its_heads(book: Workbook) -> None:
    sheet = book["总表"]
    assert sheet.freeze_panes == "C6"
    assert sheet.print_title_rows == "$1:$5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet["C6"].number_format == "0.00"


def test_detail_has_the_columns_of_a_score_book(book: Workbook) -> None:
    sheet = book["明细"]
    heads = [str(cell.value).replace("\n", "") for cell in sheet[3]]
    assert heads == [
        "一级指标", "二级指标", "三级指标（考核要点）", "分值", "评分标准（扣分办法）",
        "材料（佐证）", "自评分", "自评说明", "考核分", "扣分原因", "评分人（部门）", "备注",
    ]  # fmt: skip
    assert rows(sheet, 4)[:10] == [
        ["甲镇　　总分 98.50　　第1名　　优秀", *[None] * 11],
        ["教育投入", "经费", "只增不减", "20", "不低于上年得满分", "决算报表", 20, "已达到",
         20, "20；>= 0", "计财科", None],
        [None, None, "拨付", "30", None, None, None, None, 30, "30", "计财科", None],
        [None, "交付", None, "10", None, None, None, None, 9.5, "9.5", "计财科", None],
        ["教育投入小计", None, None, "60", None, None, None, None, 59.5, None, None, None],
        ["现场检查", "依法办学", None, "30", None, None, 30, "全部做到", 28, "台账缺两个月",
         "现场考核组", "已改分"],
        [None, "专家评估", None, "10", None, None, None, None, 9, None, "专家组", None],
        ["现场检查小计", None, None, "40", None, None, None, None, 37, None, None, None],
        ["加分", "获奖", None, "—", None, None, None, None, 2, "2次", None, None],
        ["扣分", "迟报", None, "—", None, None, None, None, 0, "0次", None, None],
    ]  # fmt: skip
    assert {"A5:A7", "B5:B6", "B7:C7", "A9:A10", "A8:C8"} <= merged(sheet)


def test_ca03_an_incomplete_unit_has_a_partial_sum_and_no_total(book: Workbook) -> None:
    last = rows(book["明细"], 4)[-1]
    assert [last[0], last[8], last[9], last[11]] == [
        "总计", None, "已有得分合计 69.50", "缺 A2 交付",
    ]  # fmt: skip
    assert rows(book["缺项"], 4) == [
        ["丁园区", "自评", "整份未报送", "丁园区", "应放在 填报/2021/丁园区.xlsx"],
        ["丁园区", "A2 交付", "未报送", "计财科", "缺失时：不予评定"],
    ]


def test_ca14_ranking_says_ties(book: Workbook) -> None:
    found = [row[:5] for row in rows(book["排名"], 4)]
    assert found == [
        [1, None, "T01", "甲镇", 98.5],
        [2, "并列", "T02", "乙镇", 86.67],
        [2, "并列", "T03", "丙街道", 86.67],
        ["—", None, "T04", "丁园区", None],
    ]


def test_ca22_changed_scores_keep_who_when_and_why(book: Workbook) -> None:
    assert rows(book["改分记录"], 4) == [
        ["甲镇", "B1 依法办学", "25.00", "28.00", "补交台账", "赵经手", "2021年12月1日",
         "示府教督〔2021〕9号", "台账/改分记录.xlsx[改分]!D2"],
    ]  # fmt: skip


def test_grades_are_explained_step_by_step(book: Workbook) -> None:
    assert rows(book["等第过程"], 4)[1] == [
        "乙镇", "良好", "总分 86.67 → 良好\n与丙街道并列", None,
    ]  # fmt: skip


def test_se01_no_rater_is_named(book: Workbook) -> None:
    texts = [str(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert not [text for text in texts if "王评委" in text or "李组长" in text]


def test_columns_are_as_wide_as_what_stands_in_them(book: Workbook) -> None:
    widths = book["改分记录"].column_dimensions
    assert widths["I"].width > len("台账/改分记录.xlsx[改分]!D2") > widths["A"].width
    assert book["明细"].row_dimensions[5].height == 18

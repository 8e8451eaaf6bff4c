"""What is printed from records of routine visits."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dubao.model.records import TagShare, VisitRecord, ZoneVersion
from dubao.model.visits import Unit
from dubao.papers.occasion import Occasion
from dubao.papers.records.books import Grid, ZoneRow, counted, grid_sheet, staffing_sheet, tag_line
from dubao.papers.records.briefing import BRIEFING, briefing
from dubao.papers.records.export import export_book, waiting_rows
from dubao.render.word import Template
from tests.papers.test_names import declared, told
from tests.read.ledger import SETTINGS
from tests.schedule.days import TODAY

NOW = Occasion(SETTINGS, TODAY)
DAY = date(2021, 6, 1)
TEMPLATE = Path(__file__).parents[3] / "templates/督导记录/责任区专报.docx"


def _record(row: int, school: str, **fields: Any) -> VisitRecord:
    usual = VisitRecord(row, str(row), DAY, school, school, ("D1",))
    return replace(usual, **fields)


RECORDS = (
    _record(0, "甲小学", lessons=2.0, talks=3.0, highlight="社团活动丰富"),
    _record(1, "甲小学", problem="通道堆物", follow_up="整改通知", rectification="17"),
    _record(2, "乙小学", problem="应急灯不亮", talks=0.0),
)


def test_pa12_the_briefing_counts_and_leaves_zero_out() -> None:
    context = briefing("一区", "2021年6月", RECORDS, NOW).context
    assert context["概况"] == "入校3次，学校2所，听课2节次，访谈3人次"
    assert briefing("一区", "2021年6月", RECORDS[1:], NOW).context["概况"] == "入校2次，学校2所"


def test_pa17_the_briefing_holds_what_was_recorded_and_blanks() -> None:
    paper = briefing("一区", "2021年6月", RECORDS, NOW)
    assert paper.path == "专报/一区（2021年6月）.docx"
    assert paper.context["亮点"] == ["甲小学：社团活动丰富"]
    assert [(row["问题"], row["处理"], row["整改编号"]) for row in paper.context["问题"]] == [
        ("通道堆物", "整改通知", "17"),
        ("应急灯不亮", "【后续处理】", ""),
    ]
    assert declared(BRIEFING) == told([paper.context])
    assert Template(TEMPLATE, "专报").render(paper.context, paper.title).problems == ()


def test_a_month_with_too_few_visits_is_marked() -> None:
    unit = Unit("S1", "甲小学", "小学")
    grid = Grid("", [unit], ["3月", "4月"], {("S1", "3月"): 2}, frozenset({("S1", "4月")}), {}, "")
    cells = grid_sheet(grid, "按月", NOW).cells
    assert [cells[3, column].value for column in range(1, 6)] == ["甲小学", "小学", 2, 0, 2]
    assert [str(cells[3, column].style) for column in (3, 4)] == ["number", "fault"]


def test_shares_are_of_the_visits_of_the_month() -> None:
    row = TagShare("一区", "3月", 8, {("类型", "常规"): 3, ("类型", ""): 5})
    assert tag_line(row, counted)[3:6] == ["3（37.5%）", "", "5（62.5%）"]


def test_schools_per_inspector() -> None:
    zone = ZoneVersion("一区", "旧", DAY, ("S1", "S2", "S3"), ("D1", "D2"))
    cells = staffing_sheet([ZoneRow(zone, "甲、乙、丙", "张三、李四")], NOW).cells
    assert [cells[3, column].value for column in (4, 5, 6)] == [3, 2, 1.5]


def test_the_export_is_a_plain_table_and_what_waits_is_told_by_person() -> None:
    waiting = waiting_rows(
        [_record(0, "甲小学"), _record(1, "乙小学", entered=DAY)], {0: "张三"}, TODAY
    )
    assert waiting == [("张三", "甲小学", DAY, "", 29)]
    book = export_book([{"督导日期": DAY}], {"走访时间": "督导日期", "备注": "没有"}, waiting)
    table, left = book.sheets
    assert [table.cells[0, 0].value, table.cells[1, 0].value, table.cells[1, 1].value] == [
        "走访时间",
        DAY,
        None,
    ]
    assert left.cells[1, 4].value == 29

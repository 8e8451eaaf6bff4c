"""The papers about revisits: words, counts, the workbook; each against a small office's registers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dubao.commands.schedule.opening import Plan
from dubao.commands.schedule.printing import Printing
from dubao.model.book import Book, Sheet
from dubao.model.paper import Papers, WordPaper
from dubao.papers.visits.events import calendars
from dubao.papers.visits.names import VISIT_PAPERS
from dubao.render.word import Template
from tests.papers.test_names import declared, told
from tests.visiting import make_office, plan_of, visit

TEMPLATES = Path(__file__).parents[3] / "templates" / "回访"
APRIL = date(2021, 4, 12)
CASES = [
    ("DD1", "S1", "综合", date(2020, 4, 9)),
    ("DD2", "S2", "综合", date(2020, 4, 10)),
    ("DD3", "S3", "专项", date(2021, 1, 14)),
    ("DD4", "S4", "综合", date(2020, 5, 14)),
]
VISITS = [
    visit("DD1-1", "S1", "已完成", 完成日期=date(2021, 4, 9), 结论="已落实", 时段="上午", 督导组="第一组", 成员="赵一、钱二、孙三"),
    visit("DD2-1", "S2", "已完成", 完成日期=date(2021, 4, 8), 结论="未落实"),
    visit("DD3-1", "S3", "已确认", 计划日期=date(2021, 9, 9), 时段="上午", 督导组="第一组", 形式="调研"),
]  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return plan_of(make_office(tmp_path, CASES, VISITS), APRIL)


def papers(plan: Plan) -> Papers:
    return Printing(plan.registers.office, plan)._papers()


def paper(plan: Plan, beginning: str) -> WordPaper:
    (found,) = [one for one in papers(plan).word if one.path.startswith(beginning)]
    return found


def test_each_paper_offers_the_names_that_are_listed_and_prints(plan: Plan) -> None:
    found: dict[str, list[WordPaper]] = {}
    for one in papers(plan).word:
        found.setdefault(one.template.removesuffix(".docx"), []).append(one)
    assert set(found) == set(VISIT_PAPERS) - {"督导通知书"}
    for name, made in found.items():
        assert declared(VISIT_PAPERS[name]) == told([one.context for one in made]), name
        printed = Template(TEMPLATES / f"{name}.docx", name).render(made[0].context, "")
        assert printed.problems == (), name


def test_the_notice_says_when_who_and_by_which_rule(plan: Plan) -> None:
    context = paper(plan, "通知/回访通知").context
    assert context["标题"].replace("\n", "") == "关于对丙学校进行专项督导调研的通知"
    assert (context["回访日期"], context["星期"], context["时段"]) == (
        "2021年9月9日",
        "星期四",
        "上午",
    )
    assert context["怎样算出"] == "自督导结束（2021年1月14日）起6个月"
    assert context["规定"] == "本区规程"
    assert context["顺延说明"] == "按规定应于2021年7月14日回访，因暑假顺延至2021年9月8日起"
    assert [one["职责"] for one in context["成员"]] == ["组长", "成员", "成员", "成员"]


def test_only_what_stands_in_the_register_gets_a_letter(plan: Plan) -> None:
    names = [one.path for one in papers(plan).word]
    assert names == [
        "通知/回访通知（丙学校，专项）.docx",
        "记录/回访记录（丙学校，专项）.docx",
        "记录/回访记录（甲小学，综合）.docx",
        "记录/回访记录（乙幼儿园，综合）.docx",
        "回访报告（综合）.docx",
    ]


def test_pa17_the_record_leaves_findings_and_verdicts_blank(plan: Plan) -> None:
    context = paper(plan, "记录/回访记录（甲小学").context
    assert (context["实际日期"], context["成员"]) == ("2021年4月9日", "赵一、钱二、孙三")
    assert {row["核查情况"] for row in context["问题"]} == {"【核查情况】"}
    assert {row["结论"] for row in context["问题"]} == {"【结论】"}
    assert len(context["问题"]) == 3


def test_the_record_takes_the_findings_of_its_own_school(tmp_path: Path) -> None:
    root = make_office(tmp_path, CASES, VISITS)
    from tests.read.office import write

    heads = ["序号", "单位代码", "单位名称", "问题来源", "问题描述", "整改措施", "状态"]
    write(
        root / "台账/问题整改.xlsx",
        [
            heads,
            [1, "S1", "甲小学", "甲小学督导意见书", "器材不足", "添置器材", "整改中"],
            [2, "S2", "乙幼儿园", "乙幼儿园督导意见书", "围墙破损", "修缮围墙", "待整改"],
        ],
    )
    context = paper(plan_of(root, APRIL), "记录/回访记录（甲小学").context
    assert [(row["描述"], row["措施"]) for row in context["问题"]] == [("器材不足", "添置器材")]
    assert context["问题数"] == 1


def test_p13_the_report_counts_by_kind_and_leaves_zero_out(plan: Plan) -> None:
    context = paper(plan, "回访报告（综合）").context
    assert context["应访数"] == "3"
    assert context["应访分类"] == "小学1所、初中1所、幼儿园1所"
    assert (context["已访数"], context["已访分类"]) == ("2", "小学1所、幼儿园1所")
    assert context["结论分类"] == "已落实1所次、未落实1所次"
    assert context["未落实单位"] == ["乙幼儿园"]
    assert [row["结论"] for row in context["单位"]] == ["已落实", "未落实", ""]


def test_pa11_every_count_of_the_report_stands_in_the_checklist(plan: Plan) -> None:
    figures = papers(plan).figures
    counts = {figure.label: (figure.printed, len(figure.places)) for figure in figures}
    assert counts["应回访"] == ("3", 3)
    assert counts["已完成：幼儿园"] == ("1", 1)
    assert counts["未落实"] == ("1", 1)
    (place,) = next(figure.places for figure in figures if figure.label == "未落实")
    assert str(place) == "台账/回访.xlsx[Sheet1]!H3"


def test_supervisions_to_come_get_their_written_notice(tmp_path: Path) -> None:
    from tests.read.office import write

    root = make_office(tmp_path, [])
    (root / "台账/督导.xlsx").unlink()
    heads = [
        "督导编号",
        "单位代码",
        "单位名称",
        "督导类别",
        "督导名称",
        "开始日期",
        "结束日期",
        "组长",
        "成员",
    ]
    row = [
        "DD9",
        "S1",
        "甲小学",
        "综合",
        "甲小学综合督导",
        date(2021, 5, 11),
        date(2021, 5, 13),
        "赵一",
        "钱二、孙三",
    ]
    write(root / "台账/督导.xlsx", [heads, row])
    (one,) = papers(plan_of(root, APRIL)).word
    assert one.path == "通知/督导通知书（甲小学）.docx"
    assert one.context["督导日期"] == "2021年5月11日至13日"
    assert [member["姓名"] for member in one.context["成员"]] == ["赵一", "钱二", "孙三"]
    assert told([one.context]) == declared(VISIT_PAPERS["督导通知书"])


# --- the workbook ---


def sheet(plan: Plan, name: str) -> list[list[Any]]:
    (book,) = [one.book for one in papers(plan).books if one.path == "回访日程.xlsx"]
    return rows(next(one for one in book.sheets if one.name == name))


def rows(one: Sheet) -> list[list[Any]]:
    found: dict[int, dict[int, Any]] = {}
    for (row, column), cell in one.cells.items():
        found.setdefault(row, {})[column] = cell.value
    return [[cells[at] for at in sorted(cells)] for _, cells in sorted(found.items())]


def test_the_workbook_says_that_it_is_a_draft_until_it_is_committed(plan: Plan) -> None:
    title, subtitle = sheet(plan, "按月")[:2]
    assert title == ["示例区2021年督导回访日程"]
    assert "草案：还没有写入台账" in subtitle[0]


def test_by_month_every_date_has_its_rule(plan: Plan) -> None:
    lines = sheet(plan, "按月")[3:]
    assert [line[0] for line in lines if len(line) == 1] == [
        "2021年5月（1 次）",
        "2021年9月（1 次）",
    ]
    september = lines[-1]
    assert september[1:5] == [date(2021, 9, 9), "周四上午", "丙学校", "柳塘镇"]
    assert september[8:10] == [date(2021, 7, 14), date(2021, 9, 8)]
    assert "顺延：暑假" in september[11]
    assert september[12] == "自督导结束（2021-01-14）起6个月（本区规程；本区；示例）"


def test_by_inspector_and_by_township(plan: Plan) -> None:
    banners = [line[0] for line in sheet(plan, "按督学")[3:] if len(line) == 1]
    assert banners[0] == "赵一（第一组）：1 次"
    assert [line[0] for line in sheet(plan, "按镇街")[3:] if len(line) == 1] == ["柳塘镇：2 次"]


def test_the_wall_has_a_square_for_every_day_and_greys_what_is_closed(plan: Plan) -> None:
    september = sheet(plan, "2021年9月")
    squares = [square for line in september[3:] for square in line]
    assert squares.count("9\n上午 第一组\n丙学校") == 1
    assert "21　中秋" in squares
    assert len([square for square in squares if square]) == 30


def test_what_is_pasted_into_other_calendars_has_hours(plan: Plan) -> None:
    heads, *lines = sheet(plan, "导入日历")
    assert heads[:4] == ["主题", "开始日期", "开始时间", "结束日期"]
    assert lines[-1][:5] == [
        "专项督导调研　丙学校",
        date(2021, 9, 9),
        "08:30",
        date(2021, 9, 9),
        "11:30",
    ]


def test_cycles_stand_in_a_workbook_of_their_own(plan: Plan) -> None:
    books = {one.path: one.book for one in papers(plan).books}
    assert isinstance(books["督导周期.xlsx"], Book)
    lines = rows(books["督导周期.xlsx"].sheets[0])
    assert lines[3][1:9] == [
        "甲小学",
        "小学",
        "",
        "安溪镇",
        date(2020, 4, 9),
        date(2023, 4, 9),
        date(2025, 4, 9),
        "未到期",
    ]


# --- calendars ---


def test_calendars_for_the_district_each_team_and_each_inspector(plan: Plan) -> None:
    found = calendars(plan.agenda, plan.registers.inspectors, "督导室")
    assert {path: [event.summary for event in events] for path, events in found.items()} == {
        "日历/全区": [
            "上午 丙学校 专项督导调研",
            "上午 甲小学 综合督导回访",
            "乙幼儿园 综合督导回访",
        ],
        "日历/第一组": ["上午 丙学校 专项督导调研", "上午 甲小学 综合督导回访"],
        "日历/督学/赵一": ["上午 丙学校 专项督导调研", "上午 甲小学 综合督导回访"],
        "日历/督学/钱二": ["上午 丙学校 专项督导调研", "上午 甲小学 综合督导回访"],
        "日历/督学/孙三": ["上午 丙学校 专项督导调研", "上午 甲小学 综合督导回访"],
        "日历/督学/李四": ["上午 丙学校 专项督导调研"],
    }


def test_the_number_of_an_entry_is_that_of_the_supervision_never_of_day_or_team(
    plan: Plan,
) -> None:
    events = calendars(plan.agenda, (), "督导室")["日历/全区"]
    codes = [event.uid.partition(".")[0] for event in events]
    assert codes == ["DD3-1", "DD1-1", "DD2-1"]
    assert len({event.uid.partition(".")[2] for event in events}) == 1

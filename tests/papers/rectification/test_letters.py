"""Letters of rectification: whose they are, what they hold, what is left to a person."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dubao.model.ledger import Round, Standing, Until
from dubao.model.paper import WordPaper
from dubao.model.terms_ledger import FindingState, Way
from dubao.papers.occasion import Occasion
from dubao.papers.rectification.books import list_book, rate_book
from dubao.papers.rectification.letters import LETTERS, letters
from dubao.papers.rectification.names import LETTER, SINGLE_LETTER
from dubao.render.word import Template
from dubao.schedule.rectify import GROUPS, tallies
from tests.papers.test_names import declared, told
from tests.read.ledger import SETTINGS, standing
from tests.schedule.days import TODAY

TEMPLATES = Path(__file__).parents[3] / "templates" / "整改"
NOW = Occasion(SETTINGS, TODAY)
LATE = standing(number="1", until=Until("2021-06-18", date(2021, 6, 18)))
OTHER = standing(number="2", unit="乙镇", duty="乙镇", text="器材不足", state=FindingState.OPEN)
CLOSED = standing(number="3", state=FindingState.CLOSED, reviewer="李四", closed=TODAY)
EXTENDED = standing(number="4", state=FindingState.EXTENDED, former_until="2021-03-31；学期末")
HANDED = standing(number="5", state=FindingState.TRANSFERRED, transferred_to="区财政局")
ANSWERED = standing(
    number="6",
    state=FindingState.REPORTED,
    rounds=(Round("6", 1, "张三", TODAY, "已清理", review=None),),
)
ADVISED = standing(number="7", way=Way.ADVICE)
SERIOUS = standing(number="8", way=Way.REPORT)
ALL = (LATE, OTHER, CLOSED, EXTENDED, HANDED, ANSWERED, ADVISED, SERIOUS)


def _made(kind: str, *found: Standing) -> dict[str, WordPaper]:
    return {paper.path: paper for paper in letters(kind, found or ALL, NOW)}


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        ("整改通知书", ["整改通知书/乙镇.docx"]),
        ("催办函", ["催办函/甲镇人民政府.docx"]),
        ("延期批准", ["延期批准/甲镇人民政府（4）.docx"]),
        ("销号通知", ["销号通知/甲镇人民政府.docx"]),
        ("协商函", ["协商函/区财政局.docx"]),
        ("整改建议", ["整改建议/甲镇人民政府.docx"]),
        ("情况报告", ["情况报告.docx"]),
    ],
)
def test_each_letter_is_about_the_findings_it_is_for(kind: str, paths: list[str]) -> None:
    assert list(_made(kind)) == paths


def test_pa15_a_units_letter_holds_its_own_findings_only() -> None:
    late = replace(LATE, finding=replace(LATE.finding, duty="乙镇"))
    made = _made("催办函", LATE, late)
    assert [[row["台账序号"] for row in paper.context["问题"]] for paper in made.values()] == [
        ["1"],
        ["1"],
    ]


def test_tm13_a_reminder_says_how_late() -> None:
    (paper,) = _made("催办函").values()
    (row,) = paper.context["问题"]
    assert (row["到期日"], row["逾期天数"]) == ("2021年6月18日", "12")


def test_pa24_reported_is_not_said_to_be_closed() -> None:
    (row,) = _made("整改通知单", ANSWERED)["整改通知单/甲镇人民政府（6）.docx"].context["问题"]
    assert (row["状态"], row["销号日期"]) == ("已报完成（待复核）", "")
    assert not _made("销号通知", ANSWERED)


def test_pa25_the_slip_has_every_round_and_a_blank_for_the_verdict() -> None:
    (paper,) = _made("整改通知单", ANSWERED).values()
    assert [(r["轮次"], r["反馈内容"], r["督学意见"]) for r in paper.context["轮次"]] == [
        ("1", "已清理", "【督学意见】")
    ]


def test_tm12_an_extension_names_the_old_day() -> None:
    (paper,) = _made("延期批准").values()
    assert paper.context["问题"][0]["原时限"] == "2021年3月31日；学期末"


def test_pa17_a_common_limit_is_printed_and_different_ones_are_left_to_a_person() -> None:
    one = replace(OTHER, finding=replace(OTHER.finding, until=Until("30日内")))
    (same,) = _made("整改通知书", OTHER, OTHER).values()
    (mixed,) = _made("整改通知书", OTHER, one).values()
    assert (same.context["整改期限"], mixed.context["整改期限"]) == (
        "2021年6月30日",
        "【整改期限】",
    )


@pytest.mark.parametrize("kind", sorted(LETTERS))
def test_shipped_templates_print_every_letter(kind: str) -> None:
    for paper in _made(kind).values():
        printed = Template(TEMPLATES / paper.template, paper.template).render(
            paper.context, paper.title
        )
        assert printed.problems == ()


@pytest.mark.parametrize("kind", sorted(LETTERS))
def test_the_names_of_letters_are_those_of_their_contexts(kind: str) -> None:
    offered = SINGLE_LETTER if LETTERS[kind].single else LETTER
    contexts = [paper.context for paper in _made(kind).values()]
    open_ends = {name for name in declared(offered) if name.startswith("轮次[].")}
    assert declared(offered) - open_ends == told(contexts) - open_ends


def test_three_lists_come_from_one_ledger() -> None:
    sheets = list_book(ALL, NOW).sheets
    assert [sheet.name for sheet in sheets] == ["问题清单", "责任清单", "整改清单"]
    heads = [[cell.value for (row, _), cell in sheet.cells.items() if row == 2] for sheet in sheets]
    assert heads[0] == heads[1][: len(heads[0])]
    assert heads[1] == heads[2][: len(heads[1])]
    assert [sheet.cells[3, 1].value for sheet in sheets] == ["1"] * 3


def test_pa11_the_counts_of_a_unit_name_their_findings() -> None:
    tables = {"单位": tallies((LATE, OTHER, CLOSED), GROUPS["单位"])}
    rates, basis = rate_book(tables, NOW).sheets
    line = [rates.cells[3, column].value for column in range(13)]
    assert line == ["甲镇", 2, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 50.0]
    rows = [[basis.cells[row, column].value for column in range(1, 5)] for row in range(3, 6)]
    assert rows == [
        ["甲镇", "整改中", 1, "1"],
        ["甲镇", "已销号", 1, "3"],
        ["甲镇", "逾期", 1, "1"],
    ]

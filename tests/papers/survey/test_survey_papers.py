"""Questionnaires in the workbook and in Word: nothing that must not be shown is printed."""

from typing import Any

from dubao.assess.trace import Tracing
from dubao.model.book import Book
from dubao.model.paper import Papers
from dubao.papers.scored import scored_papers
from tests.assess.survey.build import ANSWERS, Answer, assessed, many
from tests.papers.build import SETTINGS

SMALL = [*ANSWERS[:17], *many(9, "U2", "家长", "满意", "满意"), *many(3, "U2", "教师", "满意")]
FILES = [
    {"簿": "问卷统计", "输出": "问卷统计.xlsx"},
    {"模板": "汇总.docx", "输出": "汇总.docx", "内部": "是"},
    {"模板": "反馈.docx", "输出": "{单位名称}.docx", "每单位": "是"},
]


def printed(answers: list[Answer], **survey: Any) -> Papers:
    made = assessed(answers, survey, 文件=FILES)
    return scored_papers(made, SETTINGS, Tracing(made))


def book(papers: Papers) -> Book:
    return next(one.book for one in papers.books if one.path == "问卷统计.xlsx")


def rows(made: Book, sheet: str) -> list[str]:
    """Return the rows below the heading, cells with | between them."""
    [found] = [one for one in made.sheets if one.name == sheet]
    lines: dict[int, list[str]] = {}
    for (row, _), cell in sorted(found.cells.items()):
        value = round(cell.value, 2) if isinstance(cell.value, float) else cell.value
        lines.setdefault(row, []).append(f"{value:g}" if isinstance(value, float) else str(value))
    return ["|".join(cells) for row, cells in lines.items() if row >= found.head_rows]


def test_the_totals_by_group() -> None:
    assert rows(book(printed(ANSWERS)), "总表") == [
        "家长|40|20|19|50|47.5|73.68",
        "教师|20|11|11|55|55|37.5",
        "全部|60|31|30|51.67|50|62.96",
    ]


def test_the_choices_of_a_question() -> None:
    found = rows(book(printed(ANSWERS)), "各题")
    assert found[:3] == [
        "总体上您满意吗？|非常满意|0|0|6|54.55|6|20",
        "总体上您满意吗？|满意|17|89.47|0|0|17|56.67",
        "总体上您满意吗？|一般|2|10.53|0|0|2|6.67",
    ]
    assert found[5] == "总体上您满意吗？|答题数、满意率|19|89.47|11|54.55|30|76.67"


def test_se03_a_small_group_is_a_star_in_every_sheet() -> None:
    made = book(printed(SMALL, 值={"家长": {"群体": "家长"}}))
    assert rows(made, "各单位")[1].split("|")[3:5] == ["＊", "＊"]
    shown = {cell.value for sheet in made.sheets for cell in sheet.cells.values()}
    assert any("＊：答卷不足5份" in str(value) for value in shown)


def test_samples_stand_beside_what_is_demanded() -> None:
    made = printed(ANSWERS, 样本=[{"群体": "家长", "最少": "10", "依据": "某通知"}])
    assert rows(book(made), "样本") == [
        "甲|家长|有效问卷（份）|10|10|达标|某通知",
        "乙|家长|有效问卷（份）|10|9|不达标|某通知",
    ]


def test_pa11_figures_of_the_workbook_name_the_sheet_of_answers() -> None:
    figures = [one for one in printed(ANSWERS).figures if one.label == "问卷 家长 有效数"]
    assert [(one.paper, one.printed, str(one.places[0])) for one in figures] == [
        ("问卷统计.xlsx[总表]!D4", "19", "问卷.xlsx[问卷]"),
    ]


def names(path: str, papers: Papers) -> Any:
    return next(one.context for one in papers.word if one.path == path)


def test_names_for_a_summary_and_for_one_unit() -> None:
    papers = printed(ANSWERS, 值={"家长满意率": {"群体": "家长"}})
    whole = names("汇总.docx", papers)["问卷"]["满意度"]
    assert (whole["有效数"], whole["回收率"], whole["满意率"]) == ("30份", "51.67%", "62.96%")
    own = names("甲.docx", papers)
    assert own["各问卷"][0]["有效数"] == "16份"
    assert [(one["名称"], one["满意率"]) for one in own["问卷"]["满意度"]["群体"]] == [
        ("家长", "50.00%"), ("教师", "100.00%"), ("全部", "61.54%"),
    ]  # fmt: skip
    assert own["值"]["家长满意率"] == "50.00%"


def test_pa11_a_figure_in_word_is_listed_when_it_is_looked_up() -> None:
    papers = printed(ANSWERS)
    before = len(papers.figures)
    question = names("甲.docx", papers)["问卷"]["满意度"]["题"][0]
    assert [(one["名称"], one["份数"]) for one in question["选项"]][1] == ("满意", "8份")
    assert papers.figures[before].label == "甲 问卷「满意度」全部 总体 非常满意 份数"


def test_se03_a_small_group_is_a_star_in_word() -> None:
    papers = printed(SMALL, 值={"教师满意率": {"群体": "教师"}})
    own = names("乙.docx", papers)
    assert own["问卷"]["满意度"]["群体"][1]["有效数"] == "＊"
    assert own["问卷"]["满意度"]["说明"].startswith("＊：答卷不足5份")
    assert own["值"]["教师满意率"] == "【教师满意率：问卷不足5份，或为防推算不列】"

"""`dubao assess --gaps`: what is missing, and the cheapest additions that would do."""

from __future__ import annotations

from dataclasses import replace

from dubao.assess.improve.advice import advice_of
from dubao.assess.improve.gaps import gaps_of
from dubao.assess.trace import Tracing
from dubao.commands.delivering import deliver_papers
from dubao.commands.evaluation import Evaluation, findings
from dubao.commands.written import say_written
from dubao.model.advice import Advice
from dubao.model.numbers import plain, rounded
from dubao.model.paper import BookPaper, Papers
from dubao.model.problem import RefusedError
from dubao.papers.figures import FigureList
from dubao.papers.improve.advice_book import (
    ALONG,
    COST_DIGITS,
    FILE,
    advice_book,
    by_column,
    method_lines,
)
from dubao.papers.improve.difference_sheets import SupposedSheets
from dubao.papers.improve.document import advice_document
from dubao.papers.improve.gaps_book import NAME, shortfalls_book
from dubao.papers.ordered import Ordered
from dubao.render.screen import Screen, problem_entry

HEADS = ("项目", "单位数", "增加合计", "计量单位", "费用")


def advise(opened: Evaluation, screen: Screen) -> int:
    """Show and write gaps and additions; exit code 1 if additions alone are not enough."""
    assessment, scheme = opened.assessment, opened.scheme
    with screen.busy("算增补"):
        advice = advice_of(assessment, opened.dataset)
        if not advice.value:
            raise RefusedError(advice.problems)
        whole = replace(assessment, gaps=gaps_of(assessment))
        figures = FigureList(whole, Tracing(assessment))
        ordered = Ordered(whole, opened.office.settings, figures, f"{NAME}.xlsx")
        sheets = SupposedSheets(assessment, ordered.sample)
        books = (
            BookPaper(f"{NAME}.xlsx", shortfalls_book(ordered)),
            BookPaper(FILE, advice_book(sheets, advice.value)),
        )
        delivered = deliver_papers(opened, Papers((), books))
    for one in advice.value:
        _show(screen, one)
    say_written(screen, delivered)
    problems = (*advice.problems, *delivered.problems)
    screen.show_problems(problems)
    screen.emit_json(
        {
            "evaluation": scheme.code,
            "year": opened.dataset.year,
            "advice": advice_document(advice.value),
            "problems": [problem_entry(one) for one in problems],
            "written": delivered.written,
            "kept": delivered.kept,
        }
    )
    return int(findings(problems))


def _show(screen: Screen, advice: Advice) -> None:
    """Show how much to add of what, and how good the proposal is."""
    rows = []
    for column, own in by_column(advice).items():
        amount = plain(rounded(sum(one.amount for one in own), 4))
        cost = sum(one.cost for one in own)
        said = plain(rounded(cost, COST_DIGITS)) if cost else ALONG
        rows.append((column, str(len(own)), amount, own[0].measure, said))
    screen.show_table(HEADS, rows, f"{advice.item.title} 增补建议")
    for name, text in method_lines(advice):
        screen.say(f"{name}：{text}")

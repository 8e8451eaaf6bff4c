"""The papers of a scored evaluation: whatever the scheme lists, and what is always made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from dubao.model.assessment import Assessment
from dubao.model.filenames import safe_file_name
from dubao.model.paper import BookPaper, Papers, WordPaper
from dubao.model.scheme import PaperSpec
from dubao.model.settings import Settings
from dubao.model.trace import Trace
from dubao.papers.books import BOOKS
from dubao.papers.contexts import feedback_context, notice_context, only_own, summary_context
from dubao.papers.figures import FigureList, build_checklist
from dubao.papers.generic.page import Page
from dubao.papers.items import ItemView
from dubao.papers.ordered import Ordered
from dubao.papers.scorebook import FILE as SCOREBOOK
from dubao.papers.scorebook import build_scorebook
from dubao.papers.wording import heading
from dubao.papers.workings.build import build_workings

CHECKLIST = "核对清单.xlsx"
WORKINGS = "核算表.xlsx"


def build_papers(
    assessment: Assessment,
    settings: Settings,
    trace: Trace,
    only: Collection[int] | None = None,
) -> Papers:
    """Return everything that an evaluation prints: its papers, the books, the live workings.

    The arguments are those of `scored_papers`.
    """
    papers = scored_papers(assessment, settings, trace, only)
    workings = BookPaper(WORKINGS, build_workings(assessment))
    return replace(papers, books=(*papers.books, workings))


def scored_papers(
    assessment: Assessment,
    settings: Settings,
    trace: Trace,
    only: Collection[int] | None = None,
) -> Papers:
    """Return the papers that the scheme lists, the score book and the check list of figures.

    `trace` tells what the figures rest on. With `only`, papers per unit are made for those
    units alone; the others are made whole.
    """
    figures = FigureList(assessment, trace)
    view = ItemView(assessment)
    units = [unit for unit in range(len(assessment.codes)) if only is None or unit in only]
    word: list[WordPaper] = []
    books: list[BookPaper] = []
    for spec in assessment.scheme.papers:
        if spec.book:
            books.append(_book(assessment, settings, figures, spec))
        elif spec.per_unit:
            word.extend(_feedback(view, settings, figures, (spec, units)))
        else:
            word.append(_whole(assessment, settings, figures, spec))
    books.append(BookPaper(SCOREBOOK, build_scorebook(view, figures)))
    title, _ = heading(assessment, "核对清单")
    listed = figures.figures
    books.append(BookPaper(CHECKLIST, lambda: build_checklist(title, tuple(listed))))
    return Papers(tuple(word), tuple(books), listed)


def _book(
    assessment: Assessment, settings: Settings, figures: FigureList, spec: PaperSpec
) -> BookPaper:
    path = _filled(spec.output, assessment.year, "")
    return BookPaper(path, BOOKS[spec.book](Ordered(assessment, settings, figures, path)))


def _whole(
    assessment: Assessment, settings: Settings, figures: FigureList, spec: PaperSpec
) -> WordPaper:
    """Return a notice to all, or a summary for those who may see everything."""
    path = _filled(spec.output, assessment.year, "")
    page = Page(figures, path, spec.internal, spec.personal)
    context = summary_context(page, settings) if spec.internal else notice_context(page, settings)
    return WordPaper(path, spec.template, context, _one_line(context["标题"]))


def _feedback(
    view: ItemView,
    settings: Settings,
    figures: FigureList,
    wanted: tuple[PaperSpec, list[int]],
) -> Iterator[WordPaper]:
    spec, units = wanted
    names = _file_names(view.assessment)
    for unit in units:
        path = _filled(spec.output, view.assessment.year, names[unit])
        own = str if spec.internal else only_own(view.assessment, unit)
        page = Page(figures, path, spec.internal, spec.personal, own)
        context = feedback_context(page, settings, unit)
        yield WordPaper(path, spec.template, context, _one_line(context["标题"]))


def _file_names(assessment: Assessment) -> list[str]:
    """Return the units' names as file names; units of one name get their code as well."""
    names = [safe_file_name(str(name)) for name in assessment.names]
    counts = Counter(name.casefold() for name in names)
    return [
        name if counts[name.casefold()] == 1 else f"{name}（{safe_file_name(str(code))}）"
        for name, code in zip(names, assessment.codes, strict=True)
    ]


def _filled(pattern: str, year: int, unit: str) -> str:
    return pattern.replace("{年度}", str(year)).replace("{单位名称}", unit)


def _one_line(title: str) -> str:
    return title.replace("\n", "")

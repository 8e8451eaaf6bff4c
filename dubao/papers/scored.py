"""The papers of a scored evaluation: whatever the scheme lists, and what is always made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from dubao.model.assessment import Assessment
from dubao.model.dataset import HOME_CODE, HOME_NAME, UNIT_CODE, UNIT_NAME
from dubao.model.filenames import safe_file_name
from dubao.model.paper import BookPaper, Papers, WordPaper
from dubao.model.scheme import PaperSpec
from dubao.model.settings import Settings
from dubao.model.trace import Trace
from dubao.papers.books import BOOKS, UNIT_BOOKS
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
            ordered = Ordered(assessment, settings, figures, spec.output, is_personal=spec.personal)
            books.extend(_books(ordered, spec, units))
        elif spec.per_unit:
            word.extend(_feedback(view, settings, figures, (spec, units)))
        else:
            word.append(_whole(assessment, settings, figures, spec))
    books.append(BookPaper(SCOREBOOK, build_scorebook(view, figures)))
    title, _ = heading(assessment, "核对清单")
    listed = figures.figures
    books.append(BookPaper(CHECKLIST, lambda: build_checklist(title, tuple(listed))))
    return Papers(tuple(word), tuple(books), listed)


def _books(ordered: Ordered, spec: PaperSpec, units: list[int]) -> Iterator[BookPaper]:
    """Yield a workbook of the program's own: one, or one per unit with all its rows (分行)."""
    year = ordered.assessment.year
    if not spec.per_unit:
        path = _filled(spec.output, year, "")
        yield BookPaper(path, BOOKS[spec.book](replace(ordered, path=path)))
        return
    build = UNIT_BOOKS[spec.book]
    for name, rows in _homes(ordered.assessment, units).items():
        path = _filled(spec.output, year, name)
        yield BookPaper(path, build(replace(ordered, path=path, units=tuple(rows))))


def _homes(assessment: Assessment, units: list[int]) -> dict[str, list[int]]:
    """Return the rows of each unit by its file name; without 分行 a unit has one row."""
    register = assessment.dataset.units
    code, name = (HOME_CODE, HOME_NAME) if HOME_CODE in register else (UNIT_CODE, UNIT_NAME)
    rows: dict[str, list[int]] = {}
    for unit in units:
        rows.setdefault(str(register.frame[code][unit]), []).append(unit)
    names = [register.frame[name][found[0]] for found in rows.values()]
    return dict(zip(_file_names(names, rows), rows.values(), strict=True))


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
    names = _file_names(view.assessment.names, view.assessment.codes)
    for unit in units:
        path = _filled(spec.output, view.assessment.year, names[unit])
        own = str if spec.internal else only_own(view.assessment, unit)
        page = Page(figures, path, spec.internal, spec.personal, own)
        context = feedback_context(page, settings, unit)
        yield WordPaper(path, spec.template, context, _one_line(context["标题"]))


def _file_names(names: Iterable[object], codes: Iterable[object]) -> list[str]:
    """Return the units' names as file names; units of one name get their code as well."""
    safe = [safe_file_name(str(name)) for name in names]
    counts = Counter(name.casefold() for name in safe)
    return [
        name if counts[name.casefold()] == 1 else f"{name}（{safe_file_name(str(code))}）"
        for name, code in zip(safe, codes, strict=True)
    ]


def _filled(pattern: str, year: int, unit: str) -> str:
    return pattern.replace("{年度}", str(year)).replace("{单位名称}", unit)


def _one_line(title: str) -> str:
    return title.replace("\n", "")

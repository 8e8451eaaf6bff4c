"""核对清单: every figure in the report for the department that answers for it, to be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from dubao.model.book import Book, Style
from dubao.model.filenames import safe_file_name
from dubao.model.paper import BookPaper, Figure
from dubao.papers.draft import Draft
from dubao.papers.figures import by_sheet, some
from dubao.papers.report.edition import INTERNAL, PUBLIC

FOLDER = "核对清单"
HEADS = (
    "序号",
    "项目",
    "文中的数",
    "在文中的位置",
    "来源文件、工作表、单元格",
    "算式",
    "口径",
    "核对人",
    "日期",
)
WIDTHS = (5.0, 30.0, 24.0, 36.0, 40.0, 34.0, 24.0, 9.0, 11.0)
ADVICE = "请逐条对照来源单元格核对文中的数，核对无误后在末两栏签名；有误的请改填报表后重新报送"


def build_checklists(title: str, figures: Iterable[Figure]) -> tuple[BookPaper, ...]:
    """Return a workbook for each provider of figures: all of its figures, each once."""
    by_provider: dict[str, list[Figure]] = {}
    for figure in figures:
        by_provider.setdefault(figure.source, []).append(figure)
    return tuple(
        BookPaper(
            f"{FOLDER}/{safe_file_name(provider)}.xlsx", _book(f"{title}（{provider}）", listed)
        )
        for provider, listed in by_provider.items()
    )


def _book(title: str, figures: Sequence[Figure]) -> Book:
    draft = Draft(len(HEADS))
    draft.title(title, ADVICE)
    draft.line(HEADS, Style.HEAD)
    top = draft.height
    for number, (figure, printed, where) in enumerate(_grouped(figures), start=1):
        cells = some(by_sheet(figure.places))
        texts = ("\n".join(printed), "\n".join(where), cells, figure.formula, figure.meaning)
        row = draft.line((number, figure.label, *texts, None, None), Style.TEXT)
        draft.put(row, 0, number, Style.CENTRE)
    return Book(title, (draft.sheet("核对清单", top, frozen_columns=2, widths=WIDTHS),))


def _grouped(figures: Sequence[Figure]) -> Iterator[tuple[Figure, list[str], list[str]]]:
    """Yield every figure once with all the ways it is printed and all the places it stands in."""
    groups: dict[str, tuple[dict[str, None], dict[tuple[str, str], set[str]]]] = {}
    first: dict[str, Figure] = {}
    for figure in figures:
        first.setdefault(figure.label, figure)
        printed, places = groups.setdefault(figure.label, ({}, {}))
        printed[figure.printed] = None
        name, version = _paper(figure.paper)
        places.setdefault((name, figure.where), set()).add(version)
    for label, (printed, places) in sorted(groups.items(), key=_by_item(groups)):
        yield first[label], list(printed), [_where(*at, of) for at, of in places.items()]


def _by_item(labels: Iterable[str]) -> Callable[[tuple[str, Any]], int]:
    """Return a key that keeps the figures of one item together, items in order of appearance."""
    items = list(dict.fromkeys(label.partition(" ")[0] for label in labels))
    return lambda entry: items.index(entry[0].partition(" ")[0])


def _paper(path: str) -> tuple[str, str]:
    """Return a paper's name without its version, and the version ("" if it has none)."""
    stem = PurePosixPath(path).stem
    for version in (INTERNAL, PUBLIC):
        if stem.endswith(f"（{version}）"):
            return stem.removesuffix(f"（{version}）"), version
    return stem, ""


def _where(paper: str, where: str, versions: set[str]) -> str:
    """Return where a figure stands; the version is named if only one has it."""
    version = next(iter(versions)) if len(versions) == 1 else ""
    return f"{paper}{f'（{version}）' if version else ''}：{where}"

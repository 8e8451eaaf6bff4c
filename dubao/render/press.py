"""From papers to files: templates are opened once, every paper goes to the outbox."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dubao.model.paper import Papers
from dubao.model.problem import Problem
from dubao.render.outbox import Outbox
from dubao.render.word import Template
from dubao.render.xlsx import render_book

FindTemplate = Callable[[str], tuple[Path, str]]
"""Where a template stands, by its name, and how problems name it; it need not exist."""


def deliver(papers: Papers, find_template: FindTemplate, outbox: Outbox) -> tuple[Problem, ...]:
    """Put every workbook and Word paper into the outbox; return what is wrong with templates.

    A faulty template is reported once, however many papers it was to print. Word papers are
    printed first: one of the workbooks lists the figures that they print.
    """
    filled: list[tuple[str, bytes]] = []
    templates: dict[str, Template] = {}
    problems: dict[Problem, None] = {}
    for paper in papers.word:
        if paper.template not in templates:
            templates[paper.template] = Template(*find_template(paper.template))
        printed = templates[paper.template].render(paper.context, paper.title)
        problems.update(dict.fromkeys(printed.problems))
        if not printed.problems:
            filled.append((paper.path, printed.value))
    for book in papers.books:
        outbox.put(book.path, render_book(book.book))
    for path, data in filled:
        outbox.put(path, data)
    return tuple(problems)

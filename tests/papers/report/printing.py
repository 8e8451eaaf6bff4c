"""The small report printed with the shipped templates."""

from __future__ import annotations

from pathlib import Path

from dubao.model.paper import Papers, Passage
from dubao.model.report import Report
from dubao.papers.report.build import build_papers
from dubao.render.passages import passages_of
from dubao.render.word import Template
from tests.papers.report_build import SETTINGS

TEMPLATES = Path(__file__).parents[3] / "templates" / "self-evaluation"


def printed(papers: Papers) -> dict[str, bytes]:
    """Return every Word paper by its file name."""
    made = {}
    for paper in papers.word:
        template = Template(TEMPLATES / paper.template, paper.template)
        loaded = template.render(paper.context, paper.title)
        assert loaded.problems == ()
        made[paper.path] = loaded.value
    return made


def passages(report: Report) -> dict[str, tuple[Passage, ...]]:
    """Return what stands in every Word paper of a report."""
    read = {
        path: passages_of(data) for path, data in printed(build_papers(report, SETTINGS)).items()
    }
    return {path: found for path, found in read.items() if found is not None}


def texts(found: tuple[Passage, ...]) -> list[str]:
    """Return the texts alone."""
    return [passage.text for passage in found]

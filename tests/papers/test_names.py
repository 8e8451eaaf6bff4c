"""The lists of names equal what the context builders produce."""

from collections.abc import Mapping
from typing import Any

import pytest

from dubao.model.dataset import Absent, Sender
from dubao.model.offered import Name, paths, sample_of
from dubao.model.place import Place
from dubao.model.problem import problem
from dubao.papers import names
from dubao.papers.generic.names import offered
from dubao.papers.report.build import CONTEXTS, build_papers
from dubao.papers.report.names import OFFERED
from dubao.papers.returning import Return, return_notes
from dubao.papers.scored import scored_papers
from tests.papers import report_build
from tests.papers.build import SETTINGS, TRACE, build


def held(value: Any, above: str = "") -> set[str]:
    """Return every name of a context as `paths` writes it."""
    if isinstance(value, Mapping):
        found = set()
        for name, inner in value.items():
            path = f"{above}{name}{'[]' if isinstance(inner, list | tuple) else ''}"
            found |= {path, *held(inner, f"{path}.")}
        return found
    if isinstance(value, list | tuple):
        return set().union(*(held(entry, above) for entry in value))
    return set()


def declared(offered: tuple[Name, ...]) -> set[str]:
    return {path for path, _ in paths(offered)}


def open_ends(offered: tuple[Name, ...], contexts: list[Mapping[str, Any]]) -> set[str]:
    """Return the declared names below lists that are empty in every context."""
    seen = set().union(*map(held, contexts))
    return {
        path
        for path in declared(offered) - seen
        if any(path.startswith(f"{one}.") for one in seen if one.endswith("[]"))
        and not any(other.startswith(path.rpartition(".")[0] + ".") for other in seen)
    }


def told(contexts: list[Mapping[str, Any]]) -> set[str]:
    return set().union(*map(held, contexts))


PAPERS: list[dict[str, Any]] = [
    {"模板": "通报.docx", "输出": "考核结果通报.docx"},
    {"模板": "反馈.docx", "输出": "反馈/{单位名称}.docx", "每单位": "是"},
    {"模板": "汇总.docx", "输出": "情况汇总.docx", "内部": "是"},
]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["模板"])
def test_the_names_of_scored_papers_are_those_of_their_contexts(paper: dict[str, Any]) -> None:
    assessment = build(文件=[paper])
    made = scored_papers(assessment, SETTINGS, TRACE).word
    contexts = [one.context for one in made]
    attributes = assessment.dataset.units.frame.columns
    offered_names = offered(assessment.scheme, list(attributes), assessment.scheme.papers[0])
    ends = open_ends(offered_names, contexts)
    assert declared(offered_names) - ends == told(contexts)


def test_the_names_of_the_return_note_are_those_of_its_context() -> None:
    fault = problem("bad-number", Place("填报/2021/甲.xlsx", "表", "B2"), text="约三十")
    sender = Return(Sender("甲镇", "T01"), (fault,), (Absent("获奖", "甲镇", "T01"),))
    (paper,) = return_notes([sender], SETTINGS, 2021)
    assert declared(names.RETURN_NOTE) == told([paper.context])


@pytest.mark.parametrize("paper", sorted(OFFERED))
def test_the_names_of_the_report_are_those_of_its_contexts(paper: str) -> None:
    made = build_papers(report_build.report(), report_build.SETTINGS).word
    contexts = [one.context for one in made if one.template == f"{paper}.docx"]
    offered = OFFERED[paper]
    by_code = {name for name in told(contexts) if name.startswith("图.")}  # codes are the office's
    assert declared(offered) - open_ends(offered, contexts) == told(contexts) - by_code


def test_every_paper_of_the_report_has_its_names() -> None:
    assert set(OFFERED) == set(CONTEXTS)


def test_sample_contexts_hold_two_entries_of_each_list() -> None:
    sample = sample_of(names.FEEDBACK)
    assert sample["单位名称"] == "甲镇"
    assert [line["编号"] for line in sample["领域"][0]["项"]] == ["A12", "A12"]

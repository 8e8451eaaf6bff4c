"""The sample's annual self-evaluation reads as the numbers it was built from, without a finding."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dubao.assess.bulletin import work_out
from dubao.model.bulletin import CONTENTS
from dubao.model.problem import Problem
from dubao.model.report import Figures, Report
from dubao.model.settings import Settings
from dubao.model.terms import Verdict
from dubao.read.bulletin import load_figures
from dubao.read.settings import load_settings
from tests.sample.build import SAMPLE, sample_bulletin
from tests.sample.bulletin_figures import SERIES, TEXTS, YEARS


def read(root: Path) -> tuple[Figures, Report, list[Problem]]:
    settings = load_settings(SAMPLE / "dubao.yaml", "dubao.yaml").value
    assert isinstance(settings, Settings)
    figures = load_figures(root, sample_bulletin(), 2020, settings)
    report = work_out(figures.value)
    return figures.value, report, [*figures.problems, *report.problems]


@pytest.fixture(scope="module")
def sample() -> tuple[Figures, Report, list[Problem]]:
    return read(SAMPLE)


def test_nothing_is_found_but_notes(sample: tuple[Figures, Report, list[Problem]]) -> None:
    assert [found.code for found in sample[2]] == ["published-unknown", "parts-rounding"]
    assert not any(found.is_finding for found in sample[2])


@pytest.mark.parametrize("code", SERIES)
def test_however_typed_every_figure_reads_as_meant(
    sample: tuple[Figures, Report, list[Problem]], code: str
) -> None:
    entry = sample[0].entries[code]
    assert (entry.last, entry.this) == pytest.approx(SERIES[code][-2:], rel=1e-12)
    published = [sample[0].history[year][code] for year in YEARS[:-1]]
    assert published == list(SERIES[code][:-1])


def test_facts_departments_and_judgements(
    sample: tuple[Figures, Report, list[Problem]],
) -> None:
    figures, report, _ = sample
    assert {code: figures.entries[code].text for code in TEXTS} == TEXTS
    declared = {item.code: item.department for item in figures.bulletin.items}
    assert {code: entry.department for code, entry in figures.entries.items()} == {
        code: declared[code] for code in figures.entries
    }
    assert {one.verdict for one in report.judged} == {Verdict.MET}
    assert {item.content for item in figures.bulletin.items} == {"", *CONTENTS}


def test_falls_are_explained(sample: tuple[Figures, Report, list[Problem]]) -> None:
    fallen = [line for line in sample[1].lines if line.fell]
    assert [(line.item.code, line.explained) for line in fallen] == [("F06", True), ("H02", True)]


def test_without_one_departments_sheet_it_is_named(tmp_path: Path) -> None:
    root = tmp_path / "工作区"
    shutil.copytree(SAMPLE, root)
    (root / "填报/2020/自评公报/统计局.xlsx").unlink()
    figures, report, problems = read(root)
    assert figures.missing == ("区统计局",)
    assert [found.message for found in problems if found.is_finding] == [
        "区统计局没有报来能用的表，涉及 2 项：常住人口、地区生产总值"
    ]
    line = report.line("常住人口")
    assert line is not None
    assert line.entry.this_reason == "未报送"

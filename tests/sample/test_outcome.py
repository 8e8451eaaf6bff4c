"""The sample reads without a finding, as the numbers it was built from, and scores as worked out."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest

from dubao.assess.columns import Columns
from dubao.assess.engine import assess
from dubao.check.dataset import check_dataset
from dubao.check.scheme import lint
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE, Dataset
from dubao.model.problem import Problem
from dubao.model.scheme import Scheme
from dubao.model.settings import Settings
from dubao.read.dataset import load_dataset
from dubao.read.registers import load_register
from dubao.read.settings import load_settings
from tests.sample.build import SAMPLE, sample_scheme
from tests.sample.figures import CODES, FIGURES, LAST_YEAR


@dataclass(frozen=True)
class Sample:
    scheme: Scheme
    dataset: Dataset
    assessment: Assessment
    problems: tuple[Problem, ...]


@pytest.fixture(scope="module")
def sample() -> Sample:
    scheme, settings = sample_scheme(), load_settings(SAMPLE / "dubao.yaml", "dubao.yaml").value
    assert isinstance(settings, Settings)
    loaded = load_dataset(SAMPLE, scheme, 2021, settings)
    assessment = assess(scheme, loaded.value)
    checked = check_dataset(scheme, loaded.value, Columns(scheme, loaded.value))
    problems = (*loaded.problems, *checked, *assessment.problems)
    return Sample(scheme, loaded.value, assessment, problems)


def test_the_sample_has_no_finding(sample: Sample) -> None:
    assert [str(found.place) for found in sample.problems if found.is_finding] == []


def test_the_scheme_has_no_fault(sample: Sample) -> None:
    assert [found.message for found in lint(sample.scheme) if found.is_finding] == []


@pytest.mark.parametrize("name", ["镇街", "学校", "督学", "部门"])
def test_the_registers_read_without_a_finding(name: str) -> None:
    register = load_register(SAMPLE, name)
    assert [found.message for found in register.problems if found.is_finding] == []
    rows = {"镇街": 12, "学校": 153, "督学": 40, "部门": 5}
    assert len(register.value) == rows[name]


def values_of(sample: Sample, source: str, field: str) -> list[object]:
    table = sample.dataset.tables[source]
    values = dict(zip(table.frame[UNIT_CODE], table.frame[field], strict=True))
    return [None if is_nan(values[code]) else values[code] for code in CODES]


def is_nan(value: object) -> bool:
    return isinstance(value, float) and math.isnan(value)


@pytest.mark.parametrize("field", FIGURES)
def test_however_typed_every_figure_reads_as_meant(sample: Sample, field: str) -> None:
    spec = sample.scheme.field(field)
    assert spec is not None
    meant: list[object] = list(FIGURES[field])
    if field == "生师比":
        meant = [float(text.removeprefix("1:")) for text in FIGURES[field]]
    if spec.blank is not None:
        meant = [spec.blank if value is None else value for value in meant]
    if field == "随迁子女入学数":
        meant[6] = None  # T07 has no such children and writes /
    read = values_of(sample, spec.source, field)
    assert read == [pytest.approx(value) if isinstance(value, float) else value for value in meant]


@pytest.mark.parametrize("field", LAST_YEAR)
def test_last_year_reads_as_meant(sample: Sample, field: str) -> None:
    assert values_of(sample, "上年", field) == pytest.approx(LAST_YEAR[field])


# Worked out by hand in a separate calculation: total, rank, grade.
OUTCOME = {
    "T08": (97.81, 1, "优秀"),
    "T01": (96.50, 2, "优秀"),
    "T06": (94.36, 3, "优秀"),  # its veto is lifted
    "T03": (92.96, 4, "良好"),  # a ceiling
    "T11": (90.58, 5, "良好"),  # the quota of 优秀 is used up
    "T02": (87.77, 6, "良好"),  # level with T09, also in E1
    "T09": (87.77, 6, "良好"),
    "T04": (85.75, 8, "良好"),
    "T07": (81.05, 9, "合格"),  # a ceiling
    "T05": (79.84, 10, "合格"),  # level with T10 in total, better in E1
    "T10": (79.84, 11, "合格"),
    "T12": (70.13, 12, "不合格"),  # a veto stands
}


@pytest.mark.parametrize("code", OUTCOME)
def test_totals_ranks_and_grades(sample: Sample, code: str) -> None:
    at, totals = sample.assessment.row(code), sample.assessment.totals
    found = float(totals.published[at]), int(totals.rank[at]), totals.grade[at]
    assert found == OUTCOME[code]


def test_ca22_an_appeal_lifts_t02_to_the_tie(sample: Sample) -> None:
    at = sample.assessment.row("T02")
    trail = sample.assessment.items["D23"].trails[at]
    assert (trail[-2].points, trail[-1].points) == (4.2, 4.3)
    assert trail[-1].why == "现场材料漏看，复核后补分"
    assert float(sample.assessment.totals.published[at]) - 0.1 < OUTCOME["T09"][0]


def test_last_years_appeals_and_liftings_do_not_act_again(sample: Sample) -> None:
    settings = load_settings(SAMPLE / "dubao.yaml", "dubao.yaml").value
    assert settings is not None
    next_year = load_dataset(SAMPLE, sample.scheme, 2022, settings)
    for source, count in (("改分", 3), ("解除", 1)):
        assert len(sample.dataset.tables[source]) == count
        assert len(next_year.value.tables[source]) == 0

"""The sample of 优质均衡 reads without a finding and comes out as it was made to."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dubao.assess.engine import assess
from dubao.check.dataset import check_dataset
from dubao.check.scheme import lint
from dubao.model.assessment import Assessment
from dubao.model.dataset import Dataset
from dubao.model.in_force import in_force
from dubao.model.numbers import compare
from dubao.model.problem import Problem
from dubao.read.dataset import load_dataset
from dubao.read.schemes import load_scheme
from dubao.read.settings import load_settings
from tests.balance import district_of, value, verdict
from tests.sample.build import BALANCE, REPOSITORY, SAMPLE
from tests.sample.figures import FIGURES


@dataclass(frozen=True)
class Sample:
    dataset: Dataset
    assessment: Assessment
    problems: tuple[Problem, ...]

    def row(self, name: str) -> int:
        return self.assessment.row(name)


@pytest.fixture(scope="module")
def sample() -> Sample:
    settings = load_settings(SAMPLE / "dubao.yaml", "dubao.yaml").value
    scheme = load_scheme(REPOSITORY / BALANCE, BALANCE).value
    assert settings is not None
    assert scheme is not None
    loaded = load_dataset(SAMPLE, in_force(scheme, (), 2021).value, 2021, settings)
    found = assess(scheme, loaded.value)
    checked = check_dataset(scheme, loaded.value, found.lookup, found.dataset)
    own = district_of(found)
    checked_too = check_dataset(own.scheme, own.dataset, own.lookup)
    problems = (*loaded.problems, *checked, *checked_too, *found.problems, *own.problems)
    return Sample(loaded.value, found, problems)


def test_the_sample_has_no_finding(sample: Sample) -> None:
    assert [found.message for found in sample.problems if found.is_finding] == []


def test_the_shipped_schemes_are_without_fault() -> None:
    scheme = load_scheme(REPOSITORY / BALANCE, BALANCE).value
    assert scheme is not None
    found = lint(scheme, ["单位代码", "单位名称", "学校类型", "办别"])
    assert [problem.message for problem in found if problem.is_finding] == []


def test_kindergartens_and_special_schools_are_not_assessed(sample: Sample) -> None:
    kinds = set(sample.dataset.units.frame["学校类型"])
    assert kinds == {
        "小学", "初级中学", "九年一贯制学校", "十二年一贯制学校", "完全中学", "教学点",
    }  # fmt: skip
    assert len(sample.dataset.units) == 77
    assert len(sample.assessment.codes) == 77 + 12  # twelve schools have two stages


def test_pupils_add_up_to_what_the_townships_report(sample: Sample) -> None:
    found = district_of(sample.assessment)
    assert value(found, "小学在校学生数") == sum(FIGURES["小学在校生数"])
    assert value(found, "初中在校学生数") == sum(FIGURES["初中在校生数"])


@pytest.mark.parametrize(
    ("school", "note", "want"),
    [
        ("示例区安溪第一小学", "7项达到标准", "达标"),
        ("示例区安溪第二小学", "6项达到标准，最低的是生均体育运动场馆面积", "达标"),
        ("示例区柳塘第一小学", "6项达到标准，最低的是生均体育运动场馆面积", "不达标"),
        ("示例区青禾第二小学", "5项达到标准，最低的是每百名学生拥有县级以上骨干教师数", "不达标"),
        ("示例区云桥第三小学", "6项达到标准，最低的是每百名学生拥有体育、艺术专任教师数", "不达标"),
    ],
)
def test_some_schools_pass_by_six_of_seven_and_some_fail(
    sample: Sample, school: str, note: str, want: str
) -> None:
    row = sample.row(school)
    assert str(sample.assessment.items["R"].notes[row]) == note
    assert verdict(sample.assessment, "R", row) == want


def test_ca13_the_split_decides_for_one_school(sample: Sample) -> None:
    """青禾第一学校 has 431 and 487 pupils, 5141 ㎡ and no hall: 5141 ÷ 918 = 5.60 for all."""
    low, high = (sample.row(f"示例区青禾第一学校（{part}）") for part in ("小学部", "初中部"))
    assert value(sample.assessment, "在校生数", low) == 431
    assert value(sample.assessment, "在校生数", high) == 487
    weighted = 431 + 1.1 * 487
    assert value(sample.assessment, "生均教学及辅助用房", low) == round(5141 / weighted, 6)  # 5.32
    assert value(sample.assessment, "生均教学及辅助用房", high) == round(5141 * 1.1 / weighted, 6)
    assert 5141 / 918 < 5.8 < value(sample.assessment, "生均教学及辅助用房", high)


def test_ca01_the_school_without_sport_or_art_teachers_is_in_the_table(sample: Sample) -> None:
    row = sample.row("示例区云桥第三小学")
    assert value(sample.assessment, "百生体育艺术教师", row) == 0
    assert value(sample.assessment, "计入", row) == 1


def test_one_coefficient_is_over_its_cap(sample: Sample) -> None:
    found = district_of(sample.assessment)
    over = [
        f"{stage}R{at}"
        for stage, cap in (("小学", 0.5), ("初中", 0.45))
        for at in range(1, 8)
        if compare(value(found, f"{stage}R{at}差异系数"), ">", cap)
    ]
    assert over == ["初中R6"]


def test_what_schools_typed_untidily_is_read(sample: Sample) -> None:
    table = sample.dataset.tables["学校表"]
    assert "1,043" in list(table.raw["小学在校生数"])
    assert any("平方米" in text for text in table.raw["教学及辅助用房面积"])
    assert value(district_of(sample.assessment), "小学计入校数") == 56


def test_the_page_lists_every_other_definition_with_its_years() -> None:
    page = (REPOSITORY / "docs/balance.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    said = {tuple(row) for row in rows if len(row) == 3}
    scheme = load_scheme(REPOSITORY / BALANCE, BALANCE).value
    assert scheme is not None
    known = {
        ("*差异系数" if spec.name.endswith("差异系数") else spec.name, variant.name,
         f"{variant.since}至{variant.until}" if variant.since else "不限")
        for one in scheme.both
        for spec in one.derived
        for variant in spec.variants
    }  # fmt: skip
    assert known - said == set()
    assert {row for row in said if row[2] in {"不限", "2019至2022"}} == known

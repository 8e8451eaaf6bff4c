"""The four evaluations of projects on the sample: read without a finding, scored by hand here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Run


def document(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--json").out)


PROJECTS = ("strong-school", "entrusted", "mutual-growth", "cluster")


@pytest.mark.parametrize("evaluation", PROJECTS)
def test_the_sample_has_no_finding_and_every_paper_is_printed(
    evaluation: str, sample: Path, run: Run
) -> None:
    found = document(run, "assess", evaluation, "-w", str(sample))
    assert [entry for entry in found["problems"] if entry["severity"] != "说明"] == []
    reports = [path for path in found["written"] if path.endswith(".docx")]
    assert len(reports) == len(found["units"]) + 1


def points(found: dict[str, Any], unit: str) -> dict[str, float]:
    (entry,) = [entry for entry in found["units"] if entry["name"] == unit]
    return {item["code"]: item["points"] for item in entry["items"]}


def test_a_pair_without_exchange_in_two_months(sample: Path, run: Run) -> None:
    """2021 has ten months of teaching; March and November are missing: 15 − 2 × 3 = 9."""
    found = document(run, "assess", "entrusted", "-w", str(sample))
    scored = points(found, "石潭第二小学项目")
    assert scored["A2"] == pytest.approx(10 * (2 / 3 - 0.5) / 0.5)  # two of three sent
    assert scored["B1"] == 9
    assert scored["C1"] == pytest.approx(20 * (75 - 40) / 60)  # three of four targets
    begun = points(found, "石潭春苗幼儿园项目")
    assert begun["B1"] == 15  # begun in September: four months due, four held


@pytest.mark.parametrize(
    ("evaluation", "file", "unit", "item"),
    [
        ("entrusted", "委托管理/交流记录.xlsx", "梅岭第一小学项目", "B1"),
        ("mutual-growth", "互助成长/交流记录.xlsx", "柳塘第一小学项目", "B1"),
        ("cluster", "学区集团/活动记录.xlsx", "安溪学区", "C1"),
    ],
)
def test_what_was_done_in_another_year_is_not_counted(
    evaluation: str, file: str, unit: str, item: str, sample: Path, run: Run
) -> None:
    """Everything of a unit dated a year later: as if nothing had been done, and said."""
    before = points(document(run, "assess", evaluation, "-w", str(sample)), unit)
    path = sample / "填报/2021" / file
    book = load_workbook(path)
    sheet: Any = book.active
    for name, day, *_ in sheet.iter_rows(min_row=3):
        if name.value == unit:
            day.value = day.value.replace(year=2022)
    book.save(path)
    found = document(run, "assess", evaluation, "-w", str(sample))
    assert points(found, unit)[item] == 0 < before[item]
    assert any("日期不在本年度" in one["message"] for one in found["problems"])


def test_a_group_that_moves_too_few_teachers(sample: Path, run: Run) -> None:
    """7 of 70 due moved: 10 %, half of the 20 % for full points; 1 of these 7 is 骨干."""
    found = document(run, "assess", "cluster", "-w", str(sample))
    scored = points(found, "虹光教育集团")
    assert scored["B1"] == pytest.approx(10 * 10 / 20)
    assert scored["B2"] == pytest.approx(10 * (100 / 7) / 30)
    verdicts = {
        entry["code"]: entry["verdict"] for entry in found["conclusions"] if entry["unit"] == "J03"
    }
    assert verdicts == {"J1": "达标", "J2": "达标", "J3": "达标"}  # 16 of 80 is 20 % exactly


def test_targets_that_ought_to_fall_are_reached_from_above(sample: Path, run: Run) -> None:
    """安溪第一中学 reached all eight, two of them by falling; full points for B."""
    found = document(run, "assess", "strong-school", "-w", str(sample))
    assert points(found, "示例区安溪第一中学")["B"] == 25
    assert points(found, "示例区石潭第一中学")["B1"] == pytest.approx(15 * (50 - 40) / 60)

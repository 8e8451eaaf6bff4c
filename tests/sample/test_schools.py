"""Supervision, performance and plan review on the sample, worked out by hand here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.conftest import Run

EVALUATIONS = ("school", "performance", "plan-review", "inspector")
WEAK = "示例区石潭第一小学"


def document(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--json").out)


def unit(found: dict[str, Any], name: str) -> dict[str, Any]:
    (entry,) = [entry for entry in found["units"] if entry["name"] == name]
    return dict(entry)


def points(entry: dict[str, Any]) -> dict[str, float]:
    return {item["code"]: item["points"] for item in entry["items"]}


def text_of(path: Path) -> str:
    paper = docx.Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


@pytest.mark.parametrize("evaluation", EVALUATIONS)
def test_the_sample_has_no_finding(evaluation: str, sample: Path, run: Run) -> None:
    found = document(run, "assess", evaluation, "-w", str(sample))
    assert [entry for entry in found["problems"] if entry["severity"] != "说明"] == []


def test_a_school_scores_what_its_cells_say(sample: Path, run: Run) -> None:
    """石潭: 38 of 40 teachers certified, two are 骨干, 32 of 40 parents satisfied."""
    scored = points(unit(document(run, "assess", "school", "-w", str(sample)), WEAK))
    assert scored["E1"] == pytest.approx(4 * (95 - 90) / 10)
    assert scored["E2"] == pytest.approx(4 * 5 / 10)
    assert scored["F2"] == pytest.approx(6 * (80 - 70) / 25)


def test_pa13_the_group_report_gives_the_frequency_of_problems(sample: Path, run: Run) -> None:
    run("assess", "school", "-w", str(sample))
    text = text_of(sample / "成果/2021/学校综合督导/综合督导总报告.docx")
    assert "有4所学校（占80.00%）作业管理不够规范" in text
    assert "听课140节次" in text  # 24 + 26 + 28 + 30 + 32


def test_pa12_a_count_of_zero_is_left_out(sample: Path, run: Run) -> None:
    run("assess", "school", "-w", str(sample))
    letters = sample / "成果/2021/学校综合督导/督导意见书"
    assert "访谈学生" not in text_of(letters / "示例区青禾第一小学.docx")
    assert "访谈学生25人次" in text_of(letters / f"{WEAK}.docx")


def test_se03_three_answers_of_the_staff_are_not_shown(sample: Path, run: Run) -> None:
    run("assess", "school", "-w", str(sample))
    text = text_of(sample / f"成果/2021/学校综合督导/评估报告/{WEAK}.docx")
    assert "教职工满意率【教职工满意率：问卷不足" in text


def test_pa17_judgements_are_blanks(sample: Path, run: Run) -> None:
    run("assess", "school", "-w", str(sample))
    text = text_of(sample / f"成果/2021/学校综合督导/督导意见书/{WEAK}.docx")
    assert "【此处由督导组填写主要成绩】" in text
    assert "2021年4月16日至17日" in text


def test_value_added_over_three_years(sample: Path, run: Run) -> None:
    """安溪第二小学 rose in all six indicators both years; 柳塘第一中学 in none of the teachers'."""
    found = document(run, "assess", "performance", "-w", str(sample))
    best, last = (
        points(unit(found, "示例区安溪第二小学")),
        points(unit(found, "示例区柳塘第一中学")),
    )
    assert (best["A"], best["B1"], best["B2"], best["C1"]) == (20, 15, 5, 10)
    assert last["C1"] == 0
    assert last["B2"] == pytest.approx(5 * 3 / 4)


def test_ca21_the_vote_of_an_expert_from_the_school_does_not_count(sample: Path, run: Run) -> None:
    """柳塘第三小学: four experts, one of them its own; two thirds of three are two: 通过."""
    found = document(run, "assess", "plan-review", "-w", str(sample))
    entry = unit(found, "示例区柳塘第三小学")
    assert (entry["derived"]["意见数"], entry["derived"]["通过票"]) == (3, 3)
    assert entry["grade"] == "通过"
    grades = {one["name"]: one["grade"] for one in found["units"]}
    assert grades["示例区云桥第一中学"] == "重新制订"  # three of four votes
    assert grades["示例区青禾第一中学"] == "修改后通过"


def test_se01_the_opinion_on_a_plan_names_no_expert(sample: Path, run: Run) -> None:
    run("assess", "plan-review", "-w", str(sample))
    text = text_of(sample / "成果/2021/规划评审/评审意见/示例区青禾第一中学.docx")
    assert "基础分析：基础分析可再补充近三年数据" in text
    assert "示例专家" not in text


def test_the_self_check_sheet_has_every_year_of_the_plan(sample: Path, run: Run) -> None:
    run("assess", "plan-review", "-w", str(sample))
    paper = docx.Document(str(sample / "成果/2021/规划评审/年度自查表/示例区青禾第一中学.docx"))
    years = [row.cells[0].text for row in paper.tables[0].rows[1:]]
    assert years == ["2021", "2022", "2023", "2024", "2025"]


def test_an_inspectors_visits_are_counted_from_the_records(sample: Path, run: Run) -> None:
    """示例督学04: 8 of 12 visits due, in three months, all entered; 44 hours of training."""
    entry = unit(document(run, "assess", "inspector", "-w", str(sample)), "示例督学04")
    scored = points(entry)
    assert (entry["derived"]["到校次数"], entry["derived"]["到校月数"]) == (8, 3)
    assert scored["D1"] == pytest.approx(12 * (800 / 12 - 50) / 50)
    assert scored["D2"] == pytest.approx(4 * 3 / 10)
    assert (scored["D6"], scored["D7"]) == (4, 4)
    assert scored["B"] == pytest.approx(18 + 1 / 6)  # 18.5, 17 and 19 of the three in the group


def test_se01_an_inspectors_own_paper_has_no_rank_and_no_colleague(sample: Path, run: Run) -> None:
    run("assess", "inspector", "-w", str(sample))
    text = text_of(sample / "成果/2021/责任督学考核/考核结果/示例督学04.docx")
    assert "名次" not in text
    assert "示例督学03" not in text

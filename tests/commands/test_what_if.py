"""`dubao assess --gaps` and `--what-if` on the sample."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dubao.commands.evaluation import open_evaluation
from dubao.commands.opening import open_office
from tests.conftest import Run

ADVICE = "成果/2021/优质均衡/增补建议.xlsx"


def document(run: Run, *words: str) -> dict[str, Any]:
    """Run a command with --json and return its document."""
    found: dict[str, Any] = json.loads(run(*words, "--json").out)
    return found


def results(document: Mapping[str, Any], side: str, kind: str) -> dict[str, tuple[Any, Any]]:
    """Return one kind of result that differs, by unit and name: before and after."""
    return {
        f"{one['of']} {one['name']}".strip(): (one["before"], one["after"])
        for one in document[side]
        if one["kind"] == kind
    }


def test_the_proposed_additions_fed_back_make_every_school_and_every_spread_pass(
    sample: Path, run: Run
) -> None:
    where = ("-w", str(sample))
    before = open_evaluation(open_office(sample), "balance", 2021).assessment
    failing = set(before.names[before.items["R"].value.values == "不达标"])
    [advice] = document(run, "assess", "balance", "--gaps", *where)["advice"]
    assert advice["still"] == []
    assert advice["not_asked"] == []
    assert advice["bound"] <= advice["cost"] <= advice["bound"] * 1.001
    assert all(one["after"] <= one["cap"] * (1 + 1e-9) for one in advice["spreads"])

    fed_back = document(run, "assess", "balance", "--what-if", str(sample / ADVICE), *where)
    assert fed_back["problems"] == []
    now = results(fed_back, "units", "指标结果")
    assert {name.split(" ")[0] for name in now} == failing
    assert set(now.values()) == {("不达标", "达标")}
    district = results(fed_back, "district", "指标结果")
    assert set(district.values()) == {("不达标", "达标")}
    assert any("差异系数" in name for name in district)
    spreads = {(one["by"]["学段"], one["part"]): one["after"] for one in advice["spreads"]}
    gathered = results(fed_back, "groups", "算出的数")
    found = gathered["初中 R6差异系数"][1]
    assert found == pytest.approx(spreads["初中", "生均教学仪器设备值"])


def test_a_supposition_leaves_data_and_results_as_they_are(sample: Path, run: Run) -> None:
    run("assess", "-w", str(sample), "--quiet")
    asked = sample / "设想.yaml"
    asked.write_text("改动:\n  - {单位: 安溪镇, 项目: D23, 新值: 1}\n", "utf-8")
    before = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    found = document(run, "assess", "--what-if", str(asked), "-w", str(sample))
    assert found["changes"] == [
        {
            "unit": "T01",
            "name": "安溪镇",
            "what": "D23",
            "before": found["changes"][0]["before"],
            "after": 1.0,
            "cell": found["changes"][0]["cell"],
            "asked_at": "设想.yaml:2",
        }
    ]
    totals = results(found, "units", "总分")
    assert list(totals) == ["安溪镇"]
    assert found["written"] == ["成果/2021/镇街考核/设想/设想对比（设想）.xlsx"]
    assert {path: path.read_bytes() for path in before} == before


def test_faults_in_the_list_end_the_run_with_their_places(sample: Path, run: Run) -> None:
    asked = sample / "设想.csv"
    asked.write_text("单位,项目,新值\n柳塘,教育支岀,1\n溪安镇,D23,1\n", "utf-8")
    done = run("assess", "--what-if", str(asked), "-w", str(sample), "--json")
    codes = [(one["code"], one["cell"]) for one in json.loads(done.out)["problems"]]
    assert (done.code, codes) == (1, [("what-if-column", "B2"), ("name-unknown", "A3")])
    assert not (sample / "成果/2021/镇街考核/设想").exists()


def test_a_scheme_without_additions_says_so(sample: Path, run: Run) -> None:
    done = run("assess", "township", "--gaps", "-w", str(sample))
    assert done.code == 1
    assert "没有写「增补」" in done.out + done.err

"""`dubao evaluations` from the command line."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Run


def listed(run: Run, sample: Path, name: str) -> dict[str, Any]:
    ran = run("evaluations", "-w", str(sample), "--json")
    [found] = [one for one in json.loads(ran.out)["evaluations"] if one["code"] == name]
    return dict(found)


def test_an_evaluation_with_all_its_data(run: Run, sample: Path) -> None:
    township = listed(run, sample, "township")
    assert (township["state"], township["missing"], township["papers"]) == ("齐", [], [])
    assert (township["own"], township["sample"], township["target"]) == (False, True, "镇街")
    assert township["command"] == "dubao assess township"


def test_who_has_not_handed_in_is_named(run: Run, sample: Path) -> None:
    (sample / "填报/2021/部门/获奖.xlsx").unlink()
    assert listed(run, sample, "township")["missing"] == ["基教科"]
    assert "缺 1：基教科" in run("evaluations", "-w", str(sample)).out


def test_a_year_without_data(run: Run, sample: Path) -> None:
    ran = run("evaluations", "-w", str(sample), "--year", "2030", "--json")
    states = {one["code"]: one["state"] for one in json.loads(ran.out)["evaluations"]}
    assert (ran.code, states["township"], states["self-evaluation"]) == (0, "没有数据", "没有数据")


def test_papers_of_the_last_run_and_inputs_changed_since(run: Run, sample: Path) -> None:
    run("assess", "township", "-w", str(sample))
    assert len(listed(run, sample, "township")["papers"]) == 16
    file = sample / "填报/2021/部门/安全科.csv"
    file.write_bytes(file.read_bytes() + b"\n")
    township = listed(run, sample, "township")
    assert township["changed"] == ["填报/2021/部门/安全科.csv"]
    assert township["made"]
    assert "16 份，其后 1 个输入改过" in run("evaluations", "-w", str(sample)).out


def test_a_scheme_of_the_office_that_cannot_be_used(run: Run, sample: Path) -> None:
    path = sample / "方案/own/scheme.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("编号: own\n名称: 自己的\n对象: 镇街\n", "utf-8")
    ran = run("evaluations", "-w", str(sample), "--json")
    [own] = [one for one in json.loads(ran.out)["evaluations"] if one["code"] == "own"]
    assert (ran.code, own["state"], own["own"]) == (1, "有错误", True)
    assert [one["code"] for one in json.loads(ran.out)["problems"]] == ["scheme-empty"]

"""What the commands on evaluations share: which are in use, which unit or item is meant."""

import json
from pathlib import Path

from tests.conftest import Run

OWN = "编号: {code}\n名称: 考核\n示例: 是\n对象: 镇街\n派生: {{y: {{式: 1 + 1}}}}\n"


def test_check_leaves_shipped_evaluations_alone_that_nobody_hands_in_for(
    sample: Path, run: Run
) -> None:
    assert run("check", "-w", str(sample), "--quiet", "--year", "2019").out == ""
    assert "核对了" in run("check", "-w", str(sample)).out


def test_a_year_nobody_handed_in_for_prints_no_papers(sample: Path, run: Run) -> None:
    done = run("assess", "-w", str(sample), "--year", "2023")
    assert done.code == 1
    assert "没有 2023 年度的填报" in done.out + done.err
    assert not (sample / "成果/2023").exists()


def test_a_unit_is_found_by_short_name_and_code_in_any_case(sample: Path, run: Run) -> None:
    by_name = run("explain", "township", "安溪镇", "A12", "-w", str(sample)).out
    assert run("explain", "township", "安溪", "a12", "-w", str(sample)).out == by_name
    assert run("explain", "township", "t01", "A12", "-w", str(sample)).out == by_name


def test_ha02_a_file_where_a_folder_is_wanted_is_a_plain_message(sample: Path, run: Run) -> None:
    results = sample / "成果"
    results.rmdir()
    results.write_text("", "utf-8")
    done = run("assess", "-w", str(sample))
    assert done.code == 1
    assert "不是文件夹" in done.out + done.err


def test_results_stay_in_the_workspace(sample: Path, run: Run) -> None:
    scheme = sample / "方案/own/scheme.yaml"
    scheme.parent.mkdir(parents=True)
    scheme.write_text(OWN.format(code="own") + "成果: ../../外面\n", "utf-8")
    done = run("assess", "own", "-w", str(sample), "--json")
    assert [found["code"] for found in json.loads(done.out)["problems"]] == ["path-leaves-folder"]
    assert not (sample.parent / "外面").exists()


def test_a_scheme_is_not_written_outside_the_schemes_folder(sample: Path, run: Run) -> None:
    done = run("scheme", "new", "../别处", "-w", str(sample))
    assert done.code == 2
    assert not (sample / "别处").exists()

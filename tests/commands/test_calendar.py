"""`dubao calendar`: about a day, the terms, the table, the forms."""

import json
from pathlib import Path

from tests.conftest import Run

SETTINGS = "区: 示例区\n督导机构: 示例区督导室\n"


def _office(root: Path, more: str = "校历: {采用: 上海}\n") -> str:
    (root / "dubao.yaml").write_text(SETTINGS + more, "utf-8")
    return str(root)


def test_about_a_day_and_its_school_year(run: Run, tmp_path: Path) -> None:
    ran = run("calendar", "-w", _office(tmp_path), "--today", "2021-10-20")
    assert ran.code == 0
    assert ran.out.splitlines()[:4] == [
        "2021-10-20 星期三，2021-2022学年第一学期第8周，学校上课，工作日",
        "学期                   开始        结束        周数  上课日",
        "2021-2022学年第一学期  2021-09-01  2022-01-19    21      93",
        "2021-2022学年第二学期  2022-02-17  2022-06-30    20      90",
    ]


def test_tm05_what_is_not_known_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("calendar", "-w", _office(tmp_path), "--today", "2026-10-20", "--json")
    document = json.loads(ran.out)
    assert ran.code == 1
    assert [one["code"] for one in document["problems"]] == [
        "calendar-unsure", "calendar-unsure", "holidays-unknown", "terms-unknown",
    ]  # fmt: skip
    assert (document["day"]["school_day"], document["day"]["working_day"]) == (None, True)


def test_the_table_is_written(run: Run, tmp_path: Path) -> None:
    ran = run("calendar", "-w", _office(tmp_path), "--today", "2021-10-20", "--write", "--json")
    assert json.loads(ran.out)["written"] == ["成果/2021/校历/示例区2021-2022学年校历.xlsx"]


def test_empty_forms_are_made_once(run: Run, tmp_path: Path) -> None:
    office = _office(tmp_path, "")
    first = run("calendar", "--new", "-w", office, "--today", "2021-10-20")
    assert "建好 台账/校历.xlsx，请填写" in first.out
    assert "没有校历，算不出哪天上课、哪天在假期" in first.out
    again = run("calendar", "--new", "-w", office, "--today", "2021-10-20")
    assert "已经有 台账/校历.xlsx，没有改动" in again.out

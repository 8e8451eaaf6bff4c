"""`dubao visits` on the sample: what was planted is found, nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Run

NOW = ("--today", "2021-11-30")


@pytest.fixture
def office(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(sample)
    return sample


def document(run: Run, *words: str) -> Any:
    return json.loads(run(*words, *NOW, "--json").out)


def test_the_planted_faults_are_found_and_no_others(run: Run, office: Path) -> None:
    found = document(run, "visits", "check")
    assert [one["code"] for one in found["problems"]] == [
        "record-on-free-day",
        "record-on-free-day",
        "record-pasted",
        "record-pasted",
        "record-without-follow-up",
        "person-in-two-places",
        "record-not-allotted",
    ]
    texts = [one["message"] for one in found["problems"]]
    assert ["国庆节" in texts[0], "周末" in texts[1], "示例督学16" in texts[5]] == [True] * 3


def test_tm08_tm09_gaps_by_term_and_by_month_are_separate_results(run: Run, office: Path) -> None:
    found = document(run, "visits", "check")
    assert [(one["school"], one["need"], one["have"], one["over"]) for one in found["by_term"]] == [
        ("示例区安溪第一小学", 2, 1, False)
    ]
    assert [(one["school"], one["period"], one["over"]) for one in found["by_month"]] == [
        ("示例区安溪第一小学", "2021年10月", True),
        ("示例区安溪春苗幼儿园", "2021年10月", True),
        ("示例区安溪第一小学", "2021年11月", False),
    ]


def test_tm08_no_visits_in_july_and_august_is_no_gap(run: Run, office: Path) -> None:
    words = ("--from", "2021-07-01", "--to", "2021-08-31")
    found = document(run, "visits", "check", *words)
    assert (found["visits"], found["by_month"], found["by_term"]) == (0, [], [])


def test_the_matrix_of_a_zone(run: Run, office: Path) -> None:
    schools = document(run, "visits", "matrix", "--zone", "第一责任区")["schools"]
    assert len(schools) == 15
    assert schools[0]["visits"] == {"2021年9月": 1, "2021年10月": 0, "2021年11月": 0}
    (terms,) = [
        one["visits"]
        for one in document(run, "visits", "matrix", "--terms", "--zone", "第一责任区")["schools"]
        if one["name"] == "示例区安溪春苗幼儿园"
    ]
    assert terms == {"2021-2022学年第一学期": 2}
    assert run("visits", "matrix", "--zone", "第一区").code == 2


def test_tags_add_up_to_the_visits(run: Run, office: Path) -> None:
    zones = document(run, "visits", "tags")["zones"]
    assert len(zones) == 30
    for one in zones:
        for kind in ("类型", "动作", "组织"):
            counts = [n for name, n in one["tags"].items() if name.startswith(f"{kind}:")]
            assert sum(counts) == one["visits"]


def test_se01_complaints_are_counted_without_caller_phone_or_text(run: Run, office: Path) -> None:
    done = run("visits", "complaints", "--list", *NOW)
    assert "TS01" in done.out
    for secret in ("来电人", "1380000", "虚构"):
        assert secret not in done.out
    people = document(run, "visits", "complaints")["people"]
    assert sum(sum(one["months"].values()) for one in people) == 12


def test_the_export_bears_the_platforms_columns(run: Run, office: Path) -> None:
    settings = office / "dubao.yaml"
    more = "督导记录: {导出: {走访时间: 督导日期, 走访学校: 督导学校, 填报人: 责任督学}}\n"
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    done = document(run, "visits", "export")
    assert done["written"] == ["成果/2021/督导记录/平台录入.xlsx"]
    book: Any = load_workbook(office / done["written"][0])
    heads, first, *rest = book["平台录入"].values
    assert heads == ("走访时间", "走访学校", "填报人")
    waiting = list(book["未录入清单"].values)
    assert len(waiting) == len(rest) + 2
    assert all(row[4] > 0 for row in waiting[1:])
    assert first[0].year == 2021


def test_counts_and_briefings_are_printed(run: Run, office: Path) -> None:
    done = document(
        run, "visits", "print", "统计", "专报", "--zone", "第四责任区", "--month", "2021-09"
    )
    assert done["written"] == [
        "成果/2021/督导记录/入校统计.xlsx",
        "成果/2021/督导记录/专报/第四责任区（2021年9月）.docx",
    ]
    book: Any = load_workbook(office / done["written"][0])
    assert book.sheetnames == ["按月", "按学期", "入校方式", "配置表"]


def test_problems_of_visits_go_into_the_ledger_once(run: Run, office: Path) -> None:
    first = run("ledger", "import", "--visits", "--json")
    assert json.loads(first.out)["added"] == ["18", "19"]
    assert json.loads(run("ledger", "import", "--visits", "--json").out)["added"] == []

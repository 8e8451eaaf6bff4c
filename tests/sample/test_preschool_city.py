"""A city's 36 items on the sample: graded item by item, and the levels 29, 31 and 33."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Run

PARTLY = {"X11", "X12", "X16", "X17", "X26", "X27", "X29"}
OWN, SHARED = "填报/2021/普及普惠市级", "填报/2021/普及普惠/园所/幼儿园.xlsx"
PRINTED = "成果/2021/普及普惠市级评估/自评表.xlsx"


def put(path: Path, values: dict[tuple[str, str], str | float | None]) -> None:
    """Change cells by the row's key and the heading."""
    book = load_workbook(path)
    page = book.worksheets[0]
    rows = list(page.iter_rows())
    for (key, heading), value in values.items():
        heads = next([c.value for c in row] for row in rows if heading in [c.value for c in row])
        for row in rows:
            if key in [cell.value for cell in row]:
                row[heads.index(heading)].value = value
    book.save(path)


def mend(sample: Path) -> None:
    """Give every kindergarten its areas and certificates, and have the last entry judged."""
    book = load_workbook(sample / SHARED)
    page = book.worksheets[0]
    heads = [cell.value for cell in page[2]]
    at = {str(head): number for number, head in enumerate(heads)}
    for row in page.iter_rows(min_row=3):
        children = row[at["在园幼儿数"]].value
        assert isinstance(children, int)
        row[at["园舍建筑面积"]].value = children * 12
        row[at["室外游戏场地面积"]].value = children * 5
        row[at["持证教师数"]].value = row[at["专任教师数"]].value
    book.save(sample / SHARED)
    path = sample / OWN / "证据认定.xlsx"
    judged = {"结论": "合格", "认定人": "示例督学02", "认定日期": "2021-03-16"}
    put(path, {("X22", heading): value for heading, value in judged.items()})


def assessed(run: Run, sample: Path) -> Any:
    return json.loads(run("assess", "preschool-city", "-w", str(sample), "--json").out)


def sheet(sample: Path) -> Worksheet:
    found = load_workbook(sample / PRINTED)["自评表"]
    assert isinstance(found, Worksheet)
    return found


def grades(sample: Path) -> dict[str, str]:
    """Return the grade of every item by code."""
    rows = [[cell.value for cell in row] for row in sheet(sample).iter_rows(min_row=4)]
    return {
        f"X{int(str(row[2]).split('.')[0]):02d}": str(row[5])
        for row in rows
        if row[2] and row[5] and str(row[2])[0].isdigit()
    }


def level(sample: Path) -> str:
    return str(sheet(sample)["A2"].value).split("自评：")[1]


def test_the_sample_has_no_finding(sample: Path, run: Run) -> None:
    found = assessed(run, sample)
    assert [entry for entry in found["problems"] if entry["severity"] != "说明"] == []


def test_items_are_graded_one_by_one(sample: Path, run: Run) -> None:
    """450 元 are less than 500; one of 75 is 1.3 %, 70 of 75 are 93.3 %, 15 of 75 are 20 %."""
    assessed(run, sample)
    found = grades(sample)
    assert len(found) == 36
    assert {code: word for code, word in found.items() if word != "合格"} == {
        "X11": "基本合格",
        "X16": "基本合格",
        "X22": "无法判断",
        "X26": "不合格",
        "X27": "基本合格",
        "X29": "基本合格",
        "X32": "不合格",
    }
    assert level(sample).startswith("未定")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "提高"),  # 32 + 4
        ({"X16": "合格"}, "创优"),  # 33 + 3
        ({"X12": "基本合格"}, "提高"),  # 31 + 5
        ({"X12": "基本合格", "X17": "基本合格"}, "巩固"),  # 30 + 6
        ({"X12": "基本合格", "X17": "基本合格", "X26": "基本合格"}, "巩固"),  # 29 + 7
        ({"X24": "不合格"}, "未达到"),
    ],
)
def test_levels(sample: Path, run: Run, changes: dict[str, str], expected: str) -> None:
    mend(sample)
    if changes:
        path = sample / OWN / "证据认定.xlsx"
        put(path, {(code, "结论"): word for code, word in changes.items()})
    assessed(run, sample)
    assert level(sample) == expected


def test_xq02_thirty_six_and_none_pass_the_highest_level(sample: Path, run: Run) -> None:
    mend(sample)
    put(sample / OWN / "证据认定.xlsx", {("X16", "结论"): "合格"})
    form = {"其他公办园生均补助": 500, "不合建设标准园数": 0, "配备达标园数": 75}
    put(sample / OWN / "区县.xlsx", {(name, "填报值"): value for name, value in form.items()})
    assessed(run, sample)
    assert set(grades(sample).values()) == {"合格"}
    assert level(sample) == "创优"


def test_xq05_no_other_item_is_passed_in_part(sample: Path, run: Run) -> None:
    """An enrolment of 84.9 % is not 基本合格, nor is what a person calls so."""
    mend(sample)
    put(sample / OWN / "区县.xlsx", {("户籍3至6岁人口数", "填报值"): 19233})  # 16329 ÷ 19233
    put(sample / OWN / "证据认定.xlsx", {("X24", "结论"): "基本合格"})
    found = assessed(run, sample)
    words = grades(sample)
    assert (words["X01"], words["X24"]) == ("不合格", "不合格")
    assert {code for code, word in words.items() if word == "基本合格"} <= PARTLY
    assert any("有「基本合格」" in entry["message"] for entry in found["problems"])


def test_the_form_has_eight_columns_and_merges_blocks(sample: Path, run: Run) -> None:
    assessed(run, sample)
    page = sheet(sample)
    heads = [
        "项目",
        "一级指标",
        "二级指标",
        "评估等级及认定标准",
        "自评说明",
        "自评结论",
        "佐证材料",
        "备注",
    ]
    assert [cell.value for cell in page[3]] == heads
    assert page.page_setup.orientation == "landscape"
    assert {"B16:B18", "A16:A18"} <= {str(merge) for merge in page.merged_cells.ranges}

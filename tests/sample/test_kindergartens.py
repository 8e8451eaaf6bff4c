"""Supervision of kindergartens on the sample: gates, counting of grades and its hole, by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from tests.conftest import Run

PRINTED = "成果/2021/幼儿园督导"


def document(run: Run, sample: Path) -> Any:
    return json.loads(run("assess", "kindergarten", "-w", str(sample), "--json").out)


def units(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {entry["name"].removeprefix("示例区"): entry for entry in found["units"]}


def grades(entry: dict[str, Any]) -> str:
    """Return the grades of the sub-items, - for one undecided."""
    items = [item for item in entry["items"] if item["code"] in {f"S{at}" for at in range(1, 9)}]
    return "".join(item["grade"] or "-" for item in items)


def text_of(path: Path) -> str:
    paper = docx.Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def test_the_sample_has_no_finding(sample: Path, run: Run) -> None:
    found = document(run, sample)
    assert [entry for entry in found["problems"] if entry["severity"] != "说明"] == []


# Marks of the group, plus E1 (20 of 20 certified: 4; 19: 2; 18: 0), F2 (95 %: 4; 90: 3.2; 85:
# 2.4; 80: 1.6; 75: 0.8).
TOTALS = {
    "安溪春苗幼儿园": (90 + 4 + 4, "一级"),
    "柳塘春苗幼儿园": (87 + 4 + 4, "二级"),  # 卫生保健 13 of 15 is 86.7 %, less than 90 %
    "青禾春苗幼儿园": (75.5 + 2 + 3.2, "二级"),
    "云桥春苗幼儿园": (69 + 4 + 2.4, "三级"),  # 幼儿发展 10 of 15 is 66.7 %, less than 70 %
    "石潭春苗幼儿园": (54 + 0 + 1.6, "三级"),
    "望湖春苗幼儿园": (85.5 + 4 + 3.2, "一级"),
    "梅岭春苗幼儿园": (42.5 + 0 + 0.8, "整改"),
}


def test_ca28_key_parts_are_gates(sample: Path, run: Run) -> None:
    found = units(document(run, sample))
    scored = {name: (entry["total"], entry["grade"]) for name, entry in found.items()}
    assert scored == {name: (pytest.approx(total), word) for name, (total, word) in TOTALS.items()}


def test_ca29_a_hole_in_the_rule_is_undecided(sample: Path, run: Run) -> None:
    """Of five points: none short A, up to two B, three is neither (60 %), four C; a C case is C."""
    found = document(run, sample)
    assert {name: grades(entry) for name, entry in units(found).items()} == {
        "安溪春苗幼儿园": "AAAAAAAA",
        "柳塘春苗幼儿园": "AABAAAAA",
        "青禾春苗幼儿园": "AAABBAAB",
        "云桥春苗幼儿园": "AAA-AAAA",
        "石潭春苗幼儿园": "AABCBBAC",
        "望湖春苗幼儿园": "AAAABABA",
        "梅岭春苗幼儿园": "BCBBBBAB",
    }


def test_grades_are_counted_and_what_is_undecided_decides_nothing(sample: Path, run: Run) -> None:
    verdicts = {
        (entry["unit"], entry["code"]): entry["verdict"]
        for entry in document(run, sample)["conclusions"]
    }
    by_code = {code: (verdicts[code, "J1"], verdicts[code, "J2"]) for code, _ in verdicts}
    assert by_code == {
        "0990000008": ("达标", "达标"),
        "0990000021": ("达标", "达标"),
        "0990000030": ("不达标", "达标"),  # five A, three B
        "0990000041": ("无法判断", "无法判断"),
        "0990000050": ("不达标", "不达标"),  # two C
        "0990000060": ("达标", "达标"),
        "0990000069": ("不达标", "不达标"),
    }


def test_pa13_the_group_report_gives_frequencies_and_sums(sample: Path, run: Run) -> None:
    document(run, sample)
    text = text_of(sample / PRINTED / "综合督导总报告.docx")
    assert "有5所幼儿园（占71.43%）区域活动材料更换不够及时" in text
    assert "观摩半日活动34个班" in text  # 4 + 5 + 6 + 4 + 5 + 6 + 4
    assert "家长座谈会7个（126人）" in text


def test_pa12_counts_sentence_and_pa17_blanks(sample: Path, run: Run) -> None:
    document(run, sample)
    letter = text_of(sample / PRINTED / "督导意见书/示例区青禾春苗幼儿园.docx")
    assert "督导组观摩半日活动6个班，访谈教职工12人次，家长座谈会1个（18人）" in letter
    assert "访谈幼儿" not in letter
    assert "【此处由督导组填写主要成绩】" in letter


def test_the_long_form_tells_grades_and_se03_hides_three_answers(sample: Path, run: Run) -> None:
    document(run, sample)
    text = text_of(sample / PRINTED / "评估报告/示例区云桥春苗幼儿园.docx")
    assert "卫生保健A，活动组织未定，师幼互动A" in text
    assert "细目监测通过：无法判断（规则未覆盖，未定）" in text
    assert "教职工满意率【教职工满意率：问卷不足5份" in text
    assert "细目监测的成绩" not in text


def test_a_sub_item_without_record_is_undecided(sample: Path, run: Run) -> None:
    """CA-04: no row is not a row without faults."""
    path = sample / "填报/2021/幼儿园督导/细目记录.xlsx"
    book = load_workbook(path)
    page = book.worksheets[0]
    row = next(row for row in page.iter_rows(min_row=3) if row[1].value == "S1")
    page.delete_rows(row[0].row or 3)
    book.save(path)
    assert grades(units(document(run, sample))["安溪春苗幼儿园"]) == "-AAAAAAA"


def test_rows_that_raters_forgot_are_said(sample: Path, run: Run) -> None:
    """One row gone, one cell blank: two findings, the second at its cell."""
    path = sample / "填报/2021/幼儿园督导/督导组评分.xlsx"
    book = load_workbook(path)
    sheet: Any = book.active
    sheet["C5"] = None
    sheet.delete_rows(4)
    book.save(path)
    ran = run("assess", "kindergarten", "-w", str(sample))
    assert ran.code == 1
    assert (
        "[督导组评分]  「督导组」中示例区安溪春苗幼儿园没有得分：A2 安全与财务（未报送）" in ran.out
    )
    assert (
        "[督导组评分] C4  「督导组」中示例区安溪春苗幼儿园没有得分：B1 半日活动（未填）" in ran.out
    )

"""普及普惠 on the sample: 75 kindergartens, worked out by hand here.

A kindergarten with an even number (38) has two classes of each age, 24 + 29 + 34 children by
pairs, one with an odd number (37) three: 38 × 174 + 37 × 261 = 16269. Eight have a class of 37
in place of 34 (+24), two a class of 18 below three (+36): 16329.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Run

PRINTED = "成果/2021/普及普惠"


def document(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--json").out)


@pytest.fixture
def assessed(sample: Path, run: Run) -> dict[str, Any]:
    return dict(document(run, "assess", "preschool", "-w", str(sample)))


def text_of(path: Path) -> str:
    paper = docx.Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def sheet(sample: Path, file: str, name: str) -> Worksheet:
    found = load_workbook(sample / PRINTED / file)[name]
    assert isinstance(found, Worksheet)
    return found


def column(page: Worksheet, number: int, first: int) -> list[Any]:
    return [page.cell(row, number).value for row in range(first, page.max_row + 1)]


def items(page: Worksheet) -> dict[str, tuple[str, str]]:
    """Return sentence and verdict of every item of 指标情况表."""
    rows = page.iter_rows(min_row=4, values_only=True)
    return {str(row[1]): (str(row[3]), str(row[4])) for row in rows if isinstance(row[0], int)}


def test_the_sample_has_no_finding(assessed: dict[str, Any]) -> None:
    assert [entry for entry in assessed["problems"] if entry["severity"] != "说明"] == []
    assert len(assessed["units"]) == 75


@pytest.mark.usefixtures("assessed")
def test_seventeen_items_and_the_publics_view(sample: Path) -> None:
    found = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))
    assert len(found) == 17 + 1
    undone = {name: told[1] for name, told in found.items() if told[1] != "达标"}
    assert undone == {"监管制度比较完善": "无法判断", "教师管理制度严格": "不达标"}


@pytest.mark.usefixtures("assessed")
def test_ca32_enrolment_above_100_per_cent_and_ph05_its_population(sample: Path) -> None:
    """(16329 + 46) ÷ 15120 = 108.3 %."""
    told, verdict = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))["学前三年毛入园率"]
    assert "15120人（常住人口）" in told
    assert "毛入园率108.3%" in told
    assert verdict == "达标"


@pytest.mark.usefixtures("assessed")
def test_shares_of_children(sample: Path) -> None:
    """Of 16329 children 627 are in kindergartens that are neither public nor 普惠."""
    found = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))
    assert "覆盖率96.2%" in found["普惠性幼儿园覆盖率"][0]  # 15702 ÷ 16329
    assert "占81.8%" in found["公办园在园幼儿占比"][0]  # 13350 ÷ 16329
    assert "超班额8个" in found["班额基本达标"][0]
    assert "符合规定的占98.6%" in found["班额基本达标"][0]  # 553 ÷ 561


@pytest.mark.usefixtures("assessed")
def test_rf25_one_to_fifteen_is_at_most_fifteen_children(sample: Path) -> None:
    """16329 children, 6 × 2 × 38 + 6 × 3 × 37 = 1122 teachers: 14.6."""
    found = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))["教师配足配齐"]
    assert found == ("专任教师1122人，在园幼儿16329人，每名教师14.6人", "达标")


@pytest.mark.usefixtures("assessed")
def test_ca07_one_without_a_certificate_is_not_100_per_cent(sample: Path) -> None:
    found = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))["教师管理制度严格"]
    assert found == ("园长112人，专任教师1122人，未持证1人，持证率99.9%", "不达标")


@pytest.mark.usefixtures("assessed")
def test_old_and_new_kindergartens(sample: Path) -> None:
    """15 of the 72 old ones lack building area; one of three new ones has exactly 10.44."""
    found = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))["办园条件合格"]
    expected = "2017年以后设计的3所，达标3所；以前的72所，达标57所，占79.2%"
    assert found == (expected, "达标")


@pytest.mark.usefixtures("assessed")
def test_what_is_missing_is_listed(sample: Path) -> None:
    """示例区安溪百灵幼儿园: 174 × (10.44 − 9.9) = 93.96 of building, 174 × 0.4 = 69.6 outdoors."""
    page = sheet(sample, "缺口清单.xlsx", "各园缺口")
    names = column(page, 2, 4)
    listed = [name for name in names if name and str(name).endswith("幼儿园")]
    assert len(listed) == 15 + 8 + 1
    row = [cell.value for cell in page[4 + names.index("示例区安溪百灵幼儿园")]]
    assert row[2:] == ["老园", 93.96, None, 69.6, None, None, None]


@pytest.mark.usefixtures("assessed")
def test_forms_have_20_and_14_columns(sample: Path) -> None:
    whole = sheet(sample, "基本情况一览表.xlsx", "基本情况一览表")
    assert [cell.value for cell in whole[6]] == [
        *(15120, 3, 7, 75, 55, 6, 11, 3, 16329, 13350, 2352, 627),
        *(2095, 112, 1122, 561, 300, 225, 700, 600),
    ]
    estates = sheet(sample, "基本情况一览表.xlsx", "小区配套一览表")
    assert estates.max_column == 14
    first = [cell.value for cell in estates[4]]
    assert first[3:8] == ["示例区枫林向日葵幼儿园", 1958, 1, 21, 19]


@pytest.mark.usefixtures("assessed")
def test_tm07_before_april_is_no_later_than_31_march(sample: Path) -> None:
    text = text_of(sample / PRINTED / "申报材料清单.docx")
    assert "报送期限：2021年3月31日（含当日）。规定是“4月前”报送" in text


def set_cell(path: Path, row_of: str, heading: str, value: str | float | None) -> None:
    """Change one cell of a sheet: the row whose first such cell is `row_of`."""
    book = load_workbook(path)
    (page,) = book.worksheets
    rows = list(page.iter_rows())
    heads = next([cell.value for cell in row] for row in rows if heading in [c.value for c in row])
    found = next(row for row in rows if row_of in [cell.value for cell in row])
    found[heads.index(heading)].value = value
    book.save(path)


def test_tm07_the_places_own_day_is_printed(sample: Path, run: Run) -> None:
    path = sample / "填报/2021/普及普惠/区县.xlsx"
    set_cell(path, "报送截止日期", "填报值", "2021-04-30")
    run("assess", "preschool", "-w", str(sample))
    text = text_of(sample / PRINTED / "申报材料清单.docx")
    assert "报送期限：2021年4月30日（含当日），按当地规定的日期。" in text


@pytest.mark.parametrize("heading", ["认定人", "认定日期", "结论"])
def test_a_verdict_without_who_or_when_is_none(sample: Path, run: Run, heading: str) -> None:
    """CA-04: nothing missing passes."""
    set_cell(sample / "填报/2021/普及普惠/证据认定.xlsx", "B1", heading, None)
    run("assess", "preschool", "-w", str(sample))
    found = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))
    assert found["党的领导坚强有力"][1] == "无法判断"


def test_an_accident_outweighs_the_system_against_accidents(sample: Path, run: Run) -> None:
    set_cell(sample / "填报/2021/普及普惠/证据认定.xlsx", "B8a", "结论", "未达到")
    run("assess", "preschool", "-w", str(sample))
    found = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))
    assert found["安全风险防控机制健全"][1] == "不达标"


def test_a_kindergarten_without_area_leaves_the_county_undecided(sample: Path, run: Run) -> None:
    path = sample / "填报/2021/普及普惠/园所/幼儿园.xlsx"
    set_cell(path, "示例区安溪春苗幼儿园", "园舍建筑面积", None)
    run("assess", "preschool", "-w", str(sample))
    found = items(sheet(sample, "指标情况表.xlsx", "指标情况表"))
    assert found["办园条件合格"][1] == "无法判断"
    assert "示例区安溪春苗幼儿园" in column(sheet(sample, "缺口清单.xlsx", "各园缺口"), 2, 4)


def test_sv03_a_sample_too_small_for_the_population_is_told(sample: Path, run: Run) -> None:
    """800 000 people ask for 630 parents; 500 answered."""
    set_cell(sample / "填报/2021/普及普惠/区县.xlsx", "常住人口", "填报值", 80)
    found = document(run, "assess", "preschool", "-w", str(sample))
    told = [entry["message"] for entry in found["problems"] if "问卷" in entry["message"]]
    assert any("家长的有效问卷（份）是500，要求不少于630" in text for text in told)

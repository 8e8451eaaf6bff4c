"""缺口清单.xlsx of three schools, cell by cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dubao.assess.improve.gaps import gaps_of
from dubao.assess.trace import Tracing
from dubao.model.book import Sheet
from dubao.model.settings import Settings
from dubao.papers.figures import FigureList
from dubao.papers.improve.gaps_book import shortfalls_book
from dubao.papers.ordered import Ordered
from tests.assess.improve.schools import three

SETTINGS = Settings.model_validate({"区": "示例区", "督导机构": "示例区督导室", "示例": "是"})


def sheets() -> tuple[dict[str, Sheet], FigureList]:
    """The workbook's sheets by name, and the figures put on the list."""
    found = three()[0]
    whole = replace(found, gaps=gaps_of(found))
    figures = FigureList(whole, Tracing(found))
    book = shortfalls_book(Ordered(whole, SETTINGS, figures, "缺口清单.xlsx"))
    return {sheet.name: sheet for sheet in book.sheets}, figures


def rows(sheet: Sheet) -> list[list[Any]]:
    """What stands in the cells below the head, blanks as None."""
    last = max(row for row, _ in sheet.cells) + 1
    width = max(column for _, column in sheet.cells) + 1
    found = [
        [sheet.cells[row, at].value if (row, at) in sheet.cells else None for at in range(width)]
        for row in range(sheet.head_rows, last)
    ]
    return [row for row in found if row[1] is not None]


def test_each_unit_says_what_it_lacks() -> None:
    found = rows(sheets()[0]["各单位"])
    assert found == [
        [1, "U1-小学", "甲（小学部）", "不达标", None, 2],
        [2, "U1-初中", "甲（初中部）", "不达标", 1, 1],
        [3, "U2", "乙", "不达标", 2, None],
        [4, "U3", "丙", "不达标", None, 1],
    ]


def test_details_show_value_standard_floor_and_both_gaps() -> None:
    found = rows(sheets()[0]["明细"])
    assert found[0] == ["甲（小学部）", "多媒体教室", 1.61, 2.3, 1.955, 2, 1, "多媒体（间）"]
    assert [row[:2] for row in found] == [
        ["甲（小学部）", "多媒体教室"],
        ["甲（初中部）", "骨干教师"],
        ["甲（初中部）", "多媒体教室"],
        ["乙", "骨干教师"],
        ["丙", "多媒体教室"],
    ]


def test_sums_are_by_stage() -> None:
    found = rows(sheets()[0]["合计"])
    assert found == [
        ["骨干教师", "小学", 2, 1, 1, 0, 2, 2, "人"],
        ["骨干教师", "初中", 2, 1, 1, 0, 1, 1, "人"],
        ["多媒体教室", "小学", 2, 1, 1, 0, 2, 1, "间"],
        ["多媒体教室", "初中", 2, 2, 2, 0, 2, 2, "间"],
    ]


def test_the_spread_names_its_drivers_in_order() -> None:
    found = rows(sheets()[0]["差异系数"])
    first = next(row for row in found if row[:2] == ["骨干教师", "小学"])
    # 甲 1 and 乙 1 ÷ 3 per hundred, 200 and 300 pupils: 0.4 × 0.16 = 0.064, 0.6 × 0.0711 = 0.0427
    assert first == [
        "骨干教师",
        "小学",
        0.544,
        "0.5",
        "不达标",
        1,
        "甲（小学部）",
        1,
        0.6,
        60.0,
        0,
        0.344,
    ]


def test_every_number_is_on_the_list_of_figures_with_its_cells() -> None:
    figures = {one.label: one for one in sheets()[1].figures}
    missing = figures["乙 骨干教师 缺（到标准）"]
    assert (missing.printed, missing.value) == ("2", 2)
    assert missing.formula == "（标准 − 现值）÷ 每1人使「骨干教师」提高多少，进一"
    assert {place.cell for place in missing.places} >= {"B3", "D3"}


def test_pa18_a_sheet_made_from_sample_data_says_so() -> None:
    for sheet in sheets()[0].values():
        assert any(str(cell.value).startswith("示例：") for cell in sheet.cells.values())

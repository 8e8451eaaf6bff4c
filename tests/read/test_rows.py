"""Rows of 横表 and 清单: which are data, merged values, total rows."""

from pathlib import Path
from typing import Any

import pytest

from tests.read.office import Office, said, values

Table = list[list[Any]]

HEAD = ["单位代码", "单位名称", "人数", "教育支出（万元）"]
FIELDS: dict[str, Any] = {"人数": None, "教育支出": {"类型": "金额", "单位": "万元"}}


def test_rf03_totals_that_agree_are_left_out_silently(tmp_path: Path) -> None:
    rows: Table = [
        HEAD,
        ["T01", "安溪镇", 5, 0.1],
        ["T02", "柳塘镇", 7, 0.2],
        ["合 计", None, 12, 0.3],
    ]
    loaded = Office(tmp_path).sheet(rows, FIELDS)
    assert said(loaded.problems) == []
    assert values(loaded, "人数") == [5, 7]


@pytest.mark.parametrize("label", ["合计", "总计", "全区合计", "合　计："])
def test_rf03_total_that_differs_is_reported_with_its_cell(tmp_path: Path, label: str) -> None:
    rows: Table = [HEAD, ["T01", "安溪镇", 5, 1.5], [label, None, 6, 1.5]]
    loaded = Office(tmp_path).sheet(rows, FIELDS)
    assert said(loaded.problems) == ["total-differs 甲.xlsx[Sheet1]!C3"]
    assert values(loaded, "人数") == [5]


def test_rf03_subtotals_stand_for_their_own_rows(tmp_path: Path) -> None:
    towns: Table = [*[["单位代码", "单位名称"]], *[[f"T0{n}", f"{n}号镇"] for n in range(1, 5)]]
    rows: Table = [
        ["单位代码", "人数", "面积"],
        ["T01", 1, 10],
        ["T02", 2, 20],
        ["小计", 3, 30],
        ["T03", 3, 30],
        ["T04", 4, 40],
        ["小计", 7, 71],
        ["总计", 10, 100],
    ]
    loaded = Office(tmp_path, towns).sheet(rows, {"人数": None, "面积": None})
    assert said(loaded.problems) == ["total-differs 甲.xlsx[Sheet1]!C7"]
    assert values(loaded, "人数") == [1, 2, 3, 4]


def test_rf03_percentages_are_not_added_up(tmp_path: Path) -> None:
    rows: Table = [["单位代码", "达标率"], ["T01", "90%"], ["T02", "80%"], ["合计", "85%"]]
    assert said(Office(tmp_path).sheet(rows, {"达标率": {"类型": "百分比"}}).problems) == []


def test_rf03_total_beside_a_value_that_cannot_be_read_is_not_compared(tmp_path: Path) -> None:
    rows: Table = [["单位代码", "人数"], ["T01", "很多"], ["T02", 4], ["合计", 9]]
    assert said(Office(tmp_path).sheet(rows, {"人数": None}).problems) == [
        "bad-number 甲.xlsx[Sheet1]!B2"
    ]


def test_rf04_filled_down_only_within_merged_ranges(tmp_path: Path) -> None:
    towns: Table = [["单位代码", "单位名称"], *[[f"T0{n}", f"{n}号镇"] for n in range(1, 4)]]
    rows: Table = [
        ["单位代码", "片", "人数"],
        ["T01", "东片", 1],
        ["T02", None, 2],
        ["T03", None, 3],
    ]
    loaded = Office(tmp_path, towns).sheet(rows, {"片": {"类型": "文本"}, "人数": None}, ["B2:B3"])
    assert values(loaded, "片") == ["东片", "东片", None]


def test_rf11_formula_without_result_is_not_filled(tmp_path: Path) -> None:
    loaded = Office(tmp_path).sheet([["单位代码", "人数"], ["T01", "=1+1"]], {"人数": None})
    assert said(loaded.problems) == ["uncalculated 甲.xlsx[Sheet1]!B2"]
    assert values(loaded, "人数") == [None]


def test_rf17_unit_of_head_and_of_note_line(tmp_path: Path) -> None:
    rows: Table = [
        ["某表", None, None, None],
        ["单位：万元", None, None, None],
        ["单位代码", "支出", "经费（元）", "人数"],
        ["T01", 3, 5000, 7],
    ]
    money = {"类型": "金额", "单位": "元"}
    loaded = Office(tmp_path).sheet(rows, {"支出": money, "人数": {"类型": "整数", "单位": "人"}})
    assert values(loaded, "支出") == [30000]
    assert values(loaded, "人数") == [7]
    assert said(loaded.problems) == []


def test_rf17_head_and_note_line_that_disagree_stop_the_column(tmp_path: Path) -> None:
    rows: Table = [["单位：万元", None], ["单位代码", "支出（元）"], ["T01", 3]]
    loaded = Office(tmp_path).sheet(rows, {"支出": {"类型": "金额", "单位": "元"}})
    assert said(loaded.problems) == ["head-note-conflict 甲.xlsx[Sheet1]!B2"]
    assert values(loaded, "支出") == [None]


def test_rf17_unit_of_another_kind_stops_the_column(tmp_path: Path) -> None:
    rows: Table = [["单位代码", "支出（人）"], ["T01", 3]]
    loaded = Office(tmp_path).sheet(rows, {"支出": {"类型": "金额", "单位": "元"}})
    assert said(loaded.problems) == ["head-unit-conflict 甲.xlsx[Sheet1]!B1"]
    assert values(loaded, "支出") == [None]


def test_rf17_fault_of_a_heading_is_said_though_the_first_row_is_left_out(tmp_path: Path) -> None:
    rows: Table = [["单位代码", "支出（人）"], ["T09", 3], ["T02", 4]]
    loaded = Office(tmp_path).sheet(rows, {"支出": {"类型": "金额", "单位": "元"}})
    assert said(loaded.problems) == [
        "name-unknown 甲.xlsx[Sheet1]!A2",
        "head-unit-conflict 甲.xlsx[Sheet1]!B1",
    ]
    assert values(loaded, "支出") == [None]


def test_rf17_fault_of_a_heading_is_said_of_every_sheet_that_has_it(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "支出（人）"], ["T01", 3]], sheet="东片")
    office.file("甲.xlsx", [["支出（人）", "单位代码"], [4, "T02"]], sheet="西片")
    loaded = office.read({"甲": "甲.xlsx"}, {"支出": {"类型": "金额", "单位": "元"}})
    assert said(loaded.problems) == [
        "head-unit-conflict 甲.xlsx[东片]!B1",
        "head-unit-conflict 甲.xlsx[西片]!A1",
    ]


def test_rf28_sheets_with_one_head_are_joined(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "人数"], ["T01", 1]], sheet="东片")
    office.file("甲.xlsx", [["人数", "单位代码"], [2, "T02"]], sheet="西片")
    loaded = office.read({"甲": {"文件": "甲.xlsx"}}, {"人数": None})
    table = loaded.value.tables["甲"]
    assert values(loaded, "人数") == [1, 2]
    assert [str(table.origin.place(row, "人数")) for row in (0, 1)] == [
        "甲.xlsx[东片]!B2",
        "甲.xlsx[西片]!A2",
    ]


def test_rf28_files_with_one_head_are_joined(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("组1.xlsx", [["单位代码", "达标率"], ["T01", 0.95]])
    office.file("组2.xlsx", [["单位代码", "达标率（%）"], ["T02", 90]])
    loaded = office.read({"甲": {"文件": "组*.xlsx"}}, {"达标率": {"类型": "百分比"}})
    assert values(loaded, "达标率") == [95, 90]
    assert loaded.value.tables["甲"].origin.block(1).file == "组2.xlsx"


def test_extra_columns_are_a_note_in_a_table_and_text_in_a_list(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "人数", "联系电话"], ["T01", 1, "5800"]])
    office.file("乙.xlsx", [["单位代码", "状态"], ["T01", "已销号"], ["T01", None]])
    loaded = office.read(
        {"甲": "甲.xlsx", "乙": {"文件": "乙.xlsx", "形式": "清单"}}, {"人数": None}
    )
    notes = [(p.code, str(p.place), p.message) for p in loaded.problems]
    assert notes == [
        ("column-extra", "甲.xlsx[Sheet1]!C1", "「联系电话」不是这张表要填的字段，没有采用")
    ]
    assert values(loaded, "状态", "乙") == ["已销号", None]
    assert loaded.value.tables["乙"].frame["单位代码"].tolist() == ["T01", "T01"]


def test_blank_rows_and_rows_of_blanks_are_no_data(tmp_path: Path) -> None:
    rows: Table = [["单位代码", "人数"], [None, None], ["　", " "], ["T01", 1], [None, None]]
    loaded = Office(tmp_path).sheet(rows, {"人数": None})
    assert said(loaded.problems) == []
    assert values(loaded, "人数") == [1]


def test_column_that_one_file_lacks_is_missed_there(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("组1.xlsx", [["单位代码", "人数"], ["T01", 1]])
    office.file("组2.xlsx", [["单位代码", "人数量"], ["T02", 2]])
    loaded = office.read(
        {"甲": {"文件": "组*.xlsx"}}, {"人数": {"类型": "整数", "来源": "甲"}, "班数": None}
    )
    missing = [p for p in loaded.problems if p.code == "column-missing"]
    assert [(str(p.place), p.message, p.hint) for p in missing] == [
        ("组2.xlsx[Sheet1]", "没有「人数」这一项", "是否想写「人数量」？")
    ]
    assert values(loaded, "人数") == [1, None]


def merged(root: Path, cells: str) -> list[str]:
    """Return what is said of a sheet with three units where `cells` are one."""
    towns: Table = [["单位代码", "单位名称"], ["T01", "甲镇"], ["T02", "乙镇"], ["T03", "丙镇"]]
    rows: Table = [
        ["单位代码", "人数", "备注", "班数"],
        ["T01", 30, "同一片区", None],
        ["T02", 40, None, None],
        ["T03", 50, None, 3],
    ]
    fields = {"人数": None, "备注": {"类型": "文本"}, "班数": None}
    office = Office(root, towns)
    office.file("甲.xlsx", rows, [cells])
    return said(office.read({"甲": {"文件": "甲.xlsx"}}, fields).problems)


def test_rf04_a_number_merged_over_several_units_is_pointed_at(tmp_path: Path) -> None:
    assert merged(tmp_path / "1", "B2:B3") == ["merged-number 甲.xlsx[Sheet1]!B2"]
    assert merged(tmp_path / "2", "B3:B4") == ["merged-number 甲.xlsx[Sheet1]!B3"]


@pytest.mark.parametrize("cells", ["C2:C4", "D2:D3", "B4:C4", "A1:A1"])
def test_rf04_merged_texts_blanks_and_single_rows_are_not(tmp_path: Path, cells: str) -> None:
    assert merged(tmp_path, cells) == []

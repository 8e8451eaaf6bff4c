"""Headings: where they stand, and which column is which field."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dubao.read.grid import Grid
from dubao.read.headings import find_head
from dubao.read.labels import split_unit
from dubao.read.matching import HeadColumn, match_columns
from dubao.read.wanted import Wanted, spec
from tests.read.office import Office, said, values


def _wanted(*names: str, **aliases: str) -> Wanted:
    fields = [spec(name) for name in names]
    fields += [spec(name, [alias]) for name, alias in aliases.items()]
    return Wanted((), tuple(fields))


def _match(heads: Sequence[tuple[str, ...]], wanted: Wanted) -> dict[str, int]:
    columns = [HeadColumn(at, path) for at, path in enumerate(heads)]
    return {name: column.at for name, column in match_columns(columns, wanted).columns.items()}


def test_rf01_heading_of_three_merged_rows_below_a_title(tmp_path: Path) -> None:
    loaded = Office(tmp_path).sheet(
        [
            ["2021年基本情况表", None, None, None, None],
            ["单位代码", "单位名称", "人数", None, None],
            [None, None, "学生", None, "教师"],
            [None, None, "小学生数", "初中生数", "教师数"],
            ["T01", "安溪镇", 11, 12, 13],
            ["T02", "柳塘镇", 21, 22, 23],
            ["填表人：张三", None, "审核人：李四", None, None],
        ],
        {"小学生数": None, "初中生数": None, "教师数": None},
        ["A1:E1", "A2:A4", "B2:B4", "C2:E2", "C3:D3"],
    )
    assert said(loaded.problems) == []
    assert values(loaded, "小学生数") == [11, 21]
    assert values(loaded, "初中生数") == [12, 22]
    assert values(loaded, "教师数") == [13, 23]
    assert loaded.value.log[0].notes[0] == "第7行「填表人：张三」不是数据"


def test_rf01_levels_that_were_never_merged() -> None:
    grid = Grid("甲.xlsx", "表", [["学生", "", "教师"], ["小学", "初中", "专任"], [1, 2, 3]])
    head = find_head(grid, _wanted("小学", "初中", "专任"))
    assert head is not None
    assert (head.top, head.bottom) == (0, 1)
    assert [column.path for column in head.columns] == [
        ("学生", "小学"),
        ("初中",),
        ("教师", "专任"),
    ]


def test_rf01_heading_given_by_the_scheme() -> None:
    grid = Grid("甲.xlsx", "表", [["甲", "乙"], ["甲", "乙"], [1, 2]])
    head = find_head(grid, _wanted("甲", "乙"), "2")
    assert head is not None
    assert (head.top, head.bottom) == (1, 1)


@pytest.mark.parametrize("fixed", ["60", "59-60", "第59—60行"])
def test_rf01_heading_far_down_is_found_where_the_scheme_says(fixed: str) -> None:
    rows: list[list[Any]] = [["说明", ""]] * 58 + [["学生", ""], ["甲", "乙"], [1, 2]]
    head = find_head(Grid("甲.xlsx", "表", rows), _wanted("甲", "乙"), fixed)
    assert head is not None
    assert head.bottom == 59
    assert [column.path[-1] for column in head.columns] == ["甲", "乙"]


def test_rf01_row_of_column_numbers_is_no_data(tmp_path: Path) -> None:
    loaded = Office(tmp_path).sheet(
        [["单位代码", "单位名称", "人数"], ["甲", "乙", 1], ["T01", "安溪镇", 5]], {"人数": None}
    )
    assert values(loaded, "人数") == [5]


def test_rf02_merged_note_at_the_bottom_changes_nothing(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["单位代码", "学生", "教师"],
        ["T01", 1, 2],
        ["本表由各镇于十月底前报送", None, None],
    ]
    rows += [[None, None, None]] * 3
    loaded = Office(tmp_path).sheet(rows, {"学生": None, "教师": None}, ["A3:C6"])
    assert said(loaded.problems) == []
    assert values(loaded, "学生") == [1]


@pytest.mark.parametrize(
    "head",
    [
        "在校生数",
        "学生人数",
        "在校人数(人)",
        "在校人数（人）",
        " 在校\n生数 ",
        "在 校 生 数",
        "在校生数＊",
    ],
)
def test_rf05_wordings_of_one_column(head: str) -> None:
    field = spec("在校生数", ["学生人数", "在校人数"])
    assert _match([("单位",), (head,)], Wanted((), (field,))) == {"在校生数": 1}


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("教育支出（万元）", "教育支出", "万元"),
        ("校舍面积（单位：㎡）", "校舍面积", "m2"),
        ("现场评估（10分）", "现场评估", ""),
        ("人数（不含民办）", "人数(不含民办)", ""),
        ("（万元）", "(万元)", ""),
    ],
)
def test_rf05_unit_in_brackets(text: str, name: str, unit: str) -> None:
    assert split_unit(text) == (name, unit)


@pytest.mark.parametrize(
    ("field", "head"),
    [("本科", "本科及以上"), ("体育", "体育场馆"), ("学生", "学生数"), ("数", "学生数")],
)
def test_rf06_never_by_contains(field: str, head: str) -> None:
    assert _match([(head,)], _wanted(field)) == {}


def test_rf05_joined_levels_tell_equal_names_apart() -> None:
    heads = [("学生", "人数"), ("教师", "人数")]
    assert _match(heads, _wanted("学生人数", 教工="教师/人数")) == {"学生人数": 0, "教工": 1}


def test_rf05_whole_heading_goes_before_its_last_level() -> None:
    heads = [("合计",), ("小学", "合计")]
    assert _match(heads, _wanted("合计", "小学合计")) == {"合计": 0, "小学合计": 1}


def test_rf05_units_tell_two_columns_apart_if_both_are_declared() -> None:
    heads = [("面积（亩）",), ("面积（㎡）",)]
    assert _match(heads, _wanted("面积(亩)", "面积(㎡)")) == {"面积(亩)": 0, "面积(㎡)": 1}


def test_rf07_two_columns_that_match_are_a_question(tmp_path: Path) -> None:
    loaded = Office(tmp_path).sheet(
        [["单位代码", "在校生数", "学生人数"], ["T01", 1, 2]],
        {"在校生数": {"类型": "整数", "别名": ["学生人数"]}},
    )
    assert said(loaded.problems) == ["column-doubtful 甲.xlsx[Sheet1]!C1"]
    assert values(loaded, "在校生数") == [None]


def test_rf17_unit_row_below_the_heading() -> None:
    rows: list[list[Any]] = [
        ["单位代码", "教育支出", "人数"],
        ["", "（万元）", "人"],
        ["T01", 3.5, 2],
    ]
    head = find_head(Grid("甲.xlsx", "表", rows), _wanted("单位代码", "教育支出", "人数"))
    assert head is not None
    assert head.bottom == 1
    assert [column.unit for column in head.columns] == ["", "万元", "人"]


def test_order_of_columns_never_matters(tmp_path: Path) -> None:
    one = Office(tmp_path / "一").sheet(
        [["单位代码", "甲", "乙"], ["T01", 1, 2]], {"甲": None, "乙": None}
    )
    two = Office(tmp_path / "二").sheet(
        [["乙", "单位代码", "甲"], [2, "T01", 1]], {"甲": None, "乙": None}
    )
    assert values(one, "甲") == values(two, "甲") == [1]
    assert values(one, "乙") == values(two, "乙") == [2]

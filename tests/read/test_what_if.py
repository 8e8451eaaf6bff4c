"""设想: changed cells as people list them, found in the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dubao.model.scheme import Scheme
from dubao.model.what_if import CellChange
from dubao.read.dataset import load_dataset
from dubao.read.registers import load_units
from dubao.read.what_if import read_asked
from dubao.read.what_if_cells import cells_asked
from dubao.read.whose import units_of
from tests.read.office import SETTINGS, Office, Rows, write

FIELDS: dict[str, Any] = {
    "教育支出": {"类型": "金额", "单位": "万元", "别名": ["经费支出"]},
    "办园情况": {"类型": "选项", "取值": ["好", "一般"]},
}
ROWS: Rows = [["单位名称", "教育支出", "办园情况"], ["安溪镇", 120, "好"], ["柳塘镇", None, "一般"]]
POINTS: Rows = [
    ["单位名称", "指标编号", "得分", "说明"],
    ["安溪镇", "A1", 3, "查看现场"],
    ["柳塘镇", "A1", 4, "查看现场"],
]
SCHEME = {
    "编号": "t",
    "名称": "考核",
    "对象": "镇街",
    "数据": {
        "甲": {"文件": "甲.xlsx"},
        "组": {"文件": "组.xlsx", "形式": "打分表"},
        "获奖": {"文件": "获奖.xlsx", "形式": "清单"},
    },
    "字段": [{"名称": name, **spec} for name, spec in FIELDS.items()],
    "派生": [{"名称": "支出翻番", "式": "教育支出 * 2"}],
    "指标": [{"编号": "A1", "名称": "现场检查", "满分": "5", "给分": {"来源": "组"}}],
}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two towns, a sheet, a 打分表 and a list."""
    made = Office(tmp_path)
    made.file("甲.xlsx", ROWS)
    made.file("组.xlsx", POINTS)
    made.file("获奖.xlsx", [["单位名称", "奖项"], ["安溪镇", "一等奖"], ["安溪镇", "二等奖"]])
    return made


def asked(office: Office, rows: Rows, **more: Any) -> tuple[list[Any], list[str]]:
    """Return the changes meant by a table (column, before, after) and what is wrong with it."""
    write(office.root / "设想.xlsx", rows)
    return asked_of(office, "设想.xlsx", **more)


def asked_of(office: Office, name: str, **more: Any) -> tuple[list[Any], list[str]]:
    """The same, of a file that is there."""
    scheme = Scheme.model_validate({**SCHEME, **more})
    dataset = load_dataset(office.root, scheme, 2021, SETTINGS).value
    units = units_of(load_units(office.root, scheme, "示例区").value, SETTINGS, 2021).value
    lines = read_asked(office.root / name, name)
    cells = cells_asked(lines.value, scheme, dataset, units)
    wrong = [f"{p.place} {p.message}" for p in (*lines.problems, *cells.problems)]
    return [told(change) for change in cells.value], wrong


def told(change: CellChange) -> tuple[Any, ...]:
    """What a test looks at."""
    return change.name, change.field, change.before, change.after, str(change.cell)


def test_a_new_value_and_an_increase_are_found_in_their_cells(office: Office) -> None:
    rows: Rows = [
        ["单位", "项目", "新值", "增加"],
        ["安溪镇", "教育支出", "130万元", ""],
        ["T01", "办园情况", "一般", ""],
        ["柳塘", "A1", "", -1.5],
    ]
    changes, wrong = asked(office, rows)
    assert wrong == []
    assert changes == [
        ("安溪镇", "教育支出", 120, 130, "甲.xlsx[Sheet1]!B2"),
        ("安溪镇", "办园情况", "好", "一般", "甲.xlsx[Sheet1]!C2"),
        ("柳塘镇", "得分", 4, 2.5, "组.xlsx[Sheet1]!C3"),
    ]


def test_aliases_titles_and_columns_of_the_register_are_known(office: Office) -> None:
    rows: Rows = [
        ["设想一：增加投入", "", "", ""],
        ["单位代码", "单位名称", "项目", "改为"],
        ["T01", "安溪镇", "经费支出", 200],
        ["T02", "柳塘镇", "类别", "街道"],
    ]
    changes, wrong = asked(office, rows)
    assert wrong == []
    assert [change[1:4] for change in changes] == [("教育支出", 120, 200), ("类别", "镇", "街道")]


def test_rf16_what_cannot_be_told_for_certain_is_said_at_its_cell(office: Office) -> None:
    rows: Rows = [
        ["单位", "项目", "新值", "增加"],
        ["安溪镇", "教育支付", 1, ""],
        ["安西镇", "教育支出", 1, ""],
        ["安溪镇", "支出翻番", 1, ""],
        ["安溪镇", "奖项", "特等奖", ""],
        ["安溪镇", "教育支出", "", ""],
        ["安溪镇", "教育支出", 1, 1],
        ["柳塘镇", "教育支出", "", 5],
        ["安溪镇", "教育支出", "很多", ""],
        ["安溪镇", "办园情况", "", 1],
        ["安溪镇", "教育支出", 1, ""],
        ["安溪镇", "经费支出", 2, ""],
        ["", "教育支出", 2, ""],
    ]
    changes, wrong = asked(office, rows)
    assert [change[3] for change in changes] == [1]
    assert wrong == [
        "设想.xlsx[Sheet1]!B2 没有「教育支付」这一列可改",
        "设想.xlsx[Sheet1]!A3 「安西镇」在台账中找不到",
        "设想.xlsx[Sheet1]!B4 「支出翻番」是算出来的，不能直接改",
        "设想.xlsx[Sheet1]!B5 「奖项」在清单里，每个单位可以有多行，不能这样改",
        "设想.xlsx[Sheet1]!D6 安溪镇的「教育支出」：「新值」和「增加」要写一个，也只能写一个",
        "设想.xlsx[Sheet1]!C7 安溪镇的「教育支出」：「新值」和「增加」要写一个，也只能写一个",
        "设想.xlsx[Sheet1]!D8 柳塘镇的「教育支出」没有数，不能用「增加」",
        "设想.xlsx[Sheet1]!C9 「很多」不是数",
        "设想.xlsx[Sheet1]!D10 安溪镇的「办园情况」：「新值」和「增加」要写一个，也只能写一个",
        "设想.xlsx[Sheet1]!B12 安溪镇的「经费支出」改了两次，第一次在 设想.xlsx[Sheet1]!B11",
        "设想.xlsx[Sheet1]!A13 这一行没有写明是哪个单位，没有采用",
    ]


def test_rows_of_a_unit_stand_for_the_unit(office: Office) -> None:
    split = {"属性": "部", "各行": {"小学": "教育支出 > 0", "初中部": "教育支出 > 1"}}
    rows: Rows = [
        ["单位", "项目", "新值"],
        ["安溪镇（小学部）", "教育支出", 1],
        ["柳塘镇（初中部）", "教育支出", 2],
        ["T01-小学", "办园情况", "一般"],
    ]
    changes, wrong = asked(office, rows, 分行=split)
    assert wrong == []
    assert [change[:2] for change in changes] == [
        ("安溪镇", "教育支出"),
        ("柳塘镇", "教育支出"),
        ("安溪镇", "办园情况"),
    ]


def test_yaml_says_its_lines(office: Office) -> None:
    text = "改动:\n  - {单位: 安溪镇, 项目: 教育支出, 增加: 10}\n  - {单位: 安溪, 项目: 支出, 新值: 3}\n"
    (office.root / "设想.yaml").write_text(text, "utf-8")
    changes, wrong = asked_of(office, "设想.yaml")
    assert changes == [("安溪镇", "教育支出", 120, 130, "甲.xlsx[Sheet1]!B2")]
    assert wrong == ["设想.yaml:3 没有「支出」这一列可改"]


def test_csv_is_read_like_a_workbook(office: Office) -> None:
    (office.root / "设想.csv").write_text("单位,项目,新值\n安溪镇,教育支出,99\n", "utf-8")
    assert asked_of(office, "设想.csv")[0] == [
        ("安溪镇", "教育支出", 120, 99, "甲.xlsx[Sheet1]!B2")
    ]


def test_a_table_without_the_columns_is_no_list_of_changes(office: Office) -> None:
    assert asked(office, [["单位", "教育支出"], ["安溪镇", 5]]) == (
        [],
        ["设想.xlsx 没有找到「单位」「项目」和「新值」或「增加」这几栏"],
    )

"""竖表: one file per unit with the fields down the rows."""

from pathlib import Path
from typing import Any

from dubao.model.form_mark import FormMark
from tests.read.office import Office, said, values

Table = list[list[Any]]

FORM = {"文件": "表/*.xlsx", "形式": "竖表", "单位取自": "单位代码"}
HEAD = ["序号", "类别", "填报项目", "单位", "填报值", "备注"]


def _form(code: Any, *lines: list[Any]) -> list[list[Any]]:
    return [["基础数据表"], HEAD, [1, "基本信息", "单位代码", "", code, ""], *lines]


def test_form_gives_one_row_with_the_cell_of_every_value(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("表/安溪镇.xlsx", _form("T01", [2, "学生", "在校生数", "人", "5,218", ""]))
    office.file("表/柳塘镇.xlsx", _form("T02", [2, "学生", "在校生数（人）", "", 3000, ""]))
    loaded = office.read({"甲": FORM}, {"在校生数": None})
    table = loaded.value.tables["甲"]
    assert said(loaded.problems) == []
    assert table.frame["单位代码"].tolist() == ["T01", "T02"]
    assert values(loaded, "在校生数") == [5218, 3000]
    assert str(table.origin.place(0, "在校生数")) == "表/安溪镇.xlsx[Sheet1]!E4"


def test_rf01_form_with_two_heading_rows(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rows: Table = [
        ["基础数据表", None, None, None, None, None],
        ["序号", "类别", "填报项目", "填报情况", None, "备注"],
        [None, None, None, "单位", "填报值", None],
        [1, "基本", "单位代码", "", "T01", ""],
        [2, "学生", "人数", "万人", 1.5, ""],
        ["填表说明：略"],
    ]
    merges = ["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"]
    office.file("表/安溪镇.xlsx", rows, merges)
    loaded = office.read({"甲": FORM}, {"人数": {"类型": "整数", "单位": "人"}})
    assert values(loaded, "人数") == [15000]


def test_rf16_percentages_of_all_forms_are_one_column(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("表/安溪镇.xlsx", _form("T01", [2, "", "达标率", "", 0.95, ""]))
    office.file("表/柳塘镇.xlsx", _form("T02", [2, "", "达标率", "", 0.8, ""]))
    loaded = office.read({"甲": FORM}, {"达标率": {"类型": "百分比"}})
    assert values(loaded, "达标率") == [95, 80]


def test_rf17_units_may_differ_from_form_to_form(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("表/安溪镇.xlsx", _form("T01", [2, "", "支出", "万元", 3, ""]))
    office.file("表/柳塘镇.xlsx", _form("T02", [2, "", "支出", "元", 4, ""]))
    loaded = office.read({"甲": FORM}, {"支出": {"类型": "金额", "单位": "元"}})
    assert values(loaded, "支出") == [30000, 4]


def test_rf07_two_lines_that_match_are_a_question(tmp_path: Path) -> None:
    office = Office(tmp_path)
    lines: Table = [[2, "小学", "人数", "", 1, ""], [3, "初中", "人数", "", 2, ""]]
    office.file("表/安溪镇.xlsx", _form("T01", *lines))
    loaded = office.read({"甲": FORM}, {"人数": None})
    assert said(loaded.problems) == ["column-doubtful 表/安溪镇.xlsx[Sheet1]!C5"]
    assert values(loaded, "人数") == [None]


def test_rf05_group_and_label_joined_tell_lines_apart(tmp_path: Path) -> None:
    office = Office(tmp_path)
    lines: Table = [
        [2, "小学", "人数", "", 1, ""],
        [3, "", "班数", "", 4, ""],
        [4, "初中", "人数", "", 2, ""],
    ]
    office.file("表/安溪镇.xlsx", _form("T01", *lines), ["B4:B5"])
    loaded = office.read({"甲": FORM}, {"小学人数": None, "初中人数": None, "小学班数": None})
    assert [values(loaded, name) for name in ("小学人数", "初中人数", "小学班数")] == [
        [1],
        [2],
        [4],
    ]


def test_labels_with_their_value_beside_them(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rows: Table = [
        ["登记表"],
        ["单位代码", "T01", "人数", 12],
        ["填报人：张三", None, "填报日期：", "2021-3-5"],
    ]
    office.file("表/安溪镇.xlsx", rows)
    fields = {"人数": None, "填报人": {"类型": "文本"}, "填报日期": {"类型": "日期"}}
    loaded = office.read({"甲": FORM}, fields)
    assert said(loaded.problems) == []
    assert values(loaded, "人数") == [12]
    assert values(loaded, "填报人") == ["张三"]
    assert str(values(loaded, "填报日期")[0]) == "2021-03-05"


def test_label_below_the_table_needs_its_colon(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rows = _form("T01", [2, "学生", "人数", "", 1, "填报人"], ["填报人：李四"])
    office.file("表/安溪镇.xlsx", rows)
    loaded = office.read({"甲": FORM}, {"人数": None, "填报人": {"类型": "文本"}})
    assert values(loaded, "填报人") == ["李四"]


def test_unit_of_the_form_goes_before_the_files_name(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("表/柳塘镇.xlsx", _form("T01", [2, "", "人数", "", 1, ""]))
    loaded = office.read({"甲": FORM}, {"人数": None})
    assert said(loaded.problems) == ["file-name-disagrees 表/柳塘镇.xlsx[Sheet1]!E3"]
    assert loaded.value.tables["甲"].frame["单位代码"].tolist() == ["T01"]


def test_boxes_for_the_unit_above_the_table(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rows: Table = [
        ["考核　自评数据", None, None, None, None],
        ["只填有底色的格子", None, None, None, None],
        ["单位代码", "T02", "单位名称", "柳塘镇", None],
        ["序号", "填报项目", "单位", "填报值", "备注"],
        [1, "人数", "人", 7, "必填"],
    ]
    office.file("表/柳塘镇.xlsx", rows, ["A1:E1", "A2:E2"])
    office.file("表/柳塘镇.xlsx", [["t"], ["2021"], ["abc"]], sheet="_dubao")
    loaded = office.read({"甲": FORM}, {"人数": None})
    assert said(loaded.problems) == []
    assert loaded.value.tables["甲"].frame["单位代码"].tolist() == ["T02"]
    assert values(loaded, "人数") == [7]
    assert loaded.value.forms == {"表/柳塘镇.xlsx": FormMark("t", "2021", "abc")}


def test_form_that_does_not_say_whose_it_is(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("表/安溪镇.xlsx", _form("", [2, "", "人数", "", 1, ""]))
    loaded = office.read({"甲": {**FORM, "交报": "各单位"}}, {"人数": None})
    assert said(loaded.problems) == ["form-without-unit 表/安溪镇.xlsx[Sheet1]!E3"]
    assert len(loaded.value.tables["甲"]) == 0


def test_ha11_two_forms_of_one_unit_are_a_question(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("表/安溪镇.xlsx", _form("T01", [2, "", "人数", "", 1, ""]))
    office.file("表/安溪镇报来.xlsx", _form("T01", [2, "", "人数", "", 2, ""]))
    loaded = office.read({"甲": {**FORM, "交报": "各单位"}}, {"人数": None})
    assert said(loaded.problems) == ["form-twice 表/安溪镇报来.xlsx[Sheet1]"]
    assert "[Sheet1]E4：1 → 2" in loaded.problems[0].message
    assert len(loaded.value.tables["甲"]) == 0
    assert [absent.unit for absent in loaded.value.absent] == ["T02"]

"""The whole of what an evaluation rests on."""

from pathlib import Path

from dubao.model.dataset import Absent
from tests.read.office import Office, Rows, said, values

EACH = {"文件": "填报/{年度}/*.xlsx", "形式": "竖表", "单位取自": "单位名称", "交报": "各单位"}


def _form(name: str, count: int) -> list[list[object]]:
    return [["填报项目", "填报值"], ["单位名称", name], ["人数", count]]


def test_who_has_not_handed_in(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("填报/2021/安溪.xlsx", _form("安溪", 1))
    sources = {"自评": EACH, "部门": {"文件": "部门.xlsx", "交报": "计财科"}}
    loaded = office.read(sources, {"人数": {"类型": "整数", "来源": "自评"}})
    assert said(loaded.problems) == []
    assert loaded.value.absent == (
        Absent("自评", "柳塘镇", "T02", "填报/2021/*.xlsx"),
        Absent("部门", "计财科", "", "部门.xlsx"),
    )
    assert "部门" not in loaded.value.tables


def test_what_came_and_cannot_be_used_is_named_with_its_file(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("填报/2021/安溪镇_v1.xlsx", _form("安溪镇", 1))
    office.file("填报/2021/安溪镇_v2.xlsx", _form("安溪镇", 2))
    office.file("填报/2021/柳塘镇.xlsx", _form("不知何处", 1))
    loaded = office.read({"自评": EACH}, {"人数": None})
    assert [(one.who, one.file) for one in loaded.value.absent] == [
        ("安溪镇", "填报/2021/安溪镇_v2.xlsx"),
        ("柳塘镇", "填报/2021/柳塘镇.xlsx"),
    ]


def test_file_that_cannot_be_read_is_not_called_absent(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("填报/2021/安溪镇.xlsx", _form("安溪镇", 1))
    (tmp_path / "填报/2021/柳塘镇.xlsx").write_bytes(b"")
    loaded = office.read({"自评": EACH}, {"人数": None})
    assert said(loaded.problems) == ["file-empty 填报/2021/柳塘镇.xlsx"]
    assert loaded.value.absent == ()


def test_source_without_files_and_without_anyone_to_hand_them_in(tmp_path: Path) -> None:
    sources = {
        "甲": "填报/{年度}/甲.xlsx",
        "上年": {"文件": "填报/{上年}/甲.xlsx", "作用": "上年"},
        "改分": {"文件": "台账/改分.xlsx", "形式": "打分表", "作用": "改分"},
    }
    loaded = Office(tmp_path).read(sources)
    assert [(p.code, p.severity) for p in loaded.problems] == [
        ("source-empty", "错误"),
        ("last-year-missing", "提醒"),
    ]
    assert "填报/2020/甲.xlsx" in loaded.problems[1].message


def test_field_found_in_two_sources_is_a_question(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "人数"], ["T01", 1]])
    office.file("乙.xlsx", [["单位代码", "人数"], ["T01", 2]])
    sources = {"甲": "甲.xlsx", "乙": "乙.xlsx"}
    assert said(office.read(sources, {"人数": None}).problems) == ["field-twice "]
    chosen = office.read(sources, {"人数": {"类型": "整数", "来源": "乙"}})
    assert said(chosen.problems) == []
    assert values(chosen, "人数", "乙") == [2]


def test_field_found_nowhere(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "人数", "班级数量"], ["T01", 1, 2]])
    loaded = office.read({"甲": "甲.xlsx"}, {"人数": None, "班级数": None, "类别": None})
    found = [p for p in loaded.problems if p.code == "field-nowhere"]
    assert [(p.message, p.hint) for p in found] == [
        ("字段「班级数」在各数据来源中都没有找到", "是否想写「班级数量」？")
    ]


KIND = {"类型": "选项", "取值": ["镇", "街道"]}


def test_register_goes_before_a_label_of_the_same_name_in_a_form(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for name in ("安溪镇", "柳塘镇"):
        rows: Rows = [["类别", "内容", "数"], ["单位名称", name, None], ["人数", 5, None]]
        office.file(f"填报/2021/{name}.xlsx", rows)
    loaded = office.read({"自评": EACH}, {"人数": None, "类别": KIND})
    assert said(loaded.problems) == []
    assert "类别" not in loaded.value.tables["自评"]
    assert loaded.value.units.frame["类别"].tolist() == ["镇", "镇"]


def test_field_of_the_register_is_read_where_its_source_is_written(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "类别"], ["T01", "街道"]])
    loaded = office.read({"甲": "甲.xlsx"}, {"类别": {**KIND, "来源": "甲"}})
    assert values(loaded, "类别") == ["街道"]


def test_field_that_the_register_lacks_is_read_from_the_sources(tmp_path: Path) -> None:
    office = Office(tmp_path, [["单位代码", "单位名称"], ["T01", "安溪镇"]])
    office.file("甲.xlsx", [["单位代码", "类别"], ["T01", "街道"]])
    loaded = office.read({"甲": "甲.xlsx"}, {"类别": KIND})
    assert values(loaded, "类别") == ["街道"]
    assert [one.code for one in office.read({}, {"类别": KIND}).problems] == ["field-nowhere"]


def test_lists_keep_their_own_column_of_a_name_in_the_register(tmp_path: Path) -> None:
    office = Office(tmp_path)
    sources = {}
    for name in ("甲", "乙"):
        office.file(f"{name}.xlsx", [["单位代码", "类别"], ["T01", " 街道"]])
        sources[name] = {"文件": f"{name}.xlsx", "形式": "清单"}
    loaded = office.read(sources, {"类别": KIND})
    assert said(loaded.problems) == []
    assert values(loaded, "类别", "甲") == values(loaded, "类别", "乙") == ["街道"]


def test_last_years_table_holds_the_same_fields(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("2020.xlsx", [["单位代码", "人数"], ["T01", 1], ["T02", 2]])
    office.file("2021.xlsx", [["单位代码", "人数"], ["T02", 20], ["T01", 10]])
    sources = {"甲": "{年度}.xlsx", "上年": {"文件": "{上年}.xlsx", "作用": "上年"}}
    loaded = office.read(sources, {"人数": {"类型": "整数", "来源": "甲"}})
    assert said(loaded.problems) == []
    assert values(loaded, "人数") == [20, 10]
    assert values(loaded, "人数", "上年") == [1, 2]


def test_nm01_rows_by_code_short_name_or_full_name(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["镇街", "人数"], ["柳 塘", 1], ["示例区安溪镇", 2]])
    loaded = office.read({"甲": "甲.xlsx"}, {"人数": None})
    assert said(loaded.problems) == []
    assert loaded.value.tables["甲"].frame["单位代码"].tolist() == ["T02", "T01"]


def test_nm08_unknown_blank_and_contradicting_units_are_listed(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rows: list[list[object]] = [
        ["单位代码", "单位名称", "人数"],
        ["T09", None, 1],
        [None, None, 2],
        ["T01", "柳塘镇", 3],
        ["T02", "柳塘镇", 4],
    ]
    office.file("甲.xlsx", rows)
    loaded = office.read({"甲": "甲.xlsx"}, {"人数": None})
    assert said(loaded.problems) == [
        "name-unknown 甲.xlsx[Sheet1]!A2",
        "unit-blank 甲.xlsx[Sheet1]!A3",
        "unit-disagrees 甲.xlsx[Sheet1]!B4",
    ]
    assert values(loaded, "人数") == [4]


def test_unit_in_two_rows_is_a_question(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "人数"], ["T01", 1], ["T02", 2], ["T01", 3]])
    loaded = office.read({"甲": "甲.xlsx"}, {"人数": None})
    assert said(loaded.problems) == ["unit-twice 甲.xlsx[Sheet1]!A4"]
    assert values(loaded, "人数") == [2]


def test_ha01_log_tells_what_was_read_and_what_was_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "人数"], ["T01", 1], ["T09", 2], ["注：略", None]])
    (line,) = office.read({"甲": "甲.xlsx"}, {"人数": None}).value.log
    assert (line.file, line.sheet, line.rows, line.refused) == ("甲.xlsx", "Sheet1", 1, 1)
    assert line.notes == ("第4行「注：略」不是数据", "A3：「T09」在台账中找不到")
    assert len(line.sha256) == 64


def test_order_of_rows_never_matters(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "人数"], ["T02", 2], ["T01", 1]])
    loaded = office.read({"甲": "甲.xlsx"}, {"人数": None})
    assert loaded.value.tables["甲"].frame["单位代码"].tolist() == ["T02", "T01"]
    assert loaded.value.units.frame["单位代码"].tolist() == ["T01", "T02"]


def test_file_beside_the_others_that_no_source_uses(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("填报/2021/安溪镇.xlsx", _form("安溪镇", 1))
    (tmp_path / "填报/2021/柳塘镇.xls").write_bytes(b"x")
    loaded = office.read({"自评": EACH}, {"人数": None})
    assert said(loaded.problems) == ["file-unused 填报/2021/柳塘镇.xls"]


def test_one_file_with_sheets_of_two_sources_is_opened_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "人数"], ["T01", 1]], sheet="人")
    office.file("甲.xlsx", [["单位代码", "班数"], ["T01", 2]], sheet="班")
    sources = {
        "人": {"文件": "甲.xlsx", "工作表": "人"},
        "班": {"文件": "甲.xlsx", "工作表": "班"},
        "师": {"文件": "甲.xlsx", "工作表": "师"},
    }
    loaded = office.read(sources, {"人数": None, "班数": None})
    assert said(loaded.problems) == ["sheet-missing 甲.xlsx"]
    assert list(loaded.value.inputs) == ["台账/镇街.xlsx", "甲.xlsx"]
    assert values(loaded, "人数", "人") == [1]
    assert values(loaded, "班数", "班") == [2]


def test_lifted_vetoes(tmp_path: Path) -> None:
    office = Office(tmp_path)
    head = ["单位代码", "单位名称", "否决编号", "文号", "日期", "经手人"]
    office.file("甲.xlsx", [head, ["T01", "安溪镇", "V2", "示1号", "2021-12-1", "张三"]])
    loaded = office.read({"甲": {"文件": "甲.xlsx", "形式": "清单", "作用": "解除"}})
    assert said(loaded.problems) == []
    assert values(loaded, "否决编号") == ["V2"]
    assert values(loaded, "文号") == ["示1号"]


def test_list_handed_in_without_rows_is_a_table_without_rows(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "级别", "项目"]])
    loaded = office.read({"甲": {"文件": "甲.xlsx", "形式": "清单"}})
    assert len(loaded.value.tables["甲"]) == 0
    assert loaded.value.tables["甲"].frame["级别"].tolist() == []


def test_list_that_could_not_be_read_is_no_list_without_rows(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (tmp_path / "甲.xlsx").write_bytes(b"")
    loaded = office.read({"甲": {"文件": "甲.xlsx", "形式": "清单", "交报": "安全科"}})
    assert said(loaded.problems) == ["file-empty 甲.xlsx"]
    assert "甲" not in loaded.value.tables


def test_units_own_list_without_rows_came_and_an_unreadable_one_did_not(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("表/安溪镇.xlsx", [["单位代码", "级别", "项目"]])
    (tmp_path / "表/柳塘镇.xlsx").write_bytes(b"")
    source = {"文件": "表/*.xlsx", "形式": "清单", "交报": "各单位"}
    loaded = office.read({"甲": source})
    assert said(loaded.problems) == ["file-empty 表/柳塘镇.xlsx"]
    assert [absent.unit for absent in loaded.value.absent] == ["T02"]

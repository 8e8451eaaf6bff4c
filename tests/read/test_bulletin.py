"""Item tables refused where they cannot be worked with; departments' sheets read cell by cell."""

from datetime import date
from math import isnan
from pathlib import Path
from typing import Any

import pytest

from dubao.model.bulletin import Bulletin
from dubao.model.report import Entry, Figures
from dubao.model.settings import Settings
from dubao.read.bulletin import load_bulletin
from tests.bulletin import HEAD, Desk, bulletin, item, table_problems
from tests.read.office import SETTINGS, Rows, said, write

SPENT = bulletin(item("教育支出", 别名=["教育经费支出"]))
FOLDER = "填报/2020/自评公报"
REPOSITORY = Path(__file__).parents[2]


def entry(figures: Figures, name: str) -> Entry:
    found = figures.bulletin.item(name)
    assert found is not None
    return figures.entries[found.code]


def read_one(root: Path, rows: Rows, table: Bulletin = SPENT, **more: Any) -> Entry:
    figures = Desk(root).sheet(rows, **more).read(table).value
    return entry(figures, table.items[0].name)


# The item table.


def test_the_shipped_table_has_no_fault_and_is_a_sample() -> None:
    file = "templates/self-evaluation/items.yaml"
    loaded = load_bulletin(REPOSITORY / file, file)
    assert loaded.problems == ()
    assert loaded.value is not None
    assert loaded.value.sample
    assert [one.code for one in loaded.value.judgements] == ["ZZ1", "ZZ2", "ZZ3", "ZZ5", "ZZ6"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("项目: [{编号: A1, 名称: 甲, 式: 乙 ÷}]", "formula-fault"),
        ("项目: [{编号: A1, 名称: 甲, 式: 乙 + 1}]", "unknown-name"),
        ("项目: [{编号: A1, 名称: 甲, 式: 合计(A1)}]", "formula-fault"),
        ("项目: [{编号: A1, 名称: 甲, 式: A1.得分}]", "unknown-item"),
        ("项目: [{编号: A1, 名称: 甲, 式: 甲 + 1}]", "items-circle"),
        ("项目: [{编号: A1, 名称: 甲, 合计于: A9}]", "unknown-name"),
        ("项目: [{编号: A1, 名称: 甲}]\n判断: [{编号: Z, 名称: 增, 条件: 甲 + 1}]", "formula-not-condition"),
        ("项目: [{编号: A1, 名称: 甲}]\n核对: [{式: 甲 > 丙, 说: 大}]", "unknown-name"),
        ("项目: [{编号: A1, 名称: 甲}]\n图: [{编号: T1, 标题: 图, 项目: 丙}]", "unknown-name"),
        ("项目: [{编号: A1, 名称: 甲}, {编号: A2, 名称: A1}]", "item-name-twice"),
        ("项目: [{编号: A1, 名称: 甲, 数量: 3}]", "unknown-key"),
    ],
)  # fmt: skip
def test_a_table_with_a_fault_is_not_used(tmp_path: Path, text: str, code: str) -> None:
    assert [found.code for found in table_problems(tmp_path, text)] == [code]


# Headings and layouts.


@pytest.mark.parametrize(
    "head",
    [
        ["项目", "单位", "2019年", "2020年"],
        ["项目名称", "计量单位", "上年", "本年"],
        ["指标名称", "单位", "2019年度", "2020年度"],
        ["项目", "单位", 2019, 2020],
        ["项目", "单位", "上年（2019年）", "本年（2020年）"],
        ["项目", "单位", "上年决算数", "本年决算数"],
        ["项目", "单位", "２０１９年", "2020 年"],
        ["项目", "单位", "2019年（万元）", "2020年（万元）"],
    ],
)
def test_year_columns_under_every_usual_heading(tmp_path: Path, head: list[Any]) -> None:
    one = read_one(tmp_path, [["情况表"], head, ["教育支出", "万元", 100, 110]])
    assert (one.last, one.this) == (100, 110)
    assert str(one.this_place) == f"{FOLDER}/区财政局.xlsx[Sheet1]!D3"


def test_rf01_two_heading_rows_title_notes_and_sections(tmp_path: Path) -> None:
    rows: Rows = [
        ["2020年教育经费情况表", None, None, None, None],
        ["类别", "项目", "单位", "数额", None],
        [None, None, None, "2019年", "2020年"],
        ["一、投入", None, None, None, None],
        ["一、投入", "教育支出", "万元", 100, 110],
        ["注：按决算数", None, None, None, None],
    ]
    merges = ["D2:E2", "A2:A3", "B2:B3", "C2:C3"]
    loaded = Desk(tmp_path).sheet(rows, merges=merges).read(SPENT)
    assert said(loaded.problems) == []
    assert entry(loaded.value, "教育支出").this == 110


def test_a_sheet_of_another_year_lacks_this_years_column(tmp_path: Path) -> None:
    rows: Rows = [["项目", "单位", "2018年", "2019年"], ["教育支出", "万元", 90, 100]]
    loaded = Desk(tmp_path).sheet(rows).read(SPENT)
    assert said(loaded.problems) == [f"column-missing {FOLDER}/区财政局.xlsx[Sheet1]"]
    assert loaded.value.entries == {}


def test_explanations_are_passed_over_and_all_other_sheets_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path).sheet([["项目", "说明"], ["教育支出", "按决算数"]], sheet="填报说明")
    desk.sheet([HEAD, ["教育支出", "万元", 100, 110]], sheet="经费")
    desk.sheet([HEAD, ["公用经费", "万元", 5, 6]], sheet="公用")
    loaded = desk.read(bulletin(item("教育支出"), item("公用经费")))
    assert said(loaded.problems) == []
    assert [one.this for one in loaded.value.entries.values()] == [110, 6]


def test_a_file_without_any_table_is_said(tmp_path: Path) -> None:
    loaded = Desk(tmp_path).sheet([["情况说明"], ["今年很好"]]).read(SPENT)
    assert said(loaded.problems) == [f"head-missing {FOLDER}/区财政局.xlsx"]
    assert loaded.value.missing == ("区财政局",)


# Items.


@pytest.mark.parametrize(
    "name",
    ["教育支出", "1. 教育支出", "（2）教育支出", "①教育支出", "其中：教育支出", "教育 支出（万元）",
     "教育经费支出", "二、教育支出", "A1"],
)  # fmt: skip
def test_an_item_is_known_by_name_alias_or_code(tmp_path: Path, name: str) -> None:
    assert read_one(tmp_path, [["序号", *HEAD], [1, name, "万元", 100, 110]]).this == 110


@pytest.mark.parametrize("name", ["教育支出占比", "一般教育支出", "教育"])
def test_rf06_an_item_is_never_known_by_what_it_contains(tmp_path: Path, name: str) -> None:
    loaded = Desk(tmp_path).sheet([HEAD, [name, "万元", 100, 110]]).read(SPENT)
    assert said(loaded.problems) == [f"row-item-unknown {FOLDER}/区财政局.xlsx[Sheet1]!A2"]
    assert loaded.value.entries == {}


def test_total_rows_and_section_rows_are_no_items(tmp_path: Path) -> None:
    rows: Rows = [HEAD, ["经费情况"], ["教育支出", "万元", 100, 110], ["合计", "万元", 100, 110]]
    assert said(Desk(tmp_path).sheet(rows).read(SPENT).problems) == []


# Units (RF-17, RF-18).


@pytest.mark.parametrize(
    ("unit", "typed", "value", "written"),
    [
        ("元", 1234567.89, 123.456789, "元"),  # ÷ 10000
        ("万元", "1，234.50", 1234.5, ""),
        ("亿元", 0.07, 700, "亿元"),  # × 10000, no binary remainder
        (None, 12.5, 12.5, ""),  # nothing written: the item's own
        ("—", 12.5, 12.5, ""),
        ("万元", "2000元", 0.2, ""),  # the cell's own unit goes before
    ],
)
def test_rf18_amounts_come_in_the_items_unit(
    tmp_path: Path, unit: str | None, typed: Any, value: float, written: str
) -> None:
    one = read_one(tmp_path, [HEAD, ["教育支出", unit, 1, typed]])
    assert (one.this, one.written_unit) == (value, written)
    assert one.this_raw == str(typed)


def test_rf17_unit_behind_the_name_in_the_head_or_in_the_note_line(tmp_path: Path) -> None:
    table = bulletin(item("甲"), item("乙"), item("丙", "人"))
    rows: Rows = [
        ["单位：亿元"],
        ["项目", "2019年", "2020年"],
        ["甲（元）", 10000, 20000],
        ["乙", 0.1, 0.2],
        ["丙", 3, 4],  # 亿元 does not fit persons
    ]
    loaded = Desk(tmp_path).sheet(rows).read(table)
    assert said(loaded.problems) == []
    assert [one.this for one in loaded.value.entries.values()] == [2, 2000, 4]


@pytest.mark.parametrize(
    ("typed", "value"), [("95%", 95), (95, 95), ("95％", 95), ("百分之九十五", 95), (0, 0)]
)
def test_rf16_percentages(tmp_path: Path, typed: Any, value: float) -> None:
    table = bulletin(item("入园率", "%"))
    loaded = Desk(tmp_path).sheet([HEAD, ["入园率", "%", 94.5, typed]]).read(table)
    assert said(loaded.problems) == []
    assert entry(loaded.value, "入园率").this == value


def test_rf16_a_share_in_a_percent_row_is_pointed_at(tmp_path: Path) -> None:
    table = bulletin(item("入园率", "%"))
    desk = Desk(tmp_path).sheet([HEAD, ["入园率", "%", 94.5, 0.95]])
    assert said(desk.read(table).problems) == [f"percent-small {FOLDER}/区财政局.xlsx[Sheet1]!D2"]


def test_rf16_a_percentage_published_as_small_is_no_doubt(tmp_path: Path) -> None:
    table = bulletin(item("辍学率", "%"))
    desk = Desk(tmp_path).sheet([HEAD, ["辍学率", "%", 0.02, 0.01]])
    assert said(desk.read(table).problems) == [f"percent-small {FOLDER}/区财政局.xlsx[Sheet1]!D2"]
    desk.published([["辍学率", "%", 0.02]])
    assert said(desk.read(table).problems) == []


# Cells without a value.


@pytest.mark.parametrize(
    ("typed", "reason", "problems"),
    [
        (None, "未填", []),
        ("—", "不适用", []),
        ("很多", "填写内容无法识别", ["bad-number"]),
        ("=1/0", "公式没有计算结果", ["uncalculated"]),
        ("××", "待统计", ["pending-value"]),
    ],
)
def test_a_cell_without_value_has_a_reason(
    tmp_path: Path, typed: Any, reason: str, problems: list[str]
) -> None:
    loaded = Desk(tmp_path).sheet([HEAD, ["教育支出", "万元", 100, typed]]).read(SPENT)
    one = entry(loaded.value, "教育支出")
    assert (str(one.this), one.this_reason) == ("nan", reason)
    cell = f"{FOLDER}/区财政局.xlsx[Sheet1]!D2"
    assert said(loaded.problems) == [f"{code} {cell}" for code in problems]


def test_facts_in_words(tmp_path: Path) -> None:
    table = bulletin(item("撤并情况", "", 类型="文字"))
    rows: Rows = [HEAD, ["撤并情况", None, None, "无撤并 "]]
    one = read_one(tmp_path, rows, table)
    assert (one.text, one.this_reason) == ("无撤并", "")


def test_remarks_source_person_and_reason_for_last_year(tmp_path: Path) -> None:
    rows: Rows = [
        ["项目", "上年", "本年", "数据来源", "填报人", "备注", "增减原因"],
        ["教育支出", 100, 110, "决算表第3页", "示例人员", "口径调整：不含基建", "压减"],
    ]
    one = read_one(tmp_path, rows)
    assert (one.source, one.person) == ("决算表第3页", "示例人员")
    assert one.remark == "压减；口径调整：不含基建"
    assert one.reason_for_last == "口径调整：不含基建"


# Departments.


@pytest.mark.parametrize(
    ("name", "above", "department"),
    [
        ("区财政局", [], "区财政局"),
        ("财政局", [], "区财政局"),
        ("示例区财政局（2020年）", [], "区财政局"),
        ("2020年自评-财政局-终稿", [], "区财政局"),
        ("表一", ["填报部门：财政局"], "区财政局"),
        ("表一", ["填报部门", "财政局"], "区财政局"),
        ("表一", ["填报部门：区财政局 填报人：甲"], "区财政局"),
        ("计财科", ["填报单位：区财政局"], "区财政局"),  # the head goes before the name
        ("表一", [], ""),
    ],
)
def test_who_reports_stands_in_the_head_or_the_file_name(
    tmp_path: Path, name: str, above: list[str], department: str
) -> None:
    rows: Rows = [above, HEAD, ["教育支出", "万元", 100, 110]] if above else [
        HEAD, ["教育支出", "万元", 100, 110]
    ]  # fmt: skip
    table = bulletin(item("教育支出"), item("公用经费", 部门="区教育局计财科"))
    assert read_one(tmp_path, rows, table, name=name).department == department


def test_who_reports_may_stand_in_every_row(tmp_path: Path) -> None:
    table = bulletin(item("甲"), item("乙", 部门="区教育局人事科"))
    rows: Rows = [["项目", "本年", "填报部门"], ["甲", 1, "区财政局"], ["乙", 2, "人事科"]]
    loaded = Desk(tmp_path).sheet(rows, "汇总").read(table)
    assert [one.department for one in loaded.value.entries.values()] == [
        "区财政局",
        "区教育局人事科",
    ]
    assert loaded.value.missing == ()


def test_other_short_names_stand_in_the_settings(tmp_path: Path) -> None:
    settings = Settings.model_validate(
        {**SETTINGS.model_dump(by_alias=True), "单位别名": {"财局": "区财政局"}}
    )
    desk = Desk(tmp_path).sheet([HEAD, ["教育支出", "万元", 100, 110]], "财局")
    assert entry(desk.read(SPENT, settings).value, "教育支出").department == "区财政局"


def test_departments_of_which_nothing_came_are_missing(tmp_path: Path) -> None:
    table = bulletin(
        item("甲"),
        item("乙", 部门="区统计局"),
        item("丙", 部门="区教育局人事科"),
        item("丁", 部门="区教育局", 式="甲 + 1"),  # computed: nobody owes it
    )
    rows: Rows = [HEAD, ["甲", "万元", 1, 2], ["丙", "万元", 1, 2]]  # 丙 is reported by another
    assert Desk(tmp_path).sheet(rows).read(table).value.missing == ("区统计局",)


def test_two_departments_that_say_the_same_are_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path).sheet([HEAD, ["教育支出", "万元", None, 110]], "计财科")
    desk.sheet([HEAD, ["教育支出", "元", 1000000, 1100000]])
    table = bulletin(item("教育支出"), item("公用经费", 部门="区教育局计财科"))
    loaded = desk.read(table)
    assert said(loaded.problems) == []
    one = entry(loaded.value, "教育支出")
    assert (one.last, one.this, one.department) == (100, 110, "区财政局")


def test_two_departments_that_differ_leave_none(tmp_path: Path) -> None:
    desk = Desk(tmp_path).sheet([HEAD, ["教育支出", "万元", 100, 110]], "计财科")
    desk.sheet([HEAD, ["教育支出", "万元", 100, 110.01]])
    table = bulletin(item("教育支出"), item("公用经费", 部门="区教育局计财科"))
    loaded = desk.read(table)
    assert said(loaded.problems) == [f"reported-twice {FOLDER}/计财科.xlsx[Sheet1]!D2"]
    one = entry(loaded.value, "教育支出")
    assert (str(one.this), one.this_reason) == ("nan", "填报不一致")


def test_ha11_versions_of_one_sheet_that_differ_are_a_question(tmp_path: Path) -> None:
    desk = Desk(tmp_path).sheet([HEAD, ["教育支出", "万元", 100, 110]])
    desk.sheet([HEAD, ["教育支出", "万元", 100, 111]], "区财政局（修改）")
    loaded = desk.read(SPENT)
    assert said(loaded.problems) == [f"versions-differ {FOLDER}/区财政局（修改）.xlsx"]
    assert loaded.value.entries == {}


# What the office keeps.


def test_published_values_of_the_years_before(tmp_path: Path) -> None:
    desk = Desk(tmp_path).sheet([HEAD, ["教育支出", "万元", 100, 110]])
    desk.published([["教育支出", "元", 1000000]])
    desk.published([["教育支出", "万元", 90]], 2018)
    desk.published([["教育支出", "万元", 999]], 2021)  # after the reported year
    figures = desk.read(SPENT).value
    value, place = figures.published["A1"]
    assert (value, str(place)) == (100, "台账/公报/2019.xlsx[Sheet1]!C2")
    assert figures.history == {2018: {"A1": 90}, 2019: {"A1": 100}}
    assert sorted(figures.inputs or {}) == [
        "台账/公报/2018.xlsx",
        "台账/公报/2019.xlsx",
        "填报/2020/自评公报/区财政局.xlsx",
    ]


def test_objections_as_the_register_has_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["日期", "来源", "内容", "处理", "结果", "经办"],
        [date(2021, 5, 12), "来电", "数据有误", "已核对", "无误", "甲"],
    ]
    write(tmp_path / "台账/异议登记.xlsx", rows)
    loaded = Desk(tmp_path).read(SPENT)
    assert loaded.value.objections == (
        {"日期": "2021-05-12", "来源": "来电", "内容": "数据有误", "处理": "已核对", "结果": "无误",
         "经办": "甲"},
    )  # fmt: skip


def test_objections_count_within_the_days_of_the_publication(tmp_path: Path) -> None:
    head = ["日期", "来源", "内容", "处理", "结果"]
    days = [date(2021, 5, 9), date(2021, 5, 10), date(2021, 5, 14), date(2021, 5, 15), None]
    rows = [[day, "来电", f"第{at}件", "已核对", "无误"] for at, day in enumerate(days)]
    write(tmp_path / "台账/异议登记.xlsx", [head, *rows])
    shown = {"起": date(2021, 5, 10), "止": date(2021, 5, 14)}
    loaded = Desk(tmp_path).read(bulletin(item("教育支出"), 公示=shown))
    assert [row["内容"] for row in loaded.value.objections] == ["第1件", "第2件"]
    found = [one for one in loaded.problems if one.code == "objection-outside"]
    assert [one.place.cell for one in found] == ["A2", "A5", "A6"]
    assert found[2].message == "这一件异议没有写明收到的日期，没有计入公示期间的异议"
    everything = Desk(tmp_path).read(SPENT).value.objections  # the days are not known
    assert len(everything) == 5


@pytest.mark.parametrize(
    ("last", "said"),
    [("09", ["publication-backwards"]), ("10", ["publication-short"]), ("14", [])],
)
def test_days_of_the_publication(tmp_path: Path, last: str, said: list[str]) -> None:
    text = "项目:\n  - {编号: A1, 名称: 甲}\n公示: {起: 2021-05-10, 止: 2021-05-" + last + "}\n"
    assert [found.code for found in table_problems(tmp_path, text)] == said


@pytest.mark.parametrize(
    ("spec", "typed", "why"),
    [
        ({"类型": "数量", "单位": "所", "小数": 0}, -1, "不能小于 0"),
        ({"类型": "数量", "单位": "所", "小数": 0}, 1.5, "应当是整数"),
        ({"类型": "数量", "单位": "所", "小数": 0}, 0, ""),
        ({"类型": "数量", "单位": "万人"}, 10.25, ""),
        ({}, -0.01, "不能小于 0"),
        ({"最小": -5}, -4, ""),  # a balance may be below nothing where the table says so
        ({"类型": "比率", "单位": "%"}, -0.5, "不能小于 0"),
        ({"类型": "比率", "单位": "%"}, 100.01, "不能大于 100"),
        ({"类型": "比率", "单位": "%"}, 100, ""),
        ({"类型": "比率", "单位": "%", "最大": 120}, 110, ""),
        ({"类型": "比率", "单位": "%", "最大": 120}, 121, "不能大于 120"),
        ({"类型": "比率", "单位": "%", "名称": "毛入园率"}, 104, ""),
    ],
)
def test_impossible_values_are_not_used(
    tmp_path: Path, spec: dict[str, Any], typed: float, why: str
) -> None:
    table = bulletin({**item("甲"), **spec})
    name, unit = table.items[0].name, table.items[0].unit
    loaded = Desk(tmp_path).sheet([HEAD, [name, unit, 2, typed]]).read(table)
    found = [one for one in loaded.problems if one.code == "value-impossible"]
    assert [one.message for one in found] == (
        [f"「{name}」填「{typed}」，{why}，没有采用"] if why else []
    )
    entry = loaded.value.entries["A1"]
    assert (isnan(entry.this), entry.last) == (bool(why), 2)

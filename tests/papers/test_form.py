"""Collection forms: what they ask for, of whom, and how they are locked."""

from typing import Any

from dubao.model.book import Choice, Merge, Sheet, Style
from dubao.model.form_mark import MARK_SHEET, mark_of
from dubao.model.scheme import Scheme
from dubao.papers.form import build_forms

UNITS = [("T01", "甲镇"), ("T02", "乙镇")]
FIELDS = [
    {"名称": "类别", "类型": "选项", "取值": ["镇", "街道"]},
    {"名称": "学生", "类型": "整数", "单位": "人", "来源": "自评", "必填": "是"},
    {"名称": "覆盖率", "类型": "百分比", "来源": "计财科"},
    {"名称": "挪用", "类型": "是否", "来源": "计财科"},
]
ITEMS = [
    {"编号": "A1", "名称": "经费", "满分": 6, "给分": {"来源": "计财科"}},
    {"编号": "B1", "名称": "办学", "满分": 4, "评分": {"表": "专家"}},
]
SOURCES = {
    "自评": {"文件": "填报/*.xlsx", "形式": "竖表", "交报": "各单位"},
    "计财科": {"文件": "填报/计财科.xlsx", "交报": "计财科"},
    "专家": {"文件": "填报/专家.xlsx", "形式": "打分表", "交报": "专家组"},
}


def scheme(**more: Any) -> Scheme:
    parts = {"编号": "t", "名称": "考核", "版本": "2021", "对象": "镇街"}
    return Scheme.model_validate({**parts, "数据": SOURCES, "字段": FIELDS, "指标": ITEMS, **more})


def row(sheet: Sheet, at: int) -> list[Any]:
    return [cell.value for (line, _), cell in sorted(sheet.cells.items()) if line == at]


FORMS = build_forms(scheme(), UNITS, ["类别"])


def test_there_is_a_form_for_all_units_and_one_under_each_departments_name() -> None:
    assert list(FORMS) == ["考核填报表.xlsx", "计财科.xlsx", "专家.xlsx"]


def test_units_are_asked_for_their_own_fields_and_for_nothing_the_register_knows() -> None:
    sheet = FORMS["考核填报表.xlsx"].sheets[0]
    assert row(sheet, 2) == ["单位代码", None, "单位名称", None]
    assert row(sheet, 3) == ["序号", "填报项目", "单位", "填报值", "备注"]
    assert row(sheet, 4) == [1, "学生", "人", None, "必填"]
    assert row(sheet, 5) == []


def test_ha06_only_what_is_to_be_filled_in_is_open_and_lists_are_offered() -> None:
    sheet = FORMS["计财科.xlsx"].sheets[0]
    assert sheet.locked
    open_cells = {at for at, cell in sheet.cells.items() if cell.style is Style.INPUT}
    assert open_cells == {(row, column) for row in (3, 4) for column in (2, 3, 4)}
    assert Choice(3, 3, 4, 3, ("是", "否")) in sheet.choices


def test_a_department_has_a_row_per_unit_and_a_column_per_item_it_scores() -> None:
    sheet = FORMS["计财科.xlsx"].sheets[0]
    assert row(sheet, 2) == ["单位代码", "单位名称", "覆盖率（%）", "挪用", "A1经费"]
    assert row(sheet, 4) == ["T02", "乙镇", None, None, None]


def test_raters_have_a_row_per_unit_and_item_and_sign_with_their_name() -> None:
    sheet = FORMS["专家.xlsx"].sheets[0]
    assert row(sheet, 2)[2:] == [
        "指标编号", "指标名称", "分值", "评分标准", "评委", "评委单位", "考核分", "扣分原因",
    ]  # fmt: skip
    assert row(sheet, 3)[:5] == ["T01", "甲镇", "B1", "办学", 4]
    assert row(sheet, 5) == []


def test_ha06_every_form_bears_the_mark_of_the_scheme() -> None:
    mark = mark_of(scheme())
    for book in FORMS.values():
        assert (book.sheets[-1].name, book.sheets[-1].hidden) == (MARK_SHEET, True)
        cells = [cell.value for cell in book.sheets[-1].cells.values()]
        assert cells == [mark.scheme, mark.version, mark.fingerprint]


def test_a_scheme_with_one_source_asks_it_for_fields_without_one() -> None:
    only = {"自评": SOURCES["自评"]}
    fields = [{"名称": "学生", "类型": "整数"}, {"名称": "类别", "类型": "文本"}]
    forms = build_forms(scheme(数据=only, 字段=fields, 指标=[]), UNITS, ["类别"])
    assert row(forms["考核填报表.xlsx"].sheets[0], 4)[1] == "学生"
    assert row(forms["考核填报表.xlsx"].sheets[0], 5) == []


def test_a_form_with_groups_has_seven_columns_and_begins_with_whose_it_is() -> None:
    """The collection sheet of 优质均衡: 序号 类别 填报项目 单位 填报值 是否必填 备注说明."""
    sources = {
        "学校": {"文件": "填报/*.xlsx", "形式": "竖表", "单位取自": "学校代码", "交报": "各单位"}
    }
    fields = [
        {"名称": "建校年份", "类型": "整数", "单位": "年", "类别": "基本信息", "必填": "是"},
        {"名称": "寄宿", "类型": "是否", "类别": "基本信息"},
        {"名称": "面积", "类型": "面积", "单位": "㎡", "类别": "用房", "说明": "按产权证"},
    ]
    forms = build_forms(scheme(数据=sources, 字段=fields, 指标=[]), UNITS)
    sheet = forms["考核填报表.xlsx"].sheets[0]
    assert [row(sheet, at) for at in range(2, 8)] == [
        ["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"],
        [1, "基本信息", "学校代码", "", None, "是", ""],
        [2, "基本信息", "学校名称", "", None, "是", ""],
        [3, "基本信息", "建校年份", "年", None, "是", ""],
        [4, "基本信息", "寄宿", "", None, "否", "填「是」或「否」"],
        [5, "用房", "面积", "㎡", None, "否", "按产权证"],
    ]
    assert [merge for merge in sheet.merges if merge.left == merge.right] == [Merge(3, 1, 6, 1)]
    assert sheet.choices == (
        Choice(3, 4, 3, 4, ("T01", "T02")),
        Choice(4, 4, 4, 4, ("甲镇", "乙镇")),
        Choice(6, 4, 6, 4, ("是", "否")),
    )

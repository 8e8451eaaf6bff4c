"""Faults in the sheets of 义务教育优质均衡, a workspace of their own."""

from __future__ import annotations

from dubao.model.place import column_letters
from tests.planted.plant import Expected, Fault
from tests.sample.balance import FOLDER
from tests.sample.balance_figures import reporting
from tests.sample.build import BALANCE, BALANCE_DISTRICT, sample_scheme
from tests.sample.sheets import Value

_FIRST = 4  # the number of the first row below the heading
_OLD = 7  # the place of the school that hands in an .xls


def school_file(name: str) -> str:
    """Return a school's workbook."""
    at = [school.name for school in reporting()].index(name)
    return f"{FOLDER}/学校/{name}.{'xls' if at == _OLD else 'xlsx'}"


def school_cell(field: str, column: int = 4) -> str:
    """Return the cell of a field's value, or of another column, in a school's form."""
    asked = [one.name for one in sample_scheme(BALANCE).fields if one.source == "学校表"]
    return f"{column_letters(column)}{_FIRST + 2 + asked.index(field)}"


def district_cell(field: str) -> str:
    """Return the cell of a field's value in the district's form."""
    asked = [one.name for one in sample_scheme(BALANCE_DISTRICT).fields if one.source == "区县表"]
    return f"E{_FIRST + 1 + asked.index(field)}"


def in_school(
    name: str, field: str, value: Value, code: str, *also: Expected, at: str = ""
) -> Fault:
    """Return a fault in a school's form, found at the field or at `at`; `also` name fields."""
    follows = tuple((kind, school_cell(where)) for kind, where in also)
    found = school_cell(at) if at else ""
    return Fault(school_file(name), "学校表", school_cell(field), value, code, found, follows)


def in_district(field: str, value: Value, code: str, *also: Expected, at: str = "") -> Fault:
    """Return a fault in the district's form, found at the field or at `at`."""
    follows = tuple((kind, district_cell(where)) for kind, where in also)
    found = district_cell(at) if at else ""
    file = f"{FOLDER}/区县.xlsx"
    return Fault(file, "区县表", district_cell(field), value, code, found, follows)


BAD = "check-failed"
FAULTS = (
    # CA-30: class bands add up; degrees, 骨干 and 持证 are of 专任; the flow of Q1
    in_school(
        "示例区安溪第一小学", "小学36至40人班数", 0, BAD, (BAD, "小学在校生数"), at="小学班数"
    ),
    in_school("示例区安溪第二小学", "小学本科教师数", 99, BAD, at="小学专任教师数"),
    in_school("示例区安溪第三小学", "小学骨干教师数", 200, BAD, at="小学专任教师数"),
    in_school("示例区安溪第四小学", "持证教师数", 200, BAD),
    in_school("示例区青禾第一小学", "满360学时教师数", 200, BAD),
    in_school("示例区青禾第三小学", "小学体育教师数", 90, BAD, at="小学专任教师数"),
    in_school("示例区安溪第一中学", "三年前初一在校生数", 1, BAD, at="初中毕业班学生数"),
    in_school("示例区云桥第一小学", "小学专任教师数", 500, BAD, at="小学教职工数"),
    in_school("示例区云桥第二小学", "随迁子女数", 5000, BAD),
    in_school("示例区云桥第四小学", "教师培训经费预算", 9000, BAD, at="公用经费预算"),
    in_school("示例区望湖第一小学", "音乐教室数", 1, BAD),
    in_school("示例区柳塘第一学校", "初中班数", 5, BAD),
    # against the register, and flags against what is reported (EX-09)
    in_school("示例区安溪第二中学", "类型", "小学", BAD),
    in_school("示例区望湖第三小学", "举办者类型", "民办", BAD),
    in_school("示例区望湖第四小学", "是否乡村小规模学校", "是", BAD),
    in_school("示例区梅岭第二小学", "是否最大班额小于30的农村小规模", "是", BAD),
    # FD-06: what R4 subtracts, R5 must add
    in_school("示例区柳塘第一小学", "室内体育用房面积", 1, BAD),
    # values
    in_school("示例区柳塘第二小学", "教学及辅助用房面积", "约9000", "approximate-number"),
    in_school("示例区柳塘第三小学", "教学仪器设备资产值", None, "missing-value"),
    in_school("示例区柳塘第一中学", "是否寄宿制学校", "不清楚", "bad-yes-no"),
    in_school("示例区青禾第一中学", "举办者类型", "乡政府", "not-a-choice"),
    in_school("示例区石潭第一中学", "网络多媒体教室数", "若干", "bad-number"),
    # the district's own form
    in_district("上一年度交流轮岗教师数", 2000, BAD, at="符合交流轮岗条件教师数"),
    in_district("小学教学点数", 3, BAD),
    in_district("职业学校附设中小学班数", 1, BAD),
    in_district("走访满意人数", 95, BAD, at="实地走访人数"),
    in_district("家长问卷总数", 359, BAD, (BAD, "问卷总数")),
    in_district("基本均衡认定年份", 2020, BAD, at="评估年度"),
    in_district("弄虚作假", None, "missing-value"),
)

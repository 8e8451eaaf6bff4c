"""What five departments hand in, each in its own way, and last year's figures."""

from __future__ import annotations

from collections.abc import Sequence

from tests.sample.figures import (
    ACCIDENTS,
    AWARDS,
    BY_DEPARTMENT,
    CODES,
    FIGURES,
    LAST_YEAR,
    UNITS,
)
from tests.sample.sheets import Page, Put, Sum, Value, number

FOLDER = "填报/2021/部门"
NAMES = dict(zip(CODES, (unit.name for unit in UNITS), strict=True))


def write_departments(put: Put) -> None:
    """Write the departments' files and last year's sheet."""
    put(f"{FOLDER}/计财科.xlsx", [_finance()])
    put(f"{FOLDER}/基建科.xlsx", [_building()])
    put(f"{FOLDER}/安全科.csv", [Page("", _safety())])
    put(f"{FOLDER}/人事科.xlsx", [_staff()])
    put(f"{FOLDER}/基教科.xlsx", [_teaching()])
    put(f"{FOLDER}/获奖.xlsx", [_awards()])
    put(f"{FOLDER}/安全事故.xlsx", [_accidents()])
    put("填报/2020/镇街考核/汇总.xlsx", [_last_year()])


def _column(name: str, at: int) -> Value:
    value: Value = FIGURES[name][at]
    return value


def _finance() -> Page:
    """Money in 万元 by a note line; a total row; a signature row."""
    money = ("教育费附加应拨", "教育费附加实拨", "教师年均收入", "公务员年均收入")
    page = Page("计财科", widths=(6, 10, 14, 16, 16, 14, 14, 14, 20))
    page.line("2021年教育费附加与教师收入情况表（示例）", 9)
    page.line("单位：万元", 9)
    page.rows.append(["序号", "单位代码", "单位名称", *money, "挪用教育经费", "备注"])
    first = len(page.rows)
    for at, unit in enumerate(UNITS):
        misused = "是" if unit.code == "T06" else "否"
        remark = "已整改归还，见解除记录" if unit.code == "T06" else None
        values = [_column(name, at) for name in money]
        page.rows.append([at + 1, unit.code, unit.name, *values, misused, remark])
    page.rows.append(["合计", None, None, *_sums(page, first, (3, 4)), None, None, None, None])
    page.line("制表：计财科　　　审核：　　　日期：2021年11月5日", 9)
    return page


def _sums(page: Page, first: int, columns: Sequence[int]) -> list[Sum]:
    last = len(page.rows)
    return [
        Sum(
            f"=SUM({chr(ord('A') + column)}{first + 1}:{chr(ord('A') + column)}{last})",
            round(sum(number(row[column]) for row in page.rows[first:last]), 2),
        )
        for column in columns
    ]


def _building() -> Page:
    """Other headings, units by their short names, columns in another order."""
    page = Page("Sheet1", widths=(18, 18, 18))
    page.line("校舍维修项目推进情况（示例）", 4)
    page.rows.append(
        ["已完成维修项目数（个）", "计划维修项目数（个）", "镇（街道、工业区）", "备注"]
    )
    first = len(page.rows)
    for at, unit in reversed(list(enumerate(UNITS))):
        done, planned = _column("维修完成数", at), _column("维修项目数", at)
        remark = None if number(done) % 1 == 0 else "跨年项目按进度折算"
        page.rows.append([done, planned, unit.short, remark])
    page.rows.append([*_sums(page, first, (0, 1)), "合计", None])
    return page


def _safety() -> list[list[Value]]:
    """A csv in GBK."""
    rows: list[list[Value]] = [
        ["单位代码", "单位名称", "隐患未整改数（处）", "平安创建等级", "重大责任事故"]
    ]
    for at, unit in enumerate(UNITS):
        grave = "是" if unit.code == "T12" else "否"
        risks, level = _column("隐患未整改数", at), _column("平安等级", at)
        rows.append([unit.code, unit.name, risks, level, grave])
    return rows


def _staff() -> Page:
    """Two heading rows with merged cells; percents; ratios; one hidden row of last term."""
    page = Page("教师队伍", widths=(6, 10, 14, 12, 14, 10, 14))
    page.line("2021年教师队伍情况统计表（示例）", 7)
    top = len(page.rows)
    page.rows.append(["序号", "单位", None, "教师（人）", None, "生师比", "培训达标率（%）"])
    page.rows.append([None, "单位代码", "单位名称", "专任教师", "持证上岗教师数", None, None])
    page.merges += [(top, 1, top, 2), (top, 3, top, 4)]
    page.merges += [(top, column, top + 1, column) for column in (0, 5, 6)]
    first = len(page.rows)
    for at, unit in enumerate(UNITS):
        staff = [_column(name, at) for name in ("专任教师数", "持证教师数", "生师比")]
        page.rows.append([at + 1, unit.code, unit.name, *staff, _column("培训达标率", at)])
    page.rows.append(["合计", None, None, *_sums(page, first, (3, 4)), None, None])
    page.line("填表说明：生师比按事业统计口径。", 7)
    return page


def _teaching() -> Page:
    """Points of an item beside figures; blanks that mean none."""
    heads = [
        "规范办学评价（3分）",
        "整改报告报送",
        "群众满意率（%）",
        "义务教育辍学学生数",
        "迟报次数",
    ]
    page = Page("基教科", widths=(10, 14, 16, 14, 14, 16, 10))
    page.line("2021年规范办学与群众满意度情况（示例）", 7)
    page.rows.append(["单位代码", "单位名称", *heads])
    for at, unit in enumerate(UNITS):
        names = ("整改报告报送", "群众满意度", "辍学人数", "迟报次数")
        values = [_column(name, at) for name in names]
        page.rows.append([unit.code, unit.name, BY_DEPARTMENT[at], *values])
    page.line("注：空白表示没有。", 7)
    return page


def _awards() -> Page:
    page = Page("获奖", widths=(6, 10, 14, 30, 10, 14))
    page.line("2021年获奖情况登记表（示例）", 6)
    page.rows.append(["序号", "单位代码", "单位名称", "奖项名称", "获奖级别", "获奖日期"])
    for order, (code, project, level, day) in enumerate(AWARDS, start=1):
        page.rows.append([order, code, NAMES[code], project, level, day])
    return page


def _accidents() -> Page:
    page = Page("安全事故", widths=(6, 10, 14, 14, 10, 30))
    page.line("2021年校园安全事故登记表（示例）", 6)
    page.rows.append(["序号", "单位代码", "单位名称", "发生日期", "事故级别", "简况"])
    for order, (code, day, grade) in enumerate(ACCIDENTS, start=1):
        page.rows.append([order, code, NAMES[code], day, grade, "示例：情况略"])
    return page


def _last_year() -> Page:
    """Last year's summary; 沁园街道 stands under the name it had then."""
    page = Page("汇总", widths=(10, 14, 16, 14, 14))
    page.line("示例区2020年镇（街道、工业区）教育工作基础数据汇总表（示例）", 5)
    page.rows.append(
        ["单位代码", "单位名称", "在校学生数（人）", "教育经费支出（万元）", "教师年均收入（万元）"]
    )
    for at, unit in enumerate(UNITS):
        name = "沁园镇" if unit.code == "T10" else unit.name
        names = ("在校学生数", "教育支出", "教师年均收入")
        page.rows.append([unit.code, name, *(LAST_YEAR[field][at] for field in names)])
    return page

"""The office's registers under 台账: units, schools, inspectors, departments, findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.sample.figures import UNITS, Unit
from tests.sample.sheets import Page, Put, Value

# Schools per unit: 小学 初级中学 九年一贯制 十二年一贯制 完全中学 幼儿园.
KINDS = ("小学", "初级中学", "九年一贯制学校", "十二年一贯制学校", "完全中学", "幼儿园")
COUNTS = {
    "T01": (4, 2, 1, 0, 0, 8),
    "T02": (3, 1, 1, 0, 0, 4),
    "T03": (3, 1, 1, 0, 0, 4),
    "T04": (4, 1, 1, 0, 1, 5),
    "T05": (2, 1, 1, 0, 0, 3),
    "T06": (4, 2, 0, 0, 1, 6),
    "T07": (2, 0, 1, 0, 0, 3),
    "T08": (7, 3, 1, 1, 1, 14),
    "T09": (6, 3, 1, 0, 1, 12),
    "T10": (5, 2, 1, 1, 0, 11),
    "T11": (1, 0, 1, 0, 0, 3),
    "T12": (2, 0, 0, 0, 0, 2),
}
ENDINGS = ("小学", "中学", "学校", "实验学校", "高级中学", "幼儿园")
WORDS = ("第一", "第二", "第三", "第四", "第五", "第六", "第七")
FLOWERS = (
    "春苗 晨曦 百灵 彩虹 小星星 向日葵 蒲公英 白桦 金穗 木棉 青竹 银杏 紫藤 海棠".split()  # noqa: SIM905
)

# Unit, kind and name of the schools entered later.
ADDED = (
    ("T09", "特殊教育学校", "示例区启智学校"),
    ("T05", "教学点", "示例区石潭小学上坪教学点"),
    ("T07", "教学点", "示例区梅岭小学云岭教学点"),
)

# Unit, finding, state, deadline, day of closing.
FINDINGS = (
    ("T01", "两所学校体育器材不足", "已销号", date(2021, 6, 30), date(2021, 6, 18)),
    ("T02", "一所幼儿园消防通道堆物", "已销号", date(2021, 3, 31), date(2021, 3, 22)),
    ("T03", "校门口早晚高峰疏导不到位", "已销号", date(2021, 5, 31), date(2021, 5, 25)),
    ("T03", "一处公建配套学校移交手续未办结", "整改中", date(2021, 12, 31), None),
    ("T04", "教师培训经费列支不规范", "已销号", date(2021, 6, 30), date(2021, 6, 29)),
    ("T05", "整改报告内容不完整", "已销号", date(2021, 4, 30), date(2021, 4, 28)),
    ("T06", "教育经费专户管理不规范", "已销号", date(2021, 9, 30), date(2021, 9, 16)),
    ("T07", "校舍维修进度滞后", "整改中", date(2021, 8, 31), None),
    ("T07", "学前教育资源缺口", "待整改", date(2021, 12, 31), None),
    ("T07", "专职保安配备不足", "已报完成", date(2021, 9, 30), None),
    ("T07", "控辍保学台账缺页", "已销号", date(2021, 5, 31), date(2021, 5, 17)),
    ("T08", "周边流动摊贩较多", "已销号", date(2021, 6, 30), date(2021, 6, 21)),
    ("T09", "民办幼儿园收费公示不全", "已销号", date(2021, 3, 31), date(2021, 3, 30)),
    ("T10", "两所学校专用教室不足", "延期", date(2022, 6, 30), None),
    ("T11", "职工子女入园登记不全", "已销号", date(2021, 4, 30), date(2021, 4, 19)),
    ("T12", "学校周边隐患反复", "整改中", date(2021, 10, 31), None),
    ("T12", "教育支出下降未说明", "已销号", date(2021, 6, 30), date(2021, 6, 25)),
)

# What the ledger says besides of some findings, by number.
MORE_OF_FINDINGS: dict[int, dict[str, Value]] = {
    9: {"处理方式": "协商", "协同单位": "示例区规划和自然资源局"},
    10: {"完成日期": date(2021, 9, 28), "处理方式": "整改通知"},
    14: {
        "原整改时限": "2021-12-31",
        "延期理由": "专用教室改造要避开上课时间",
        "延期文号": "示府教督〔2021〕21号",
    },
}


def write_registers(put: Put) -> None:
    """Write the registers of units, departments and findings."""
    put("台账/镇街.xlsx", [_units()])
    put("台账/学校.xlsx", [_schools()])
    put("台账/部门.xlsx", [_departments()])
    put("台账/问题整改.xlsx", [_findings()])


def _units() -> Page:
    page = Page("镇街", widths=(10, 16, 10, 10, 12, 14, 14, 24))
    page.rows.append(
        ["单位代码", "单位名称", "简称", "类别", "曾用名", "启用日期", "停用日期", "备注"]
    )
    for unit in UNITS:
        renamed = unit.code == "T10"
        former = "沁园镇" if renamed else None
        since = date(2021, 1, 1) if renamed else date(2010, 1, 1)
        note = "2021年1月撤镇设街道（示例）" if renamed else None
        page.rows.append([unit.code, unit.name, unit.short, unit.kind, former, since, None, note])
    return page


@dataclass(frozen=True)
class School:
    """A row of the register of schools."""

    code: str
    name: str
    short: str | None
    private: bool
    kind: str
    unit: Unit
    built: int


def schools() -> list[School]:
    """Return every school of the district; those that were entered later stand at the end."""
    found: list[School] = []
    for unit in UNITS:
        for kind, ending, count in zip(KINDS, ENDINGS, COUNTS[unit.code], strict=True):
            before = len(found)
            found += [_school(unit, kind, ending, at, before + at + 1) for at in range(count)]
    units = {unit.code: unit for unit in UNITS}
    for code, kind, name in ADDED:
        number = len(found) + 1
        built = _built(number)
        found.append(School(f"0990{number:06d}", name, None, False, kind, units[code], built))
    return found


def _schools() -> Page:
    page = Page("学校", widths=(14, 28, 16, 10, 18, 14, 10, 14))
    page.rows.append(
        ["学校代码", "学校名称", "简称", "办学性质", "学校类型", "所属镇街", "建成年份", "启用日期"]
    )
    for one in schools():
        nature = "民办" if one.private else "公办"
        opened = date(one.built, 9, 1)
        page.rows.append(
            [one.code, one.name, one.short, nature, one.kind, one.unit.name, one.built, opened]
        )
    return page


def _built(number: int) -> int:
    return 1956 + (number * 37) % 64


def _school(unit: Unit, kind: str, ending: str, at: int, number: int) -> School:
    nursery = kind == "幼儿园"
    private = (nursery and at % 4 == 3) or (kind == "十二年一贯制学校")
    word = FLOWERS[at] if nursery else WORDS[at]
    return School(
        code=f"0990{number:06d}",
        name=f"示例区{unit.short}{word}{ending}",
        short=f"{unit.short}{word}{ending.removesuffix('园')}" if nursery else None,
        private=private,
        kind=kind,
        unit=unit,
        built=_built(number),
    )


def _departments() -> Page:
    page = Page("部门", widths=(10, 14, 40))
    page.rows.append(["部门代码", "部门名称", "报送内容"])
    duties = (
        ("计财科", "教育费附加、教师收入"),
        ("基建科", "校舍维修项目"),
        ("安全科", "隐患、平安创建、安全事故"),
        ("人事科", "教师队伍"),
        ("基教科", "规范办学、满意度、获奖"),
    )
    for number, (name, duty) in enumerate(duties, start=1):
        page.rows.append([f"BM{number:02d}", name, duty])
    return page


FINDING_HEADS = [
    "序号",
    "单位代码",
    "单位名称",
    "问题来源",
    "对应指标",
    "问题描述",
    "问题类别",
    "整改措施",
    "责任单位",
    "责任人",
    "协同单位",
    "整改时限",
    "送达日期",
    "进展",
    "完成日期",
    "佐证材料",
    "复核人",
    "复核日期",
    "复核意见",
    "状态",
    "销号日期",
    "备注",
    "处理方式",
    "原整改时限",
    "延期理由",
    "延期文号",
]


def _findings() -> Page:
    names = {unit.code: unit.name for unit in UNITS}
    page = Page("问题整改", widths=(6, 10, 14, 30, 12, 34, 10, 20))
    page.line("2020年度镇（街道、工业区）教育工作考核问题整改台账（示例）", len(FINDING_HEADS))
    page.rows.append(list(FINDING_HEADS))
    for number, (code, text, state, until, closed) in enumerate(FINDINGS, start=1):
        entry: dict[str, Value] = {
            "序号": number,
            "单位代码": code,
            "单位名称": names[code],
            "问题来源": "2020年度考核反馈（示例）",
            "对应指标": "示例指标",
            "问题描述": text,
            "问题类别": "示例",
            "整改措施": "示例：制定方案，限期落实",
            "责任单位": f"{names[code]}人民政府" if names[code].endswith("镇") else names[code],
            "责任人": "示例责任人",
            "整改时限": until,
            "送达日期": date(2021, 1, 15),
            "进展": "已完成" if state in ("已销号", "已报完成") else "推进中",
            "状态": state,
        }
        if closed:
            day = closed
            entry |= {"完成日期": day, "复核人": "示例督学01", "复核日期": day}
            entry |= {"复核意见": "到位", "销号日期": day}
        entry |= MORE_OF_FINDINGS.get(number, {})
        page.rows.append([entry.get(head) for head in FINDING_HEADS])
    return page

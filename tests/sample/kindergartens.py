"""Comprehensive supervision of kindergartens. All invented."""

from __future__ import annotations

from dataclasses import dataclass

from tests.sample.common import Rows, page, survey
from tests.sample.sheets import Page, Put, Value

FOLDER = "填报/2021/幼儿园督导"
MARKED = ("A1", "A2", "B1", "B2", "C1", "C2", "D1", "E2", "F1", "G1", "G2")
SUBITEMS = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8")
POINTS = 5  # of every sub-item
STAFF, TOO_FEW = 12, 3


@dataclass(frozen=True)
class Kindergarten:
    """A kindergarten: marks in the order of `MARKED`, points met of each sub-item, C cases."""

    code: str
    name: str
    marks: tuple[float, ...]
    certified: int  # of 20
    satisfied: int  # parents, per cent
    met: tuple[int, ...]
    grave: tuple[str, ...] = ()


SUPERVISED = (
    Kindergarten("0990000008", "示例区安溪春苗幼儿园",
                 (5, 5, 14.5, 9.5, 8, 7, 14.5, 8, 4, 8, 6.5), 20, 95, (5,) * 8),
    Kindergarten("0990000021", "示例区柳塘春苗幼儿园",
                 (5, 5, 14, 9, 6.5, 6.5, 14, 8, 4, 8, 7), 20, 95, (5, 5, 4, 5, 5, 5, 5, 5)),
    Kindergarten("0990000030", "示例区青禾春苗幼儿园",
                 (4.5, 4.5, 12, 8, 7, 6, 12.5, 6, 3, 6.5, 5.5), 19, 90, (5, 5, 5, 3, 4, 5, 5, 4)),
    Kindergarten("0990000041", "示例区云桥春苗幼儿园",
                 (4, 4, 12, 8, 6, 5, 10, 6, 3, 6, 5), 20, 85, (5, 5, 5, 2, 5, 5, 5, 5)),
    Kindergarten("0990000050", "示例区石潭春苗幼儿园",
                 (3, 3, 9, 6, 5, 4, 9, 5, 2, 4, 4), 18, 80, (5, 5, 4, 1, 3, 4, 5, 1)),
    Kindergarten("0990000060", "示例区望湖春苗幼儿园",
                 (4.5, 5, 14, 9, 7.5, 6.5, 14, 7.5, 4, 7, 6.5), 20, 90, (5, 5, 5, 5, 4, 5, 3, 5)),
    Kindergarten("0990000069", "示例区梅岭春苗幼儿园",
                 (2.5, 3, 7, 5, 4, 3, 7, 3, 2, 3, 3), 18, 75, (4, 5, 4, 4, 4, 3, 5, 4), ("S2",)),
)  # fmt: skip
# Domain, how findings of one kind are called, what was found, advice, which kindergartens.
FINDINGS = (
    ("保教工作", "区域活动材料更换不够及时", "部分班级区域材料一学期未调整", "按月调整并记录",
     (1, 2, 3, 4, 6)),
    ("卫生保健", "晨检记录不够完整", "个别班级晨检记录缺签名", "由保健员每日复核", (1, 4, 6)),
    ("师资队伍", "园本研修主题不够聚焦", "研修主题与年度计划联系不紧", "围绕重点项目安排研修",
     (2, 3, 4)),
    ("自主发展项目", "项目资料积累不足", "缺少过程性观察记录", "建立项目档案", (6,)),
)  # fmt: skip


def write_kindergartens(put: Put) -> None:
    """Write what the supervision of kindergartens rests on."""
    put(f"{FOLDER}/幼儿园情况.xlsx", [_facts()])
    put(f"{FOLDER}/督导组评分.xlsx", [_marks("督导组评分", "得分", 0.0)])
    put(f"{FOLDER}/自评得分.xlsx", [_marks("自评得分", "自评分", 0.5)])
    rows: Rows = [
        [one.name, code, POINTS, met, "是" if code in one.grave else "否"]
        for one in SUPERVISED
        for code, met in zip(SUBITEMS, one.met, strict=True)
    ]
    heads = ("幼儿园名称", "细目编号", "要点数", "达到要点数", "有C类情形")
    put(f"{FOLDER}/细目记录.xlsx", [page("细目", "细目监测记录", heads, rows)])
    put(f"{FOLDER}/现场登记.xlsx", [_visits()])
    rows = [
        [SUPERVISED[at].name, field, kind, what, advice]
        for field, kind, what, advice, units in FINDINGS
        for at in units
    ]
    heads = ("幼儿园名称", "领域", "问题类别", "问题描述", "整改建议")
    put(f"{FOLDER}/问题清单.xlsx", [page("问题", "综合督导问题清单", heads, rows)])
    put(f"{FOLDER}/满意度问卷.xlsx", [_answers()])


def _facts() -> Page:
    heads = ("学校代码", "幼儿园名称", "督导时间", "督导组人数", "督学人数", "表决同意人数", "班级数",
             "幼儿数", "教职工数", "专任教师数", "持证教师数", "保育员数", "重大责任事故")  # fmt: skip
    rows: Rows = []
    for at, one in enumerate(SUPERVISED):
        when = f"2021年5月{10 + at}日"
        size: list[Value] = [10, 280 - 3 * at, 38, 20, one.certified, 10, "否"]
        rows.append([one.code, one.name, when, 6, 4, 6 if at else 5, *size])
    return page("幼儿园情况", "被督导幼儿园基本情况", heads, rows)


def _marks(name: str, heading: str, more: float) -> Page:
    """Return marks; the kindergarten's own are a little higher, as far as the full marks go."""
    full = dict(zip(MARKED, (5, 5, 15, 10, 8, 7, 15, 8, 4, 8, 7), strict=True))
    rows: Rows = [
        [one.name, code, min(mark + more, full[code])]
        for one in SUPERVISED
        for code, mark in zip(MARKED, one.marks, strict=True)
    ]
    return page(name, name, ("幼儿园名称", "指标编号", heading), rows)


def _visits() -> Page:
    heads = ("幼儿园名称", "观摩半日活动", "访谈教职工", "访谈幼儿", "家长座谈会", "家长座谈会人数",
             "保育员座谈会", "教研活动", "问卷", "查阅资料")  # fmt: skip
    rows: Rows = [
        [one.name, 4 + at % 3, 12, 0 if at == 2 else 15, 1, 18, 1, 1, 32, 120 + 10 * at]
        for at, one in enumerate(SUPERVISED)
    ]
    return page("现场登记", "综合督导现场登记", heads, rows)


def _answers() -> Page:
    """Return answers; of one kindergarten only three of the staff, too few to be shown."""
    units = [(one.name, one.satisfied) for one in SUPERVISED]
    sheet = survey(units, {"家长": 20, "教职工": STAFF})
    few, kept = SUPERVISED[3].name, Rows()
    staff = 0
    for row in sheet.rows[2:]:
        counted = row[1] == few and row[2] == "教职工"
        staff += counted
        if not counted or staff <= TOO_FEW:
            kept.append(row)
    sheet.rows = [*sheet.rows[:2], *kept]
    return sheet

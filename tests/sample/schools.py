"""Supervision and performance of schools, reviews of plans, inspectors. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.sample.common import EXPERTS, Rows, page, rated, self_scores, survey
from tests.sample.sheets import Page, Put, Value


@dataclass(frozen=True)
class School:
    """A school: how good it is from 0 to 1, its satisfied parents in per cent."""

    code: str
    name: str
    level: float
    satisfied: int
    classes: int = 24


SUPERVISED = (
    School("0990000001", "示例区安溪第一小学", 1.0, 96, 30),
    School("0990000016", "示例区柳塘第一小学", 0.9, 93, 24),
    School("0990000025", "示例区青禾第一小学", 0.8, 91, 20),
    School("0990000034", "示例区云桥第一小学", 0.7, 88, 26),
    School("0990000046", "示例区石潭第一小学", 0.5, 80, 18),
)
MARKS = {"A1": 8, "A2": 8, "B": 12, "C": 16, "D1": 10, "D2": 14, "E3": 10, "F1": 8}
# How many schools have a finding is counted by 问题类别.
FINDINGS = (
    (
        "课程教学",
        "作业管理不够规范",
        "部分年级书面作业总量偏多",
        "落实作业公示和统筹",
        (0, 1, 3, 4),
    ),
    ("师资队伍", "学科结构不够合理", "体育、艺术学科专任教师不足", "制订补充计划", (2, 3, 4)),
    ("领导管理", "年度计划与规划衔接不紧", "年度计划没有分解规划目标", "修订年度计划", (1, 4)),
    ("资源利用", "专用教室使用率不高", "实验室使用记录不完整", "完善使用登记制度", (4,)),
)
PERFORMERS = (
    School("0990000002", "示例区安溪第二小学", 1.0, 97),
    School("0990000017", "示例区柳塘第二小学", 0.75, 92),
    School("0990000019", "示例区柳塘第一中学", 0.5, 86),
    School("0990000057", "示例区望湖第一中学", 0.9, 94),
    School("0990000079", "示例区枫林第一中学", 0.6, 89),
)
# Indicator, kind, value three years ago, what a good year adds, target.
INDICATORS = (
    ("学业质量绿色指标达标率", "学生发展", 82.0, 3.0, 87.0),
    ("体质健康优良率", "学生发展", 55.0, 4.0, 62.0),
    ("近视率", "学生发展", 48.0, -2.0, 45.0),
    ("艺术活动参与率", "学生发展", 70.0, 6.0, 80.0),
    ("区级以上骨干教师", "教师发展", 5.0, 1.0, 7.0),
    ("教师获奖人次", "教师发展", 8.0, 3.0, 13.0),
)
PLANS = (
    School("0990000003", "示例区安溪第三小学", 1.0, 0),
    School("0990000018", "示例区柳塘第三小学", 0.8, 0),
    School("0990000028", "示例区青禾第一中学", 0.6, 0),
    School("0990000038", "示例区云桥第一中学", 0.3, 0),
    School("0990000008", "示例区安溪春苗幼儿园", 0.9, 0),
    School("0990000021", "示例区柳塘春苗幼儿园", 0.7, 0),
)
INSPECTORS = range(1, 13)
REVIEWED = {"A1": 10, "A2": 20, "B1": 15, "B2": 20, "C1": 20, "C2": 10, "D": 5}
REMARKS = {"A1": "基础分析可再补充近三年数据", "C1": "部分目标缺少可检测的达成标志"}


def write_supervised(put: Put) -> None:
    """Write what the four evaluations rest on."""
    _write_supervision(put)
    _write_performance(put)
    _write_plans(put)
    _write_inspectors(put)


# --- comprehensive supervision ---


def _write_supervision(put: Put) -> None:
    folder = "填报/2021/学校综合督导"
    put(f"{folder}/学校情况.xlsx", [_supervised()])
    units = [(school.name, school.level) for school in SUPERVISED]
    put(f"{folder}/督导组评分.xlsx", [rated(units, MARKS)])
    put(f"{folder}/自评得分.xlsx", [self_scores(units, MARKS)])
    put(f"{folder}/现场登记.xlsx", [_visits()])
    rows: Rows = [
        [SUPERVISED[at].name, field, kind, what, advice]
        for field, kind, what, advice, schools in FINDINGS
        for at in schools
    ]
    heads = ("学校名称", "领域", "问题类别", "问题描述", "整改建议")
    put(f"{folder}/问题清单.xlsx", [page("问题", "综合督导问题清单", heads, rows)])
    answers = [(school.name, school.satisfied) for school in SUPERVISED]
    put(f"{folder}/满意度问卷.xlsx", [_answers(answers)])


def _supervised() -> Page:
    heads = ("学校代码", "学校名称", "督导时间", "督导组人数", "督学人数", "表决同意人数", "班级数")
    more = ("学生数", "教职工数", "专任教师数", "持证教师数", "区级以上骨干教师数", "重大责任事故")
    rows: Rows = []
    for at, school in enumerate(SUPERVISED):
        teachers = round(school.classes * 2.2)
        certified = teachers if school.level > 0.6 else teachers - 2
        when = f"2021年4月{12 + at}日至{13 + at}日"
        count = [school.classes * 38, teachers + 8, teachers, certified]
        masters = round(teachers * 0.1 * school.level)
        group = [7, 5, 7 if at else 6, school.classes]
        rows.append([school.code, school.name, when, *group, *count, masters, "否"])
    return page("学校情况", "被督导学校基本情况", (*heads, *more), rows)


def _visits() -> Page:
    heads = (
        "学校名称",
        "听课",
        "访谈干部",
        "访谈教职工",
        "访谈学生",
        "座谈会",
        "座谈会人数",
        "问卷",
        "查阅资料",
    )
    rows: Rows = []
    for at, school in enumerate(SUPERVISED):
        papers = 210 + 30 * at
        rows.append([school.name, 24 + 2 * at, 6, 20, 0 if at == 2 else 25, 3, 36, 96, papers])
    return page("现场登记", "综合督导现场登记", heads, rows)


def _answers(units: list[tuple[str, int]]) -> Page:
    """Return answers; of the last school only three of the staff, too few to be shown."""
    sheet = survey(units, {"家长": 40, "教职工": 20, "学生": 36})
    head, rows = sheet.rows[:2], sheet.rows[2:]
    last, kept, staff = units[-1][0], Rows(), 0
    for row in rows:
        few = row[1] == last and row[2] == "教职工"
        staff += few
        if not few or staff <= 3:
            kept.append([*row, ("合适", "偏重", "合适", "偏轻")[len(kept) % 4]])
    sheet.rows = [[*head[0], None], [*head[1], "课业负担"], *kept]
    return sheet


# --- performance ---


def _write_performance(put: Put) -> None:
    folder = "填报/2021/办学绩效"
    heads = (
        "学校代码",
        "学校名称",
        "学生数",
        "专任教师数",
        "培训达标教师数",
        "公用经费",
        "培训经费",
    )
    basics: Rows = []
    for at, school in enumerate(PERFORMERS):
        teachers = 60 + 5 * at
        trained = teachers - round(6 * (1 - school.level))
        money = [300 + 20 * at, 9 + round(8 * school.level)]
        basics.append([school.code, school.name, 980 + 40 * at, teachers, trained, *money, "否"])
    put(
        f"{folder}/学校情况.xlsx",
        [page("学校情况", "学校情况（金额：万元）", (*heads, "重大责任事故"), basics)],
    )
    years = ("学校名称", "指标", "指标类别", "方向", "前年值", "上年值", "本年值", "预期值")
    values = [row for school in PERFORMERS for row in _three_years(school)]
    put(f"{folder}/绩效指标.xlsx", [page("绩效指标", "三年绩效指标", years, values)])
    marks = {"B3": 10, "D1": 10, "E2": 10}
    units = [(school.name, school.level) for school in PERFORMERS]
    put(f"{folder}/专家评分.xlsx", [rated(units, marks)])
    put(f"{folder}/自评得分.xlsx", [self_scores(units, marks)])
    answers = [(school.name, school.satisfied) for school in PERFORMERS]
    groups = {"家长": 40, "教职工": 20, "学生": 30}
    put(f"{folder}/满意度问卷.xlsx", [survey(answers, groups)])


def _three_years(school: School) -> Iterator[list[Value]]:
    """Return the indicators: the better the school, the more rise both years, then one, then none."""
    for at, (name, kind, start, gain, target) in enumerate(INDICATORS):
        rank = (at + 1) / len(INDICATORS)
        first = gain if rank <= school.level else 0.0
        second = gain if rank <= school.level + 0.2 else -gain / 2
        way = "越高越好" if gain > 0 else "越低越好"
        years = [start, start + first, start + first + second]
        yield [school.name, name, kind, way, *years, target]


# --- plans ---


def _write_plans(put: Put) -> None:
    folder = "填报/2021/规划评审"
    heads = ("学校代码", "学校名称", "评审组", "规划起始年", "规划结束年", "送审日期")
    rows: Rows = [
        [plan.code, plan.name, "第一组" if at < 4 else "第二组", 2021, 2025, date(2021, 5, 10)]
        for at, plan in enumerate(PLANS)
    ]
    put(f"{folder}/送审规划.xlsx", [page("送审规划", "送审的发展规划", heads, rows)])
    for number, plans in (("一", PLANS[:4]), ("二", PLANS[4:])):
        sheet = rated([(plan.name, plan.level) for plan in plans], REVIEWED)
        sheet.rows = _remarked(sheet.rows, plans)
        put(f"{folder}/专家评审表（第{number}组）.xlsx", [sheet])
    votes = ("学校名称", "专家", "专家单位", "总体意见", "修改建议")
    put(f"{folder}/专家总体意见.xlsx", [page("总体意见", "专家总体意见", votes, list(_votes()))])
    goal = ("学校名称", "目标年度", "目标", "项目", "措施", "达成标志", "责任部门", "时限")
    goals = [row for plan in PLANS for row in _goals(plan)]
    put(f"{folder}/规划年度目标.xlsx", [page("年度目标", "规划分年度目标", goal, goals)])
    reviewed = ("学校名称", "学校修改说明", "复审日期", "复审意见")
    again: Rows = [[PLANS[2].name, "已补充各年度达成标志", date(2021, 7, 6), "通过"]]
    put(f"{folder}/复审登记.xlsx", [page("复审", "规划复审登记", reviewed, again)])


def _remarked(rows: Rows, plans: tuple[School, ...]) -> Rows:
    """Add a column of remarks: on the weaker plans the first expert writes to some items."""
    weak = {plan.name for plan in plans if plan.level < 0.9}
    title, heads, *rest = rows
    told = [
        [*row, REMARKS.get(str(row[1])) if row[0] in weak and row[2] == EXPERTS[0][0] else None]
        for row in rest
    ]
    return [[*title, None], [*heads, "说明"], *told]


def _votes() -> Iterator[list[Value]]:
    """Return the experts' conclusions; one expert belongs to a school under review."""
    for plan in PLANS:
        for at, (expert, home) in enumerate(EXPERTS):
            good = plan.level - 0.1 * at
            vote = "通过" if good >= 0.6 else "修改后通过" if good >= 0.25 else "重新制订"
            own = plan.name if plan is PLANS[1] and at == 3 else home
            advice = "补充分年度达成标志" if vote != "通过" else None
            yield [plan.name, expert, own, vote, advice]


def _goals(plan: School) -> Iterator[list[Value]]:
    for year in range(2021, 2026):
        words = [f"{year}年度发展目标", "校本课程建设", "修订课程方案，开展教研"]
        yield [plan.name, year, *words, "新增校本课程两门", "教导处", f"{year}年12月"]


# --- assessment of inspectors ---


def _write_inspectors(put: Put) -> None:
    folder = "填报/2021/督学考核"
    heads = ("督学编号", "姓名", "应到校次数", "集中培训学时", "专报篇数", "师德失范")
    rows: Rows = [
        [f"DX{at:03d}", _inspector(at), 12 + at % 4, 36 + 2 * (at % 5), at % 3 or None, "否"]
        for at in INSPECTORS
    ]
    put(f"{folder}/督导室登记.xlsx", [page("登记", "责任督学考核登记", heads, rows)])
    own: Rows = [[_inspector(at), "A", 18 + at % 3] for at in INSPECTORS]
    put(f"{folder}/自评.xlsx", [page("自评", "责任督学自评", ("姓名", "指标编号", "得分"), own)])
    put(f"{folder}/互评.xlsx", [_mutual()])
    checked: Rows = [[_inspector(at), "D3", 6.5 + at % 4 * 0.5] for at in INSPECTORS]
    given = ("姓名", "指标编号", "得分")
    put(f"{folder}/督导室评分.xlsx", [page("评分", "督导记录抽查评分", given, checked)])
    put(f"{folder}/学校评价.xlsx", [_valued()])


def _inspector(number: int) -> str:
    return f"示例督学{number:02d}"


def _mutual() -> Page:
    """Return the points that the four of a group give each other; nobody rates oneself."""
    rows: Rows = []
    for first in range(1, len(INSPECTORS), 4):
        group = range(first, first + 4)
        for rated_one in group:
            for rater in group:
                if rater != rated_one:
                    points = 17 + (rated_one * 3 + rater) % 7 * 0.5
                    rows.append([_inspector(rated_one), "B", _inspector(rater), points])
    return page("互评", "责任督学互评", ("姓名", "指标编号", "评委", "得分"), rows)


def _valued() -> Page:
    """Return what schools say: twelve answers for each, the higher numbers a little less pleased."""
    rows: Rows = []
    for at in INSPECTORS:
        for answer in range(12):
            word = "很满意" if answer < 6 else "满意" if answer < 12 - at % 4 else "一般"
            rows.append([len(rows) + 1, _inspector(at), word])
    return page("学校评价", "学校对责任督学的评价", ("序号", "责任督学", "总体评价"), rows)

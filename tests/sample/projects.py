"""Projects: strong schools, entrusted and paired schools, school areas and groups. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.sample.common import Rows, page, rated, self_scores, survey
from tests.sample.sheets import Page, Put, Value

VISIT = ("听课", "访谈教师", "座谈会", "查阅资料")


@dataclass(frozen=True)
class School:
    """A school of 强校工程: targets reached of eight, its satisfied parents in per cent."""

    code: str
    name: str
    reached: int
    satisfied: int


STRONG = (
    School("0990000005", "示例区安溪第一中学", 8, 96),
    School("0990000006", "示例区安溪第二中学", 7, 92),
    School("0990000019", "示例区柳塘第一中学", 6, 90),
    School("0990000028", "示例区青禾第一中学", 7, 94),
    School("0990000038", "示例区云桥第一中学", 5, 84),
    School("0990000048", "示例区石潭第一中学", 4, 78),
)
# Indicator, unit, value at the start, what it gains in a year, target.
STRONG_TARGETS = (
    ("学业水平考试合格率", "%", 88.0, 2.5, 94.0),
    ("体质健康优良率", "%", 52.0, 4.0, 62.0),
    ("区级以上骨干教师", "人", 6.0, 1.0, 8.0),
    ("高级教师占比", "%", 9.0, 1.5, 12.0),
    ("区级以上课题", "项", 2.0, 1.0, 4.0),
    ("校本课程", "门", 12.0, 3.0, 18.0),
    ("对口小学毕业生流失率", "%", 31.0, -3.0, 25.0),
    ("作业超时班级占比", "%", 18.0, -4.0, 10.0),
)


@dataclass(frozen=True)
class Pair:
    """A pair: code, helping and helped school, topic, since when, months without exchange."""

    code: str
    helper: str
    helped: str
    topic: str
    since: date
    without: tuple[int, ...]
    reached: int
    satisfied: int

    @property
    def name(self) -> str:
        """The project as the register has it."""
        return f"{self.helped.removeprefix('示例区')}项目"


@dataclass(frozen=True)
class Work:
    """One programme of pairs: its folder, kind, pairs, rated items, and own columns."""

    folder: str
    kind: str
    pairs: tuple[Pair, ...]
    rated: tuple[tuple[str, str, int], ...]
    columns: tuple[str, ...]
    own: tuple[tuple[Value, ...], ...]


ENTRUSTED = Work(
    "委托管理",
    "精准委托管理",
    (
        Pair(
            "W01",
            "示例市第一小学",
            "示例区梅岭第一小学",
            "课堂教学改进",
            date(2020, 9, 1),
            (),
            4,
            95,
        ),
        Pair(
            "W02",
            "示例市实验小学",
            "示例区石潭第二小学",
            "教师团队建设",
            date(2020, 9, 1),
            (3, 11),
            3,
            88,
        ),
        Pair(
            "W03",
            "示例市第二中学",
            "示例区梅岭第一学校",
            "学校管理规范",
            date(2020, 9, 1),
            (1, 2, 4, 6, 12),
            2,
            79,
        ),
        Pair(
            "W04",
            "示例市百花幼儿园",
            "示例区石潭春苗幼儿园",
            "游戏活动组织",
            date(2021, 9, 1),
            (),
            4,
            93,
        ),
    ),
    (("B2", "管理与教学指导", 15),),
    ("协议备案", "协议派驻人数", "派驻管理人员数"),
    (("已备案", 3, 3), ("已备案", 3, 2), ("已签未备案", 4, 2), ("已备案", 2, 2)),
)
MUTUAL = Work(
    "互助成长",
    "城乡学校互助成长",
    (
        Pair(
            "H01", "示例市朝阳小学", "示例区柳塘第一小学", "阅读课程", date(2020, 9, 1), (), 4, 96
        ),
        Pair(
            "H02",
            "示例市河滨小学",
            "示例区青禾第一小学",
            "数学作业设计",
            date(2020, 9, 1),
            (),
            3,
            91,
        ),
        Pair(
            "H03",
            "示例市星光小学",
            "示例区云桥第二小学",
            "班主任队伍",
            date(2020, 9, 1),
            (5,),
            3,
            90,
        ),
        Pair(
            "H04", "示例市学府中学", "示例区云桥第一学校", "实验教学", date(2020, 9, 1), (), 4, 94
        ),
        Pair(
            "H05",
            "示例市明德中学",
            "示例区青禾第一学校",
            "体育特色",
            date(2020, 9, 1),
            (1, 2, 3, 12),
            2,
            82,
        ),
    ),
    (("A2", "重点项目实施", 12), ("B3", "交流质量", 10)),
    ("重点项目", "按期备案"),
    (
        ("阅读课程", "按期"),
        ("作业设计", "按期"),
        ("带班能力", "逾期"),
        ("实验教学", "按期"),
        ("足球", "未备案"),
    ),
)
PAIR_TARGETS = (
    ("课堂教学优良率", "%", 70.0, 9.0, 85.0),
    ("区级以上获奖教师", "人次", 4.0, 2.0, 7.0),
    ("学生体质健康优良率", "%", 50.0, 6.0, 60.0),
    ("家长投诉件数", "件", 9.0, -3.0, 5.0),
)


@dataclass(frozen=True)
class Cluster:
    """A school area or group: members, teachers due to move, moved, 骨干 of these, three years."""

    code: str
    name: str
    kind: str
    lead: str
    members: tuple[str, ...]
    moves: tuple[int, int, int, int]
    points: tuple[float, float, float]
    satisfied: int


CLUSTERS = (
    Cluster(
        "J01",
        "安溪学区",
        "学区",
        "示例区安溪第一小学",
        ("安溪第二小学", "安溪第三小学", "安溪第四小学"),
        (60, 13, 4, 13),
        (9, 13, 9),
        94,
    ),
    Cluster(
        "J02",
        "望湖学区",
        "学区",
        "示例区望湖第一小学",
        ("望湖第二小学", "望湖第三小学"),
        (52, 9, 3, 6),
        (8, 12, 8),
        91,
    ),
    Cluster(
        "J03",
        "枫林教育集团",
        "教育集团",
        "示例区枫林第一中学",
        ("枫林第二中学", "枫林第三中学", "枫林第一学校"),
        (80, 16, 5, 16),
        (9.5, 14, 9),
        95,
    ),
    Cluster(
        "J04",
        "虹光教育集团",
        "教育集团",
        "示例区虹光第一小学",
        ("虹光第二小学", "虹光第三小学", "虹光第四小学"),
        (70, 7, 1, 2),
        (6.5, 10, 7),
        83,
    ),
)
KINDS = ("联合教研", "学生活动", "管理例会")


def write_projects(put: Put) -> None:
    """Write the register of projects and what the four evaluations rest on."""
    put("台账/项目.xlsx", [_register()])
    _write_strong(put)
    for work in (ENTRUSTED, MUTUAL):
        _write_pairs(put, work)
    _write_clusters(put)


def _register() -> Page:
    heads = (
        "项目编号",
        "项目名称",
        "项目类别",
        "轮次",
        "支援校",
        "受援校",
        "牵头校",
        "成员校",
        "主题",
    )
    rows: Rows = []
    for work in (ENTRUSTED, MUTUAL):
        for pair in work.pairs:
            filed = date(pair.since.year, 9, 28)
            days: list[Value] = [pair.since, date(2023, 6, 30), date(pair.since.year, 9, 15), filed]
            names = [pair.helper, pair.helped, None, None, pair.topic]
            rows.append([pair.code, pair.name, work.kind, "第二轮", *names, *days])
    for one in CLUSTERS:
        names = [None, None, one.lead, "、".join(one.members), None]
        days = [date(2019, 9, 1), None, None, None]
        rows.append([one.code, one.name, one.kind, None, *names, *days])
    days_of = ("起始日期", "结束日期", "协议日期", "备案日期")
    return page("项目", "项目台账", (*heads, *days_of), rows)


# --- strong schools ---


def _write_strong(put: Put) -> None:
    folder = "填报/2021/强校工程"
    put(f"{folder}/实验校基本情况.xlsx", [_strong_basics()])
    values = [row for school in STRONG for row in _strong_values(school)]
    heads = (
        "学校代码",
        "学校名称",
        "指标",
        "计量单位",
        "方向",
        "起点值",
        "中期值",
        "终期值",
        "目标值",
    )
    put(
        f"{folder}/指标值.xlsx",
        [page("指标值", "三年发展指标", (*heads, "是否达成", "佐证"), values)],
    )
    marks = {"C": 15, "D": 15, "E": 15, "F": 8, "G1": 4}
    units = [(school.name, school.reached / 8) for school in STRONG]
    put(f"{folder}/专家评分.xlsx", [rated(units, marks)])
    put(f"{folder}/自评得分.xlsx", [self_scores(units, marks)])
    surveyed = [(school.name, school.satisfied) for school in STRONG]
    put(f"{folder}/满意度问卷.xlsx", [survey(surveyed, {"家长": 40, "教师": 25, "学生": 30})])
    visit = ("单位", "听课", "访谈教师", "访谈学生", "座谈会", "查阅资料")
    rows: Rows = [
        [school.name, 12 + at, 18, 24, 3, 160 + 10 * at] for at, school in enumerate(STRONG)
    ]
    put(f"{folder}/现场登记.xlsx", [page("现场登记", "到校评估登记", visit, rows)])


def _strong_basics() -> Page:
    heads = (
        "学校代码",
        "学校名称",
        "专任教师数",
        "双名工程校长数",
        "双名工程教师数",
        "种子计划教师数",
    )
    more = ("指导专家数", "支持学校", "支持学校数", "计划经费", "实际支出", "重大责任事故")
    rows: Rows = []
    for at, school in enumerate(STRONG):
        teachers = 62 + 7 * at
        seeds = 4 if school.reached > 4 else 3
        helped = "示例市实验性示范性高中" if at % 2 else "示例市优质初中"
        money = [120, 120 - 4 * (8 - school.reached)]
        masters = 2 if school.reached > 4 else 1
        rows.append(
            [school.code, school.name, teachers, 1, masters, seeds, 3, helped, 1, *money, "否"]
        )
    return page("基本情况", "实验校基本情况（金额：万元）", (*heads, *more), rows)


def _strong_values(school: School) -> Iterator[list[Value]]:
    for at, (name, unit, start, gain, target) in enumerate(STRONG_TARGETS):
        reached = at < school.reached
        last = start + 3 * gain if reached else target - gain
        word = "达成" if reached else "未达成"
        way = "越高越好" if gain > 0 else "越低越好"
        values = [start, start + gain, round(last, 1), target]
        yield [school.code, school.name, name, unit, way, *values, word, f"佐证{at + 1}"]


# --- pairs ---


def _write_pairs(put: Put, work: Work) -> None:
    folder = f"填报/2021/{work.folder}"
    heads = ("项目编号", "项目名称", *work.columns, "计划经费（元）", "实际支出（元）")
    basics: Rows = [
        [pair.code, pair.name, *own, 300000, 300000 - 15000 * (4 - pair.reached)]
        for pair, own in zip(work.pairs, work.own, strict=True)
    ]
    put(
        f"{folder}/项目基本情况.xlsx",
        [page("基本情况", f"{work.kind}项目基本情况", heads, basics)],
    )
    logs = [row for pair in work.pairs for row in _log(pair)]
    heads = ("项目名称", "日期", "人员", "交流内容", "学时")
    put(f"{folder}/交流记录.xlsx", [page("交流记录", "到校交流记录", heads, logs)])
    heads = ("项目名称", "指标", "计量单位", "方向", "起点值", "当前值", "目标值")
    values = [row for pair in work.pairs for row in _pair_values(pair)]
    put(f"{folder}/指标值.xlsx", [page("指标值", "项目目标", heads, values)])
    units = [(pair.name, pair.reached / 4) for pair in work.pairs]
    put(f"{folder}/专家评分.xlsx", [rated(units, {code: full for code, _, full in work.rated})])
    surveyed = [(pair.name, pair.satisfied) for pair in work.pairs]
    put(f"{folder}/满意度问卷.xlsx", [survey(surveyed, {"家长": 30, "教师": 20})])
    rows: Rows = [[pair.name, 6 + at, 10, 2, 80 + 5 * at] for at, pair in enumerate(work.pairs)]
    put(f"{folder}/现场登记.xlsx", [page("现场登记", "到校评估登记", ("单位", *VISIT), rows)])


def _log(pair: Pair) -> Iterator[list[Value]]:
    for month in (1, 2, 3, 4, 5, 6, 9, 10, 11, 12):
        if month in pair.without or (2021, month) < (pair.since.year, pair.since.month):
            continue
        for visit in range(1 + month % 2):
            day = date(2021, month, 9 + 8 * visit)
            yield [pair.name, day, "示例教师", f"{pair.topic}研讨", 3 + visit]


def _pair_values(pair: Pair) -> Iterator[list[Value]]:
    for at, (name, unit, start, gain, target) in enumerate(PAIR_TARGETS):
        now = start + 2 * gain if at < pair.reached else target - gain
        way = "越高越好" if gain > 0 else "越低越好"
        yield [pair.name, name, unit, way, start, now, target]


# --- school areas and groups ---


def _write_clusters(put: Put) -> None:
    folder = "填报/2021/学区集团"
    heads = ("项目编号", "项目名称", "成员校数", "统一章程", "共享课程数")
    basics: Rows = [
        [
            one.code,
            one.name,
            len(one.members) + 1,
            "否" if one.satisfied < 85 else "是",
            2 * len(one.members),
        ]
        for one in CLUSTERS
    ]
    put(f"{folder}/基本情况.xlsx", [page("基本情况", "学区和集团基本情况", heads, basics)])
    heads = ("项目名称", "应流动教师数", "实际流动教师数", "流动骨干教师数", "流动满三年教师数")
    moves: Rows = [[one.name, *one.moves] for one in CLUSTERS]
    put(f"{folder}/教师流动.xlsx", [page("教师流动", "教师流动情况", heads, moves)])
    heads = ("项目名称", "日期", "活动类别", "活动内容", "参加学校数")
    acts = [row for one in CLUSTERS for row in _activities(one)]
    put(f"{folder}/活动记录.xlsx", [page("活动记录", "学区和集团活动记录", heads, acts)])
    for file, cut in (("督导组评分", 0.0), ("自评得分", 0.5)):
        rows: Rows = [
            [one.name, code, points + cut]
            for one in CLUSTERS
            for code, points in zip(("A2", "D", "E2"), one.points, strict=True)
        ]
        put(f"{folder}/{file}.xlsx", [page(file, file, ("项目名称", "指标编号", "得分"), rows)])
    surveyed = [(one.name, one.satisfied) for one in CLUSTERS]
    put(f"{folder}/满意度问卷.xlsx", [survey(surveyed, {"家长": 50, "教师": 40})])
    rows = [[one.name, 8 + at, 20, 3, 120] for at, one in enumerate(CLUSTERS)]
    put(f"{folder}/现场登记.xlsx", [page("现场登记", "到校督导登记", ("单位", *VISIT), rows)])


def _activities(one: Cluster) -> Iterator[list[Value]]:
    busy = one.satisfied - 80
    for month in (1, 3, 4, 5, 6, 9, 10, 11, 12)[: max(busy, 3)]:
        yield [one.name, date(2021, month, 12), KINDS[0], "学科联合教研", len(one.members) + 1]
        if month % 3 == 0:
            yield [one.name, date(2021, month, 20), KINDS[1], "联合学生活动", len(one.members)]
            yield [one.name, date(2021, month, 25), KINDS[2], "理事会例会", len(one.members) + 1]

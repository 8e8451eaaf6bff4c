"""Specimens of faults of revisits, their register and the inspectors."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dubao.commands.opening import open_office
from dubao.commands.schedule.marking import _row_of
from dubao.commands.schedule.opening import open_registers
from dubao.model.problem import Problem, RefusedError
from dubao.model.terms_visits import Mark
from dubao.schedule.entries import Marking
from tests.read.office import write
from tests.visiting import INSPECTORS, SETTINGS, make_office, plan_of, visit

CASE = ("DD1", "S1", "综合", date(2020, 4, 9))
WITHOUT_RULE = SETTINGS[: SETTINGS.index("  事项:")]
Build = Callable[[Path], Iterable[Problem]]


def _planned(
    *visits: Sequence[Any],
    cases: Sequence[Sequence[Any]] = (CASE,),
    last: date = date(2021, 12, 31),
    **more: Any,
) -> Build:
    """Plan the revisits of a small office."""
    return lambda folder: plan_of(make_office(folder, cases, visits, **more), last=last).problems


def _team(*members: Sequence[Any]) -> Build:
    """Plan with one team."""
    return _planned(督学=[[*row] for row in members])


def _supervised(**cells: Any) -> Build:
    """Plan with one supervision whose row has these cells."""

    def build(folder: Path) -> Iterable[Problem]:
        make_office(folder, [CASE])
        (folder / "台账/督导.xlsx").unlink()
        named = {"督导编号": "DD1", "单位代码": "S1", "单位名称": "甲小学", "督导类别": "综合"}
        row: dict[str, Any] = {**named, "结束日期": date(2020, 4, 9), **cells}
        write(folder / "台账/督导.xlsx", [list(row), list(row.values())])
        return plan_of(folder).problems

    return build


def _marked(*words: str) -> Build:
    """Mark a visit that is in the register."""

    def build(folder: Path) -> Iterable[Problem]:
        row = visit("DD1-1", "S1", "暂定", 计划日期=date(2021, 4, 9), 时段="上午", 督导组="第一组")
        make_office(folder, [CASE], [row])
        said = Marking(Mark(words[0]), date(2021, 2, 22), date.fromisoformat(words[1]))
        try:
            _row_of(open_registers(open_office(folder), said.today), "DD1-1", said)
        except RefusedError as refused:
            return refused.problems
        return []

    return build


VISITS = "台账/回访.xlsx[Sheet1]"
SPECIMENS = {
    "revisit-without-rule": (
        _planned(settings=WITHOUT_RULE),
        "dubao.yaml 没有写明综合督导之后多久回访",
        "请在 dubao.yaml 的「期限」中写一步「回访」：类别、起算的事、期限（如 12个月）",
    ),
    "revisit-not-computed": (
        _planned(cases=[("DD1", "S1", "综合", None)]),
        "台账/督导.xlsx[Sheet1]!A2 甲小学的回访到期日算不出来：没有督导结束日期",
        "请在台账/督导中补上这个日期",
    ),
    "supervision-of-nobody": (
        _planned(cases=[("DD1", "S9", "综合", date(2020, 4, 9))]),
        "台账/督导.xlsx[Sheet1]!A2 这次督导没有写明单位，或单位不在台账中",
        "请填写学校或镇街台账中的单位代码或名称",
    ),
    "group-too-small": (
        _supervised(组长="赵一", 成员="钱二"),
        "台账/督导.xlsx[Sheet1]!A2 甲小学的综合督导小组登记了 2 人，少于三名",
        "请核对组长和成员；综合督导、专项督导须由三名以上督学组成小组",
    ),
    "vote-too-few": (
        _supervised(组长="赵一", 成员="钱二、孙三", 同意人数=1),
        "台账/督导.xlsx[Sheet1]!A2 甲小学的督导意见书有 3 人表决、1 人同意，不到三分之二",
        "请核对表决人数和同意人数；意见书须经督导小组三分之二以上成员同意",
    ),
    "visit-without-number": (
        _planned([None, *visit("DD1-1", "S1", "待排")[1:]]),
        f"{VISITS}!A2 这一行没有回访编号，没有采用",
        "请填写编号；由 dubao 写入的行不要删去编号",
    ),
    "visit-number-twice": (
        _planned(visit("DD1-1", "S1", "待排"), visit("DD1-1", "S1", "待排")),
        f"{VISITS}!A3 回访编号「DD1-1」与 {VISITS}!H2 的重复，没有采用",
        "请删去重复的一行或改正编号",
    ),
    "visit-done-without-day": (
        _planned(visit("DD1-1", "S1", "已完成")),
        f"{VISITS}!P2 甲小学的回访写的是已完成，但没有完成日期",
        "请补上完成日期",
    ),
    "visit-done-unsaid": (
        _planned(visit("DD1-1", "S1", "暂定", 完成日期=date(2021, 2, 1))),
        f"{VISITS}!H2 甲小学的回访有完成日期，状态却是「暂定」",
        "请把状态改为「已完成」，或删去完成日期",
    ),
    "visit-without-day": (
        _planned(visit("DD1-1", "S1", "已确认")),
        f"{VISITS}!J2 甲小学的回访状态是「已确认」，却没有日期",
        "请填写计划日期或确认日期，或把状态改为「待排」",
    ),
    "visit-postponed-without-paper": (
        _planned(visit("DD1-1", "S1", "延期", 延期至=date(2021, 5, 20))),
        f"{VISITS}!T2 甲小学的回访延期没有依据文号",
        "请填写批准延期的文件的文号",
    ),
    "visit-postponed-without-day": (
        _planned(visit("DD1-1", "S1", "延期", 依据文号="示府教督〔2021〕5号")),
        f"{VISITS}!R2 甲小学的回访延期没有写延到哪一天",
        "请填写「延期至」",
    ),
    "visit-of-nothing": (
        _planned(visit("DD8-1", "S1", "待排", 应访日期=date(2021, 4, 9))),
        f"{VISITS}!H2 甲小学的回访所依据的督导「DD8」不在台账/督导中",
        "请核对督导编号",
    ),
    "visit-impossible": (
        _planned(
            visit("DD1-1", "S1", "已确认", 计划日期=date(2021, 4, 5), 时段="上午", 督导组="第一组")
        ),
        f"{VISITS}!H2 甲小学2021-04-05的回访已确认，但这一天不上课（清明）",
        "请与学校另约，用 dubao schedule mark 改期；或用 --release 放开，由程序另排",
    ),
    "visit-member-away": (
        _planned(
            visit(
                "DD1-1",
                "S1",
                "已确认",
                计划日期=date(2021, 4, 12),
                时段="上午",
                督导组="第一组",
                成员="赵一、钱二、孙三、李四",
            ),
            duties=[["D3", "孙三", "病假", date(2021, 4, 1), date(2021, 4, 30), None]],
        ),
        f"{VISITS}!H2 甲小学2021-04-12的回访写明的人有不能去的（孙三：病假），其余的人够",
        "请在台账/回访的「成员」中改写，通知已经发出的另行告知学校",
    ),
    "visit-past": (
        _planned(
            visit("DD1-1", "S1", "暂定", 计划日期=date(2021, 2, 5), 时段="上午", 督导组="第一组")
        ),
        f"{VISITS}!H2 甲小学的回访排在2021-02-05，已经过了，还没有登记完成",
        "请登记完成、改期或取消",
    ),
    "mark-ahead": (
        _marked("已完成", "2021-02-23"),
        f"{VISITS}!H2 甲小学的回访不能在2021-02-23登记为已完成：这一天还没有到",
        "请核对 --date，或改写 --today",
    ),
    "mark-closed-day": (
        _marked("已确认", "2021-04-05"),
        f"{VISITS}!H2 甲小学的回访不能定在2021-04-05：学校不上课（清明）",
        "请另选一天；当天确实上课的，先在台账/校历中写明",
    ),
    "recusal-elsewhere": (
        _team(*[[*row, "外区中学"] for row in INSPECTORS[:4]]),
        "台账/督学.xlsx[Sheet1]!F2 赵一的回避单位「外区中学」不在本区台账中，没有采用",
        "如是本区学校，请核对名称",
    ),
    "absence-of-nobody": (
        _planned(duties=[["D9", "王九", "病假", date(2021, 3, 1), None, None]]),
        "台账/督学日程.xlsx[Sheet1]!B2 「D9」不在台账/督学中，这一行没有采用",
        "请核对督学编号和姓名",
    ),
    "absence-without-days": (
        _planned(duties=[["D1", "赵一", "病假", date(2021, 3, 2), date(2021, 3, 1), None]]),
        "台账/督学日程.xlsx[Sheet1]!D2 D1的日程没有开始日期，或结束早于开始，没有采用",
        "请改正日期",
    ),
    "team-unfit": (
        _team(*INSPECTORS[:2]),
        "台账/督学.xlsx 第一组不能单独承担回访：只有 2 人，不足 3 人",
        "请调整督学台账中的督导组、组内职务和学段",
    ),
    "no-teams": (
        _team(["D1", "赵一", "小学", None, None]),
        "台账/督学.xlsx 台账/督学中没有一个督导组",
        "请在「督导组」一列写明每名督学在哪一组，在「组内职务」写明组长、副组长",
    ),
    "round-uncovered": (
        _planned(
            settings=f"{SETTINGS}督导周期: {{轮次: {{起: 2021, 安排: {{2021: [小学, 初中]}}}}}}\n"
        ),
        "dubao.yaml 这一轮综合督导有 1 所幼儿园没有排进任何一年，或排的那一年已过去而没有督导",
        "请在 dubao.yaml 的「督导周期」「轮次」「安排」中补上",
    ),
    "pace-too-slow": (
        _planned(settings=f"{SETTINGS}督导周期: {{轮次: {{起: 2017}}}}\n"),
        "dubao.yaml 小学每年督导 12.5%，照此 5 年只能督导 62.5%，不能全部轮到",
        "每年至少要督导 1 所，请调整安排",
    ),
    "plan-beyond-calendar": (
        _planned(cases=[("DD9", "S1", "综合", date(2026, 3, 2))], last=date(2027, 12, 31)),
        "台账/校历.xlsx 有 1 所的回访落在校历或放假安排还没有公布的时间，只列应访日期，日期暂定",
        "请在校历公布后补入台账/校历，再运行一次",
    ),
}

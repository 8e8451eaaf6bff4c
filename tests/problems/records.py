"""Specimens of faults in records of routine visits and in zones."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from dubao.check.records.columns import check_columns
from dubao.check.records.rules import check_records
from dubao.check.records.staffing import check_staffing
from dubao.commands.opening import Office as OpenedOffice
from dubao.commands.visits.opening import open_visits
from dubao.model.problem import Problem, RefusedError
from dubao.workspace import Workspace
from tests.read.records import DAY, Office, settings, visit

OLD = date(2020, 9, 1)
TEXT = (
    "上午查看了门卫登记、食堂留样和消防器材，随后听课一节，课堂气氛活跃，课后与分管领导交流意见。"
)
IN_RECORDS, IN_ZONES = "台账/督导记录.xlsx[记录]", "台账/责任区.xlsx[责任区]"
ALL = "甲小学、乙小学、丙幼儿园"


def _of(*visits: Any, zones: Any = ()) -> Callable[[Path], Iterable[Problem]]:
    """Read and check these records."""

    def build(folder: Path) -> Iterable[Problem]:
        office = Office(folder, *visits, zones=zones)
        records, problems = office.records()
        return (*problems, *check_records(records, office.held()))

    return build


def _zones(*rows: Any, **keys: int) -> Callable[[Path], Iterable[Problem]]:
    """Read and check these zones."""

    def build(folder: Path) -> Iterable[Problem]:
        office = Office(folder, zones=rows)
        zones, problems = office.zones()
        staffing = settings(配备=keys).records.staffing
        return (*problems, *check_staffing(zones, office.people.schools, staffing, DAY))

    return build


def _columns(**keys: Any) -> Callable[[Path], Iterable[Problem]]:
    return lambda _: check_columns(settings(**keys).records, ["督导日期", "督导学校"])


def _missing(folder: Path) -> Iterable[Problem]:
    try:
        open_visits(OpenedOffice(Workspace(folder), settings()), DAY)
    except RefusedError as refused:
        return refused.problems
    return []


SPECIMENS = {
    "records-missing": (
        _missing,
        "台账/督导记录.xlsx 没有督导记录",
        "请放在 台账/督导记录.xlsx，或在 dubao.yaml 的 督导记录 中写明文件"
        "（现在找 台账/督导记录.*、填报/*/督导记录/*）",
    ),
    "record-without-day": (
        _of(visit(督导日期=None)),
        f"{IN_RECORDS}!D2 没有填督导日期，这次督导不计入统计",
        "请补上日期",
    ),
    "record-on-free-day": (
        _of(visit(督导日期=date(2021, 5, 3))),
        f"{IN_RECORDS}!D2 督导日期 2021-05-03 学校不上课（劳动节）",
        "请核对日期；确实在这一天入校的请说明情况",
    ),
    "record-day-unknown": (
        _of(visit(督导日期=date(2030, 3, 5))),
        f"{IN_RECORDS}!D2 督导日期 2030-03-05 学校是否上课，校历和放假数据中没有",
        "请在 台账/校历.xlsx、台账/节假日.xlsx 补上",
    ),
    "record-pasted": (
        _of(visit(过程记录=TEXT), visit(督导学校="乙小学", 责任督学="李四", 过程记录=TEXT)),
        f"{IN_RECORDS}!F3 记录文字与甲小学 2021-03-02 的（{IN_RECORDS}!F2）"
        "有 100% 相同（达到 80% 即提示）",
        "请核对是否套用了别的学校的记录；各校应写各校的情况",
    ),
    "record-without-follow-up": (
        _of(visit(存在问题="通道堆物")),
        f"{IN_RECORDS}!G2 写了存在问题，没有后续处理，也没有整改编号",
        "请写明后续处理（建议、整改通知、上报、协商），需要整改的登记到问题整改台账",
    ),
    "person-in-two-places": (
        _of(visit(), visit(督导学校="乙小学")),
        f"{IN_RECORDS}!E3 张三 2021-03-02 上午还在甲小学",
        "请核对日期、时段和人员；同一个半天不能在两所学校",
    ),
    "person-maybe-in-two-places": (
        _of(visit(), visit(督导学校="乙小学", 时段=None)),
        f"{IN_RECORDS}!E3 张三 2021-03-02 还去了甲小学，时段没有填，看不出是否冲突",
        "请补上时段：上午、下午或全天",
    ),
    "record-not-allotted": (
        _of(visit(), zones=[("一区", "旧版", OLD, "甲小学", "李四、王五")]),
        f"{IN_RECORDS}!A2 张三在 2021-03-02 不是这所学校的责任督学；当时 一区（旧版）的是李四、王五",
        "请核对填写的督学；责任区调整过的，核对 台账/责任区.xlsx 的版本日期",
    ),
    "record-without-zone": (
        _of(visit(), zones=[("一区", "旧版", OLD, "乙小学", "张三")]),
        f"{IN_RECORDS}!A2 2021-03-02 没有哪个责任区包括甲小学",
        "请核对 台账/责任区.xlsx 的版本日期和学校名称",
    ),
    "zone-without-day": (
        _zones(("一区", "旧版", None, ALL, "张三")),
        f"{IN_ZONES}!C2 一区没有版本日期，没有采用这一行",
        "请补上这一版从哪一天开始用",
    ),
    "zone-school-twice": (
        _zones(("一区", "", OLD, ALL, "张三"), ("二区", "", OLD, "乙小学", "李四")),
        f"{IN_ZONES}!A3 乙小学同时在 一区 和 二区",
        "请核对；一所学校只能属于一个责任区",
    ),
    "zone-school-missing": (
        _zones(("一区", "", OLD, "甲小学", "张三")),
        "台账/责任区.xlsx 2 所学校不属于任何责任区：乙小学、丙幼儿园",
        "请把它们划入责任区",
    ),
    "zone-too-large": (
        _zones(("一区", "", OLD, ALL, "张三"), 责任区学校数=2),
        f"{IN_ZONES}!A2 一区有 3 所学校，多于 2 所",
        "请核对责任区的划分",
    ),
    "inspector-overloaded": (
        _zones(("一区", "", OLD, ALL, "张三、李四"), 每名督学学校数=1),
        f"{IN_ZONES}!A2 一区有 3 所学校、2 名责任督学，每人约 1.5 所，多于 1 所",
        "请增加责任督学或调整责任区",
    ),
    "school-understaffed": (
        _zones(("一区", "", OLD, ALL, "张三"), 每校督学=2),
        f"{IN_ZONES}!A2 一区只有 1 名责任督学，少于每校 2 名",
        "请增加责任督学",
    ),
    "record-column-unknown": (
        _columns(列名={"督导日起": "走访时间"}),
        "dubao.yaml 「列名」中的「督导日起」不是督导记录的字段",
        "是否想写「督导日期」？",
    ),
    "export-field-unknown": (
        _columns(导出={"走访时间": "督导日起"}),
        "dubao.yaml 导出列「走访时间」写的「督导日起」不是督导记录的字段",
        "是否想写「督导日期」？",
    ),
}

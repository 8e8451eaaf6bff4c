"""Supervisions of the last years, inspectors in teams, leave: what revisits are planned from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.sample.registers import School, schools
from tests.sample.sheets import Page, Put, Value

TEAMS = "一二三四五六七八"
STAGES = ("幼儿园", "小学", "初中", "高中")
SUPERVISION_HEADS = (
    "督导编号",
    "单位代码",
    "单位名称",
    "督导类别",
    "督导名称",
    "学段",
    "开始日期",
    "结束日期",
    "意见书文号",
    "成文日期",
    "送达日期",
    "公布日期",
    "组长",
    "成员",
    "回访日期",
    "备注",
)

# Inspector, what for, first day, last day, half of the day.
DUTIES = (
    (3, "病假", date(2021, 3, 8), date(2021, 3, 19), None),
    (11, "外出学习", date(2021, 4, 12), date(2021, 4, 16), None),
    (2, "市级督导任务", date(2021, 5, 10), date(2021, 5, 14), None),
    (18, "教研活动", date(2021, 3, 24), date(2021, 3, 24), "下午"),
    (18, "教研活动", date(2021, 4, 7), date(2021, 4, 7), "下午"),
    (7, "市级督导任务", date(2021, 9, 13), date(2021, 9, 17), None),
    (14, "产假", date(2021, 9, 1), date(2022, 1, 19), None),
    (27, "外出学习", date(2021, 10, 18), date(2021, 10, 29), None),
    (1, "区委会议", date(2021, 11, 3), date(2021, 11, 3), "上午"),
    (22, "病假", date(2021, 11, 15), date(2021, 12, 10), None),
)

VISIT_HEADS = (
    "回访编号",
    "督导编号",
    "次数",
    "单位代码",
    "单位名称",
    "类别",
    "形式",
    "状态",
    "应访日期",
    "计划日期",
    "时段",
    "督导组",
    "成员",
    "通知日期",
    "确认日期",
    "完成日期",
    "结论",
    "延期至",
    "原计划日期",
    "依据文号",
    "原因",
    "备注",
)

# School, what is agreed so far: state, half of the day, team, and the days by column.
AGREED: tuple[tuple[str, str, str | None, int | None, dict[str, date | str]], ...] = (
    (
        "梅岭百灵幼儿园",
        "已确认",
        "上午",
        0,
        {
            "计划日期": date(2021, 3, 2),
            "通知日期": date(2021, 2, 22),
            "确认日期": date(2021, 3, 3),
            "备注": "示例：园方要求改到周三",
        },
    ),
    ("安溪第一小学", "暂定", "上午", 1, {"计划日期": date(2021, 3, 19)}),
    (
        "安溪蒲公英幼儿园",
        "延期",
        None,
        None,
        {
            "延期至": date(2021, 4, 20),
            "原计划日期": date(2021, 3, 29),
            "依据文号": "示府教督〔2021〕3号",
            "原因": "园舍维修（示例）",
        },
    ),
)


@dataclass(frozen=True)
class Supervision:
    """One row of 督导.xlsx."""

    code: str
    school: School
    kind: str
    title: str
    start: date
    end: date
    revisited: date | None = None


def write_visits(put: Put) -> None:
    """Write the registers of inspectors, of their duties and of supervisions."""
    put("台账/督学.xlsx", [_inspectors()])
    put("台账/督学日程.xlsx", [_duties()])
    put("台账/督导.xlsx", [_supervisions()])
    put("台账/回访.xlsx", [_visits()])


def inspector(number: int) -> str:
    """Return an inspector's name."""
    return f"示例督学{number:02d}"


def team_of(number: int) -> int:
    """Return an inspector's team from 0: five in each, of all four stages."""
    return (number - 1 + (number - 1) // 8) % 8


def _inspectors() -> Page:
    page = Page("督学", widths=(12, 16, 10, 10, 28, 14, 14, 10, 10, 30, 34))
    heads = "督学编号 姓名 专兼职 学段 工作单位 任期起 任期止 督导组 组内职务 曾任职学校 回避单位"
    page.rows.append([*heads.split()])
    known = [one.name for one in schools()]
    for number in range(1, 41):
        full_time = number <= 12
        former = None if full_time else known[(number * 53) % len(known)]
        kin = (
            f"{known[(number * 31) % len(known)]}（近亲属任校长）"
            if number in (9, 21, 33)
            else None
        )
        page.rows.append(
            [
                f"DX{number:03d}",
                inspector(number),
                "专职" if full_time else "兼职",
                STAGES[number % 4],
                "示例区人民政府教育督导室" if full_time else "示例区教育学院",
                date(2019, 9, 1) if number % 5 else date(2021, 9, 1),
                date(2022, 8, 31) if number % 5 else date(2024, 8, 31),
                f"第{TEAMS[team_of(number)]}组",
                "组长" if number <= 8 else "副组长" if number <= 16 else "成员",
                former,
                kin,
            ]
        )
    return page


def _duties() -> Page:
    page = Page("督学日程", widths=(12, 14, 20, 14, 14, 8, 20))
    page.rows.append(["督学编号", "姓名", "事项", "开始日期", "结束日期", "时段", "备注"])
    for number, what, first, last, half in DUTIES:
        page.rows.append([f"DX{number:03d}", inspector(number), what, first, last, half, "示例"])
    return page


def supervisions() -> list[Supervision]:
    """Return the supervisions in the order of time.

    2020 is the year before the plan: comprehensive ones of primary schools and kindergartens in
    spring and autumn, special ones of school groups from autumn on. Those of earlier years have
    been revisited, all but one.
    """
    rows = [*_earlier(), *_comprehensive(), *_special()]
    rows.sort(key=lambda row: (row[2], row[0].code))
    found = []
    for number, (school, kind, start, revisited) in enumerate(rows, start=1):
        end = start + timedelta(days=2 if kind == "综合" else 1)
        what = "发展性综合督导" if kind == "综合" else "紧密型教育集团专项督导"
        code = f"DD{start.year}{number:03d}"
        found.append(Supervision(code, school, kind, f"{school.name}{what}", start, end, revisited))
    return found


Row = tuple[School, str, date, date | None]


def _of(kind: str, private: bool, step: int, first: int = 0) -> list[School]:
    return [one for one in schools() if one.kind == kind and one.private is private][first::step]


def _comprehensive() -> Iterator[Row]:
    """Yield two a week from March to early June and from September to November 2020."""
    primary, public, private = (
        _of("小学", False, 3),
        _of("幼儿园", False, 5),
        _of("幼儿园", True, 3),
    )
    units = [one for trio in zip(primary, public, strict=False) for one in trio]
    units += primary[len(public) :] + public[len(primary) :] + private
    weeks = [date(2020, 3, 17) + timedelta(weeks=at) for at in range(12)]
    weeks += [date(2020, 9, 15) + timedelta(weeks=at) for at in range(11)]
    for at, school in enumerate(units):
        yield school, "综合", weeks[at // 2] + timedelta(days=at % 2), None


def _special() -> Iterator[Row]:
    """Yield those of the schools that lead a group, one every third week."""
    for at, school in enumerate(_of("九年一贯制学校", False, 1)):
        yield school, "专项", date(2020, 9, 24) + timedelta(weeks=3 * at), None
    for at, school in enumerate(_of("初级中学", False, 4)):
        yield school, "专项", date(2021, 3, 11) + timedelta(weeks=3 * at), None


def _earlier() -> Iterator[Row]:
    """Yield comprehensive ones of 2016 to 2019, revisited a year later, all but the last."""
    units = [*_of("初级中学", False, 2, 1), *_of("小学", False, 3, 1), *_of("幼儿园", False, 4, 2)]
    for at, school in enumerate(units):
        start = date(2016, 3, 15) + timedelta(days=49 * at)
        if start.month in (1, 2, 7, 8):
            start += timedelta(days=63)
        if start < date(2020, 1, 1):
            last = start > date(2019, 11, 1)
            yield school, "综合", start, None if last else start + timedelta(days=372)


def _supervisions() -> Page:
    page = Page("督导", widths=(12, 14, 26, 10, 44, 10, 14, 14, 22, 14, 14, 14, 14, 40, 14, 10))
    page.rows.append([*SUPERVISION_HEADS])
    counts: dict[int, int] = {}
    for at, one in enumerate(supervisions()):
        year = one.end.year
        counts[year] = counts.get(year, 0) + 1
        numbers = [n for n in range(1, 41) if team_of(n) == at % 8]
        names = [inspector(n) for n in numbers]
        written = one.end + timedelta(days=21)
        cells: dict[str, Value] = {
            "督导编号": one.code,
            "单位代码": one.school.code,
            "单位名称": one.school.name,
            "督导类别": one.kind,
            "督导名称": one.title,
            "学段": one.school.kind,
            "开始日期": one.start,
            "结束日期": one.end,
            "意见书文号": f"示府教督〔{written.year}〕{counts[year] + 10}号",
            "成文日期": written,
            "送达日期": written + timedelta(days=5),
            "公布日期": written + timedelta(days=9),
            "组长": names[0],
            "成员": "、".join(names[1:4]),
            "回访日期": one.revisited,
            "备注": "示例",
        }
        page.rows.append([cells[head] for head in SUPERVISION_HEADS])
    return page


def _visits() -> Page:
    """Return what was agreed of the year's revisits before it is planned."""
    page = Page(
        "回访", widths=(14, 12, 8, 14, 26, 8, 8, 10, *(14,) * 3, 10, 34, *(14,) * 6, 22, 20, 24)
    )
    page.rows.append([*VISIT_HEADS])
    known = {one.school.name: one for one in supervisions() if one.revisited is None}
    for name, state, half, team, cells in AGREED:
        one = known[f"示例区{name}"]
        # Inspectors whose number is a multiple of five begin in September 2021.
        names = [inspector(n) for n in range(1, 41) if team_of(n) == team and n % 5]
        values: dict[str, Value] = {
            "回访编号": f"{one.code}-1",
            "督导编号": one.code,
            "次数": 1,
            "单位代码": one.school.code,
            "单位名称": one.school.name,
            "类别": one.kind,
            "形式": "回访",
            "状态": state,
            "应访日期": one.end.replace(year=one.end.year + 1),
            "时段": half,
            "督导组": None if team is None else f"第{TEAMS[team]}组",
            "成员": "、".join(names) or None,
            **cells,
        }
        page.rows.append([values.get(head) for head in VISIT_HEADS])
    return page

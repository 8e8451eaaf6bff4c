"""Routine visits of the autumn term of 2021, the zones' versions, complaints: all fictional.

Every school is visited each month, but for what is planted:

- 安溪春苗幼儿园 was not visited in October; 安溪第一小学 only once in the term so far;
- a visit on a Saturday, one in the National Day holiday;
- 柳塘第一小学 and 青禾第一小学 have one text, 青禾第二小学 nearly the same;
- a problem without follow-up; an inspector at two schools in one half day;
- a visit by an inspector who has moved to another zone, one in June by whom it was right then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tests.sample.registers import schools
from tests.sample.sheets import Page, Put, Value

HEADS = (
    *("编号", "学期", "责任督学", "同行人员", "督导学校", "督导日期", "时段", "督导方式", "标题"),
    *("督导事项", "过程记录", "亮点", "存在问题", "后续处理", "整改编号"),
    *("类型", "动作", "组织", "听课", "访谈", "录入日期"),
)
ZONE_HEADS = ("责任区", "责任组", "版本号", "版本日期", "学校名称", "责任督学", "组长", "联络人")
COMPLAINT_HEADS = (
    *(
        "编号",
        "日期时间",
        "姓名",
        "性别",
        "来源",
        "电话",
        "反映情况",
        "记录人",
        "处理人",
        "处理情况",
    ),
)
NUMERALS = "一二三四五六七八九十"
FIRST, SECOND = date(2020, 9, 1), date(2021, 9, 1)
TERM = "2021-2022学年第一学期"

# Townships of a zone; the large ones are parted into schools and kindergartens.
_ZONES = (
    (("安溪镇",), ""),
    (("柳塘镇", "青禾镇"), ""),
    (("云桥镇", "石潭镇"), ""),
    (("望湖镇", "梅岭镇"), ""),
    (("枫林街道",), "学校"),
    (("枫林街道",), "幼儿园"),
    (("虹光街道",), "学校"),
    (("虹光街道",), "幼儿园"),
    (("沁园街道",), ""),
    (("启明工业区", "海晟工业区"), ""),
)
_DAYS = {9: (7, 8, 9, 10, 13, 14, 15, 16, 17, 22, 23, 24), 10: (11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 25, 26), 11: (1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 16)}  # fmt: skip
_PARTS = (
    ("查看了校门口护导和家长接送秩序", "查看了食堂后厨和留样记录", "查看了消防设施和疏散通道",
     "查看了实验室和危险品柜", "查看了图书馆开放登记", "查看了医务室和晨检记录", "查看了操场和器材", "查看了宿舍管理"),
    ("随堂听课了解教学常规", "参加了教研组活动", "翻阅了教师备课笔记", "查阅了作业设计和批改",
     "旁听了班主任例会", "查看了课程表执行情况", "与任课教师交流", "看了社团活动"),
    ("与学生代表座谈睡眠和作业时间", "与家长代表座谈课后服务", "与青年教师座谈专业发展", "与校长交换意见",
     "与后勤人员座谈", "与保健老师座谈", "与年级组长座谈", "与心理教师座谈"),
    ("资料归档较齐", "制度上墙并能落实", "台账更新及时", "分工明确到人", "问题能够闭环",
     "活动有方案有记录", "家校沟通渠道畅通", "值班安排到位"),
    ("建议进一步优化课间安排", "建议丰富劳动教育内容", "建议加强校本研修", "建议定期更新宣传栏",
     "建议完善应急演练", "建议关注特需学生", "建议提升环境布置", "建议细化评价办法"),
)  # fmt: skip
LEFT_OUT = (("安溪春苗幼儿园", 10), ("安溪第一小学", 10), ("安溪第一小学", 11))
PASTED = (
    "上午到校后先巡视校园，查看门卫登记、食堂留样和消防器材，随后听课一节，课堂气氛活跃，师生互动较好；"
    "课后与分管领导交流，学校各项工作有序开展，师生精神面貌良好。"
)


@dataclass(frozen=True)
class Visit:
    """One record before it is written."""

    school: str
    kindergarten: bool
    zone: int
    day: date
    half: str
    who: int
    text: str = ""
    problem: str = ""
    follow_up: str = ""


def write_routine(put: Put) -> None:
    """Write records, zones and complaints."""
    put("台账/责任区.xlsx", [_zone_page()])
    put("台账/督导记录.xlsx", [_record_page()])
    put("台账/投诉.xlsx", [_complaint_page()])


def zones() -> list[list[str]]:
    """Return the names of the schools of each zone."""
    found: list[list[str]] = [[] for _ in _ZONES]
    for one in schools():
        kind = "幼儿园" if one.kind == "幼儿园" else "学校"
        for at, (townships, part) in enumerate(_ZONES):
            if one.unit.name in townships and part in ("", kind):
                found[at].append(one.name)
    return found


def people_of(zone: int, day: date) -> list[int]:
    """Return the numbers of a zone's inspectors; in September 2021 two changed places."""
    numbers = [4 * zone + one for one in range(1, 5)]
    if day >= SECOND:
        numbers = [{1: 5, 5: 1}.get(number, number) for number in numbers]
    return numbers


def visits() -> list[Visit]:
    """Return the records in the order of the register."""
    kinds = {one.name: one.kind for one in schools()}
    found = [
        _visit(zone, at, school, kinds[school], month)
        for zone, schools in enumerate(zones())
        for at, school in enumerate(schools)
        for month in (9, 10, 11)
    ]
    return sorted(_planted(found), key=lambda one: (one.day, one.zone))


def _visit(zone: int, at: int, school: str, kind: str, month: int) -> Visit:
    days = _DAYS[month]
    people = people_of(zone, SECOND)
    day = date(2021, month, days[at // 2 % len(days)])
    who = people[at // 2 % 2 * 2 + at % 2]
    return Visit(school, kind == "幼儿园", zone, day, ("上午", "下午")[zone % 2], who)


def _planted(found: list[Visit]) -> list[Visit]:
    by_key = {
        (one.school.removeprefix("示例区"), one.day.month): at for at, one in enumerate(found)
    }

    def change(school: str, month: int, **what: object) -> None:
        at = by_key[school, month]
        found[at] = replace(found[at], **what)  # type: ignore[arg-type]

    change("云桥第一小学", 11, day=date(2021, 11, 13))
    change("沁园春苗幼儿园", 10, day=date(2021, 10, 5))
    change("柳塘第一小学", 11, text=PASTED)
    change("青禾第一小学", 11, text=PASTED)
    change("青禾第二小学", 11, text=PASTED.replace("一节", "两节"))
    change("石潭第一小学", 9, problem="午间值班人员不足")
    change("望湖第一小学", 9, problem="两处应急灯不亮", follow_up="建议")
    change("安溪第二小学", 9, who=1)
    left_out = {by_key[key] for key in LEFT_OUT}
    one = found[by_key["望湖春苗幼儿园", 10]]
    other = by_key["梅岭春苗幼儿园", 10]
    found[other] = replace(found[other], day=one.day, half=one.half, who=one.who)
    june = replace(found[by_key["安溪第二小学", 9]], day=date(2021, 6, 10))
    return [june, *(one for at, one in enumerate(found) if at not in left_out)]


def _record_page() -> Page:
    page = Page("督导记录", widths=(8, 22, 12, 12, 26, 14, 8, 12, 20, 14, 60, 20, 20, 12, 8))
    page.line("责任督学督导记录（示例）", len(HEADS))
    page.rows.append(list(HEADS))
    for number, one in enumerate(visits(), start=1):
        page.rows.append(_row(number, one))
    return page


def _row(number: int, one: Visit) -> list[Value]:
    team = number % 5 == 0
    theme = number % 3 == 0
    people = people_of(one.zone, one.day)
    companion = people[(people.index(one.who) + 2) % 4] if one.who in people else people[0]
    entered = (
        date(2021, one.day.month, min(one.day.day + 2, 30))
        if one.day < date(2021, 11, 10)
        else None
    )
    return [
        number,
        TERM if one.day >= SECOND else "2020-2021学年第二学期",
        _name(one.who),
        _name(companion) if team and not one.problem and number % 10 == 0 else None,
        one.school,
        one.day,
        one.half,
        "随机督导",
        f"{one.day.month}月{'主题' if theme else '常规'}督导",
        "课程与课堂教学" if theme else "校务管理与制度",
        one.text or _text(number),
        "社团活动有特色" if number % 40 == 0 else None,
        one.problem or None,
        one.follow_up or None,
        None,
        "主题" if theme else "常规",
        "自选" if number % 4 == 0 else "规定",
        "团队" if team else "个人",
        1 if theme else None,
        number % 4 or None,
        entered,
    ]


def _text(number: int) -> str:
    """Return a record's text; no two share more than four of their five parts."""
    chosen, rest = [], number * 7919
    for parts in _PARTS:
        rest, which = divmod(rest, len(parts))
        chosen.append(parts[which])
    return "，".join(chosen) + "。"


def _name(number: int) -> str:
    return f"示例督学{number:02d}"


def _zone_page() -> Page:
    page = Page("责任区", widths=(14, 10, 10, 14, 60, 40, 14, 14))
    page.line("教育督导责任区（示例）", len(ZONE_HEADS))
    page.rows.append(list(ZONE_HEADS))
    for version, since in (("2020版", FIRST), ("2021版", SECOND)):
        for at, names in enumerate(zones()):
            people = [_name(number) for number in people_of(at, since)]
            name = f"第{NUMERALS[at]}责任区"
            row: list[Value] = [
                name,
                f"第{NUMERALS[at // 2]}组",
                version,
                since,
                "、".join(names),
            ]
            page.rows.append([*row, "、".join(people), people[0], people[1]])
    return page


def _complaint_page() -> Page:
    page = Page("投诉", widths=(10, 14, 14, 6, 16, 16, 40, 14, 14, 20))
    page.line("受理投诉登记表（示例）", len(COMPLAINT_HEADS))
    page.rows.append(list(COMPLAINT_HEADS))
    for number in range(1, 13):
        day = date(2021, 9 + number % 3, 1 + number * 2)
        row: list[Value] = [
            f"TS{number:02d}",
            day,
            f"示例来电人{number:02d}",
            "女" if number % 2 else "男",
        ]
        row += ["家长", f"138000000{number:02d}", f"示例：反映第{number}件事（虚构）"]
        page.rows.append([*row, _name(1), _name(5 + number // 4), "已答复"])
    return page

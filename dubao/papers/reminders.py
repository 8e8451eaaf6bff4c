"""The list of reminders as a Word paper, a table for each person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from dubao.model.events import CalendarEvent, EventStatus
from dubao.model.offered import Name, each
from dubao.model.paper import WordPaper
from dubao.model.reminder import Reminder
from dubao.papers.names import SAMPLE
from dubao.papers.occasion import Occasion
from dubao.papers.titles import title_lines
from dubao.papers.wording import paper_date

TEMPLATE, CALENDAR = "提醒.docx", "提醒.ics"

REMINDERS = (
    *SAMPLE,
    Name("区", "区名", "示例区"),
    Name("督导机构", "督导机构全称", "示例区人民政府教育督导室"),
    Name("标题", "标题，按意思分行", "教育督导近期事项提醒"),
    Name("截至日期", "哪一天的情况", "2021年11月15日"),
    Name("条数", "一共几条", "12"),
    Name("逾期数", "其中逾期的", "3"),
    each(
        "人",
        "按人分列",
        Name("姓名", "责任人、单位或责任区", "张三"),
        each(
            "事项",
            "他的事项，最急的在前",
            Name("序号", "序号", "1"),
            Name("类别", "整改、复核、回访、期限、入校、录入、任期", "整改"),
            Name("单位", "单位", "甲镇"),
            Name("事项", "什么事", "17 消防通道堆物"),
            Name("日期", "到期的日子", "2021年11月30日"),
            Name("还剩", "还有几天，或逾期几天", "还有15天"),
        ),
    ),
)


def reminder_list(groups: Mapping[str, Sequence[Reminder]], occasion: Occasion) -> WordPaper:
    """Return the list of all reminders by person."""
    every = [one for found in groups.values() for one in found]
    title = "教育督导近期事项提醒"
    common = ("示例", "示例说明", "区", "督导机构", "截至日期")
    context: dict[str, Any] = {
        **{name: occasion.names[name] for name in common},
        "标题": title_lines(title),
        "条数": str(len(every)),
        "逾期数": str(sum(one.is_late for one in every)),
        "人": [
            {"姓名": who, "事项": [_row(*one) for one in enumerate(found, start=1)]}
            for who, found in groups.items()
        ],
    }
    return WordPaper(f"提醒（{occasion.today.isoformat()}）.docx", TEMPLATE, context, title)


def reminder_events(
    groups: Mapping[str, Sequence[Reminder]], office: str
) -> tuple[CalendarEvent, ...]:
    """Return the reminders as entries of a calendar, each on the day it is due."""
    return tuple(
        CalendarEvent(
            uid=f"{_fingerprint(office, one.kind, who, one.subject)}@dubao",
            day=one.due,
            summary=f"{one.kind}：{one.unit} {one.what}",
            description=who,
            location=one.unit,
            status=EventStatus.CONFIRMED,
        )
        for who, found in groups.items()
        for one in found
    )


def _fingerprint(*parts: str) -> str:
    return sha256("|".join(parts).encode()).hexdigest()[:24]


def _row(number: int, one: Reminder) -> dict[str, str]:
    return {
        "序号": str(number),
        "类别": one.kind,
        "单位": one.unit,
        "事项": one.what,
        "日期": paper_date(one.due),
        "还剩": one.when,
    }

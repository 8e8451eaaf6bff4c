"""校历 in dubao.yaml, and files of calendars: terms, breaks, exam weeks, State holidays."""

from __future__ import annotations

from datetime import date

from dubao.model.keys import Node, key
from dubao.model.rules import Names, YesNo
from dubao.model.terms import SpanKind, StateDay


class SpanEntry(Node):
    """One line of a school calendar (日程)."""

    kind: SpanKind = key("类别", "这些天是什么", "学期")
    year: int | None = key(
        "学年", "学年开始的那一年；不写则由开始日期推定", "2021", default=None, ge=1990, le=2100
    )
    name: str = key("名称", "印在表上的名称；学期可以不写", "寒假", default="")
    first: date = key("开始", "第一天", "2021-09-01")
    last: date | None = key("结束", "最后一天；不写则只有一天", "2022-01-19", default=None)
    stages: Names = key("学段", "只涉及哪些学段；不写则为全部", "[初中]", default=())
    basis: str = key("依据", "文件名或文号", "沪教委基〔2025〕13号", default="")
    sure: YesNo = key("确认", "日期是否已与文件核对", "是", default=True)
    note: str = key("备注", "说明", "开学因疫情推迟", default="")


class HolidayEntry(Node):
    """One line of the State Council's notice (节假日)."""

    kind: StateDay = key("类别", "放假，或周末调整为上班", "放假")
    name: str = key("名称", "哪一个节日", "春节")
    first: date = key("开始", "第一天", "2026-02-15")
    last: date | None = key("结束", "最后一天；不写则只有一天", "2026-02-23", default=None)
    basis: str = key("依据", "文件名或文号", "国务院办公厅通知", default="")


class CalendarFile(Node):
    """A calendar that several offices may use: templates/校历 or 方案/校历, one file each."""

    name: str = key("名称", "这份校历是谁的", "上海市中小学校历")
    note: str = key("说明", "从哪里来，用时注意什么", "", default="")
    spans: tuple[SpanEntry, ...] = key("日程", "学期、假期和其他日子", None)


class CalendarKeys(Node):
    """校历 in dubao.yaml."""

    use: Names = key("采用", "采用哪些现成的校历；本区自己写的学年不再取它的", "[上海]", default=())
    spans: tuple[SpanEntry, ...] = key(
        "日程", "本区自己的；也可以写在 台账/校历.xlsx", None, default=()
    )
    holidays: tuple[HolidayEntry, ...] = key(
        "节假日", "补充或更正放假安排；也可以写在 台账/节假日.xlsx", None, default=()
    )

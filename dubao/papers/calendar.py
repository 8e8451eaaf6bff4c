"""The school calendar for people: about one day, about the terms, as a table for the wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dubao.model.book import Book, Sheet, Style
from dubao.model.calendar import Calendar, Span, Term, days_between
from dubao.papers.draft import Draft

TERM_HEADS = ("学期", "开始", "结束", "周数", "上课日")
SPAN_HEADS = ("类别", "名称", "开始", "结束", "学段")
_WEEKDAYS = "一二三四五六日"
_WIDTHS = (8.0, *(9.0,) * 7, 46.0)
_OVERVIEW_WIDTHS = (26.0, 16.0, 14.0, 14.0, 18.0)


def about_day(calendar: Calendar, day: date, stage: str = "") -> str:
    """Return one sentence on a day: weekday, term and week, whether schools and offices work."""
    parts = [f"{day.isoformat()} 星期{_WEEKDAYS[day.weekday()]}"]
    term, span = calendar.term_of(day), calendar.break_of(day)
    if term:
        parts.append(f"{term.full_name}第{term.week_of(day)}周")
    elif span:
        parts.append(span.name)
    why = calendar.closing(day, stage)
    said = "" if not why or (span and why == span.name) else f"（{why}）"
    parts.append(f"{_schools(calendar.is_school_day(day, stage))}{said}")
    parts.append(_offices(calendar.is_working_day(day)))
    return "，".join(parts)


def _schools(teaches: bool | None) -> str:
    return {True: "学校上课", False: "学校不上课", None: "不知学校是否上课"}[teaches]


def _offices(works: bool | None) -> str:
    return {True: "工作日", False: "不是工作日", None: "不知是否工作日"}[works]


def term_rows(calendar: Calendar, terms: Sequence[Term], stage: str = "") -> list[tuple[str, ...]]:
    """Return one row per term: dates, weeks, school days."""
    return [
        (
            term.full_name,
            term.first.isoformat(),
            term.last.isoformat(),
            str(term.weeks),
            str(len(calendar.school_days(term.first, term.last, stage))),
        )
        for term in terms
    ]


def span_rows(calendar: Calendar, first: date, last: date) -> list[tuple[str, ...]]:
    """Return breaks, exams, days closed and opened between two days, in order of time."""
    named = (
        ("假期", calendar.breaks),
        ("考试", calendar.exams),
        ("停课", calendar.closed),
        ("上课", calendar.open),
    )
    found = [
        (span.first, kind, span)
        for kind, spans in named
        for span in spans
        if span.first <= last and first <= span.last
    ]
    return [
        (kind, span.name, span.first.isoformat(), span.last.isoformat(), "、".join(span.stages))
        for _, kind, span in sorted(found, key=lambda one: one[:2])
    ]


def calendar_document(calendar: Calendar, day: date, stage: str = "") -> dict[str, Any]:
    """Return a day, and all terms and spans, as `--json` prints them."""
    term = calendar.term_of(day)
    terms, spans = calendar.terms, (*calendar.breaks, *calendar.exams, *calendar.closed)
    return {
        "day": {
            "date": day,
            "term": term.full_name if term else None,
            "week": term.week_of(day) if term else None,
            "school_day": calendar.is_school_day(day, stage),
            "working_day": calendar.is_working_day(day),
            "why": calendar.closing(day, stage),
        },
        "terms": [
            {
                "name": one.full_name,
                "first": one.first,
                "last": one.last,
                "weeks": one.weeks,
                "school_days": len(calendar.school_days(one.first, one.last, stage)),
                "source": one.source,
            }
            for one in terms
        ],
        "spans": [
            {"name": one.name, "first": one.first, "last": one.last, "stages": one.stages}
            for one in sorted((*spans, *calendar.open), key=lambda one: one.first)
        ],
        "holiday_years": sorted(calendar.years),
    }


def calendar_book(calendar: Calendar, year: int, district: str, stage: str = "") -> Book:
    """Return the calendar of a school year: an overview, and a sheet of weeks for each term."""
    terms = [term for term in calendar.terms if term.year == year]
    title = f"{district}{year}-{year + 1}学年校历"
    sheets = [_overview(calendar, terms, title)]
    sheets += [_weeks(calendar, term, district, stage) for term in terms]
    return Book(title, tuple(sheets))


def _overview(calendar: Calendar, terms: Sequence[Term], title: str) -> Sheet:
    """Return the terms with their school days, those of a stage beside, and all other spans."""
    stages = calendar.stages
    draft = Draft(len(TERM_HEADS) + len(stages))
    draft.title(title)
    draft.line((*TERM_HEADS, *(f"{stage}上课日" for stage in stages)), Style.HEAD)
    for term, row in zip(terms, term_rows(calendar, terms), strict=True):
        days = (len(calendar.school_days(term.first, term.last, stage)) for stage in stages)
        draft.line((*row, *map(str, days)), Style.CENTRE)
    draft.banner("假期、考试和本区的日子")
    draft.line(SPAN_HEADS, Style.HEAD)
    if terms:
        for row in span_rows(calendar, terms[0].first, date(terms[0].year + 1, 8, 31)):
            draft.line(row, Style.CENTRE)
    widths = (*_OVERVIEW_WIDTHS, *(12.0 for _ in stages))
    return draft.sheet("概览", 0, widths=widths, landscape=bool(stages))


def _weeks(calendar: Calendar, term: Term, district: str, stage: str) -> Sheet:
    """Return one term: a row for each natural week, a column for each weekday, and remarks."""
    draft = Draft(9)
    school_days = len(calendar.school_days(term.first, term.last, stage))
    subtitle = f"{term.weeks} 周，{stage}上课 {school_days} 天；灰色为不上课"
    draft.title(f"{district}{term.full_name}校历", subtitle)
    draft.line(("周次", *_WEEKDAYS, "备注"), Style.HEAD)
    head = draft.height
    for number in range(1, term.weeks + 1):
        row = draft.height
        draft.put(row, 0, f"第{number}周", Style.CENTRE)
        week = term.week(number)
        for column, day in enumerate(days_between(week.start, week.end), start=1):
            text, style = _day(calendar, term, day, stage)
            draft.put(row, column, text, style)
        draft.put(row, 8, "；".join(_remarks(calendar, week.start, week.end)), Style.TEXT)
    return draft.sheet(term.full_name, head, widths=_WIDTHS)


def _day(calendar: Calendar, term: Term, day: date, stage: str) -> tuple[str, Style]:
    """Return what stands in the cell of one day: month at its first, what is special."""
    if day not in term:
        return "", Style.REST
    shown = f"{day.month}/{day.day}" if day.day == 1 or day == term.first else str(day.day)
    teaches = calendar.is_school_day(day, stage)
    if teaches is None:
        return f"{shown}？", Style.CENTRE
    mark = "课" if teaches and day.weekday() > 4 else "班" if day in calendar.makeup else ""
    return shown + mark, Style.CENTRE if teaches else Style.REST


def _remarks(calendar: Calendar, first: date, last: date) -> Iterator[str]:
    """Yield what happens in a week: holidays, make-up days, exams, days closed."""
    for name in dict.fromkeys(calendar.holidays.get(day, "") for day in days_between(first, last)):
        if name:
            yield f"{name}放假"
    for day in days_between(first, last):
        if day in calendar.makeup:
            teaches = calendar.is_school_day(day)
            yield f"{day.month}月{day.day}日{'上课' if teaches else '机关上班，学校不上课'}"
    for span in (*calendar.exams, *calendar.closed):
        if span.first <= last and first <= span.last:
            yield _named(span)


def _named(span: Span) -> str:
    stages = f"（{'、'.join(span.stages)}）" if span.stages else ""
    return f"{span.name}{stages}"

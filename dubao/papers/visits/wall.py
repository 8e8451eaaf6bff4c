"""The plan on the wall: a page for each month, a square for each day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dubao.model.book import Sheet, Style
from dubao.model.calendar import Calendar, monday
from dubao.model.visits import Planned
from dubao.papers.draft import Draft
from dubao.papers.occasion import Occasion
from dubao.papers.visits.rows import WEEKDAYS

_WIDTH, _LEAST_HEIGHT, _LINE = 19.0, 80.0, 15.0  # characters; points


def wall_sheets(visits: Sequence[Planned], calendar: Calendar, occasion: Occasion) -> list[Sheet]:
    """Return a sheet for every month that has a visit."""
    by_day: dict[date, list[Planned]] = {}
    for one in visits:
        if one.day:
            by_day.setdefault(one.day, []).append(one)
    months = dict.fromkeys(day.replace(day=1) for day in sorted(by_day))
    return [_month(first, by_day, calendar, occasion) for first in months]


def _month(
    first: date, by_day: dict[date, list[Planned]], calendar: Calendar, occasion: Occasion
) -> Sheet:
    draft = Draft(7)
    title = f"{first.year}年{first.month}月督导回访"
    draft.title(title, f"{occasion.district}　　{occasion.subtitle}")
    draft.line((f"周{name}" for name in WEEKDAYS), Style.HEAD)
    head = draft.height
    week = monday(first)
    while week.replace(day=1) <= first:
        row = draft.height
        days = [week + timedelta(days=at) for at in range(7)]
        for column, day in enumerate(days):
            inside = day.month == first.month
            text = _square(day, by_day.get(day, ()), calendar) if inside else ""
            taught = inside and calendar.is_school_day(day) is not False
            draft.put(row, column, text, Style.TEXT if taught else Style.REST)
        most = max(len(by_day.get(day, ())) for day in days if day.month == first.month)
        draft.heighten(row, max(_LEAST_HEIGHT, (2 * most + 1) * _LINE + 4))
        week += timedelta(days=7)
    return draft.sheet(f"{first.year}年{first.month}月", head, widths=(_WIDTH,) * 7)


def _square(day: date, visits: Iterable[Planned], calendar: Calendar) -> str:
    """Return a day's number, what is special about it, and its visits."""
    special = calendar.closing(day)
    mark = f"　{special}" if special not in ("", "周末") else ""
    lines = [f"{day.day}{mark}"]
    for one in visits:
        half = one.slot.half.value if one.slot else ""
        team = one.slot.team if one.slot else ""
        lines.append(f"{half} {team}\n{_short(one)}")
    return "\n".join(lines)


def _short(one: Planned) -> str:
    """Return a school's name without the district's, which all of them bear."""
    name, township = one.due.unit.name, one.due.unit.township
    at = name.find(township[:2]) if township else -1
    return name[at:] if at > 0 else name

"""State holidays and make-up days: the library's years, corrected by the office's own table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dubao.model.calendar import days_between
from dubao.model.calendar_keys import HolidayEntry
from dubao.model.listing import listed
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.settings import SETTINGS_FILE, Settings
from dubao.model.terms import StateDay
from dubao.read.calendar.rows import dated_rows

# The statutory holidays of a year: a table that lacks one is not the whole notice.
_FESTIVALS = {
    "元旦": ("元旦", "新年"),
    "春节": ("春节",),
    "清明节": ("清明",),
    "劳动节": ("劳动", "五一"),
    "端午节": ("端午",),
    "中秋节": ("中秋",),
    "国庆节": ("国庆", "十一"),
}


@dataclass
class StateDays:
    """Days off and make-up days with the names of their festivals; years whose notice is known."""

    holidays: dict[date, str] = field(default_factory=dict)
    makeup: dict[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Entry:
    kind: StateDay
    name: str
    first: date
    last: date
    place: Place


def state_days(root: Path, settings: Settings) -> Loaded[StateDays]:
    """Return what the library knows with the office's own lines, which win, laid over it."""
    entries, problems = _entries(root, settings)
    days = _library()
    own = StateDays()
    corrected: list[date] = []
    for entry in entries:
        own_side, other_side = own.holidays, own.makeup
        if entry.kind is StateDay.ON:
            own_side, other_side = other_side, own_side
        span = list(days_between(entry.first, entry.last))
        clash = next((day for day in span if day in other_side), None)
        if entry.last < entry.first or clash:
            problems.append(_refused(entry, clash, entries))
            continue
        own_side.update(dict.fromkeys(span, entry.name))
        corrected += [day for day in span if _differs(days, entry, day)]
    if corrected:
        shown = listed([day.isoformat() for day in sorted(corrected)])
        problems.append(problem("holidays-corrected", entries[0].place, days=shown))
    known, unfinished = _known_years(own, entries, days.years)
    return Loaded(_laid_over(days, own, known), (*problems, *unfinished))


def _library() -> StateDays:
    """Return the holidays that were officially announced, for the years the library knows."""
    from chinese_calendar import constants

    names = {holiday.value: str(vars(holiday)["chinese"]) for holiday in constants.Holiday}
    holidays = {day: names[name] for day, name in constants.holidays.items()}
    makeup = {day: names[name] for day, name in constants.workdays.items()}
    return StateDays(holidays, makeup, frozenset(day.year for day in constants.holidays))


def _laid_over(days: StateDays, own: StateDays, years: frozenset[int]) -> StateDays:
    holidays = {day: name for day, name in days.holidays.items() if day not in own.makeup}
    makeup = {day: name for day, name in days.makeup.items() if day not in own.holidays}
    return StateDays(holidays | own.holidays, makeup | own.makeup, years)


def _differs(days: StateDays, entry: _Entry, day: date) -> bool:
    """Tell whether a line says of a day what the library does not say."""
    if day.year not in days.years:
        return False
    working = day in days.makeup or (day.weekday() < 5 and day not in days.holidays)
    return working is not (entry.kind is StateDay.ON)


def _known_years(
    own: StateDays, entries: Sequence[_Entry], library: frozenset[int]
) -> tuple[frozenset[int], list[Problem]]:
    """Return the years that are known; a year of the office's own must hold every festival."""
    known, problems = set(library), []
    for year in sorted({day.year for day in own.holidays} - library):
        names = " ".join(name for day, name in own.holidays.items() if day.year == year)
        missing = [
            festival
            for festival, words in _FESTIVALS.items()
            if not any(word in names for word in words)
        ]
        if missing:
            place = next(entry.place for entry in entries if year in _years(entry))
            details = {"year": year, "missing": "、".join(missing)}
            problems.append(problem("holidays-incomplete", place, **details))
        else:
            known.add(year)
    return frozenset(known), problems


def _years(entry: _Entry) -> range:
    return range(entry.first.year, entry.last.year + 1)


def _refused(entry: _Entry, clash: date | None, entries: Sequence[_Entry]) -> Problem:
    if clash is None:
        details = {"name": entry.name, "first": entry.first, "last": entry.last}
        return problem("calendar-backwards", entry.place, **details)
    other = next(e for e in entries if e.kind is not entry.kind and e.first <= clash <= e.last)
    return problem("holidays-both", entry.place, day=clash, where=other.place)


def _entries(root: Path, settings: Settings) -> tuple[list[_Entry], list[Problem]]:
    """Return the office's own lines: 台账/节假日.xlsx, then dubao.yaml."""
    rows = dated_rows(root, "节假日", tuple(StateDay))
    read = [_Entry(StateDay(r.kind), r.name, r.first, r.last, r.place) for r in rows.value]
    return [*read, *map(_from_key, settings.calendar.holidays)], [*rows.problems]


def _from_key(entry: HolidayEntry) -> _Entry:
    last = entry.last or entry.first
    return _Entry(entry.kind, entry.name, entry.first, last, entry.place_in(SETTINGS_FILE))

"""State holidays and make-up days: the library's years, corrected by the office's own table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dubao.model.calendar import LONGEST, days_between
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
_SATURDAY = 5


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

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the line."""
        return tuple(days_between(self.first, self.last))


def state_days(root: Path, settings: Settings) -> Loaded[StateDays]:
    """Return what the library knows with the office's own lines, which win, laid over it."""
    entries, problems = _entries(root, settings)
    days, own = _library(), StateDays()
    for entry in entries:
        refused = _refused(entry, own, entries)
        if refused:
            problems.append(refused)
        else:
            _side(own, entry.kind).update(dict.fromkeys(entry.days, entry.name))
    known, unfinished = _known_years(own, entries, days.years)
    laid = _laid_over(days, own, known)
    told = (*_corrected(days, own, entries), *_plain_days(days, own, entries))
    return Loaded(laid, (*problems, *unfinished, *told))


def _side(days: StateDays, kind: StateDay) -> dict[date, str]:
    return days.holidays if kind is StateDay.OFF else days.makeup


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


def _corrected(days: StateDays, own: StateDays, entries: Sequence[_Entry]) -> Iterator[Problem]:
    """Yield a note on the days of which the office says what the library does not say."""
    known = [day for day in (*own.holidays, *own.makeup) if day.year in days.years]
    changed = [
        day.isoformat() for day in sorted(known) if _works(days, day) is (day in own.holidays)
    ]
    if changed:
        yield problem("holidays-corrected", entries[0].place, days=listed(changed))


def _plain_days(days: StateDays, own: StateDays, entries: Sequence[_Entry]) -> Iterator[Problem]:
    """Yield the days 上班 on which everybody works anyway: a date mistyped."""
    for entry in entries:
        for day in entry.days if entry.kind is StateDay.ON else ():
            if day in own.makeup and day.weekday() < _SATURDAY and day not in days.holidays:
                yield problem("holidays-plain-day", entry.place, day=day)


def _works(days: StateDays, day: date) -> bool:
    return day in days.makeup or (day.weekday() < _SATURDAY and day not in days.holidays)


def _known_years(
    own: StateDays, entries: Sequence[_Entry], library: frozenset[int]
) -> tuple[frozenset[int], list[Problem]]:
    """Return the years that are known; a year of the office's own must hold every festival."""
    known: set[int] = set(library)
    problems: list[Problem] = []
    for year in sorted({day.year for day in own.holidays} - library):
        place = next(entry.place for entry in entries if year in _years(entry))
        names = " ".join(name for day, name in own.holidays.items() if day.year == year)
        missing = [f for f, words in _FESTIVALS.items() if not any(w in names for w in words)]
        if missing:
            details = {"year": year, "missing": "、".join(missing)}
            problems.append(problem("holidays-incomplete", place, **details))
            continue
        known.add(year)
        if not any(day.year == year for day in own.makeup):
            problems.append(problem("holidays-no-makeup", place, year=year))
    return frozenset(known), problems


def _years(entry: _Entry) -> range:
    return range(entry.first.year, entry.last.year + 1)


def _refused(entry: _Entry, own: StateDays, entries: Sequence[_Entry]) -> Problem | None:
    """Return why a line cannot be used, None if it can."""
    length = (entry.last - entry.first).days + 1
    details = {"name": entry.name, "first": entry.first, "last": entry.last, "days": length}
    if length < 1 or length > LONGEST:
        code = "calendar-backwards" if length < 1 else "calendar-too-long"
        return problem(code, entry.place, **details)
    other_kind = StateDay.ON if entry.kind is StateDay.OFF else StateDay.OFF
    clash = next((day for day in entry.days if day in _side(own, other_kind)), None)
    if clash is None:
        return None
    other = next(e for e in entries if e.kind is other_kind and e.first <= clash <= e.last)
    return problem("holidays-both", entry.place, day=clash, where=other.place)


def _entries(root: Path, settings: Settings) -> tuple[list[_Entry], list[Problem]]:
    """Return the office's own lines: 台账/节假日.xlsx, then dubao.yaml."""
    rows = dated_rows(root, "节假日", tuple(StateDay))
    read = [_Entry(StateDay(r.kind), r.name, r.first, r.last, r.place) for r in rows.value]
    return [*read, *map(_from_key, settings.calendar.holidays)], [*rows.problems]


def _from_key(entry: HolidayEntry) -> _Entry:
    last = entry.last or entry.first
    return _Entry(entry.kind, entry.name, entry.first, last, entry.place_in(SETTINGS_FILE))

"""The school calendar and the State's holidays, from dubao.yaml, 台账 and files of calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dubao.model.calendar import CALENDAR_FILE, Calendar, days_between
from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.settings import SETTINGS_FILE, Settings
from dubao.read.calendar.lines import Line, named_lines, own_lines
from dubao.read.calendar.spans import sort_lines
from dubao.read.calendar.state import state_days

__all__ = ["load_calendar"]

NamedFiles = Mapping[str, tuple[Path, str]]
"""Calendars that may be chosen by name: the file, and its name for people."""


def load_calendar(
    root: Path, settings: Settings, files: NamedFiles | None = None
) -> Loaded[Calendar]:
    """Return what the office's calendar says, with everything that is wrong in it.

    What the office writes itself (台账/校历.xlsx, 校历 in dubao.yaml) goes before a calendar
    chosen by name, by school year.
    """
    own = own_lines(root, settings)
    chosen, problems = _chosen(settings, files or {})
    sorted_ = sort_lines([own.value, *chosen])
    state = state_days(root, settings)
    spans, days = sorted_.value, state.value
    calendar = Calendar(
        spans.terms,
        spans.breaks,
        spans.exams,
        spans.closed,
        spans.open,
        days.holidays,
        days.makeup,
        days.years,
    )
    found = (*own.problems, *problems, *sorted_.problems, *state.problems)
    return Loaded(calendar, (*found, *_of_whole(calendar)))


def _chosen(settings: Settings, files: NamedFiles) -> tuple[list[list[Line]], list[Problem]]:
    """Return the lines of each calendar that 采用 names."""
    lines: list[list[Line]] = []
    problems: list[Problem] = []
    place = settings.calendar.place_in(SETTINGS_FILE)
    for name in settings.calendar.use:
        if name not in files:
            known = f"现有：{'、'.join(files)}" if files else "方案/校历 中还没有校历文件"
            near = did_you_mean(name, files, known)
            problems.append(problem("calendar-unknown", place, name=name, near=near))
            continue
        read = named_lines(*files[name])
        lines.append(read.value)
        problems.extend(read.problems)
    return lines, problems


def _of_whole(calendar: Calendar) -> Iterator[Problem]:
    """Yield what is wrong with the calendar as a whole: nothing in it, days that cannot be."""
    if not calendar.terms:
        yield problem("calendar-empty", Place(CALENDAR_FILE))
        return
    for span in calendar.open:
        for day in days_between(span.first, span.last):
            if day in calendar.holidays:
                holiday = calendar.holidays[day]
                yield problem("calendar-open-holiday", span.place, day=day, holiday=holiday)
    for span in (*calendar.exams, *calendar.closed, *calendar.open):
        if not calendar.terms_touching(span.first, span.last):
            details = {"name": span.name, "first": span.first, "last": span.last}
            yield problem("calendar-outside", span.place, **details)

"""What commands share about the calendar and the rules of deadlines."""

from __future__ import annotations

from datetime import date

from dubao.commands.opening import Office, refuse_errors
from dubao.model.calendar import Calendar
from dubao.model.problem import Loaded
from dubao.schedule.deadlines import Clock
from dubao.workspace import calendar_files, deadline_files


def open_calendar(office: Office) -> Loaded[Calendar]:
    """Return the office's calendar and what is wrong in it."""
    from dubao.read.calendar import load_calendar

    root = office.workspace.root
    return load_calendar(root, office.settings, calendar_files(office.workspace))


def open_clock(office: Office, today: date) -> Loaded[Clock]:
    """Return rules and calendar for working out deadlines on a day.

    Raises RefusedError if the rules cannot be read.
    """
    from dubao.read.deadlines import load_rulebook

    rules = load_rulebook(office.settings, deadline_files(office.workspace))
    refuse_errors(rules.problems)
    calendar = open_calendar(office)
    clock = Clock(rules.value, calendar.value, today)
    return Loaded(clock, (*rules.problems, *calendar.problems))

"""What commands share about the calendar."""

from __future__ import annotations

from dubao.commands.opening import Office
from dubao.model.calendar import Calendar
from dubao.model.problem import Loaded
from dubao.workspace import calendar_files


def open_calendar(office: Office) -> Loaded[Calendar]:
    """Return the office's calendar and what is wrong in it."""
    from dubao.read.calendar import load_calendar

    root = office.workspace.root
    return load_calendar(root, office.settings, calendar_files(office.workspace))

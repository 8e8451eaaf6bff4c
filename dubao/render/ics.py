"""Calendars as .ics files (RFC 5545) that can be imported again and again.

An entry that has not changed keeps its bytes; one that has gets the next SEQUENCE, so that a
program which knows it updates it instead of adding another. What has gone stays as cancelled
until its day has passed. There are no attendees: nobody is invited, nothing is sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar

from dubao.model.events import CalendarEvent

MAKER = "-//dubao//dubao//ZH"
CANCELLED, GONE = "CANCELLED", "【取消】"
_KEPT = ("SEQUENCE", "DTSTAMP")  # what tells versions of one entry apart


@dataclass(frozen=True)
class CalendarFile:
    """A calendar's bytes, and those of a calendar of only what changed (b"" if nothing did)."""

    data: bytes
    changes: bytes = b""


def calendar_file(
    name: str, events: Iterable[CalendarEvent], today: date, former: bytes = b""
) -> CalendarFile:
    """Return the calendar `name` as of a day; `former` is the file that it replaces."""
    known = _entries(former)
    entries, changed = [], []
    for event in sorted(events, key=lambda one: (one.day, one.uid)):
        old = known.pop(event.uid, None)
        entry = _versioned(_entry(event), old, today)
        entries.append(entry)
        if entry is not old:
            changed.append(entry)
    for old in known.values():
        entry = _cancelled(old, today)
        if entry is not None:
            entries.append(entry)
            if entry is not old:
                changed.append(entry)
    changes = _calendar(f"{name}（变动）", changed) if changed else b""
    return CalendarFile(_calendar(name, entries), changes)


def _entries(data: bytes) -> dict[str, Any]:
    """Return the entries of an .ics file by UID; none of one that cannot be read."""
    try:
        calendar: Any = icalendar.Calendar.from_ical(data)
    except (ValueError, IndexError):
        return {}
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT") if "UID" in entry}


def _entry(event: CalendarEvent) -> Any:
    entry: Any = icalendar.Event()
    entry.add("UID", event.uid)
    entry.add("SUMMARY", event.summary)
    entry.add("DTSTART", event.day)
    entry.add("DTEND", event.day + timedelta(days=1))  # not included
    entry.add("STATUS", event.status.value)
    for name, text in (("LOCATION", event.location), ("DESCRIPTION", event.description)):
        if text:
            entry.add(name, text)
    if event.remind is not None:
        alarm: Any = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", event.summary)
        alarm.add("TRIGGER", -timedelta(hours=event.remind))
        entry.add_component(alarm)
    return entry


def _versioned(entry: Any, old: Any, today: date) -> Any:
    """Return the old entry if the new one says the same, else the new one as its next version."""
    if old is not None and _said(old) == _said(entry):
        return old
    return _numbered(entry, old, today)


def _numbered(entry: Any, old: Any, today: date) -> Any:
    """Give an entry the version after its old one's, made today."""
    entry.add("SEQUENCE", 0 if old is None else int(old.get("SEQUENCE", 0)) + 1)
    entry.add("DTSTAMP", datetime(today.year, today.month, today.day, tzinfo=UTC))
    return entry


def _said(entry: Any) -> bytes:
    """Return what an entry says, without which version it is."""
    copy: Any = entry.copy(recursive=True)
    for name in _KEPT:
        copy.pop(name, None)
    return bytes(copy.to_ical())


def _cancelled(old: Any, today: date) -> Any:
    """Return an entry that has gone as a cancelled one; None once its day has passed."""
    if old.decoded("DTEND") <= today:
        return None
    if str(old.get("STATUS")) == CANCELLED:
        return old
    entry: Any = icalendar.Event()
    for name in ("UID", "DTSTART", "DTEND", "LOCATION"):
        if name in old:
            entry[name] = old[name]
    entry.add("SUMMARY", f"{GONE}{old['SUMMARY']}")
    entry.add("STATUS", CANCELLED)
    return _numbered(entry, old, today)


def _calendar(name: str, entries: Iterable[Any]) -> bytes:
    calendar: Any = icalendar.Calendar()
    calendar.add("PRODID", MAKER)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", name)
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())

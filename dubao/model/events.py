"""Entries of a calendar that other programs show: whole days, with one reminder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventStatus(StrEnum):
    """How firm an entry is, in the words of RFC 5545."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"


@dataclass(frozen=True)
class CalendarEvent:
    """One whole day's entry.

    `uid` says for ever which entry it is, whatever becomes of its day or people. `remind` is
    how many hours before the day begins people are reminded, None for not at all.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    location: str = ""
    status: EventStatus = EventStatus.TENTATIVE
    remind: int | None = 15

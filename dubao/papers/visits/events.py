"""Revisits as entries of calendars: for the district, for each team, for each inspector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from dubao.model.events import CalendarEvent, EventStatus
from dubao.model.filenames import safe_file_name
from dubao.model.terms import Half, VisitState
from dubao.model.visits import Agenda, DueVisit, Inspector

FOLDER, DISTRICT, CHANGES, PEOPLE = "日历", "全区", "变动", "督学"
_FIRM = (VisitState.CONFIRMED, VisitState.DONE)


@dataclass(frozen=True)
class _Going:
    """A revisit with a day, and who goes."""

    due: DueVisit
    day: date
    half: Half | None
    team: str
    names: tuple[str, ...]


def calendars(
    agenda: Agenda, inspectors: Sequence[Inspector], office: str
) -> Mapping[str, tuple[CalendarEvent, ...]]:
    """Return the entries of every calendar by the path of its file, without the ending.

    Only what stands in the register is entered, done visits too. `office` makes the numbers of
    entries differ from those of other offices. People are named, nothing else is told of them.
    """
    called = Counter(one.name for one in inspectors)
    files = {
        one.name: f"{FOLDER}/{PEOPLE}/{safe_file_name(one.name)}"
        for one in inspectors
        if called[one.name] == 1
    }
    found: dict[str, list[CalendarEvent]] = {}
    for one in _going(agenda):
        event = _event(one, office)
        paths = [f"{FOLDER}/{DISTRICT}", *(files[name] for name in one.names if name in files)]
        if one.team:
            paths.append(f"{FOLDER}/{safe_file_name(one.team)}")
        for path in paths:
            found.setdefault(path, []).append(event)
    return {path: tuple(events) for path, events in sorted(found.items())}


def _going(agenda: Agenda) -> Iterator[_Going]:
    for one in agenda.visits:
        if one.due.visit and one.slot and not one.changed:
            names = tuple(member.name for member in one.group)
            yield _Going(one.due, one.slot.day, one.slot.half, one.slot.team, names)
    for due in agenda.closed:
        visit = due.visit
        if visit and visit.done:
            yield _Going(due, visit.done, visit.half, visit.team, visit.members)


def _event(one: _Going, office: str) -> CalendarEvent:
    due, half = one.due, f"{one.half.value} " if one.half else ""
    state = due.state
    lines = (
        f"{one.team}：{'、'.join(one.names)}" if one.names else one.team,
        f"原督导：{due.case.title}" if due.case.title else "",
        f"应访日期：{due.raw.isoformat()}（{due.rule}）" if due.rule else "",
        f"状态：{state.value}",
    )
    firm = state in _FIRM
    return CalendarEvent(
        uid=f"{due.code}.{sha256(office.encode()).hexdigest()[:8]}@dubao",
        day=one.day,
        summary=f"{half}{due.unit.name} {due.title}",
        description="\n".join(filter(None, lines)),
        location=due.unit.name,
        status=EventStatus.CONFIRMED if firm else EventStatus.TENTATIVE,
        remind=None if state is VisitState.DONE else 15,
    )

"""What was agreed with schools and can no longer be: said first, and not moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dubao.model.calendar import Calendar
from dubao.model.planning import Crew, Member, Slot
from dubao.model.problem import Problem, problem
from dubao.model.terms import VisitState
from dubao.model.visits import RECUSED, DueVisit, Visit
from dubao.schedule.instance import lacking

AGREED = (VisitState.NOTIFIED, VisitState.CONFIRMED)
_WAITING_FOR_RECORD = (*AGREED, VisitState.TENTATIVE)


def impossible(
    dues: Sequence[DueVisit], crew: Crew, calendar: Calendar, today: date
) -> Iterator[Problem]:
    """Yield agreed revisits that cannot take place as agreed, and those not recorded yet."""
    booked: dict[tuple[date, object, str], str] = {}
    for due in dues:
        visit = due.visit
        if visit is None or visit.day is None or due.state not in _WAITING_FOR_RECORD:
            continue
        if visit.day < today:
            details = {"unit": due.unit.name, "day": visit.day.isoformat()}
            yield problem("visit-past", visit.place, **details)
        elif due.state in AGREED:
            why = why_not(due, visit, crew, calendar) or _taken(due, crew, booked)
            if why:
                yield problem(
                    "visit-impossible",
                    visit.place,
                    unit=due.unit.name,
                    day=visit.day.isoformat(),
                    state=due.state.value,
                    why=why,
                )
            else:
                yield from _short(due, visit, crew)


def _short(due: DueVisit, visit: Visit, crew: Crew) -> Iterator[Problem]:
    """Yield who of those named for a visit does not go, where enough others do."""
    gone = who_goes(due, visit, visit.slot, crew)[1] if visit.slot and visit.members else []
    if gone:
        day = visit.day.isoformat() if visit.day else ""
        details = {"unit": due.unit.name, "day": day, "who": "、".join(gone)}
        yield problem("visit-member-away", visit.place, **details)


def why_not(due: DueVisit, visit: Visit, crew: Crew, calendar: Calendar) -> str:
    """Return why a revisit cannot take place on its day, "" if it can."""
    day, unit = visit.day, due.unit
    assert day is not None
    if unit.until and unit.until < day:
        return f"学校已于{unit.until.isoformat()}停办"
    closing = calendar.closing(day, unit.staged)
    if closing:
        return f"这一天不上课（{closing}）"
    slot = visit.slot
    if slot is None:
        return "没有写明时段或督导组"
    if slot.team not in {team.name for team in crew.teams}:
        return f"没有「{slot.team}」这个督导组"
    group, gone = who_goes(due, visit, slot, crew)
    lacks = lacking(group, frozenset(unit.stages), crew.least)
    return f"{lacks}（{'、'.join(gone)}）" if lacks and gone else lacks


def who_goes(
    due: DueVisit, visit: Visit | None, slot: Slot, crew: Crew
) -> tuple[list[Member], list[str]]:
    """Return who goes on a visit and, with the reason, who of those meant to does not.

    Meant to go are the members that the register names, else the whole team.
    """
    team = next(team for team in crew.teams if team.name == slot.team)
    meant: Sequence[Member] = team.members
    if visit and visit.members and visit.slot == slot and visit.state in AGREED:
        everyone = {member.name: member for one in crew.teams for member in one.members}
        meant = [everyone[name] for name in visit.members if name in everyone] or meant
    group, gone = [], []
    for member in meant:
        why = why_stays(member, due.unit.code, slot, crew)
        if why and why != f"参加{visit.name if visit else ''}回访":
            gone.append(f"{member.name}：{why}")
        else:
            group.append(member)
    return sorted(group, key=lambda member: not member.leads), gone


def why_stays(member: Member, unit: str, slot: Slot, crew: Crew) -> str:
    """Return why an inspector does not go to a unit then: recused, or away; "" if he can."""
    recused = crew.recused.get((member.code, unit))
    if recused:
        return f"{RECUSED}（{recused}）"
    return crew.away.get(member.code, {}).get((slot.day, slot.half), "")


def _taken(due: DueVisit, crew: Crew, booked: dict[tuple[date, object, str], str]) -> str:
    """Return with which other agreed visit this one clashes; enter it if with none."""
    visit = due.visit
    slot = visit.slot if visit else None
    if visit is None or slot is None:
        return ""
    names = [member.name for member in who_goes(due, visit, slot, crew)[0]]
    for who in (slot.team, *names):
        other = booked.setdefault((slot.day, slot.half, who), due.unit.name)
        if other != due.unit.name:
            return f"{who}同一时段已约定去{other}"
    return ""

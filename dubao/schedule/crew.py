"""Teams for a plan: who is in which, who is away when, who may not visit whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dubao.model.calendar import days_between
from dubao.model.place import Place
from dubao.model.planning import Crew, Member, Team
from dubao.model.problem import Problem, problem
from dubao.model.terms import Half
from dubao.model.visit_keys import RevisitKeys
from dubao.model.visits import Absence, Inspector, Visit
from dubao.schedule.instance import lacking

INSPECTORS_FILE = "台账/督学.xlsx"
_Gone = dict[str, dict[tuple[date, Half], str]]


def teams_of(inspectors: Iterable[Inspector]) -> tuple[Team, ...]:
    """Return the teams in the order of the register, those who may lead first in each."""
    members: dict[str, list[Member]] = {}
    for one in inspectors:
        if one.team:
            member = Member(one.code, one.name, frozenset(one.stages), one.leads)
            members.setdefault(one.team, []).append(member)
    return tuple(
        Team(name, tuple(sorted(of_team, key=lambda member: not member.leads)))
        for name, of_team in members.items()
    )


def team_faults(teams: Sequence[Team], rules: RevisitKeys) -> Iterator[Problem]:
    """Yield the teams that can never make a visit, or that there is none."""
    place = Place(INSPECTORS_FILE)
    if not teams:
        yield problem("no-teams", place)
    for team in teams:
        why = lacking(team.members, frozenset(), rules.least)
        if why:
            yield problem("team-unfit", place, team=team.name, why=why)


def crew_of(
    inspectors: Sequence[Inspector],
    absences: Iterable[Absence],
    booked: Iterable[Visit],
    rules: RevisitKeys,
    span: tuple[date, date],
) -> Crew:
    """Return the crew for a span of days.

    Away is who is on leave or has another duty, whose term has not begun or has ended, and who
    goes with another team on a visit of `booked` that names its members.
    """
    gone: _Gone = {one.code: {} for one in inspectors}
    for one in inspectors:
        _out_of_term(gone[one.code], one, span)
    for absence in absences:
        halves = (absence.half,) if absence.half else tuple(Half)
        if absence.inspector in gone:
            first, last = max(absence.first, span[0]), min(absence.last, span[1])
            _fill(gone[absence.inspector], first, last, halves, absence.why)
    _lent(gone, inspectors, booked)
    recused = {(one.code, unit): why for one in inspectors for unit, why in one.recused.items()}
    return Crew(teams_of(inspectors), gone, recused, rules.least, rules.weekly, tuple(rules.halves))


def _out_of_term(
    gone: dict[tuple[date, Half], str], one: Inspector, span: tuple[date, date]
) -> None:
    first, last = span
    if one.since and one.since > first:
        before = date.fromordinal(one.since.toordinal() - 1)
        _fill(gone, first, min(last, before), tuple(Half), "任期未开始")
    if one.until and one.until < last:
        after = date.fromordinal(one.until.toordinal() + 1)
        _fill(gone, max(first, after), last, tuple(Half), f"任期至{one.until.isoformat()}")


def _fill(
    gone: dict[tuple[date, Half], str], first: date, last: date, halves: Sequence[Half], why: str
) -> None:
    for day in days_between(first, last):
        for half in halves:
            gone.setdefault((day, half), why)


def _lent(gone: _Gone, inspectors: Sequence[Inspector], booked: Iterable[Visit]) -> None:
    """Enter who goes along with a team that is not his or her own."""
    teams = {one.name: one for one in inspectors}
    for visit in booked:
        slot = visit.slot
        for name in visit.members:
            one = teams.get(name)
            if slot and one and one.team != slot.team:
                gone[one.code].setdefault((slot.day, slot.half), f"参加{visit.name}回访")

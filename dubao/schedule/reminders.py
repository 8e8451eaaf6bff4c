"""What is due, late or missing, from every register, by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dubao.model.coverage import Gap
from dubao.model.deadline import Due
from dubao.model.ledger import Standing
from dubao.model.records import VisitRecord
from dubao.model.reminder import Reminder
from dubao.model.terms import VisitState
from dubao.model.terms_ledger import ReminderKind
from dubao.model.visits import Inspector, Visit

_CLOSED = (VisitState.DONE, VisitState.CANCELLED)
_REVISIT = "回访"  # the step of a supervision that the register of revisits takes over
_LAST_TERM = 3  # 教育督导条例 article 6: no more than three terms in a row


@dataclass(frozen=True)
class Desk:
    """The office that is reminded of what is nobody else's, and the day."""

    office: str
    today: date

    def make(self, kind: ReminderKind, due: date, subject: str, **said: str) -> Reminder:
        """Return a reminder; without `who` it is the office's."""
        who = said.get("who") or self.office
        left = (due - self.today).days
        return Reminder(kind, who, said.get("unit", ""), said["what"], due, left, subject)


def of_findings(found: Iterable[Standing], desk: Desk) -> Iterator[Reminder]:
    """Yield findings with a last day, for who is responsible; and those that await a review."""
    for one in found:
        finding = one.finding
        about = f"{finding.number} {finding.text}"
        duty = finding.duty or finding.unit
        if one.is_open and one.due.day:
            yield desk.make(
                ReminderKind.RECTIFY,
                one.due.day,
                finding.number,
                who=finding.person or duty,
                unit=duty,
                what=about,
            )
        elif one.awaits_review and finding.done:
            yield desk.make(
                ReminderKind.REVIEW,
                finding.done,
                finding.number,
                unit=duty,
                what=f"{about}（单位已报完成）",
            )


def of_visits(
    visits: Iterable[Visit], inspectors: Mapping[str, Inspector], desk: Desk
) -> Iterator[Reminder]:
    """Yield the days of revisits for everybody who goes; past ones that are not on record."""
    for one in visits:
        day = one.confirmed or one.planned
        if one.state in _CLOSED or day is None:
            continue
        people = [inspectors[code].name if code in inspectors else code for code in one.members]
        what = f"{one.kind}督导{one.form}{'' if day >= desk.today else '没有登记完成'}"
        for who in people or [one.team]:
            subject = f"{one.code} {who}"
            yield desk.make(ReminderKind.VISIT, day, subject, who=who, unit=one.name, what=what)


def of_steps(dues: Iterable[Due], visits: Iterable[Visit], desk: Desk) -> Iterator[Reminder]:
    """Yield the steps of supervisions that wait; of revisits those that have no day yet."""
    planned = {one.inspection for one in visits if one.planned or one.confirmed}
    for due in dues:
        if due.day is None or (due.rule.name == _REVISIT and due.case.code in planned):
            continue
        subject = f"{due.case.code} {due.rule.name}"
        what = f"{due.case.title or due.case.kind}：{due.rule.name}"
        yield desk.make(ReminderKind.STEP, due.day, subject, unit=due.case.unit, what=what)


def of_terms(inspectors: Iterable[Inspector], desk: Desk, ahead: int) -> Iterator[Reminder]:
    """Yield the ends of inspectors' terms (TM-16); the third in a row is the last."""
    for one in inspectors:
        if one.until is None or (one.until - desk.today).days > ahead:
            continue
        last = one.terms is not None and one.terms >= _LAST_TERM
        what = "任期届满" + ("，已连任三届，不能续聘" if last else "，续聘或改聘")
        yield desk.make(ReminderKind.TERM, one.until, one.code, who=one.name, what=what)


def of_gaps(gaps: Iterable[Gap], desk: Desk) -> Iterator[Reminder]:
    """Yield for every zone the schools that lack visits in a term, due at its end."""
    by_zone: dict[tuple[str, str, date], list[Gap]] = defaultdict(list)
    for gap in gaps:
        by_zone[gap.zone, gap.period, gap.last].append(gap)
    for (zone, period, last), short in by_zone.items():
        missing = sum(gap.missing for gap in short)
        names = "、".join(gap.unit.name for gap in short[:3])
        more = f"等{len(short)}所" if len(short) > len(short[:3]) else ""
        what = f"{period}还缺{missing}次入校：{names}{more}"
        yield desk.make(ReminderKind.ROUTINE, last, f"{zone} {period}", who=zone, what=what)


def of_records(
    records: Iterable[VisitRecord], inspectors: Mapping[str, Inspector], desk: Desk, after: int
) -> Iterator[Reminder]:
    """Yield for every inspector the records not yet entered, due so many days after the first."""
    waiting: dict[str, list[date]] = defaultdict(list)
    for one in records:
        if one.entered is None and one.day and one.day <= desk.today and one.people:
            waiting[one.people[0]].append(one.day)
    for code, days in waiting.items():
        due = min(days) + timedelta(days=after)
        who = inspectors[code].name if code in inspectors else code
        what = f"{len(days)}次督导没有录入平台，最早的是{min(days).isoformat()}"
        yield desk.make(ReminderKind.ENTRY, due, code, who=who, what=what)


def within(found: Iterable[Reminder], days: int) -> tuple[Reminder, ...]:
    """Return what is late or due within so many days, by person, the most urgent first."""
    near = [one for one in found if one.left <= days]
    urgent: dict[str, int] = {}
    for one in near:
        urgent[one.who] = min(one.left, urgent.get(one.who, one.left))
    return tuple(sorted(near, key=lambda one: (urgent[one.who], one.who, one.left, one.subject)))


def by_person(found: Sequence[Reminder]) -> dict[str, list[Reminder]]:
    """Return the reminders of each person, in their order."""
    groups: dict[str, list[Reminder]] = {}
    for one in found:
        groups.setdefault(one.who, []).append(one)
    return groups

"""What a plan writes into the register of revisits, and what a mark changes in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dubao.model.book import CellValue
from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.terms import Half, VisitState
from dubao.model.terms_visits import Mark, Outcome
from dubao.model.visits import Agenda, DueVisit, Planned, Visit
from dubao.schedule.agreed import AGREED

Values = Mapping[str, CellValue]

_NOWHERE: Values = {"计划日期": None, "时段": None, "督导组": None, "成员": None}
_NOT_AGREED: Values = {"通知日期": None, "确认日期": None}


def entries(agenda: Agenda) -> Iterator[tuple[str, Values]]:
    """Yield for every revisit whose row is to change or to be added its number and its values.

    What was agreed and stays is left alone. A visit that moves keeps its former day in a column
    of its own (TM-12).
    """
    for one in (*agenda.visits, *agenda.unplaced):
        if one.due.visit is None:
            yield one.due.code, {**_head(one.due), **_place(one)}
        elif one.changed or one.state is not one.due.visit.state or _regrouped(one):
            yield one.due.code, {"应访日期": one.due.raw, **_moved(one)}


def _head(due: DueVisit) -> Values:
    return {
        "回访编号": due.code,
        "督导编号": due.case.code,
        "次数": due.ordinal,
        UNIT_CODE: due.unit.code,
        UNIT_NAME: due.unit.name,
        "类别": due.case.kind,
        "形式": due.form.value,
        "应访日期": due.raw,
    }


def _place(one: Planned) -> Values:
    if one.slot is None:
        return {"状态": one.state.value, **_NOWHERE}
    return {
        "状态": one.state.value,
        "计划日期": one.slot.day,
        "时段": one.slot.half.value,
        "督导组": one.slot.team,
        "成员": "、".join(member.name for member in one.group),
    }


def _moved(one: Planned) -> Values:
    visit = one.due.visit
    was = visit.day if visit else None
    now = one.slot.day if one.slot else None
    if was is None or was == now:
        return _place(one)
    agreed = _NOT_AGREED if visit and (visit.state in AGREED or visit.confirmed) else {}
    return {**_place(one), **agreed, "原计划日期": was, "原因": one.note}


def _regrouped(one: Planned) -> bool:
    """Whether a tentative visit keeps its place but not its people."""
    visit = one.due.visit
    members = tuple(member.name for member in one.group)
    return bool(visit and one.state is VisitState.TENTATIVE and visit.members != members)


@dataclass(frozen=True)
class Marking:
    """What a person says of a visit; `day`, `half` and `team` are those of the mark."""

    mark: Mark
    today: date
    day: date | None = None
    half: Half | None = None
    team: str = ""
    outcome: Outcome | None = None
    reason: str = ""
    paper: str = ""


def marked(visit: Visit, said: Marking) -> Values:
    """Return what a mark changes in a visit's row."""
    state = VisitState.TENTATIVE.value if said.mark is Mark.MOVED else said.mark.value
    why = {"原因": said.reason, "依据文号": said.paper}
    given = {name: text for name, text in why.items() if text}
    undone: Values = {"完成日期": None, "结论": None} if visit.done else {}
    return {**undone, "状态": state, **_OF_MARK[said.mark](visit, said), **given}


def _asked_place(said: Marking) -> Values:
    half = {"时段": said.half.value} if said.half else {}
    return {**half, **({"督导组": said.team} if said.team else {})}


def _moved_to(visit: Visit, said: Marking) -> Values:
    return {"计划日期": said.day, **_asked_place(said), **_NOT_AGREED, "原计划日期": visit.day}


def _put_off(visit: Visit, said: Marking) -> Values:
    return {"延期至": said.day, "原计划日期": visit.day, **_NOWHERE, **_NOT_AGREED}


def _made_on(visit: Visit, said: Marking) -> Values:
    found = {"结论": said.outcome.value} if said.outcome else {}
    return {"完成日期": done_on(visit, said), **found}


_OF_MARK: dict[Mark, Callable[[Visit, Marking], Values]] = {
    Mark.NOTIFIED: lambda _, said: {"通知日期": said.day or said.today},
    Mark.CONFIRMED: lambda visit, said: {"确认日期": said.day or visit.day, **_asked_place(said)},
    Mark.DONE: _made_on,
    Mark.MOVED: _moved_to,
    Mark.POSTPONED: _put_off,
    Mark.CANCELLED: lambda *_: {},
    Mark.WAITING: lambda *_: {**_NOWHERE, **_NOT_AGREED},
}


def done_on(visit: Visit, said: Marking) -> date:
    """Return the day on which a visit was made: the given one, else the agreed, else today."""
    if said.day:
        return said.day
    return visit.day if visit.day and visit.day <= said.today else said.today

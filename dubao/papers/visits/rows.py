"""The plan of revisits as rows for the screen and as the document of `--json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dubao.model.coverage import Routine
from dubao.model.planning import Shortage, Slot
from dubao.model.visits import RECUSED, Agenda, DueVisit, Planned

PLAN_HEADS = ("日期", "时段", "单位", "事项", "督导组", "应访", "状态", "说明")
UNPLACED_HEADS = ("单位", "事项", "应访", "原因")
CHANGE_HEADS = ("单位", "事项", "原来", "现在", "说明")
WEEKDAYS = "一二三四五六日"


def plan_rows(visits: Iterable[Planned]) -> list[tuple[str, ...]]:
    """Return one row per revisit in the plan."""
    return [
        (
            f"{one.day} 周{WEEKDAYS[one.day.weekday()]}" if one.day else "—",
            one.slot.half.value if one.slot else "",
            one.due.unit.name,
            one.due.title,
            one.slot.team if one.slot else "",
            due_text(one.due),
            one.state.value,
            remark(one),
        )
        for one in visits
    ]


def unplaced_rows(visits: Iterable[Planned]) -> list[tuple[str, ...]]:
    """Return one row per revisit for which there is no place."""
    return [(one.due.unit.name, one.due.title, due_text(one.due), one.note) for one in visits]


def change_rows(agenda: Agenda) -> list[tuple[str, ...]]:
    """Return what the plan would change in the register."""
    return [
        (one.due.unit.name, one.due.title, place_text(one.former), place_text(one.slot), one.note)
        for one in (*agenda.visits, *agenda.unplaced)
        if one.changed
    ]


def due_text(due: DueVisit) -> str:
    """Return the due day, and the day it moved to with the reason: 07-14→09-08（暑假）."""
    window = due.window
    if window.moved is None or window.moved == due.raw:
        return due.raw.isoformat()
    why = "逾期" if window.beyond else window.why or "延期"
    return f"{due.raw.isoformat()} → {window.moved.isoformat()}（{why}）"


def over_text(due: DueVisit) -> str:
    """Return by how much a revisit is overdue, "" if it is not."""
    window = due.window
    if not window.over:
        return ""
    return f"已逾期 {window.over} 天（{window.over_taught} 个上课日）"


def remark(one: Planned) -> str:
    """Return what is to be known of a revisit: overdue, moved, who does not go, unsure."""
    unsure = "" if one.sure else "放假安排未公布，日期暂定"
    recused = [who for who in one.left_out if RECUSED in who]
    return "；".join(filter(None, (over_text(one.due), one.note, unsure, *recused)))


def place_text(slot: Slot | None) -> str:
    """Return where a revisit stands: 2021-04-09 上午 第一组."""
    return f"{slot.day.isoformat()} {slot.half.value} {slot.team}" if slot else "—"


def agenda_document(agenda: Agenda) -> dict[str, Any]:
    """Return the plan as `--json` prints it; days are null where there is none."""
    return {
        "today": agenda.today,
        "from": agenda.first,
        "to": agenda.last,
        "visits": [_visit(one) for one in agenda.visits],
        "unplaced": [_visit(one) for one in agenda.unplaced],
        "shortages": [_shortage(one) for one in agenda.shortages],
        "moved": agenda.moved,
    }


def gap_sentences(routine: Routine) -> list[str]:
    """Return how many units lack routine visits, by term and by month apart (TM-09)."""
    found = []
    for what, gaps in (("学期", routine.by_term), ("月", routine.by_month)):
        over = [gap for gap in gaps if gap.over]
        still = [gap for gap in gaps if not gap.over]
        if over:
            missing = sum(gap.missing for gap in over)
            found.append(f"经常性督导按{what}核对：有 {len(over)} 处不足，共缺 {missing} 次。")
        if still:
            missing = sum(gap.missing for gap in still)
            found.append(f"本{what}还没有到规定次数的 {len(still)} 所，还差 {missing} 次。")
    return found


def gap_document(routine: Routine) -> list[dict[str, Any]]:
    """Return the gaps in routine visits as `--json` prints them."""
    kinds = (("term", routine.by_term), ("month", routine.by_month))
    return [
        {
            "unit": gap.unit.name,
            "unit_code": gap.unit.code,
            "zone": gap.zone,
            "by": kind,
            "period": gap.period,
            "from": gap.first,
            "to": gap.last,
            "need": gap.need,
            "have": gap.have,
            "missing": gap.missing,
            "over": gap.over,
        }
        for kind, gaps in kinds
        for gap in gaps
    ]


def _visit(one: Planned) -> dict[str, Any]:
    due, slot = one.due, one.slot
    days = due.window.days
    return {
        "id": due.code,
        "unit": due.unit.name,
        "unit_code": due.unit.code,
        "township": due.unit.township,
        "kind": due.case.kind,
        "form": due.form.value,
        "due": due.raw,
        "due_moved": due.window.moved,
        "window": [days[0], days[-1]] if days else [],
        "overdue_days": due.window.over,
        "overdue_school_days": due.window.over_taught,
        "date": one.day,
        "half": slot.half.value if slot else None,
        "team": slot.team if slot else None,
        "inspectors": [member.name for member in one.group],
        "left_out": list(one.left_out),
        "status": one.state.value,
        "sure": one.sure,
        "former": place_text(one.former) if one.former else None,
        "changed": one.changed,
        "reason": one.note or due.window.why,
        "rule": due.rule,
        "basis": due.basis,
    }


def _shortage(one: Shortage) -> dict[str, Any]:
    return {
        "from": one.first,
        "to": one.last,
        "need": len(one.jobs),
        "slots": one.have,
        "short": len(one.jobs) - one.have,
        "visits": list(one.jobs),
        "unplaced": list(one.unplaced),
        "sentence": one.sentence,
    }

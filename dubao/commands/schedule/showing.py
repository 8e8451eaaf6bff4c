"""What the screen and `--json` say of a plan."""

from __future__ import annotations

from typing import Any

from dubao.commands.schedule.opening import Plan
from dubao.commands.schedule.suggesting import suggestions
from dubao.papers.visits.rows import (
    CHANGE_HEADS,
    PLAN_HEADS,
    agenda_document,
    change_rows,
    gap_document,
    gap_sentences,
    plan_rows,
    unplaced_rows,
)
from dubao.render.screen import Screen, problem_entry


def show_plan(screen: Screen, made: Plan) -> bool:
    """Show the plan; tell whether anything has no place."""
    agenda = made.agenda
    span = f"{agenda.first.isoformat()} 至 {agenda.last.isoformat()}"
    if agenda.visits:
        screen.show_table(PLAN_HEADS, plan_rows(agenda.visits), f"{span} 的回访")
    for one in agenda.unplaced:
        screen.warn(f"没有排进去：{'，'.join(unplaced_rows([one])[0])}")
        for best in suggestions(made, one.due)[:1]:
            screen.warn(
                f"  可考虑：{best.slot.day.isoformat()} {best.slot.half.value} {best.slot.team}"
                f"（{best.means.value}：{best.words}）"
            )
    for sentence in gap_sentences(made.routine):
        screen.say(sentence)
    screen.say(_summary(made))
    return bool(agenda.unplaced)


def show_changes(screen: Screen, made: Plan) -> bool:
    """Show what differs from the register; tell whether anything does."""
    rows = change_rows(made.agenda)
    if rows:
        screen.show_table(CHANGE_HEADS, rows, "与 台账/回访.xlsx 不同的")
    screen.say(_summary(made) if rows else "与 台账/回访.xlsx 一致。")
    return bool(rows)


def plan_document(made: Plan) -> dict[str, Any]:
    """Return the plan as `--json` prints it."""
    return {
        **agenda_document(made.agenda),
        "gaps": gap_document(made.routine),
        "problems": [problem_entry(one) for one in made.problems],
    }


def _summary(made: Plan) -> str:
    agenda = made.agenda
    total = len(agenda.visits) + len(agenda.unplaced) + len(agenda.closed)
    if not total:
        return "没有到期的回访。"
    changed = sum(one.changed for one in agenda.visits)
    new = sum(one.changed and one.former is None for one in agenda.visits)
    return (
        f"应回访 {total} 所次：已办结 {len(agenda.closed)}，排定 {len(agenda.visits)}，"
        f"没有排进去 {len(agenda.unplaced)}；与台账相比新排 {new}，改动 {changed - new}。"
    )

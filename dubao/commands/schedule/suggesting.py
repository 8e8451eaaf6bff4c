"""`dubao schedule suggest`: other places for one visit, ranked, each with its price."""

from __future__ import annotations

from datetime import date

from dubao.commands.opening import (
    JsonOption,
    TodayOption,
    WorkspaceOption,
    YearOption,
    day_of,
    open_office,
    year_of,
)
from dubao.commands.schedule.finding import VisitArgument, find_visit
from dubao.commands.schedule.opening import Plan, make_plan, open_registers
from dubao.model.numbers import plain
from dubao.model.suggestion import Suggestion
from dubao.model.visits import DueVisit
from dubao.papers.visits.rows import WEEKDAYS, due_text, place_text, remark
from dubao.render.screen import Screen
from dubao.schedule.agenda import Span
from dubao.schedule.suggest import Asked, suggest

HELP = (
    "给一次回访列出其他可去的场次，从最合适的起\n\n"
    "包括空场次、与别校调换、放宽窗口、加一场、向别组借人；代价越小越好，0 表示与现在一样。"
)
EXAMPLES = "示例:\n  dubao schedule suggest 安溪第一小学 --today 2021-02-22"
HEADS = ("日期", "时段", "督导组", "办法", "代价", "说明")


def suggesting(
    visit: VisitArgument,
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Show other places for a visit; exit code 1 if there is none."""
    office = open_office(workspace)
    day = day_of(today)
    chosen = year_of(office, year)
    registers = open_registers(office, day)
    made = make_plan(registers, Span(day, date(chosen, 1, 1), date(chosen, 12, 31)))
    due = find_visit(registers, made.dues, visit)
    found = suggestions(made, due)
    screen = Screen(json=json)
    lines = [*made.agenda.visits, *made.agenda.unplaced]
    stands = next((one for one in lines if one.due.code == due.code), None)
    where = place_text(stands.slot) if stands else "—"
    screen.say(f"{due.unit.name}{due.title}：应访 {due_text(due)}，现排 {where}。")
    if stands and remark(stands):
        screen.say(remark(stands))
    screen.show_table(HEADS, map(_row, found))
    screen.emit_json(
        {
            "visit": due.code,
            "unit": due.unit.name,
            "due": due.raw,
            "now": where,
            "suggestions": [_entry(one) for one in found],
        }
    )
    return int(not found)


def suggestions(made: Plan, due: DueVisit) -> list[Suggestion]:
    """Return the best places for a visit of a plan."""
    planner = made.planner
    if planner.outcome is None:
        return []
    titles = {one.code: f"{one.unit.name}{one.title}" for one in made.dues}
    around = planner.days.of(due.unit.staged)
    earliest = planner.days.earliest(planner.span.today)
    return suggest(planner.outcome, Asked(due.code, around, earliest, titles))


def _row(one: Suggestion) -> tuple[str, ...]:
    day = one.slot.day
    return (
        f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}",
        one.slot.half.value,
        one.slot.team,
        one.means.value,
        f"{'+' if one.cost > 0 else ''}{plain(one.cost)}",
        one.words,
    )


def _entry(one: Suggestion) -> dict[str, object]:
    return {
        "date": one.slot.day,
        "half": one.slot.half.value,
        "team": one.slot.team,
        "means": one.means.value,
        "cost": one.cost,
        "reason": one.words,
    }

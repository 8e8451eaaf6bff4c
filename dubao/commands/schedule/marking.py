"""`dubao schedule mark`: a visit was notified, agreed, made, put off or cancelled."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from dubao.commands.opening import (
    JsonOption,
    TodayOption,
    WorkspaceOption,
    a_date,
    day_of,
    open_office,
)
from dubao.commands.registers import ByOption, change_register, note_of
from dubao.commands.schedule.finding import VisitArgument, find_visit
from dubao.commands.schedule.opening import Registers, open_registers
from dubao.model.problem import RefusedError, problem
from dubao.model.register_edit import Changes
from dubao.model.table import Table
from dubao.model.terms import Half
from dubao.model.terms_visits import Mark, Outcome
from dubao.model.visits import DueVisit, Visit
from dubao.read.visiting.visits import CODE, VISITS
from dubao.render.registers.desk import Changed
from dubao.render.screen import Screen, problem_entry
from dubao.schedule.due import DueList
from dubao.schedule.entries import Marking, done_on, marked

HELP = (
    "登记一次回访：已通知、已确认、已完成，或改期、延期、取消\n\n"
    "写入 台账/回访.xlsx；原来的日期留在「原计划日期」，每处改动记入 台账/变更记录.jsonl。"
)
EXAMPLES = (
    "示例:\n  dubao schedule mark 安溪第一小学 --state 改期 --date 2021-03-24 --reason 学校有活动\n"
    "  dubao schedule mark 安溪第一小学 --state 已确认 --half 下午\n"
    "  dubao schedule mark 安溪第一小学 --state 已完成 --outcome 已落实"
)
_NEEDS_DAY = (Mark.MOVED, Mark.POSTPONED)
_NEEDS_REASON = (Mark.MOVED, Mark.POSTPONED, Mark.CANCELLED)


StateOption = Annotated[
    Mark, typer.Option("--state", metavar="状态", help=f"{'、'.join(Mark)} 之一")
]
DayOption = Annotated[
    date | None,
    typer.Option("--date", metavar="日期", parser=a_date, help="哪一天；改期、延期时是新的日期"),
]
HalfOption = Annotated[Half | None, typer.Option("--half", metavar="时段", help="上午 或 下午")]
TeamOption = Annotated[str, typer.Option("--team", metavar="督导组", help="改由哪一组去")]
OutcomeOption = Annotated[
    Outcome | None,
    typer.Option("--outcome", metavar="结论", help=f"完成时的结论：{'、'.join(Outcome)}"),
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="原因", help="为什么")]
PaperOption = Annotated[str, typer.Option("--paper", metavar="文号", help="凭什么文件；延期必须写")]


def mark(
    visit: VisitArgument,
    state: StateOption,
    day: DayOption = None,
    half: HalfOption = None,
    team: TeamOption = "",
    outcome: OutcomeOption = None,
    reason: ReasonOption = "",
    paper: PaperOption = "",
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Mark a visit in the register; exit code 1 if that cannot be."""
    office = open_office(workspace)
    said = Marking(state, day_of(today), day, half, team, outcome, reason, paper)
    _check_words(said)
    due, row = _row_of(open_registers(office, said.today), visit, said)

    def plan(table: Table, changes: Changes) -> None:
        for at in range(len(table)):
            if table.typed(at, CODE).strip() == due.code:
                changes.set(at, marked(row, said))

    done = change_register(office, VISITS, CODE, plan, note_of(by, today, reason, paper))
    screen = Screen(json=json)
    _say(screen, due, done)
    return int(bool(done.problems))


def _row_of(registers: Registers, asked: str, said: Marking) -> tuple[DueVisit, Visit]:
    """Return the revisit asked for and its row in the register, if the mark fits it."""
    dues = DueList(registers.clock, registers.book.units, registers.days)
    due = find_visit(registers, dues.of(registers.cases, registers.visits), asked)
    if due.visit is None:
        hint = "请先运行 dubao schedule --commit，把日程写入台账"
        raise typer.BadParameter(f"{due.unit.name}的回访还不在台账中，{hint}", param_hint="回访")
    _check_day(registers, due, due.visit, said)
    return due, due.visit


def _say(screen: Screen, due: DueVisit, done: Changed) -> None:
    for change in done.changes:
        screen.say(f"{due.unit.name} {change.field}：{change.old or '空'} → {change.new or '空'}")
    if not done.changes and not done.problems:
        screen.say("台账里已经是这样，没有改动。")
    screen.show_problems(done.problems)
    screen.emit_json(
        {
            "visit": due.code,
            "unit": due.unit.name,
            "changes": [
                {"field": one.field, "old": one.old, "new": one.new} for one in done.changes
            ],
            "problems": [problem_entry(one) for one in done.problems],
        }
    )


def _check_words(said: Marking) -> None:
    """Refuse a mark that lacks what it needs (TM-12)."""
    if said.mark in _NEEDS_DAY and said.day is None:
        raise typer.BadParameter(f"{said.mark.value}要写 --date", param_hint="--date")
    if said.mark in _NEEDS_REASON and not said.reason:
        raise typer.BadParameter(f"{said.mark.value}要写 --reason", param_hint="--reason")
    if said.mark is Mark.POSTPONED and not said.paper:
        raise typer.BadParameter("延期要写批准文件的文号 --paper", param_hint="--paper")
    if said.outcome and said.mark is not Mark.DONE:
        raise typer.BadParameter("只有已完成才有结论", param_hint="--outcome")


def _check_day(registers: Registers, due: DueVisit, visit: Visit, said: Marking) -> None:
    """Refuse a day on which a visit cannot be, or cannot have been."""
    name = due.unit.name
    if said.mark is Mark.DONE:
        day = done_on(visit, said)
        if day > said.today:
            raise RefusedError([problem("mark-ahead", visit.place, unit=name, day=day.isoformat())])
        return
    if said.mark not in (Mark.CONFIRMED, Mark.MOVED):
        return
    chosen = said.day or visit.day
    if chosen is None:
        raise typer.BadParameter("台账里还没有计划日期，请写 --date", param_hint="--date")
    closing = registers.clock.calendar.closing(chosen, due.unit.staged)
    if closing:
        details = {"unit": name, "day": chosen.isoformat(), "why": closing}
        raise RefusedError([problem("mark-closed-day", visit.place, **details)])

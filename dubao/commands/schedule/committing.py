"""Writing the agreed plan into the register of revisits."""

from __future__ import annotations

from dubao.commands.opening import Office
from dubao.commands.registers import change_register, ensure_register
from dubao.commands.schedule.opening import Plan
from dubao.model.register_edit import Changes, Note
from dubao.model.table import Table
from dubao.model.terms import Half, InspectionKind, VisitForm, VisitState
from dubao.model.terms_visits import Outcome
from dubao.read.visiting.visits import CODE, VISITS
from dubao.render.registers.desk import Changed
from dubao.render.screen import Screen
from dubao.schedule.entries import entries

CHOICES = {
    "类别": (InspectionKind.COMPREHENSIVE.value, InspectionKind.SPECIAL.value),
    "形式": tuple(VisitForm),
    "状态": tuple(VisitState),
    "时段": tuple(Half),
    "结论": tuple(Outcome),
}


def write_plan(office: Office, made: Plan, note: Note) -> Changed:
    """Write every new place and every change into 台账/回访.xlsx, making it if there is none."""
    wanted = dict(entries(made.agenda))
    if wanted:
        ensure_register(office, VISITS, CHOICES)

    def plan(table: Table, changes: Changes) -> None:
        left = dict(wanted)
        for row in range(len(table)):
            values = left.pop(table.typed(row, CODE).strip(), None)
            if values:
                changes.set(row, values)
        for values in left.values():
            changes.add(values)

    return change_register(office, VISITS, CODE, plan, note) if wanted else Changed()


def say_committed(screen: Screen, done: Changed) -> int:
    """Show how much was written; return the number of rows."""
    added = sum(not change.field for change in done.changes)
    changed = len({change.record for change in done.changes if change.field})
    screen.show_problems(done.problems)
    if added or changed:
        screen.say(f"已写入 {done.file}：新增 {added} 行，改动 {changed} 行。")
    elif not done.problems:
        screen.say("台账已经是这样，没有改动。")
    return added + changed

"""`dubao schedule`: what is due, when and by whom it is visited, what cannot be placed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from dubao.commands.evaluation import findings
from dubao.commands.opening import (
    JsonOption,
    Office,
    QuietOption,
    TodayOption,
    WorkspaceOption,
    YearOption,
    a_date,
    day_of,
    open_office,
    year_of,
)
from dubao.commands.registers import ByOption, note_of
from dubao.commands.schedule.committing import say_committed, write_plan
from dubao.commands.schedule.opening import Plan, make_plan, open_registers
from dubao.commands.schedule.printing import Printing, say_printed
from dubao.commands.schedule.showing import plan_document, show_changes, show_plan
from dubao.model.numbers import rounded_text
from dubao.render.screen import Screen
from dubao.schedule.agenda import Span
from dubao.schedule.tuning import Tuning, solver_installed

HELP = (
    "排回访日程：哪些学校该回访、哪天去、谁去\n\n"
    "按「期限」算出每次综合、专项督导之后的应访日期，在应访日前后的上课日里排给各督导组；"
    "已经约定的不动，排不进的说明缺几场。加 --commit 才写入 台账/回访.xlsx。"
)
EXAMPLES = (
    "示例:\n  dubao schedule --today 2021-02-22\n"
    "  dubao schedule --today 2021-02-22 --commit\n"
    "  dubao schedule --today 2021-02-22 --diff"
)
FirstOption = Annotated[
    date | None,
    typer.Option("--from", metavar="日期", parser=a_date, help="从哪一天起；不写则为年初"),
]
LastOption = Annotated[
    date | None,
    typer.Option("--to", metavar="日期", parser=a_date, help="排到哪一天到期的；不写则为年底"),
]
ReleaseOption = Annotated[
    list[str] | None,
    typer.Option("--release", metavar="回访编号", help="放开这一个已约定的，由程序另排；可写几次"),
]
ImproveOption = Annotated[
    bool, typer.Option("--improve", help="另找更省的排法，允许改动少量已排定的")
]
MovesOption = Annotated[
    int,
    typer.Option("--moves", metavar="次数", min=0, help="--improve 时至多改动几次已排定的"),
]
SolverOption = Annotated[
    bool, typer.Option("--solver", help="--improve 时再用求解器，并说明离最优至多差多少")
]
CommitOption = Annotated[bool, typer.Option("--commit", help="把日程写入 台账/回访.xlsx")]
DiffOption = Annotated[
    bool, typer.Option("--diff", help="只列出与 台账/回访.xlsx 不同的，不写文件")
]


def schedule(
    ctx: typer.Context,
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    first: FirstOption = None,
    last: LastOption = None,
    release: ReleaseOption = None,
    improve: ImproveOption = False,
    moves: MovesOption = 10,
    solver: SolverOption = False,
    commit: CommitOption = False,
    diff: DiffOption = False,
    by: ByOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Plan the revisits; exit code 1 if any has no place or something needs a person."""
    if ctx.invoked_subcommand:
        return 0
    if commit and diff:
        raise typer.BadParameter("--diff 不写文件，不能与 --commit 同用", param_hint="--diff")
    office = open_office(workspace)
    tuning = _tuning(improve or solver, moves, solver)
    span = _span(office, year, (first, last), day_of(today))
    span = Span(span.today, span.first, span.last, frozenset(release or ()))
    made = make_plan(open_registers(office, span.today), span, tuning)
    _check_released(made)
    screen = Screen(json=json, quiet=quiet)
    screen.show_problems(made.problems)
    bad = findings(made.problems)
    bad |= show_changes(screen, made) if diff else show_plan(screen, made)
    document = plan_document(made)
    if tuning:
        document["improved"] = _say_improved(screen, tuning)
    if commit:
        done = write_plan(office, made, note_of(by, today, "排定回访日程"))
        document["committed"] = say_committed(screen, done)
        bad |= bool(done.problems)
        made = make_plan(open_registers(office, span.today), span)  # as the register has it now
    if not diff:
        delivered = Printing(office, made).deliver()
        say_printed(screen, delivered)
        screen.show_problems(delivered.problems)
        document |= {"written": delivered.written, "kept": delivered.kept}
        bad |= findings(delivered.problems)
    screen.emit_json(document)
    return int(bad)


def _span(
    office: Office, year: int | None, asked: tuple[date | None, date | None], today: date
) -> Span:
    """Return the span asked for: the year, or its days from and to."""
    first, last = asked
    chosen = first.year if first and not year else year_of(office, year)
    span = Span(today, first or date(chosen, 1, 1), last or date(chosen, 12, 31))
    if span.last < span.first:
        raise typer.BadParameter("结束早于开始", param_hint="--to")
    return span


def _tuning(wanted: bool, moves: int, solver: bool) -> Tuning | None:
    if solver and not solver_installed():
        hint = "没有安装求解器，请先运行 pip install 'dubao[solver]'"
        raise typer.BadParameter(hint, param_hint="--solver")
    return Tuning(moves, solver) if wanted else None


def _check_released(made: Plan) -> None:
    known = {due.code for due in made.dues}
    for code in made.planner.span.released:
        if code not in known:
            raise typer.BadParameter(f"没有「{code}」这个回访编号", param_hint="--release")


def _say_improved(screen: Screen, tuning: Tuning) -> dict[str, Any]:
    gap = "" if tuning.gap is None else f"；离最优至多差 {rounded_text(100 * tuning.gap, 1)}%"
    screen.say(f"改进：总代价由 {tuning.before} 降到 {tuning.after}{gap}。")
    return {
        "before": tuning.before,
        "after": tuning.after,
        "bound": tuning.bound,
        "gap": tuning.gap,
    }

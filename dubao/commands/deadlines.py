"""`dubao deadlines`: when each step of a supervision is due, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

import typer

from dubao import __version__
from dubao.commands.calendars import open_clock
from dubao.commands.evaluation import findings
from dubao.commands.opening import (
    JsonOption,
    Office,
    QuietOption,
    TodayOption,
    WorkspaceOption,
    day_of,
    open_office,
)
from dubao.commands.written import say_written
from dubao.model.calendar import coverage
from dubao.model.deadline import Case, Due, Rulebook
from dubao.model.deadline_keys import MAIN_CHAIN
from dubao.model.filenames import safe_file_name
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Loaded, Problem
from dubao.model.terms import DueState, InspectionKind, Verdict
from dubao.papers.deadlines import (
    DUTY_HEADS,
    DueTable,
    deadlines_document,
    duties_document,
    duty_rows,
    overdue_line,
)
from dubao.read.deadlines import demand_after, load_cases
from dubao.render.outbox import Delivered, Outbox
from dubao.render.screen import Screen, problem_entry
from dubao.render.xlsx import render_book
from dubao.schedule.deadlines import Clock, dues, pending
from dubao.schedule.duties import check_duties
from dubao.workspace import RESULTS

app = typer.Typer()

DEMANDED = "整改报告"
FOLDER = "期限"

EventOption = Annotated[
    list[str] | None,
    typer.Option("--event", metavar="事件=日期", help="发生了什么、在哪一天；可以写几次"),
]
DemandOption = Annotated[
    str, typer.Option("--demand", metavar="时限", help="意见书写明的整改时限，如 3个月")
]


@app.command(
    help="算出督导各步的期限，说明依据哪一条规定\n\n"
    "不写编号，列出 台账/督导.xlsx 中还没有办完的各步；写编号，列出这次督导的全部步骤；"
    "也可以只给一件事和日期。",
    epilog="示例:\n  dubao deadlines 督导结束 2021-03-05 --kind 综合 --today 2021-03-20\n"
    "  dubao deadlines --event 送达=2021-04-12 --demand 3个月 --today 2021-04-12",
)
def deadlines(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[编号 | 事件 日期]", help="督导编号，或一件事和它的日期"),
    ] = None,
    event: EventOption = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="类别", help="综合、专项或经常性；不写则都列出")
    ] = "",
    demand: DemandOption = "",
    chain: Annotated[
        str, typer.Option("--chain", metavar="程序", help="哪一道程序，如 问责")
    ] = MAIN_CHAIN,
    duties: Annotated[
        bool, typer.Option("--duties", help="按登记的日期，对照督导机构自己的职责自查")
    ] = False,
    write: Annotated[bool, typer.Option("--write", help="把这张表写到 成果/年度/期限")] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Show the deadlines; exit code 1 if anything is overdue or needs a person."""
    office = open_office(workspace)
    screen = Screen(json=json, quiet=quiet)
    opened = open_clock(office, day_of(today))
    if duties:
        return _self_check(screen, office, opened)
    clock = opened.value
    _check_word("--chain", chain, clock.rules.chains)
    _check_word("--kind", kind, ("", *InspectionKind))
    given = _given(what or [], event or [], clock.rules)
    if given:
        table = Loaded(_of_events(clock, _case(given, kind, demand), chain))
    else:
        table = _of_register(office, clock, chain, (what or [""])[0])
    delivered = _write(office, table.value, clock.today) if write else Delivered()
    gaps = _uncovered(clock, table.value.dues)
    problems = (*opened.problems, *table.problems, *gaps, *delivered.problems)
    _show(screen, table.value)
    if write:
        say_written(screen, delivered)
    screen.show_problems(problems)
    screen.emit_json(
        {
            "today": clock.today,
            "deadlines": deadlines_document(table.value.dues),
            "problems": [problem_entry(one) for one in problems],
            **({"written": delivered.written, "kept": delivered.kept} if write else {}),
        }
    )
    overdue = any(due.state is DueState.OVERDUE for due in table.value.dues)
    return int(overdue or findings(problems))


def _show(screen: Screen, table: DueTable) -> None:
    """Show the table; where only that is wanted, what is overdue."""
    if table.dues:
        screen.show_table(table.heads, table.rows, table.title)
    else:
        screen.say("没有还要办的。")
    if screen.quiet:
        for due in table.dues:
            if due.state is DueState.OVERDUE:
                screen.warn(overdue_line(due))


def _write(office: Office, table: DueTable, today: date) -> Delivered:
    """Write the table into 成果/年度/期限."""
    settings = office.settings
    folder = f"{RESULTS}/{settings.year or today.year}/{FOLDER}"
    code = table.dues[0].case.code if table.whole and table.dues else ""
    name = f"期限表（{code}）.xlsx" if code else "期限表.xlsx"
    book = table.book(today, sample=settings.sample)
    with Outbox(office.workspace.root, folder, {}, {"程序": __version__}) as outbox:
        outbox.put(safe_file_name(name), render_book(book))
        return outbox.close()


def _self_check(screen: Screen, office: Office, opened: Loaded[Clock]) -> int:
    """Show how the office stands with its own duties; exit code 1 if one is not met."""
    cases = load_cases(office.workspace.root, opened.value.rules)
    results = check_duties(opened.value, cases.value)
    problems = (*opened.problems, *cases.problems)
    screen.show_table(DUTY_HEADS, duty_rows(results), "督导机构职责自查")
    screen.show_problems(problems)
    screen.emit_json(
        {
            "today": opened.value.today,
            "duties": duties_document(results),
            "problems": [problem_entry(one) for one in problems],
        }
    )
    unmet = any(one.verdict is Verdict.UNMET for one in results)
    return int(unmet or findings(problems))


def _check_word(option: str, word: str, known: Sequence[str]) -> None:
    """Raise wrong usage for a word that is none of those known."""
    if word not in known:
        words = list(filter(None, known))
        hint = did_you_mean(word, words, f"可写：{'、'.join(words)}")
        raise typer.BadParameter(f"没有「{word}」，{hint}", param_hint=option)


def _given(what: Sequence[str], events: Iterable[str], rules: Rulebook) -> dict[str, date]:
    """Return the events of the command line with their days."""
    pairs = [tuple(what)] if len(what) == 2 else []
    if len(what) > 2:
        raise typer.BadParameter("只写督导编号，或一件事和它的日期", param_hint="编号")
    pairs += [(name, day) for name, _, day in (text.partition("=") for text in events)]
    found: dict[str, date] = {}
    for name, day in pairs:
        if name not in rules.events:
            hint = did_you_mean(name, rules.events, f"可写：{'、'.join(rules.events)}")
            raise typer.BadParameter(f"没有「{name}」这件事，{hint}", param_hint="--event")
        found[name] = _day(name, day)
    return found


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(
            f"「{name}」写的是「{text}」，应写成 2021-03-05 这样的日期", param_hint="--event"
        ) from None


def _case(events: dict[str, date], kind: str, demand: str) -> Case:
    """Return a supervision that stands in no register."""
    asked = demand_after(demand, events.get("送达") or max(events.values())) if demand else None
    if demand and asked is None:
        raise typer.BadParameter(
            f"「{demand}」算不出日期，请写成 30日内、3个月、2021-09-30 这样", param_hint="--demand"
        )
    return Case("", "", kind=kind, events=events, demands={DEMANDED: asked} if asked else {})


def _of_events(clock: Clock, case: Case, chain: str) -> DueTable:
    return DueTable(_title(case, chain), dues(clock, case, chain), whole=True)


def _of_register(office: Office, clock: Clock, chain: str, code: str) -> Loaded[DueTable]:
    """Return one supervision whole, or what waits in all of them."""
    cases = load_cases(office.workspace.root, clock.rules)
    if not code:
        found = tuple(due for case in cases.value for due in pending(dues(clock, case, chain)))
        title = f"{clock.today.isoformat()} 还没有办完的"
        return Loaded(DueTable(title, found, whole=False), cases.problems)
    chosen = next((case for case in cases.value if case.code == code), None)
    if chosen is None:
        codes = [case.code for case in cases.value]
        hint = did_you_mean(code, codes, "请核对 台账/督导.xlsx")
        raise typer.BadParameter(f"没有编号「{code}」的督导，{hint}", param_hint="编号")
    return Loaded(_of_events(clock, chosen, chain), cases.problems)


def _title(case: Case, chain: str) -> str:
    named = " ".join(filter(None, (case.code, case.unit, case.title, case.kind)))
    events = "，".join(f"{name} {day.isoformat()}" for name, day in case.events.items())
    return f"{named or f'{chain}程序'}：{events}" if events else named


def _uncovered(clock: Clock, found: Sequence[Due]) -> tuple[Problem, ...]:
    """Return the years without holiday data on which a deadline hangs (TM-05)."""
    days = [day for due in found for day in (due.begun, due.day) if day]
    if not days:
        return ()
    gaps = coverage(clock.calendar, min(days), max(days))
    return tuple(gap for gap in gaps if gap.code == "holidays-unknown")

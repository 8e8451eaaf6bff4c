"""`dubao ledger list`, `rates`, `history`, `print`: looking at the ledger, and its papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer

from dubao import __version__
from dubao.commands.evaluation import findings
from dubao.commands.ledger.opening import (
    CategoryOption,
    Filters,
    NumberArgument,
    NumbersOption,
    OpenLedger,
    PersonOption,
    StateOption,
    UnitOption,
    open_ledger,
)
from dubao.commands.opening import (
    JsonOption,
    Office,
    QuietOption,
    TodayOption,
    WorkspaceOption,
    YearOption,
    open_office,
    paper_template,
    year_of,
)
from dubao.commands.written import say_written
from dubao.model.ledger import LEDGER, Standing, Tally
from dubao.model.numbers import rounded_text
from dubao.model.paper import BookPaper, Papers
from dubao.papers.occasion import Occasion
from dubao.papers.rectification.books import list_book, rate_book, rate_heads, rate_line
from dubao.papers.rectification.letters import LETTERS, letters
from dubao.papers.rectification.rows import day_text, due_text, state_text
from dubao.read.journal import load_journal
from dubao.render.outbox import Delivered, Outbox
from dubao.render.press import deliver
from dubao.render.screen import Screen, problem_entry
from dubao.schedule.rectify import GROUPS, due_within, overdue, tallies
from dubao.workspace import REGISTERS, RESULTS

FOLDER = "整改"
LISTS, RATES = "清单", "统计"
_HEADS = ("序号", "单位", "问题", "责任人", "到期日", "还剩", "状态")
_RATED = ("单位", "类别", "责任人")


def register(app: typer.Typer) -> None:
    """Add the commands to the group."""
    app.command(
        "list",
        help="列出台账中的问题，到期还有几天、逾期几天",
        epilog="示例:\n  dubao ledger list\n  dubao ledger list --overdue --today 2021-11-15\n"
        "  dubao ledger list --due 30 --today 2021-11-15",
    )(show)
    app.command(
        "rates",
        help="统计各单位、各类别的销号率和逾期",
        epilog="示例:\n  dubao ledger rates --today 2021-11-15",
    )(rates)
    app.command(
        "history",
        help="一个问题的全部反馈和改动：谁、何时、从什么改成什么、凭什么",
        epilog="示例:\n  dubao ledger history 10",
    )(history)
    app.command(
        "print",
        help="印制三张清单、统计表、整改通知书、催办函、延期批准、销号通知等",
        epilog="示例:\n  dubao ledger print\n  dubao ledger print 催办函 --today 2021-11-15",
    )(print_papers)


def show(
    unit: UnitOption = None,
    person: PersonOption = None,
    state: StateOption = None,
    category: CategoryOption = None,
    due: Annotated[
        int | None, typer.Option("--due", metavar="天数", min=0, help="只看这么多天以内到期的")
    ] = None,
    late: Annotated[bool, typer.Option("--overdue", help="只看逾期的")] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """List findings; exit code 1 if the ledger has faults."""
    office = open_office(workspace)
    opened = open_ledger(office, today)
    found: Sequence[Standing] = Filters(unit, person, state, category).of(opened.standings)
    if late:
        found = overdue(found)
    elif due is not None:
        found = due_within(found, due)
    screen = Screen(json=json, quiet=quiet)
    screen.show_table(_HEADS, map(_line, found))
    screen.say(_counted(found))
    screen.show_problems(opened.problems)
    screen.emit_json(
        {
            "findings": [_entry(one) for one in found],
            "problems": [problem_entry(one) for one in opened.problems],
        }
    )
    return int(findings(opened.problems))


def rates(
    unit: UnitOption = None,
    person: PersonOption = None,
    category: CategoryOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Show rates of closing by unit, category and person; exit code 1 if the ledger has faults."""
    office = open_office(workspace)
    opened = open_ledger(office, today)
    found = Filters(unit, person, None, category).of(opened.standings)
    screen = Screen(json=json, quiet=quiet)
    tables = _tables(found)
    for name, groups in tables.items():
        lines = [_rate_line(tally) for tally in groups]
        screen.show_table(rate_heads(name), lines, f"按{name}")
    screen.show_problems(opened.problems)
    screen.emit_json(
        {
            "rates": [_rate_entry(name, one) for name, groups in tables.items() for one in groups],
            "problems": [problem_entry(one) for one in opened.problems],
        }
    )
    return int(findings(opened.problems))


def history(
    number: NumberArgument,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Show the rounds of feedback and every change of a finding; exit code 0."""
    office = open_office(workspace)
    opened = open_ledger(office, None)
    (one, *_) = Filters(numbers=(number,)).of(opened.standings)
    screen = Screen(json=json)
    screen.say(f"{one.finding.number} {one.finding.unit}：{one.finding.text}")
    rounds = [
        (f"第{fed.number}轮", day_text(fed.day), fed.who, fed.text, fed.opinion, fed.reviewer)
        for fed in one.finding.rounds
    ]
    screen.show_table(("轮次", "日期", "反馈人", "反馈", "督学意见", "复核人"), rounds, "反馈")
    changes = [
        line
        for line in load_journal(office.workspace.root / REGISTERS)
        if line["台账"] == LEDGER and line["记录"] == number
    ]
    keys = ("时间", "经手人", "项", "原值", "新值", "事由", "依据")
    screen.show_table(keys, [[line.get(key, "") for key in keys] for line in changes], "改动")
    screen.emit_json(
        {
            "number": number,
            "rounds": [dict(zip(_ROUND, row, strict=True)) for row in rounds],
            "changes": changes,
        }
    )
    return 0


_ROUND = ("round", "date", "by", "text", "opinion", "reviewer")


def print_papers(
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="文件…",
            help=f"{LISTS}、{RATES}、{'、'.join(LETTERS)}；不写则为清单和统计",
        ),
    ] = None,
    unit: UnitOption = None,
    person: PersonOption = None,
    numbers: NumbersOption = None,
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Print papers into 成果/年度/整改; exit code 1 if the ledger or a template has faults."""
    office = open_office(workspace)
    wanted = _kinds(kinds)
    opened = open_ledger(office, today)
    found = Filters(unit, person, numbers=tuple(numbers or ())).of(opened.standings)
    papers = papers_of(wanted, found, Occasion(office.settings, opened.today))
    screen = Screen(json=json, quiet=quiet)
    delivered = _delivered(office, year_of(office, year), papers, opened)
    problems = (*opened.problems, *delivered.problems)
    say_written(screen, delivered)
    screen.show_problems(problems)
    screen.emit_json(
        {
            "written": delivered.written,
            "kept": delivered.kept,
            "problems": [problem_entry(one) for one in problems],
        }
    )
    return int(findings(problems))


def papers_of(kinds: Iterable[str], found: Sequence[Standing], occasion: Occasion) -> Papers:
    """Return the papers of these kinds about the findings."""
    books = {
        LISTS: lambda: BookPaper("问题、责任、整改清单.xlsx", list_book(found, occasion)),
        RATES: lambda: BookPaper("整改统计.xlsx", rate_book(_tables(found), occasion)),
    }
    word = [
        letter for kind in kinds if kind in LETTERS for letter in letters(kind, found, occasion)
    ]
    return Papers(tuple(word), tuple(books[kind]() for kind in kinds if kind in books))


def _kinds(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the papers asked for; an unknown one is wrong usage."""
    known = (LISTS, RATES, *LETTERS)
    for kind in given or ():
        if kind not in known:
            raise typer.BadParameter(
                f"没有「{kind}」这种文件，可用的有：{'、'.join(known)}", param_hint="文件"
            )
    return tuple(given or (LISTS, RATES))


def _delivered(office: Office, year: int, papers: Papers, opened: OpenLedger) -> Delivered:
    root = office.workspace.root
    folder = f"{RESULTS}/{year}/{FOLDER}"
    with Outbox(root, folder, opened.ledger.inputs, {"程序": __version__}) as outbox:
        faults = deliver(papers, lambda name: paper_template(office, FOLDER, name), outbox)
        done = outbox.close()
    return Delivered(done.written, done.kept, (*faults, *done.problems), done.changed)


def _tables(found: Sequence[Standing]) -> dict[str, tuple[Tally, ...]]:
    return {name: tallies(found, GROUPS[name]) for name in _RATED}


def _line(one: Standing) -> tuple[str, ...]:
    finding = one.finding
    return (
        finding.number,
        finding.unit,
        finding.text,
        finding.person,
        due_text(one),
        _left(one),
        state_text(one),
    )


def _left(one: Standing) -> str:
    """Return how long there is to go; nothing where the unit has nothing more to do."""
    if not one.is_open or one.left is None:
        return ""
    return f"逾期{-one.left}天" if one.left < 0 else f"{one.left}天"


def _counted(found: Sequence[Standing]) -> str:
    late, waiting = sum(o.is_overdue for o in found), sum(o.awaits_review for o in found)
    parts = [f"共 {len(found)} 条"]
    parts += [f"逾期 {late} 条"] if late else []
    parts += [f"已报完成待复核 {waiting} 条"] if waiting else []
    return "，".join(parts) + "。"


def _rate_line(tally: Tally) -> list[str]:
    return [*map(str, rate_line(tally)), rounded_text(tally.rate, 1)]


def _rate_entry(group: str, tally: Tally) -> dict[str, Any]:
    return {
        "by": group,
        "group": tally.group,
        "total": tally.total,
        "overdue": tally.overdue,
        "awaiting_review": tally.awaiting,
        "rate": tally.rate,
        "numbers": [one.finding.number for one in tally.members],
    }


def _entry(one: Standing) -> dict[str, Any]:
    finding = one.finding
    return {
        "number": finding.number,
        "unit": finding.unit,
        "code": finding.code,
        "text": finding.text,
        "category": finding.category,
        "duty": finding.duty,
        "person": finding.person,
        "state": finding.state,
        "limit": finding.until.text,
        "due": one.due.day,
        "due_how": one.due.note or one.due.why,
        "days_left": one.left if one.is_open else None,
        "overdue": one.is_overdue,
        "awaiting_review": one.awaits_review,
        "rounds": len(finding.rounds),
    }

"""`dubao calendar`: terms, weeks, school days and working days."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from dubao import __version__
from dubao.commands.calendars import open_calendar
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
from dubao.commands.registers import ensure_register
from dubao.commands.written import say_written
from dubao.model.calendar import Calendar, coverage, school_year_of
from dubao.model.problem import Problem
from dubao.model.terms import SpanKind, StateDay
from dubao.papers.calendar import (
    SPAN_HEADS,
    TERM_HEADS,
    about_day,
    calendar_book,
    calendar_document,
    span_rows,
    term_rows,
)
from dubao.render.outbox import Delivered, Outbox
from dubao.render.screen import Screen, problem_entry
from dubao.render.xlsx import render_book
from dubao.workspace import RESULTS

app = typer.Typer()

FOLDER = "校历"
_FORMS: dict[str, type[StrEnum]] = {"校历": SpanKind, "节假日": StateDay}


@app.command(
    help="查校历：学期、周次、上课日、工作日，印校历表\n\n"
    "说明某一天是第几周、上不上课、是不是工作日，并列出这一学年的学期、假期和考试。",
    epilog="示例:\n  dubao calendar --today 2021-03-05\n"
    "  dubao calendar --today 2021-03-05 --write",
)
def calendar(
    stage: Annotated[
        str, typer.Option("--stage", metavar="学段", help="按哪个学段算上课日，如 初中")
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help="把这一学年的校历表写到 成果/年度/校历")
    ] = False,
    new: Annotated[
        bool, typer.Option("--new", help="在 台账 中建好空的 校历.xlsx 和 节假日.xlsx 供填写")
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Show the calendar of a day's school year; exit code 1 if something is not known."""
    office = open_office(workspace)
    screen = Screen(json=json, quiet=quiet)
    day = day_of(today)
    made = _forms(office, screen) if new else []
    loaded = open_calendar(office)
    year = school_year_of(day)
    first, last = date(year, 9, 1), date(year + 1, 8, 31)
    gaps = coverage(loaded.value, first, last) if loaded.value.terms else ()
    problems: tuple[Problem, ...] = (*loaded.problems, *gaps)
    _show(screen, loaded.value, day, stage)
    delivered = Delivered()
    if write:
        delivered = _write(office, loaded.value, year, stage)
        say_written(screen, delivered)
        problems = (*problems, *delivered.problems)
    screen.show_problems(problems)
    screen.emit_json(
        {
            **calendar_document(loaded.value, day, stage),
            "problems": [problem_entry(one) for one in problems],
            "written": (*made, *delivered.written),
            "kept": delivered.kept,
        }
    )
    return int(findings(problems))


def _show(screen: Screen, known: Calendar, day: date, stage: str) -> None:
    year = school_year_of(day)
    screen.say(about_day(known, day, stage))
    terms = [term for term in known.terms if term.year == year]
    if terms:
        screen.show_table(TERM_HEADS, term_rows(known, terms, stage))
        rows = span_rows(known, terms[0].first, date(year + 1, 8, 31))
        if rows:
            screen.show_table(SPAN_HEADS, rows)


def _forms(office: Office, screen: Screen) -> list[str]:
    """Make the registers that the office does not have yet, to be filled in."""
    made = []
    for name, kinds in _FORMS.items():
        if ensure_register(office, name, {"类别": tuple(kinds)}):
            made.append(f"台账/{name}.xlsx")
            screen.say(f"建好 台账/{name}.xlsx，请填写")
        else:
            screen.say(f"已经有 台账/{name}.xlsx，没有改动")
    return made


def _write(office: Office, known: Calendar, year: int, stage: str) -> Delivered:
    book = calendar_book(known, year, office.settings.district, stage)
    folder = f"{RESULTS}/{year}/{FOLDER}"
    with Outbox(office.workspace.root, folder, {}, {"程序": __version__}) as outbox:
        outbox.put(f"{book.title}{f'（{stage}）' if stage else ''}.xlsx", render_book(book))
        return outbox.close()

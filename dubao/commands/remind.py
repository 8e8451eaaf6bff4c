"""`dubao remind`: what is due, late or missing, by person; silent where nothing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from dubao import __version__
from dubao.commands.opening import (
    JsonOption,
    Office,
    TodayOption,
    WorkspaceOption,
    YearOption,
    day_of,
    open_office,
    paper_template,
    year_of,
)
from dubao.commands.reminding import reminders
from dubao.commands.written import say_written
from dubao.model.paper import Papers
from dubao.model.problem import Problem
from dubao.model.reminder import Reminder
from dubao.model.terms_ledger import ReminderKind
from dubao.papers.occasion import Occasion
from dubao.papers.reminders import CALENDAR, reminder_events, reminder_list
from dubao.render.ics import calendar_file
from dubao.render.outbox import Delivered, Outbox
from dubao.render.press import deliver
from dubao.render.said import SaidLog
from dubao.render.screen import Screen, problem_entry
from dubao.schedule.reminders import by_person, within
from dubao.workspace import REGISTERS, RESULTS

app = typer.Typer()

FOLDER = "提醒"
_HEADS = ("类别", "单位", "事项", "日期", "还剩")


@app.command(
    help="到期、逾期和还没有办的事，按人列出\n\n"
    "整改、复核、回访、督导各步期限、责任督学入校、平台录入、督学任期。没有事时什么也不显示，"
    "退出码 0；有事时退出码 1，可以放在定时任务里。",
    epilog="示例:\n  dubao remind --kind 整改 --today 2021-11-15  # 退出码 1\n"
    "  dubao remind --days 7 --once --today 2021-11-15  # 退出码 1",
)
def remind(
    days: Annotated[
        int | None,
        typer.Option(
            "--days", metavar="天数", min=0, help="几天以内到期的；不写则按 dubao.yaml 的提醒"
        ),
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="姓名", help="只看这个人（单位、责任区）的")
    ] = None,
    kinds: Annotated[
        list[ReminderKind] | None,
        typer.Option("--kind", metavar="类别", help="只看这一类，可以写几次"),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="每条每到一个提醒的日子只说一次，漏跑的补上")
    ] = False,
    word: Annotated[bool, typer.Option("--word", help="另印一份 Word 清单")] = False,
    ics: Annotated[bool, typer.Option("--ics", help="另写一份可以导入日历的文件")] = False,
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Remind; exit code 1 if there is anything to say, 0 and silence if not."""
    office = open_office(workspace)
    day = day_of(today)
    keys = office.settings.remind
    read = reminders(office, day)
    near = within(read.value, max(keys.ahead) if days is None else days)
    found = [one for one in near if person in (None, one.who) and (not kinds or one.kind in kinds)]
    screen = Screen(json=json)
    printing = _Printing(office, day, year_of(office, year), word, ics) if word or ics else None
    if not once:
        return _say(found, screen, printing, read.problems)
    with SaidLog(office.workspace.root / REGISTERS, REGISTERS) as log:
        marks = {one.mark(keys.ahead, keys.again): one for one in found}
        new = log.new(marks) - {""}
        fresh = {mark: one for mark, one in marks.items() if mark in new}
        code = _say(list(fresh.values()), screen, printing, read.problems)
        said = {mark: f"{one.who}：{one.what}" for mark, one in fresh.items()}
        log.add(said, datetime.combine(day, datetime.now().time()))  # noqa: DTZ005
    return code


@dataclass(frozen=True)
class _Printing:
    """Where the Word list and the calendar go, and which of them is wanted."""

    office: Office
    day: date
    year: int
    word: bool
    ics: bool

    def put(self, groups: Mapping[str, Sequence[Reminder]]) -> Delivered:
        """Print what is wanted into 成果/年度/提醒."""
        office = self.office
        listed = reminder_list(groups, Occasion(office.settings, self.day))
        papers = Papers((listed,) if self.word else ())
        folder = f"{RESULTS}/{self.year}/{FOLDER}"
        with Outbox(office.workspace.root, folder, {}, {"程序": __version__}) as outbox:
            faults = deliver(papers, lambda name: paper_template(office, FOLDER, name), outbox)
            if self.ics:
                path = office.workspace.root / folder / CALENDAR
                outbox.put(CALENDAR, self._calendar(groups, path))
            done = outbox.close()
        return Delivered(done.written, done.kept, (*faults, *done.problems))

    def _calendar(self, groups: Mapping[str, Sequence[Reminder]], path: Path) -> bytes:
        """Return the calendar; what has been dealt with since the last one is cancelled."""
        settings = self.office.settings
        former = path.read_bytes() if path.is_file() else b""
        events = reminder_events(groups, settings.office)
        return calendar_file(f"{settings.district}督导提醒", events, self.day, former).data


def _say(
    found: Sequence[Reminder],
    screen: Screen,
    printing: _Printing | None,
    unread: Sequence[Problem],
) -> int:
    """Show the reminders by person and what could not be read; print them if asked for.

    Return the exit code.
    """
    groups = by_person(found)
    for who, own in groups.items():
        late = sum(one.is_late for one in own)
        title = f"{who}（{len(own)} 件{f'，逾期 {late} 件' if late else ''}）"
        screen.show_table(_HEADS, [_line(one) for one in own], title)
    delivered = printing.put(groups) if printing and found else Delivered()
    if delivered.written:
        say_written(screen, delivered)
    problems = (*unread, *delivered.problems)
    screen.show_problems(problems)
    screen.emit_json(
        {
            "reminders": [_entry(one) for one in found],
            "written": delivered.written,
            "problems": [problem_entry(one) for one in problems],
        }
    )
    return int(bool(found) or bool(unread))


def _line(one: Reminder) -> tuple[str, ...]:
    return (one.kind, one.unit, one.what, one.due.isoformat(), one.when)


def _entry(one: Reminder) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "who": one.who,
        "unit": one.unit,
        "what": one.what,
        "due": one.due,
        "days_left": one.left,
        "late": one.is_late,
    }

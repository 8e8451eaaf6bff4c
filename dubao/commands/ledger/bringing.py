"""`dubao ledger import`: findings from opinion letters and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dubao.commands.evaluation import findings
from dubao.commands.ledger.adding import add_findings
from dubao.commands.opening import (
    JsonOption,
    Office,
    TodayOption,
    WorkspaceOption,
    a_date,
    open_office,
)
from dubao.commands.registers import ByOption, note_of
from dubao.model.book import CellValue
from dubao.model.problem import Loaded, Problem, problem
from dubao.read.finding_lists import Listed, read_findings
from dubao.read.records.people import load_people
from dubao.read.records.visits import load_records
from dubao.render.screen import Screen, problem_entry


def register(app: typer.Typer) -> None:
    """Add the command to the group."""
    app.command(
        "import",
        help="从督导意见书（Word 表格）、问题清单（Excel）或督导记录成批登记问题\n\n"
        "已在台账中的（单位、问题、来源都相同）不再登记。",
        epilog="示例:\n  dubao ledger import 台账/意见书/安溪第一小学督导意见书（示例）.docx"
        " --unit 安溪第一小学 --dry-run\n  dubao ledger import --visits --dry-run",
    )(import_findings)


def import_findings(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="文件…", help="意见书 .docx，或清单 .xlsx .xls .csv"),
    ] = None,
    visits: Annotated[
        bool, typer.Option("--visits", help="督导记录中写了存在问题、还没有整改编号的")
    ] = False,
    unit: Annotated[
        str, typer.Option("--unit", metavar="单位", help="文件里没有写明单位时，是哪个单位的")
    ] = "",
    source: Annotated[
        str, typer.Option("--source", metavar="来源", help="问题来源；不写则为文件名")
    ] = "",
    delivered: Annotated[
        date | None,
        typer.Option("--delivered", metavar="日期", parser=a_date, help="意见书送达的日期"),
    ] = None,
    until: Annotated[
        str, typer.Option("--until", metavar="时限", help="文件里没有写时限时，整改的时限")
    ] = "",
    dry: Annotated[bool, typer.Option("--dry-run", help="只看会登记哪些，不写台账")] = False,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Add the findings of files to the ledger; exit code 1 if something could not be read."""
    office, screen = open_office(workspace), Screen(json=json)
    rest: dict[str, CellValue] = {"单位名称": unit, "送达日期": delivered, "整改时限": until}
    loaded = listed_in(office, files or (), {**rest, "问题来源": source})
    problems, known = [*loaded.problems], [*loaded.value]
    if visits:
        known += [Listed({**rest, **o.values}, o.place) for o in found_on_visits(office)]
    done = add_findings(office, known, note_of(by, today, "导入"), dry=dry)
    problems += done.problems
    count = len(done.changes)
    screen.say(f"{'会' if dry else ''}登记 {count} 条，已在台账中 {len(known) - count} 条。")
    screen.show_table(("序号", "内容"), [(one.record, one.new) for one in done.changes])
    screen.show_problems(problems)
    screen.emit_json(
        {
            "added": [one.record for one in done.changes],
            "problems": [problem_entry(one) for one in problems],
        }
    )
    return int(findings(problems))


def listed_in(
    office: Office, files: Sequence[Path], rest: Mapping[str, CellValue]
) -> Loaded[list[Listed]]:
    """Return the findings in files; `rest` is what is not written in them.

    A finding of which nobody knows the unit is a problem. Without 问题来源 the file is it.
    """
    problems: list[Problem] = []
    known: list[Listed] = []
    for path in files:
        loaded = read_findings(path, office.workspace.file(path.resolve()))
        problems.extend(loaded.problems)
        usual = {**rest, "问题来源": rest.get("问题来源") or path.stem}
        for one in loaded.value:
            entry = Listed({**usual, **one.values}, one.place)
            if entry.values.get("单位名称"):
                known.append(entry)
            else:
                problems.append(problem("finding-without-unit", one.place))
    return Loaded(known, tuple(problems))


def found_on_visits(office: Office) -> list[Listed]:
    """Return what records of routine visits say is wrong and the ledger does not know yet."""
    root, settings = office.workspace.root, office.settings
    people = load_people(root, settings).value
    records = load_records(root, settings, people).value
    return [
        Listed(
            {
                "单位名称": people.school_name(one.school) or one.school_name,
                "问题描述": one.problem,
                "问题来源": f"督导记录{one.code}（{one.day}）"
                if one.day
                else f"督导记录{one.code}",
                "处理方式": one.follow_up,
            },
            records.place(one, "存在问题"),
        )
        for one in records.records
        if one.problem and not one.rectification
    ]

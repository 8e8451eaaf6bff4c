"""`dubao report`: the papers of the annual self-evaluation, and what differs in edited ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import isnan
from pathlib import Path
from typing import Annotated

import typer

from dubao.commands.evaluation import findings
from dubao.commands.opening import (
    JsonOption,
    QuietOption,
    WorkspaceOption,
    maybe_workspace,
    open_office,
)
from dubao.commands.schemes import read_scheme
from dubao.commands.self_evaluation import SelfEvaluation, open_self_evaluation, read_table
from dubao.commands.written import say_written
from dubao.papers.report.build import paper_names
from dubao.papers.report.differences import Difference, differences
from dubao.papers.report.printed import definitions_of
from dubao.papers.report.summary import (
    FALL_HEADS,
    JUDGEMENT_HEADS,
    fall_rows,
    judgement_rows,
    report_document,
)
from dubao.render.manifest import Manifest, digest
from dubao.render.passages import passages_of
from dubao.render.screen import Screen, problem_entry
from dubao.render.word import Template
from dubao.workspace import Workspace, find_workspace, item_tables, scheme_files

app = typer.Typer()

DEFAULT = "self-evaluation"

ReportYearOption = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="年度",
        min=1990,
        max=2100,
        help="报告哪一年；不写则为 dubao.yaml 年度的上一年（2021 年写 2020 年的报告）",
    ),
]


def complete_paper(incomplete: str) -> list[str]:
    """Return the item tables whose id begins so."""
    found = find_workspace(Path.cwd())
    workspace = found if isinstance(found, Workspace) else None
    return [name for name in item_tables(workspace) if name.startswith(incomplete)]


@app.command(
    help="印制自评报告、公报项目表、核对清单等文件\n\n"
    "读 填报 中各部门的表，与上年和已公布的数比对，写到 成果/年度/自评公报。",
    epilog="示例:\n  dubao report --year 2020\n  dubao report --diff\n  dubao report --list",
)
def report(
    paper: Annotated[
        str,
        typer.Argument(metavar="文件", help="印哪种文件", autocompletion=complete_paper),
    ] = DEFAULT,
    workspace: WorkspaceOption = None,
    year: ReportYearOption = None,
    list_: Annotated[bool, typer.Option("--list", help="列出能印的文件")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="不印，只比较：成果里的文件与现在的数有哪些不同")
    ] = False,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Print the papers; exit code 1 if anything needs a person."""
    screen = Screen(json=json, quiet=quiet)
    if list_:
        return _list(screen, maybe_workspace(workspace))
    office = open_office(workspace)
    with screen.busy("整理"):
        opened = open_self_evaluation(office, paper, year)
    return _compare(screen, opened) if diff else _print(screen, opened)


def _print(screen: Screen, opened: SelfEvaluation) -> int:
    with screen.busy("印制"):
        delivered = opened.deliver()
    problems = (*opened.problems, *delivered.problems)
    _show_result(screen, opened)
    say_written(screen, delivered)
    screen.show_problems(problems)
    notes = Counter(found.is_finding for found in problems)[False]
    if notes:
        screen.say(f"另有 {notes} 条说明，加 --json 可以看到。")
    screen.emit_json(
        {
            **report_document(opened.report),
            "problems": [problem_entry(found) for found in problems],
            "written": delivered.written,
            "kept": delivered.kept,
        }
    )
    return int(findings(problems))


def _show_result(screen: Screen, opened: SelfEvaluation) -> None:
    """Show the first screen: judgements, falls, who has not handed in."""
    result = opened.report
    sample = "（示例）" if result.bulletin.sample else ""
    title = f"{result.year} 年{result.bulletin.name}{sample}"
    screen.show_table(JUDGEMENT_HEADS, judgement_rows(result), title)
    falls = fall_rows(result)
    if falls:
        screen.show_table(FALL_HEADS, falls, "比上年下降的项目")
    else:
        compared = any(not isnan(line.change) for line in result.lines)
        screen.say("没有比上年下降的项目。" if compared else "还没有可以与上年比较的数。")
    if result.figures.missing:
        screen.warn(f"未报送的部门：{'、'.join(result.figures.missing)}（报告中已标出缺数）")


@dataclass(frozen=True)
class _Compared:
    """One paper on disk beside the one made now; `edited` if a person has changed it."""

    file: str
    edited: bool
    differences: list[Difference]


def _compare(screen: Screen, opened: SelfEvaluation) -> int:
    """Show which figures of the papers on disk are not those of the data now."""
    compared = list(_compared(opened))
    for one in compared:
        edited = "（有人改过）" if one.edited else ""
        count = f"{len(one.differences)} 处数不同" if one.differences else "数全部相同"
        screen.say(f"{one.file}{edited}：{count}")
        if one.differences:
            rows = [(found.where, found.old, found.new) for found in one.differences]
            screen.show_table(("位置", "文件中", "现在的数"), rows)
    if not compared:
        screen.say(f"{opened.folder} 里还没有可以比较的文件。")
    screen.say("只比较 Word 文件；公示公报项目表和核对清单的 Excel 文件不比较。")
    screen.emit_json(
        {
            "report": opened.bulletin.code,
            "year": opened.report.year,
            "differences": [
                {"file": one.file, "edited": one.edited, **asdict(found)}
                for one in compared
                for found in one.differences
            ],
            "problems": [problem_entry(found) for found in opened.problems],
        }
    )
    return int(any(one.differences for one in compared))


def _compared(opened: SelfEvaluation) -> Iterator[_Compared]:
    root = opened.office.workspace.root
    made = Manifest.load(root / opened.folder).files
    definitions = definitions_of(opened.report)
    for paper in opened.papers.word:
        path = root / opened.folder / paper.path
        if not path.is_file():
            continue
        data = path.read_bytes()
        old = passages_of(data)
        new = passages_of(
            Template(*opened.template(paper.template)).render(paper.context, paper.title).value
        )
        if old is not None and new is not None:
            edited = made.get(paper.path) != digest(data)
            file = f"{opened.folder}/{paper.path}"
            yield _Compared(file, edited, differences(old, new, definitions))


def _list(screen: Screen, workspace: Workspace | None) -> int:
    """Show the papers that can be printed, and the command for each."""
    rows = list(_printable(workspace))
    screen.show_table(("编号", "文件", "命令"), rows)
    keys = ("id", "file", "command")
    screen.emit_json({"papers": [dict(zip(keys, row, strict=True)) for row in rows]})
    return 0


def _printable(workspace: Workspace | None) -> Iterator[tuple[str, str, str]]:
    for code, path in item_tables(workspace).items():
        table = read_table(workspace, path).value
        for name in paper_names(table) if table else ():
            yield code, name, f"dubao report {code}"
    for code in scheme_files(workspace):
        scheme = read_scheme(workspace, code).value
        for spec in scheme.papers if scheme else ():
            yield code, spec.output, f"dubao assess {code}"

"""`dubao check`: what is wrong in the data, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from dubao.commands.evaluation import (
    Evaluation,
    evaluations_in_use,
    findings,
    open_evaluation,
)
from dubao.commands.opening import (
    EvaluationsArgument,
    JsonOption,
    Office,
    QuietOption,
    WorkspaceOption,
    YearOption,
    open_office,
    year_of,
)
from dubao.model.dataset import Dataset, FileRead
from dubao.model.problem import Problem, RefusedError
from dubao.model.settings import SETTINGS_FILE
from dubao.render.screen import Screen, problem_entry

app = typer.Typer()

_HASH_SHOWN = 12  # digits of a hash that tell two files apart on the screen


@dataclass(frozen=True)
class _Found:
    """What checking several evaluations found; `missing` are those who have not handed in."""

    opened: tuple[Evaluation, ...]
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]
    log: tuple[FileRead, ...]


@app.command(
    help="核对填报的数据，指出每一处差错\n\n按文件列出差错在哪一格、怎么改，并说明谁还没有报送。",
    epilog="示例:\n  dubao check township\n  dubao check --annotate\n  dubao check --log",
)
def check(
    evaluations: EvaluationsArgument = None,
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="在 成果/…/退回 中写下标出差错的副本和退回说明")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="连同只作说明的一起列出，如隐藏的工作表、跳过的列")
    ] = False,
    log: Annotated[
        bool, typer.Option("--log", help="列出读入记录：每张表读了多少行、略去多少行、文件指纹")
    ] = False,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Check the evaluations; exit code 1 if anything needs a person."""
    office = open_office(workspace)
    chosen_year = year_of(office, year)
    screen = Screen(json=json, quiet=quiet)
    names = evaluations or evaluations_in_use(office, chosen_year)
    found = _check_all(office, names, chosen_year, screen)
    if log:
        _show_log(screen, found.log)
    screen.show_problems(found.problems, notes=every)
    _say_result(screen, found, every)
    document: dict[str, object] = {
        "problems": [problem_entry(problem) for problem in found.problems],
        "missing": found.missing,
        "log": [asdict(read) for read in found.log],
    }
    problems = found.problems
    if annotate:
        from dubao.commands.returning import former_returns, return_files

        delivered = return_files(office, chosen_year, found.problems, found.opened)
        former = former_returns(office, chosen_year, delivered)
        count = len(delivered.written)
        screen.say(f"写好 {count} 份退回的文件：" if count else "没有要退回的文件。")
        screen.show_written(delivered.written, delivered.kept)
        screen.show_problems(delivered.problems)
        if former:
            screen.say(f"以前退回、现在已不需要的文件：{'、'.join(former)}")
        problems += delivered.problems
        document |= {"written": delivered.written, "kept": delivered.kept, "former": former}
    screen.emit_json(document)
    return int(findings(problems))


def _check_all(office: Office, names: Sequence[str], year: int, screen: Screen) -> _Found:
    problems: list[Problem] = []
    opened: list[Evaluation] = []
    for name in screen.progress("核对", names):
        try:
            evaluation = open_evaluation(office, name, year)
            problems.extend(evaluation.problems)
            opened.append(evaluation)
        except RefusedError as refused:
            problems.extend(refused.problems)
    datasets = [one.dataset for one in opened]
    absent = {gap.who for dataset in datasets for gap in dataset.absent}
    rowless = {gap.who for dataset in datasets for gap in dataset.rowless}
    missing = sorted((absent | rowless) - {""})
    log = dict.fromkeys(read for dataset in datasets for read in _log(dataset))
    once = dict.fromkeys(problems)
    return _Found(tuple(opened), tuple(once), tuple(missing), tuple(log))


def _log(dataset: Dataset) -> list[FileRead]:
    """Return the import log by file, with the register, and files of which no sheet was read."""
    register = [
        FileRead(block.file, dataset.inputs.get(block.file, ""), block.sheet, block.count)
        for block in dataset.units.origin.blocks
    ]
    log = [*dataset.log, *register]
    known = {read.file for read in log}
    log += [FileRead(file, sha) for file, sha in dataset.inputs.items() if file not in known]
    return sorted(log, key=lambda read: read.file)


def _show_log(screen: Screen, log: Sequence[FileRead]) -> None:
    """Show file, sheet, rows read and refused, and the hash; then what was noticed (HA-01)."""
    rows = [
        (read.file, read.sheet, str(read.rows), str(read.refused), read.sha256[:_HASH_SHOWN])
        for read in log
    ]
    screen.show_table(("文件", "工作表", "读入行数", "未采用行数", "指纹"), rows, "读入记录")
    for read in log:
        for note in read.notes:
            screen.say(f"{read.file}[{read.sheet}] {note}")


def _say_result(screen: Screen, found: _Found, every: bool) -> None:
    read = {file for evaluation in found.opened for file in evaluation.dataset.inputs}
    if found.missing:
        screen.warn(f"还没有报送或报齐的：{'、'.join(found.missing)}")
    if not found.opened and not found.problems:
        screen.say("没有可核对的：填报 中还没有这个年度的表，方案 中也没有自己的方案。")
    elif not findings(found.problems):
        screen.say(f"核对了 {len(read - {SETTINGS_FILE})} 个文件，没有发现差错。")
    notes = sum(not problem.is_finding for problem in found.problems)
    if notes and not every:
        screen.say(f"另有 {notes} 条说明（隐藏的表、没有采用的列等），加 --all 可以列出。")

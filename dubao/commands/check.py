"""`dubao check`: what is wrong in the data, cell by cell."""

from __future__ import annotations

from typing import Annotated

import typer

from dubao.commands.evaluation import Evaluation, findings, open_evaluation
from dubao.commands.opening import (
    EvaluationsArgument,
    JsonOption,
    QuietOption,
    WorkspaceOption,
    YearOption,
    open_office,
    year_of,
)
from dubao.model.problem import Problem, RefusedError
from dubao.render.screen import Screen, problem_entry
from dubao.workspace import scheme_files

app = typer.Typer()


@app.command(
    help="核对填报的数据，指出每一处差错\n\n按文件列出差错在哪一格、怎么改，并说明谁还没有报送。",
    epilog="示例:\n  dubao check township\n  dubao check --annotate",
)
def check(
    evaluations: EvaluationsArgument = None,
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="在 成果/…/退回 中写下标出差错的副本和退回说明")
    ] = False,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Check the evaluations; exit code 1 if anything needs a person."""
    office = open_office(workspace)
    chosen_year = year_of(office, year)
    screen = Screen(json=json, quiet=quiet)
    names = evaluations or list(scheme_files(office.workspace))
    problems: list[Problem] = []
    opened: list[Evaluation] = []
    for name in screen.progress("核对", names):
        try:
            evaluation = open_evaluation(office, name, chosen_year)
            problems.extend(evaluation.problems)
            opened.append(evaluation)
        except RefusedError as refused:
            problems.extend(refused.problems)
    problems = list(dict.fromkeys(problems))
    missing = sorted({absent.who for one in opened for absent in one.dataset.absent})
    screen.show_problems(problems)
    _say_result(screen, opened, problems, missing)
    document: dict[str, object] = {
        "problems": [problem_entry(found) for found in problems],
        "missing": missing,
    }
    if annotate:
        from dubao.commands.returning import return_files

        delivered = return_files(office, chosen_year, problems)
        screen.show_written(delivered.written, delivered.kept)
        document |= {"written": delivered.written, "kept": delivered.kept}
    screen.emit_json(document)
    return int(findings(problems))


def _say_result(
    screen: Screen, opened: list[Evaluation], problems: list[Problem], missing: list[str]
) -> None:
    files = {file for evaluation in opened for file in evaluation.dataset.inputs}
    if missing:
        screen.warn(f"还没有报送的：{'、'.join(missing)}")
    if not findings(problems):
        screen.say(f"核对了 {len(files)} 个文件，没有发现差错。")

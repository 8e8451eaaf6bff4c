"""`dubao assess`: score the units, print the ranking and every paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dubao.assess.improve.gaps import gaps_of
from dubao.assess.robust.build import robustness_of
from dubao.assess.trace import Tracing
from dubao.commands.advising import advise
from dubao.commands.delivering import deliver_papers
from dubao.commands.evaluation import Evaluation, findings, open_evaluation
from dubao.commands.opening import (
    JsonOption,
    OnlyOption,
    QuietOption,
    WorkspaceOption,
    YearOption,
    complete_evaluation,
    open_office,
    year_of,
)
from dubao.commands.supposing import suppose
from dubao.commands.units import unit_rows
from dubao.commands.written import say_written
from dubao.model.problem import Problem
from dubao.papers.scored import build_papers
from dubao.papers.summary import assessment_document
from dubao.render.outbox import Delivered
from dubao.render.screen import Screen, problem_entry

app = typer.Typer()

WhatIfOption = Annotated[
    Path | None,
    typer.Option(
        "--what-if",
        metavar="文件",
        help="设想改几格：按改后的数重算，与现在并列；不动填报和正式成果",
    ),
]
GapsOption = Annotated[
    bool,
    typer.Option("--gaps", help="算缺口，和使各单位都达标的最省增补；写 缺口清单、增补建议"),
]


@app.command(
    help="按方案评定打分，印出全部成果\n\n读 填报 和 台账，算出得分、等第和名次，写到 成果/年度。",
    epilog="示例:\n  dubao assess township --year 2021\n  dubao assess --only 安溪镇\n"
    "  dubao assess balance --gaps",
)
def assess(
    evaluation: Annotated[
        str,
        typer.Argument(metavar="评估", help="评估的编号", autocompletion=complete_evaluation),
    ] = "township",
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    only: OnlyOption = None,
    what_if: WhatIfOption = None,
    gaps: GapsOption = False,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Score one evaluation; exit code 1 if anything needs a person."""
    office = open_office(workspace)
    screen = Screen(json=json, quiet=quiet)
    if what_if is not None:
        return suppose(open_evaluation(office, evaluation, year_of(office, year)), what_if, screen)
    if gaps:
        return advise(open_evaluation(office, evaluation, year_of(office, year)), screen)
    with screen.busy("评定"):
        opened = open_evaluation(office, evaluation, year_of(office, year))
        units = None if only is None else unit_rows(opened.assessment, only)
        delivered = _print_papers(opened, units)
    problems = (*opened.problems, *delivered.problems)
    screen.show_ranking(opened.assessment)
    if opened.assessment.district is not None:
        screen.show_outcomes(opened.assessment.district)
    say_written(screen, delivered)
    _say_problems(screen, problems, evaluation)
    screen.emit_json(
        {
            **assessment_document(opened.assessment, Tracing(opened.assessment), units),
            "problems": [problem_entry(found) for found in problems],
            "written": delivered.written,
            "kept": delivered.kept,
        }
    )
    return int(findings(problems))


def _print_papers(opened: Evaluation, units: tuple[int, ...] | None) -> Delivered:
    """Write the papers into 成果/年度/…, those per unit for all or for some."""
    assessment = opened.assessment
    firm = robustness_of(assessment, opened.office.settings.weight_draws)
    papers = build_papers(
        replace(assessment, robustness=firm, gaps=gaps_of(assessment)),
        opened.office.settings,
        Tracing(assessment),
        only=units,
    )
    return deliver_papers(opened, papers)


def _say_problems(screen: Screen, problems: tuple[Problem, ...], evaluation: str) -> None:
    """Show errors and warnings in full, at the end where they are seen."""
    screen.show_problems(problems)
    notes = Counter(found.is_finding for found in problems)[False]
    if notes:
        screen.say(
            f"另有 {notes} 条说明（隐藏的表、跳过的合计行等），记在 考核得分册 的 读入记录 中。"
        )

"""`dubao explain`: where a score comes from, down to the cells."""

from __future__ import annotations

from typing import Annotated

import typer

from dubao.assess.explain import explain as explain_score
from dubao.commands.evaluation import open_evaluation
from dubao.commands.opening import (
    EvaluationArgument,
    JsonOption,
    UnitArgument,
    WorkspaceOption,
    YearOption,
    open_office,
    year_of,
)
from dubao.commands.units import unit_or_district
from dubao.model.nearest import did_you_mean
from dubao.model.scheme import Scheme
from dubao.papers.summary import step_document
from dubao.render.screen import Screen

app = typer.Typer()


@app.command(
    help="说明一个得分怎么来的，一直追到单元格\n\n从总分到指标、办法、算式，直到文件、工作表和单元格。",
    epilog="示例:\n  dubao explain township 安溪镇 A12",
)
def explain(
    evaluation: EvaluationArgument,
    unit: UnitArgument,
    indicator: Annotated[
        str | None,
        typer.Argument(metavar="指标", help="指标、结论的编号或派生的名称；不写则从总分说起"),
    ] = None,
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    json: JsonOption = False,
) -> int:
    """Explain a unit's total or one item; exit code 0."""
    office = open_office(workspace)
    opened = open_evaluation(office, evaluation, year_of(office, year))
    assessment, row = unit_or_district(opened.assessment, unit)
    item = None if indicator is None else _known(assessment.scheme, indicator)
    step = explain_score(assessment, row, item)
    screen = Screen(json=json)
    screen.show_step(step)
    screen.emit_json(step_document(step))
    return 0


def _known(scheme: Scheme, text: str) -> str:
    """Return the code of an item or 结论, or the name of a 派生, whatever case it was typed in.

    An unknown one is wrong usage.
    """
    names = [item.code for item in scheme.all_items()]
    names += [found.code for found in scheme.conclusions]
    names += [spec.name for spec in scheme.derived]
    codes = {name.casefold(): name for name in names}
    if text.casefold() not in codes:
        hint = did_you_mean(text, codes.values(), f"可用的有：{'、'.join(codes.values())}")
        raise typer.BadParameter(f"没有「{text}」这个指标，{hint}", param_hint="指标")
    return codes[text.casefold()]

"""Figures of questionnaires under the names that formulas and papers use (问卷.值)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dubao.assess.texts import short
from dubao.model.assessment import Leaf, Step
from dubao.model.place import Place
from dubao.model.survey import Survey, Taken, Value
from dubao.model.survey_result import ALL, SurveyResult
from dubao.model.table import Column
from dubao.model.terms import Reason

ROWS = "各行"  # what a figure of a questionnaire rests on

if TYPE_CHECKING:
    from dubao.assess.columns import Columns

    Floats = NDArray[np.float64]


def survey_column(survey: Survey, value: Value, columns: Columns) -> Column:
    """Return a figure for every unit; none where a group must not be shown (SE-03)."""
    result = columns.surveys.get(survey.name)
    if result is None:
        return Column.absent(columns.count, Reason.NOT_HANDED_IN)
    if (value.group or ALL) not in result.groups:
        return Column.absent(columns.count, Reason.NO_ANSWERS)
    above, below, hidden = _parts(result, value)
    with np.errstate(divide="ignore", invalid="ignore"):
        numbers = above if below is None else above / below * 100
    reasons = np.where(np.isfinite(numbers), 0, Reason.NO_ANSWERS)
    reasons = np.where(hidden, Reason.TOO_FEW_ANSWERS, reasons).astype(np.int8)
    return Column(np.where(reasons != 0, np.nan, numbers), reasons)


def explained(survey: Survey, value: Value, unit: int, columns: Columns) -> Step:
    """Explain a unit's figure: what was counted, and the sheet that it was counted in."""
    column = survey_column(survey, value, columns)
    reason = Reason(int(column.reasons[unit]))
    result = columns.surveys.get(survey.name)
    what = f"问卷「{survey.name}」{value.group or ALL}{value.question}的{value.taken}"
    if reason or result is None:
        return Step(value.name, f"—（{reason.text}）", what)
    above, below, _ = _parts(result, value)
    shown = short(float(column.values[unit]))
    how = what
    if below is not None:
        how = f"{what}；{short(float(above[unit]))} ÷ {short(float(below[unit]))} × 100 = {shown}"
    places = [
        Place(block.file, block.sheet)
        for block in columns.dataset.tables[survey.source].origin.blocks
    ]
    leaves = tuple(Leaf(survey.source, ROWS, ROWS, place) for place in dict.fromkeys(places))
    return Step(value.name, shown, how, leaves)


def _parts(result: SurveyResult, value: Value) -> tuple[Floats, Floats | None, NDArray[np.bool_]]:
    """Return for every unit the count, what it is divided by, and whether it is hidden."""
    at, name = result.column(value.group), value.question or result.survey.overall
    returned, valid, sent = (
        part[:-1, at].astype(float) for part in (result.returned, result.valid, result.sent)
    )
    hidden = result.hidden[:-1, at]
    base = np.where(np.isnan(sent), returned, sent)
    plain = {
        Taken.RETURNED: (returned, None),
        Taken.VALID: (valid, None),
        Taken.SENT: (sent, None),
        Taken.RETURN_RATE: (returned, sent),
        Taken.VALID_RATE: (valid, base),
    }
    if value.taken in plain:
        above, below = plain[value.taken]
        return above, below, hidden & (value.taken is not Taken.SENT)
    if name:
        one = result.question(name)
        satisfied, rated, closed = one.satisfied, one.rated, one.hidden
    else:
        satisfied, rated, closed = result.satisfied, result.rated, result.shares_hidden
    counted = satisfied[:-1, at].astype(float)
    below = rated[:-1, at].astype(float) if value.taken is Taken.SATISFACTION else None
    return counted, below, closed[:-1, at]

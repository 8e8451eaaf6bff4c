"""From rows of answers to the result of each questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dubao.assess.gathering import RegisterRows
from dubao.assess.survey.counting import Rows, marked, rows_of
from dubao.assess.survey.protect import Bools, Counts, protected
from dubao.assess.survey.protect import Table as Published
from dubao.assess.survey.samples import checks_of
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import parse
from dubao.model.survey import Question, Survey
from dubao.model.survey_result import ALL, QuestionResult, SurveyResult
from dubao.model.table import Table

if TYPE_CHECKING:
    from dubao.assess.columns import Columns


@dataclass(frozen=True)
class _Asked:
    """A question with what each row marks of its choices."""

    question: Question
    choices: tuple[str, ...]
    marks: Bools

    @property
    def answered(self) -> Bools:
        """The rows that answer it."""
        return np.asarray(self.marks.any(axis=1))


def survey_results(columns: Columns) -> Mapping[str, SurveyResult]:
    """Return the result of every questionnaire that came in, by name."""
    return {
        survey.name: survey_result(survey, columns)
        for survey in columns.scheme.surveys
        if survey.source in columns.dataset.tables
    }


def survey_result(survey: Survey, columns: Columns) -> SurveyResult:
    """Count one questionnaire and hide what must not be shown."""
    table = columns.dataset.tables[survey.source]
    rows, ours = _rows(survey, table, columns)
    asked = [_asked(question, table, columns) for question in survey.questions]
    kept = ours & _valid(survey, asked, columns)
    returned, valid = rows.count(ours), rows.count(kept)
    hide = _Protection(survey, rows)
    hidden = hide.of((valid, returned))
    questions = tuple(_question(survey, one, (rows, kept), hide, hidden) for one in asked)
    pooled = [one for one in questions if one.rated[-1, -1] >= survey.fewest]
    nothing = np.zeros_like(valid)
    overall = next((one for one in questions if one.question.name == survey.overall), None)
    result = SurveyResult(
        survey=survey,
        groups=rows.names,
        sent=_sent(survey, rows, columns),
        returned=returned,
        valid=valid,
        hidden=hidden,
        questions=questions,
        rated=sum((one.rated for one in pooled), nothing),
        satisfied=sum((one.satisfied for one in pooled), nothing),
        satisfied_sheets=overall.satisfied if overall else nothing,
        shares_hidden=np.logical_or.reduce([hidden, *(one.hidden for one in pooled)]),
    )
    return checks_of(result, columns)


class _Protection:
    """Hides cells of one questionnaire's tables, those that formulas use last."""

    def __init__(self, survey: Survey, rows: Rows) -> None:
        self._least, self._groups = survey.fewest, len(rows.names) > 1
        used = {value.group or ALL for value in survey.values}
        self._wanted = np.array([name in used for name in rows.names])

    def of(self, counts: tuple[Counts, ...], hidden: Bools | None = None) -> Bools:
        """Return the cells to be hidden in all these tables."""
        return protected(Published(counts, self._groups, self._wanted), self._least, hidden)


def _rows(survey: Survey, table: Table, columns: Columns) -> tuple[Rows, Bools]:
    units = columns.row_units(survey.source)
    spec = columns.field(survey.group) if survey.group else None
    choices = spec.choices if spec else ()
    rows = rows_of(table, (units, columns.count), survey.group, choices)
    return rows, np.asarray(units >= 0)


def _asked(question: Question, table: Table, columns: Columns) -> _Asked:
    """Return what each row marks; of a question with a column per choice what is 是."""
    if question.columns:
        marks = [
            table.column(field).values == "是" if field in table else np.zeros(len(table), bool)
            for field in question.columns.values()
        ]
        return _Asked(question, tuple(question.columns), np.column_stack(marks))
    spec = columns.field(question.name)
    if spec is None or spec.name not in table:
        return _Asked(question, (), np.zeros((len(table), 0), dtype=bool))
    return _Asked(question, *marked(table.column(spec.name), spec))


def _valid(survey: Survey, asked: list[_Asked], columns: Columns) -> Bools:
    """Return the valid rows; one of which the condition cannot be told is none."""
    table = columns.dataset.tables[survey.source]
    kept = np.ones(len(table), dtype=bool)
    if survey.valid:
        held = evaluate(parse(survey.valid), RegisterRows(survey.source, columns))
        kept &= (held.reasons == 0) & (held.values == 1.0)
    if survey.answered and asked:
        share = np.mean([one.answered for one in asked], axis=0)
        kept &= share >= survey.answered * (1 - 1e-9)
    return kept


def _question(
    survey: Survey,
    asked: _Asked,
    counting: tuple[Rows, Bools],
    hide: _Protection,
    hidden: Bools,
) -> QuestionResult:
    rows, kept = counting
    by_choice = [rows.count(kept & asked.marks[:, at]) for at in range(len(asked.choices))]
    good = np.isin(asked.choices, survey.satisfied)
    counted = ~np.isin(asked.choices, survey.left_out)
    answered = rows.count(kept & asked.answered)
    asks = bool(good.any())
    rated = rows.count(kept & asked.marks[:, counted].any(axis=1)) if asks else 0 * answered
    satisfied = rows.count(kept & asked.marks[:, good].any(axis=1)) if asks else 0 * answered
    return QuestionResult(
        question=asked.question,
        choices=asked.choices,
        counts=np.stack(by_choice, axis=2) if by_choice else answered[:, :, None][:, :, :0],
        answered=answered,
        rated=rated,
        satisfied=satisfied,
        hidden=hide.of((answered, rated) if asks else (answered,), hidden),
        asks_satisfaction=asks,
    )


def _sent(survey: Survey, rows: Rows, columns: Columns) -> NDArray[np.float64]:
    """Return how many were sent out; NaN where nobody says, also in every sum over such."""
    inner = np.full((columns.count, max(len(rows.names) - 1, 1)), np.nan)
    for at, name in enumerate(rows.names[:-1] or rows.names):
        text = survey.sent.get(name, "")
        if text:
            inner[:, at] = evaluate(parse(text), columns).values
    totals = np.asarray(rows.totalled(inner))
    if ALL in survey.sent and len(rows.names) > 1:
        totals[:-1, -1] = evaluate(parse(survey.sent[ALL]), columns).values
        totals[-1, -1] = totals[:-1, -1].sum()
    return totals

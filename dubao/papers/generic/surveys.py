"""问卷: what questionnaires come to, for a unit's own paper and for summaries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from dubao.model.survey_result import QuestionResult, SurveyResult
from dubao.papers.generic.lazy import Lazy
from dubao.papers.generic.page import Page
from dubao.papers.survey.told import (
    ALL_UNITS,
    COUNTS,
    RATES,
    At,
    Told,
    answers,
    choice,
    figure,
    note,
    places,
    satisfaction,
)

Made = dict[str, Callable[[], Any]]


def surveys(page: Page, unit: int | None = None) -> list[Lazy]:
    """Return every questionnaire that came in, of one unit or (None) of all together."""
    row = ALL_UNITS if unit is None else unit
    return [_survey(page, result, row) for result in page.assessment.surveys.values()]


def surveys_by_name(page: Page, unit: int | None = None) -> Lazy:
    """Return the same by the questionnaires' names."""
    found = dict(zip(page.assessment.surveys, surveys(page, unit), strict=True))
    return Lazy({name: partial(found.__getitem__, name) for name in found})


def _survey(page: Page, result: SurveyResult, row: int) -> Lazy:
    last, groups = len(result.groups) - 1, result.groups
    made: Made = {
        "名称": lambda: result.survey.name,
        **_figures(page, result, (row, last)),
        "群体": lambda: [_group(page, result, (row, at)) for at in range(len(groups))],
        "题": lambda: [_question(page, result, one, row) for one in result.questions],
        "说明": lambda: note(result),
    }
    return Lazy(made)


def _group(page: Page, result: SurveyResult, at: At) -> Lazy:
    name = result.groups[at[1]]
    return Lazy({"名称": lambda: name, **_figures(page, result, at)})


def _figures(page: Page, result: SurveyResult, at: At) -> Made:
    def say(name: str) -> str:
        return _listed(page, result, (at, name), figure(result, at, name))

    return {name: partial(say, name) for name in (*COUNTS, *RATES)}


def _question(page: Page, result: SurveyResult, question: QuestionResult, row: int) -> Lazy:
    at, name = (row, len(result.groups) - 1), question.question.name
    say = partial(_listed, page, result)
    made: Made = {
        "名称": lambda: name,
        "原话": lambda: question.question.says or name,
        "答题数": lambda: say((at, f"{name} 答题数"), answers(question, at)),
        "满意率": lambda: say((at, f"{name} 满意率"), satisfaction(question, at)),
        "选项": lambda: [
            _choice(page, result, (question, which), at) for which in range(len(question.choices))
        ],
        "群体": lambda: [
            _share(page, result, question, (row, column)) for column in range(len(result.groups))
        ],
    }
    return Lazy(made)


def _choice(page: Page, result: SurveyResult, chosen: tuple[QuestionResult, int], at: At) -> Lazy:
    question, which = chosen
    word = question.choices[which]
    label = f"{question.question.name} {word}"
    marked, share = choice(question, at, which)
    say = partial(_listed, page, result)
    return Lazy(
        {
            "名称": lambda: word,
            "份数": lambda: say((at, f"{label} 份数"), marked),
            "占比": lambda: say((at, f"{label} 占比"), share),
        }
    )


def _share(page: Page, result: SurveyResult, question: QuestionResult, at: At) -> Lazy:
    name = result.groups[at[1]]
    label = f"{question.question.name} 满意率"
    return Lazy(
        {
            "名称": lambda: name,
            "满意率": lambda: _listed(page, result, (at, label), satisfaction(question, at)),
        }
    )


def _listed(page: Page, result: SurveyResult, named: tuple[At, str], told: Told) -> str:
    """Return a figure as printed and put it on the list; ＊ and — are none."""
    (row, column), what = named
    whose = "全部单位" if row == ALL_UNITS else page.name(row)
    label = f"{whose} 问卷「{result.survey.name}」{result.groups[column]} {what}"
    basis = "数问卷的有效行", places(page.assessment, result)
    return page.figures.put(page.paper, label, (told.text, told.value), basis)

"""The figures of a questionnaire as papers print them; what must not be shown is a ＊ (SE-03)."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan

from dubao.model.assessment import Assessment
from dubao.model.numbers import plain
from dubao.model.place import Place
from dubao.model.survey_result import QuestionResult, SurveyResult
from dubao.papers.words import NOTHING, percent

HIDDEN = "＊"
NOTE = "＊：答卷不足{fewest}份，或列出来能推算出不足{fewest}份的，不列"
COUNTS = ("发放数", "回收数", "有效数", "满意数")
RATES = ("回收率", "有效率", "满意率")
ALL_UNITS = -1  # the row of all units

At = tuple[int, int]
"""A row (a unit, or `ALL_UNITS`) and a column (a group)."""


@dataclass(frozen=True)
class Told:
    """One figure: its value (NaN where none is shown) and its text."""

    value: float
    text: str


NOT_SHOWN, NO_FIGURE = Told(nan, HIDDEN), Told(nan, NOTHING)


def figure(result: SurveyResult, at: At, name: str) -> Told:
    """Return one of `COUNTS` or `RATES` of a cell."""
    if name == "发放数":
        return count(float(result.sent[at]))
    if name == "满意率":
        return _satisfaction(result, at)
    if name == "满意数":
        return _satisfied(result, at)
    if result.hidden[at]:
        return NOT_SHOWN
    parts = (result.returned, result.valid, result.sent)
    returned, valid, sent = (float(part[at]) for part in parts)
    told = {
        "回收数": count(returned),
        "有效数": count(valid),
        "回收率": rate(returned, sent),
        "有效率": rate(valid, returned if isnan(sent) else sent),
    }
    return told[name]


def _satisfied(result: SurveyResult, at: At) -> Told:
    """Return how many questionnaires are satisfied by the question 总体."""
    if not result.survey.overall:
        return count(nan)
    if result.question(result.survey.overall).hidden[at]:
        return NOT_SHOWN
    return count(float(result.satisfied_sheets[at]))


def _satisfaction(result: SurveyResult, at: At) -> Told:
    if result.survey.overall:
        return satisfaction(result.question(result.survey.overall), at)
    if result.shares_hidden[at]:
        return NOT_SHOWN
    return rate(float(result.satisfied[at]), float(result.rated[at]))


def satisfaction(question: QuestionResult, at: At) -> Told:
    """Return the satisfaction with one question."""
    if question.hidden[at]:
        return NOT_SHOWN
    return rate(float(question.satisfied[at]), float(question.rated[at]))


def answers(question: QuestionResult, at: At) -> Told:
    """Return how many answered a question."""
    if question.hidden[at]:
        return NOT_SHOWN
    return count(float(question.answered[at]))


def choice(question: QuestionResult, at: At, which: int) -> tuple[Told, Told]:
    """Return how many marked a choice, and their share of those who answered."""
    if question.hidden[at]:
        return NOT_SHOWN, NOT_SHOWN
    marked = float(question.counts[(*at, which)])
    return count(marked), rate(marked, float(question.answered[at]))


def count(value: float) -> Told:
    """Return a number of questionnaires."""
    return Told(value, NOTHING if isnan(value) else f"{plain(value)}份")


def rate(above: float, below: float) -> Told:
    """Return a share in %, none of nothing."""
    value = nan if isnan(above) or not below > 0 else above / below * 100
    return Told(value, percent(value))


def note(result: SurveyResult) -> str:
    """Return what ＊ means, "" where nothing is hidden."""
    somewhere = result.hidden.any() or any(one.hidden.any() for one in result.questions)
    return NOTE.format(fewest=result.survey.fewest) if somewhere else ""


def places(assessment: Assessment, result: SurveyResult) -> tuple[Place, ...]:
    """Return the sheets in which the answers stand."""
    blocks = assessment.dataset.tables[result.survey.source].origin.blocks
    return tuple(dict.fromkeys(Place(block.file, block.sheet) for block in blocks))

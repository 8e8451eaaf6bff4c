"""What questionnaires come to: counts by unit and group, with what must not be shown.

Every array has a row per unit and one for all units, a column per group and one for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dubao.model.survey import Question, Sample, Survey
from dubao.model.terms import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

ALL = "全部"  # the column for all groups


@dataclass(frozen=True)
class QuestionResult:
    """The valid answers to one question: `counts` has a third axis, a place per choice.

    `answered` counts who answered, `rated` those of them whose answer is counted for
    satisfaction, `satisfied` who is satisfied; both are 0 where the question does not ask that.
    """

    question: Question
    choices: tuple[str, ...]
    counts: Counts
    answered: Counts
    rated: Counts
    satisfied: Counts
    hidden: Bools
    asks_satisfaction: bool


@dataclass(frozen=True)
class SampleCheck:
    """Whether a unit has the answers that a demand asks for; `unit` is its position.

    `what` says what is compared, `wanted` and `found` are in 份 or %.
    """

    sample: Sample
    unit: int
    what: str
    wanted: float
    found: float
    verdict: Verdict


@dataclass(frozen=True)
class SurveyResult:
    """One questionnaire. `groups` are the columns, `ALL` the last; `sent` is NaN where unknown.

    `rated` and `satisfied` are summed over the questions that ask for satisfaction;
    `satisfied_sheets` counts questionnaires by the question 总体. `hidden` covers all counts of a
    cell, `shares_hidden` the satisfaction over all questions.
    """

    survey: Survey
    groups: tuple[str, ...]
    sent: Floats
    returned: Counts
    valid: Counts
    hidden: Bools
    questions: tuple[QuestionResult, ...]
    rated: Counts
    satisfied: Counts
    satisfied_sheets: Counts
    shares_hidden: Bools
    checks: Sequence[SampleCheck] = ()

    def column(self, group: str) -> int:
        """Return the position of a group's column; "" stands for all."""
        return self.groups.index(group or ALL)

    def question(self, name: str) -> QuestionResult:
        """Return the answers to a question."""
        return next(one for one in self.questions if one.question.name == name)

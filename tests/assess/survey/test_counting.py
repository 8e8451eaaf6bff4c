"""Answers counted by unit and group; the last row is all units, the last column all groups."""

from typing import Any

import numpy as np
import pytest

from dubao.model.survey_result import SurveyResult
from dubao.model.terms import Reason
from tests.assess.survey.build import ANSWERS, assessed, many, result


def counted(of: SurveyResult, what: str) -> list[list[int]]:
    rows: list[list[int]] = np.asarray(getattr(of, what)).tolist()
    return rows


def test_answers_are_counted_by_unit_and_group_with_totals() -> None:
    found = result()
    assert found.groups == ("家长", "教师", "全部")
    assert counted(found, "returned") == [[11, 6, 17], [9, 5, 14], [20, 11, 31]]
    assert counted(found, "valid") == [[10, 6, 16], [9, 5, 14], [19, 11, 30]]
    assert counted(found, "sent") == [[20, 10, 30], [20, 10, 30], [40, 20, 60]]


def test_choices_of_a_question_and_who_is_satisfied() -> None:
    overall = result().question("总体")
    assert overall.choices[:2] == ("非常满意", "满意")
    assert overall.counts[0, 0].tolist() == [0, 8, 2, 0, 0]
    assert (overall.satisfied[0, 0], overall.rated[0, 0]) == (8, 10)
    assert overall.counts[-1, -1].tolist() == [6, 17, 2, 5, 0]


def test_what_is_not_counted_leaves_the_denominator() -> None:
    food = result().question("食堂")
    assert (food.answered[0, 1], food.rated[0, 1]) == (6, 0)


def test_several_choices_of_one_answer_are_each_counted() -> None:
    views = result().question("意见")
    assert views.choices == ("作业", "食堂", "其他")
    assert views.counts[0, 0].tolist() == [10, 8, 0]
    assert (views.answered[0, 0], views.asks_satisfaction) == (10, False)


def test_a_column_for_each_choice() -> None:
    found = result(题目={"总体": {}, "渠道": {"各列": {"微信": "总体", "其他": "食堂"}}})
    assert found.question("渠道").choices == ("微信", "其他")


def test_satisfaction_over_all_questions_sums_answers() -> None:
    found = result()
    assert (found.satisfied[0, 0], found.rated[0, 0]) == (8 + 2, 10 + 10)


def test_questions_left_blank_make_an_answer_invalid() -> None:
    answers = [*ANSWERS, *many(5, "U1", "家长", "满意")]
    assert counted(result(answers), "valid")[0][0] == 15
    assert counted(result(answers, 至少答="0.6"), "valid")[0] == [10, 6, 16]


def test_an_answer_whose_validity_cannot_be_told_is_not_valid() -> None:
    found = result([*ANSWERS, ("U1", "家长", "满意", "满意", "", float("nan"))])
    assert found.returned[0, 0] == 12
    assert found.valid[0, 0] == 10


def test_who_does_not_say_the_group_is_a_group_of_its_own() -> None:
    found = result([*ANSWERS, *many(7, "U2", "", "满意")])
    assert found.groups == ("家长", "教师", "未写明", "全部")
    assert counted(found, "valid")[1] == [9, 5, 7, 21]


def test_a_questionnaire_without_groups_has_one_column() -> None:
    found = result(群体="", 发放={"全部": "50"})
    assert found.groups == ("全部",)
    assert counted(found, "valid") == [[16], [14], [30]]
    assert counted(found, "sent") == [[50], [50], [100]]


def values(answers: Any, **named: Any) -> dict[str, list[Any]]:
    """Return columns of the questionnaire's values, words where there is none."""
    lookup = assessed(answers, {"值": named}).lookup
    found = {}
    for name in named:
        column = lookup.column(name)
        found[name] = [
            Reason(int(reason)).text if reason else round(float(value), 2)
            for value, reason in zip(column.values, column.reasons, strict=True)
        ]
    return found


def test_values_for_formulas() -> None:
    found = values(
        ANSWERS,
        综合满意率={},
        家长总体={"群体": "家长", "题": "总体"},
        满意份数={"取": "满意数", "题": "总体"},
        有效数={"取": "有效数"},
        回收率={"取": "回收率", "群体": "教师"},
        有效率={"取": "有效率", "群体": "家长"},
    )
    assert found == {
        "综合满意率": [round(16 / 26 * 100, 2), round(18 / 28 * 100, 2)],
        "家长总体": [80.0, 100.0],
        "满意份数": [14, 9],
        "有效数": [16, 14],
        "回收率": [60.0, 50.0],
        "有效率": [50.0, 45.0],
    }


def test_se03_a_value_of_a_small_group_is_none() -> None:
    answers = [*ANSWERS[:17], *many(9, "U2", "家长", "满意"), *many(3, "U2", "教师", "满意")]
    found = values(answers, 家长={"群体": "家长"}, 教师={"群体": "教师"})
    assert found["教师"] == [100.0, Reason.TOO_FEW_ANSWERS.text]
    assert found["家长"] == [50.0, 100.0]


def test_se03_a_value_that_would_give_a_small_group_away_is_none() -> None:
    answers = [*ANSWERS[:17], *many(9, "U2", "家长", "满意"), *many(3, "U2", "教师", "满意")]
    named = {"家长": {"群体": "家长"}, "教师": {"群体": "教师"}, "全部满意率": {}}
    assert Reason.TOO_FEW_ANSWERS.text in values(answers, **named)["家长"] or (
        Reason.TOO_FEW_ANSWERS.text in values(answers, **named)["全部满意率"]
    )


def test_a_questionnaire_that_did_not_come_has_no_values() -> None:
    made = assessed(ANSWERS, {"来源": "数据2", "值": {"满意率": {}}})
    assert made.surveys == {}
    assert made.lookup.column("满意率").reasons.tolist() == [Reason.NOT_HANDED_IN] * 2


@pytest.mark.parametrize(
    ("sample", "verdicts"),
    [
        ({"最少": "16"}, ["达标", "不达标"]),  # SV-02: a number or a formula
        ({"最少": "常住人口 * 0.7", "群体": "家长"}, ["达标", "不达标"]),
        ({"取值": "常住人口", "分档": {">= 20": "15"}, "否则": "10"}, ["达标", "不达标"]),
        ({"占比不低于": "63", "群体": "家长"}, ["不达标", "达标"]),  # SV-01: parents at least half
        ({"有效率不低于": "50"}, ["达标", "不达标"]),
        ({"最少": "1 / 0"}, ["无法判断", "无法判断"]),
    ],
)
def test_sv01_to_sv03_samples_against_what_is_demanded(
    sample: dict[str, Any], verdicts: list[str]
) -> None:
    made = assessed(ANSWERS, {"样本": [sample]})
    assert [check.verdict.value for check in made.surveys["满意度"].checks] == verdicts
    short = [found.code for found in made.problems if found.code.startswith("survey-sample")]
    assert len(short) == len([one for one in verdicts if one != "达标"])


def test_a_sample_that_is_short_says_by_how_much() -> None:
    made = assessed(ANSWERS, {"样本": [{"最少": "16", "群体": "教师"}]})
    messages = [found.message for found in made.problems]
    assert messages[0] == "甲问卷「满意度」教师的有效问卷（份）是6，要求不少于16"

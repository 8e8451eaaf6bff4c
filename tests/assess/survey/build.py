"""Two schools, parents and teachers: answers written down literally."""

from __future__ import annotations

from math import isnan
from typing import Any

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.survey_result import SurveyResult
from dubao.model.terms import Reason
from tests.assess.build import dataset, scheme, units

GRADES = ["非常满意", "满意", "一般", "不满意", "不了解"]
FIELDS: dict[str, Any] = {
    "身份": {"类型": "选项", "取值": ["家长", "教师"], "来源": "问卷"},
    "总体": {"类型": "选项", "取值": GRADES, "来源": "问卷"},
    "食堂": {"类型": "选项", "取值": GRADES, "来源": "问卷"},
    "意见": {"类型": "多选", "取值": ["作业", "食堂", "其他"], "来源": "问卷"},
    "用时": {"类型": "整数", "来源": "问卷"},
    "常住人口": {"类型": "整数", "来源": "数据"},
}
SURVEY: dict[str, Any] = {
    "来源": "问卷",
    "群体": "身份",
    "题目": {"总体": "总体上您满意吗？", "食堂": {}, "意见": {}},
    "满意": ["非常满意", "满意"],
    "不计": "不了解",
    "有效": "用时 >= 30",
    "发放": {"家长": "20", "教师": "10"},
}
Answer = tuple[str, str, str, str, str, float]
"""Unit, group, 总体, 食堂, 意见, seconds."""


def many(count: int, unit: str, group: str, *answers: str, seconds: int = 60) -> list[Answer]:
    """Return so many equal answers."""
    overall, food, views = (*answers, *("", "", "")[len(answers) :])
    return [(unit, group, overall, food, views, seconds)] * count


ANSWERS = [
    *many(8, "U1", "家长", "满意", "不满意", "食堂；作业"),
    *many(2, "U1", "家长", "一般", "满意", "作业"),
    *many(1, "U1", "家长", "不满意", "不满意", seconds=10),
    *many(6, "U1", "教师", "非常满意", "不了解"),
    *many(9, "U2", "家长", "满意", "满意"),
    *many(5, "U2", "教师", "不满意", "一般", "其他"),
]


def assessed(
    answers: list[Answer], survey: dict[str, Any] | None = None, **more: Any
) -> Assessment:
    """Assess two schools; `survey` replaces keys of the questionnaire, `more` of the scheme."""
    written = scheme(
        对象="学校",
        数据={"数据": "数据.xlsx", "问卷": {"文件": "问卷.xlsx", "形式": "问卷"}},
        字段=FIELDS,
        问卷={"满意度": {**SURVEY, **(survey or {})}},
        **more,
    )
    columns: dict[str, list[Any]] = {
        name: [answer[at] or None for answer in answers]
        for at, name in enumerate(("单位代码", "身份", "总体", "食堂", "意见"))
    }
    columns["用时"] = [Reason.BLANK if isnan(answer[5]) else answer[5] for answer in answers]
    data = dataset(units(2), {"数据": {"常住人口": [10.0, 20.0]}, "问卷": columns})
    return assess(written, data)


def result(answers: list[Answer] = ANSWERS, **survey: Any) -> SurveyResult:
    """Return the result of the questionnaire."""
    return assessed(answers, survey).surveys["满意度"]

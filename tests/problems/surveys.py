"""Specimens of faults of questionnaires: in the scheme, and in how many answers came."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dubao.check.scheme import lint
from dubao.model.problem import Problem
from tests.assess.survey.build import ANSWERS, assessed
from tests.problems.schemes import scheme_of

Build = Callable[[Path], Iterable[Problem]]

_DATA = """\
数据: {问卷: {文件: 问卷.xlsx, 形式: 问卷}}
字段:
  身份: {类型: 选项, 取值: [家长, 教师], 来源: 问卷}
  食堂: {类型: 选项, 取值: [满意, 不满意], 来源: 问卷}
  用时: {类型: 整数, 来源: 问卷}
"""


def _survey(keys: str, more: str = "") -> Build:
    """Lint a scheme whose questionnaire stands in line 11."""
    text = f"{_DATA}{more}问卷:\n  满意度: {{来源: 问卷, {keys}}}\n"
    return lambda folder: lint(scheme_of(folder, text), ["单位代码"])


def _came(**survey: Any) -> Build:
    return lambda folder: assessed(ANSWERS, survey).problems


_MANY = "、".join("甲乙丙丁戊己庚辛壬癸")

SPECIMENS = {
    "survey-in-rows": (
        _survey("题目: [食堂]", "分行: {属性: 学段, 各行: {小学: 用时 > 0}}\n"),
        "方案.yaml:12 方案有「分行」，不能统计问卷「满意度」",
        "一份问卷不分学段；请把问卷写成单独的方案",
    ),
    "survey-unknown-field": (
        _survey("题目: [食糖]"),
        "方案.yaml:11 问卷「满意度」的题目「食糖」不是字段",
        "是否想写「食堂」？",
    ),
    "survey-question-type": (
        _survey("题目: [用时]"),
        "方案.yaml:11 问卷「满意度」的题目「用时」是整数，统计不出选项",
        "字段的类型写 选项、多选 或 是否；一个选项占一列的，写在题目的「各列」里",
    ),
    "survey-unknown-word": (
        _survey("题目: [食堂], 满意: [很满意]"),
        "方案.yaml:11 问卷「满意度」的满意「很满意」不是哪一题的选项",
        "是否想写「满意」？",
    ),
    "survey-without-satisfied": (
        _survey("题目: [食堂], 值: {满意率: {群体: 家长}}, 群体: 身份"),
        "方案.yaml:11 问卷「满意度」的值「满意率」要算满意率，可是没有哪一题问满意不满意",
        "在问卷里写 满意: [非常满意, 满意]；满意数还要写「总体」或「题」",
    ),
    "survey-many-groups": (
        _survey("题目: [食堂], 群体: 班级", f"  班级: {{类型: 选项, 取值: [{_MANY}]}}\n".replace("、", ", ")),
        "方案.yaml:12 问卷「满意度」有 10 个群体，最多 9 个",
        "把相近的群体合并；群体太多，每个都不足5份，列不出来",
    ),
    "survey-sample-empty": (
        _survey("题目: [食堂], 样本: [{群体: 家长}], 群体: 身份"),
        "方案.yaml:11 问卷「满意度」的样本要求没有写要求什么",
        "写 最少、取值和分档、占比不低于 或 有效率不低于 中的一个",
    ),
    "survey-sample-short": (
        _came(样本=[{"群体": "教师", "最少": "10"}]),
        "scheme.yaml 甲问卷「满意度」教师的有效问卷（份）是6，要求不少于10",
        "请补发问卷，或在报告中说明",
    ),
    "survey-sample-undecided": (
        _came(样本=[{"最少": "1 / 0"}]),
        "scheme.yaml 甲问卷「满意度」全部的有效问卷（份）够不够，还算不出",
        "请核对样本要求用到的数（如常住人口、发放数）是否已填",
    ),
}  # fmt: skip

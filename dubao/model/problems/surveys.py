"""Questionnaires: how a scheme describes them, and whether enough came in."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "survey-in-rows": error(
        "方案有「分行」，不能统计问卷「{survey}」",
        "一份问卷不分学段；请把问卷写成单独的方案",
    ),
    "survey-unknown-field": error("问卷「{survey}」的{where}「{name}」不是字段", "{nearest}"),
    "survey-question-type": error(
        "问卷「{survey}」的题目「{name}」是{kind}，统计不出选项",
        "字段的类型写 选项、多选 或 是否；一个选项占一列的，写在题目的「各列」里",
    ),
    "survey-unknown-word": error("问卷「{survey}」的{where}「{name}」不是{what}", "{nearest}"),
    "survey-without-satisfied": error(
        "问卷「{survey}」的值「{name}」要算{taken}，可是没有哪一题问满意不满意",
        "在问卷里写 满意: [非常满意, 满意]；满意数还要写「总体」或「题」",
    ),
    "survey-many-groups": error(
        "问卷「{survey}」有 {count} 个群体，最多 {most} 个",
        "把相近的群体合并；群体太多，每个都不足5份，列不出来",
    ),
    "survey-sample-empty": error(
        "问卷「{survey}」的样本要求没有写要求什么",
        "写 最少、取值和分档、占比不低于 或 有效率不低于 中的一个",
    ),
    "survey-sample-short": warning(
        "{unit}问卷「{survey}」{group}的{what}是{found}，要求不少于{wanted}",
        "请补发问卷，或在报告中说明",
        why="样本太少，满意率不能代表全体；有的评估对样本量有规定。",
    ),
    "survey-sample-undecided": warning(
        "{unit}问卷「{survey}」{group}的{what}够不够，还算不出",
        "请核对样本要求用到的数（如常住人口、发放数）是否已填",
    ),
}

"""Sheets that many evaluations of the sample have: experts' points, self-scores, questionnaires."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from tests.sample.sheets import Page, Value

Rows = list[list[Value]]
EXPERTS = (
    ("示例专家01", "示例市教育评估院"),
    ("示例专家02", "示例师范大学"),
    ("示例专家03", "示例市实验中学"),
    ("示例专家04", "示例区教育学院"),
)
SURVEY = ("序号", "单位", "身份", "总体满意度")
WORDS = ("非常满意", "满意", "一般", "不满意")


def page(name: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> Page:
    page = Page(name, widths=[max(10, 2 * len(head) + 4) for head in heads])
    page.line(f"{title}（示例）", len(heads))
    page.rows.append(list(heads))
    page.rows.extend(map(list, rows))
    return page


def rated(units: Sequence[tuple[str, float]], marks: Mapping[str, int]) -> Page:
    """Return the experts' points: about the unit's share of the full marks, to half a point."""
    chance = Random(2021)
    rows: Rows = []
    for name, share in units:
        for code, full in marks.items():
            for expert, home in EXPERTS:
                points = full * (0.72 + 0.24 * share + 0.03 * chance.random())
                rows.append([name, code, expert, home, round(points * 2) / 2])
    return page(
        "专家评分", "专家评分表", ("单位名称", "指标编号", "评委", "评委单位", "得分"), rows
    )


def self_scores(units: Sequence[tuple[str, float]], marks: Mapping[str, int]) -> Page:
    rows: Rows = [[name, code, float(full)] for name, _ in units for code, full in marks.items()]
    return page("自评得分", "自评得分表", ("单位名称", "指标编号", "自评分"), rows)


def survey(units: Sequence[tuple[str, int]], groups: Mapping[str, int]) -> Page:
    """Return answers, a row each: the share given is satisfied, half of these very much so."""
    rows: Rows = []
    for name, satisfied in units:
        for group, count in groups.items():
            pleased = round(count * satisfied / 100)
            for at in range(count):
                word = WORDS[at % 2] if at < pleased else WORDS[2 + at % 2]
                rows.append([len(rows) + 1, name, group, word])
    return page("问卷", "满意度问卷导出", SURVEY, rows)

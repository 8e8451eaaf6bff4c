"""Judgements in words."""

from __future__ import annotations

from typing import Any

import pytest

from dubao.papers.report.edition import Edition
from dubao.papers.report.judging import told
from dubao.papers.report.ledger import Ledger
from dubao.papers.report.overview import shortfalls
from tests.papers.report_build import SETTINGS, report


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (
            "B1 ÷ 上年(B1) > B2 ÷ 上年(B2)",
            "一般公共预算教育支出增长3.88%，一般公共预算支出增长2.78%",
        ),
        ("B1 >= 上年(B1)", "一般公共预算教育支出本年321512.35万元，上年309500.00万元"),
        (
            "C1 > 上年(C1) 且 J1 > 上年(J1)",
            "教师年人均工资本年149000.00元，上年150000.00元；幼儿园数本年52所，上年51所",
        ),
        ("J2 + J3 == J1", "40 + 12 = 52"),
    ],
)
def test_a_judgement_is_told_with_names_and_rounded_figures(condition: str, words: str) -> None:
    made = report(判断=[{"编号": "Z1", "名称": "甲", "条件": condition}])
    assert told(made, made.judged[0]) == words


def shortfalls_with(*judgements: dict[str, Any]) -> str:
    made = report(判断=list(judgements))
    return shortfalls(Edition(made, SETTINGS, Ledger("", "", made), internal=False))


def test_what_is_not_met_is_named_once() -> None:
    own = {"编号": "Z1", "名称": "教师工资逐步增长", "条件": "C1 > 上年(C1)"}
    other = {"编号": "Z2", "名称": "支出高于工资", "条件": "B1 < C1"}
    assert shortfalls_with(own) == "“初中生均公用经费”、“教师年人均工资”各项"
    assert shortfalls_with(own, other) == (
        "“初中生均公用经费”、“教师年人均工资”、“支出高于工资”各项"
    )

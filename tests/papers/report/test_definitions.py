"""What stands under a table."""

from __future__ import annotations

from dataclasses import replace

from dubao.papers.report.definitions import formula_in_words, has_rounding
from tests.papers.report_build import report


def test_ca27_a_formula_is_told_in_names() -> None:
    made = report()
    line = made.line("B3")
    assert line is not None
    assert formula_in_words(made.bulletin, line.item) == (
        "一般公共预算教育支出 ÷ 一般公共预算支出 × 100"
    )


def test_ca08_a_change_that_does_not_look_like_the_difference_is_noticed() -> None:
    line = report().line("E1")
    assert line is not None
    entry = replace(line.entry, this=14.304, last=14.386)  # 14.30, 14.39 and -0.08
    assert has_rounding(replace(line, entry=entry, change=-0.082))
    assert not has_rounding(line)

"""Which digits are figures."""

from __future__ import annotations

import pytest

from dubao.model.paper import Passage
from dubao.papers.report.printed import figures_in, figures_of

TEXTS = [
    ("支出为321512.35万元，增长3.88%", ["321512.35", "3.88"]),
    ("321512.35", ["321512.35"]),
    ("-79.50", ["-79.50"]),
    ("2020年12月31日，2020 年末有52所", ["52"]),
    ("2021年5月10日至14日公示", []),
    ("2016—2020年共增加3所", ["3"]),
    ("沪教委督〔2021〕5号", []),
    ("教育法第56条、报表第3页", []),
    ("见表1、图2和附件3", []),
    ("1. 区财政局未报送2项", ["2"]),
    ("（2）新建3所", ["3"]),
]


@pytest.mark.parametrize(("text", "figures"), TEXTS)
def test_dates_numbers_of_papers_and_numbering_are_no_figures(
    text: str, figures: list[str]
) -> None:
    assert figures_in(text) == figures


def test_digits_that_say_what_is_counted_are_no_figures() -> None:
    name = "近5年满360学时的教师"
    assert figures_in(f"{name}为3120人", [name]) == ["3120"]


def test_columns_of_numbering_hold_no_figures() -> None:
    found = [Passage("表1 第2行", "1", "序号"), Passage("表1 第2行", "52", "本年")]
    assert figures_of(found, []) == ["52"]

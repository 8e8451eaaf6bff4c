"""Columns of counts, amounts, money and areas."""

import time
import warnings
from datetime import date, datetime
from typing import Any

import numpy as np
import pytest

from dubao.model.terms import Reason
from tests.read.columns import codes, column, values

UNREADABLE = Reason.UNREADABLE


def test_rf13_numbers_in_texts() -> None:
    parsed = column("整数", 30.0, "30人", "１，２３４", "1,234 人", "三十五", 单位="人")
    assert values(parsed) == [30, 30, 1234, 1234, 35]
    assert not parsed.faults


def test_rf13_approximate_numbers_are_used_and_flagged() -> None:
    parsed = column("整数", "约30", "30余", "30+", "近30", 单位="人")
    assert values(parsed) == [30, 30, 30, 30]
    assert codes(parsed) == [(index, "approximate-number") for index in range(4)]


def test_rf13_other_texts_are_refused() -> None:
    parsed = column("数", "见附件", "12-15", "1,23", True, date(2021, 3, 5))
    assert values(parsed) == [UNREADABLE] * 5
    assert [code for _, code in codes(parsed)] == ["bad-number"] * 4 + ["date-as-number"]


def test_rf15_wan_counts_in_the_base_unit() -> None:
    assert values(column("金额", "2000万", 单位="元")) == [20_000_000]
    assert values(column("金额", "2000万", 单位="万元")) == [2000]
    assert values(column("金额", "2000万", head="万元", 单位="元")) == [20_000_000]
    assert values(column("面积", "2万", 单位="亩")) == [20_000]
    assert values(column("整数", "2万")) == [20_000]


def test_rf15_a_hundred_is_no_unit() -> None:
    assert values(column("金额", "一百二十", 单位="万元")) == [120]


def test_rf17_cell_before_head_before_field() -> None:
    parsed = column("金额", 5, "5", "5元", "5亿元", head="千元", 单位="万元")
    assert values(parsed) == [0.5, 0.5, 0.0005, 50_000]
    assert [parsed.source_unit(index) for index in range(4)] == ["千元", "千元", "元", "亿元"]
    assert not parsed.faults


def test_rf17_without_head_the_field_says_the_unit() -> None:
    parsed = column("金额", 5, 单位="万元")
    assert values(parsed) == [5]
    assert parsed.source_unit(0) == "万元"


def test_rf17_without_any_unit_money_is_in_yuan() -> None:
    assert values(column("金额", 5, "5万元")) == [5, 50_000]
    assert values(column("面积", 5, "3亩")) == [5, 2000]


def test_rf17_a_unit_of_another_kind_stops_the_value() -> None:
    parsed = column("金额", "30人", 30, 单位="元")
    assert values(parsed) == [UNREADABLE, 30]
    assert codes(parsed) == [(0, "unit-conflict")]


def test_rf17_an_unknown_unit_stops_the_value() -> None:
    assert codes(column("整数", "30头", 单位="人")) == [(0, "unit-unknown")]
    assert codes(column("整数", "30头", 单位="头")) == []


def test_rf17_a_head_of_another_kind_stops_the_column_and_is_said_once() -> None:
    parsed = column("金额", "", 30, "40", "—", head="人", 单位="元")
    assert values(parsed) == [Reason.BLANK, UNREADABLE, UNREADABLE, Reason.NOT_APPLICABLE]
    assert codes(parsed) == [(1, "head-unit-conflict")]


def test_rf17_an_unknown_head_is_said_and_left_aside() -> None:
    parsed = column("金额", 30, head="决算", 单位="万元")
    assert values(parsed) == [30]
    assert codes(parsed) == [(0, "head-unit-unknown")]


def test_rf18_no_binary_dust() -> None:
    assert values(column("金额", 0.1, 0.7, 1.15, head="万元", 单位="元")) == [1000, 7000, 11_500]
    assert values(column("金额", 12_345.67, head="元", 单位="万元")) == [1.234567]
    assert values(column("面积", 3, head="亩", 单位="㎡")) == [2000]
    assert values(column("整数", 1.5, "0.2万", head="万人", 单位="人")) == [15_000, 2000]


def test_whole_numbers_only() -> None:
    parsed = column("整数", 30.000000000001, 32.5, "1.5万人", 单位="人")
    assert values(parsed) == [30, UNREADABLE, 15_000]
    assert codes(parsed) == [(1, "not-whole")]


def test_rf16_percent_cells_in_a_number_column() -> None:
    assert values(column("数", 0.07, 5, "3%", percents=[0], 单位="%")) == [7, 5, 3]
    assert values(column("数", 0.07, percents=[0])) == [0.07]


def test_a_moment_in_a_number_column_is_refused() -> None:
    assert codes(column("整数", datetime(2021, 3, 5))) == [(0, "date-as-number")]  # noqa: DTZ001


def test_a_long_column_of_numbers_is_done_at_once() -> None:
    cells = np.linspace(0, 1000, 100_000).tolist()
    start = time.process_time()
    parsed = column("数", *cells)
    assert time.process_time() - start < 0.1
    assert parsed.values.tolist() == cells


@pytest.mark.parametrize("kind", ["整数", "数", "金额", "面积", "百分比", "比"])
@pytest.mark.parametrize(
    "cell",
    [
        1e16,
        -1e300,
        float("inf"),
        "1e400",
        "9" * 400,
        "99999999999999999999亿",
        "1e999999999999999999",
    ],
)
def test_numbers_beyond_reckoning_are_refused(kind: str, cell: Any) -> None:
    if kind == "比" and cell == -1e300:
        cell = 1e300
    with warnings.catch_warnings(action="error"):
        parsed = column(kind, 5, cell, percents=[1])
    assert values(parsed)[1] == UNREADABLE
    assert codes(parsed) == [(1, "number-too-large")]


def test_refusals_quote_the_beginning_of_a_long_text() -> None:
    (fault,) = column("整数", "9" * 400).faults
    assert fault.details["text"] == "9" * 40 + "…"


def test_large_numbers_that_can_be_are_kept() -> None:
    assert values(column("金额", 123456789012.34, "12万亿", 单位="元")) == [123456789012.34, 12e12]

"""Percentages: one rule for the column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.terms import Reason
from tests.read.columns import codes, column, values

UNREADABLE = Reason.UNREADABLE


def test_rf16_signs_say_what_they_are() -> None:
    parsed = column(
        "百分比", "95%", "95％", "百分之九十五", "百分之95", "千分之五", "5‰", "95个百分点"
    )
    assert values(parsed) == [95, 95, 95, 95, 0.5, 0.5, 95]
    assert not parsed.faults


def test_rf16_cells_formatted_as_percent_are_known() -> None:
    assert values(column("百分比", 0.07, 1.2, 96.0, percents=[0, 1])) == [7, 120, 96]


def test_rf16_numbers_up_to_one_and_a_half_are_shares() -> None:
    parsed = column("百分比", 0.95, "0.07", 1, 1.02, 0, "96%")
    assert values(parsed) == [95, 7, 100, 102, 0, 96]
    assert not parsed.faults
    assert (parsed.source_unit(0), parsed.source_unit(5)) == ("小数", "%")


def test_rf16_larger_numbers_are_percent() -> None:
    parsed = column("百分比", 95, "96.5", 0, 100)
    assert values(parsed) == [95, 96.5, 0, 100]
    assert not parsed.faults


def test_rf16_in_a_mixed_column_the_odd_cells_are_flagged_not_guessed() -> None:
    parsed = column("百分比", 95, 96, 0.97, 98)
    assert values(parsed) == [95, 96, UNREADABLE, 98]
    assert codes(parsed) == [(2, "percent-unclear")]


def test_rf16_more_than_one_and_a_half_in_a_column_of_shares_is_flagged() -> None:
    parsed = column("百分比", 0.95, 0.96, 1.8)
    assert values(parsed) == [95, 96, UNREADABLE]
    assert codes(parsed) == [(2, "percent-unclear")]


def test_rf16_half_and_half_leaves_all_in_doubt() -> None:
    parsed = column("百分比", 0.95, 96)
    assert values(parsed) == [UNREADABLE, UNREADABLE]


def test_rf16_a_percent_sign_in_the_head_settles_it() -> None:
    parsed = column("百分比", 0.5, 1.2, 2.3, head="%")
    assert values(parsed) == [0.5, 1.2, 2.3]
    assert not parsed.faults


def test_rf16_a_share_under_a_percent_sign_is_pointed_at() -> None:
    parsed = column("百分比", 95, 0.96, 98, head="%")
    assert values(parsed) == [95, 0.96, 98]
    assert codes(parsed) == [(1, "percent-small")]


def test_rf16_only_shares_under_a_percent_sign_are_pointed_at_once() -> None:
    assert codes(column("百分比", 0, 0.95, 0.96, head="%")) == [(1, "percent-small")]
    assert codes(column("百分比", 0, 0.6, 0.2, head="%", 最大=5)) == []


def test_rf16_an_approximate_share() -> None:
    parsed = column("百分比", 0.9, "约0.95")
    assert values(parsed) == [90, 95]
    assert parsed.faults[0].details["value"] == "95%"


@pytest.mark.parametrize("text", ["95人", "优", "19/20", True])
def test_rf16_other_texts_are_refused(text: object) -> None:
    assert values(column("百分比", text)) == [UNREADABLE]


def test_rf17_a_head_of_another_kind_stops_the_column() -> None:
    assert codes(column("百分比", 95, head="人")) == [(0, "head-unit-conflict")]


def test_ca32_over_a_hundred_is_accepted() -> None:
    parsed = column("百分比", 112.5, 98, "105%")
    assert values(parsed) == [112.5, 98, 105]
    assert not parsed.faults


@given(st.lists(st.integers(16, 1500), min_size=1, max_size=20))
def test_rf16_shares_percents_and_signs_agree(tenths: list[int]) -> None:
    shares = column("百分比", *[number / 1000 for number in tenths])
    percents = column("百分比", *[number / 10 for number in tenths])
    signs = column("百分比", *[f"{number / 10}%" for number in tenths])
    assert values(shares) == values(percents) == values(signs)

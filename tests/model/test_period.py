"""Spans of days."""

from datetime import date

from dubao.model.period import Period

MARCH = Period(date(2021, 3, 1), date(2021, 3, 31), "2021年3月")


def test_rf23_periods_are_equal_by_their_days() -> None:
    same = Period(date(2021, 3, 1), date(2021, 3, 31), "2021.3")
    assert same == MARCH
    assert len({MARCH, same}) == 1
    assert Period(date(2021, 3, 1), date(2021, 3, 30)) != MARCH


def test_both_ends_belong_to_a_period() -> None:
    assert date(2021, 3, 1) in MARCH
    assert date(2021, 3, 31) in MARCH
    assert date(2021, 4, 1) not in MARCH

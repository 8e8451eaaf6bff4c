"""Ratios as pupils per teacher."""

from datetime import time, timedelta

from dubao.model.terms import Reason
from tests.read.columns import codes, column, values


def test_rf25_either_side_may_be_the_teacher_and_the_direction_is_kept() -> None:
    parsed = column("比", "1:15", "1：15", "17:1", "1∶16.5", "1比15", "1 : 15")
    assert values(parsed) == [15, 15, 17, 16.5, 15, 15]
    assert [parsed.source_unit(index) for index in range(3)] == ["师:生", "师:生", "生:师"]
    assert not parsed.faults


def test_rf25_not_lower_than_1_to_15_is_at_most_15() -> None:
    ratios = column("比", "1:14", "1:15", "1:16").values
    assert (ratios <= 15).tolist() == [True, True, False]


def test_rf25_a_bare_number_is_pupils_per_teacher() -> None:
    parsed = column("比", 15.3, "16", 0.065)
    assert values(parsed) == [15.3, 16, Reason.UNREADABLE]
    assert codes(parsed) == [(2, "ratio-unclear")]


def test_rf25_without_a_one_the_direction_must_be_stated() -> None:
    assert codes(column("比", "30:2")) == [(0, "ratio-unclear")]
    assert values(column("比", "30:2", 单位="生:师")) == [15]
    assert values(column("比", "2:30", head="师：生")) == [15]


def test_rf25_a_ratio_turned_into_a_time_is_read_back_and_said() -> None:
    parsed = column("比", time(1, 15), time(17, 1), timedelta(hours=30, minutes=1))
    assert values(parsed) == [15, 17, 30]
    assert codes(parsed) == [(index, "ratio-as-time") for index in range(3)]


def test_rf25_other_texts_are_refused() -> None:
    parsed = column("比", "很好", "1:0", "1:15:30", time(1, 15, 30))
    assert values(parsed) == [Reason.UNREADABLE] * 4

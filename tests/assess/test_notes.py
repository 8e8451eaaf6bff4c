"""Remarks are put into words when asked for; the last that holds counts."""

import numpy as np
import pytest

from dubao.assess.notes import Notes

FIRST = np.array([True, False, True])


def test_the_last_that_holds_counts() -> None:
    notes = Notes(3, lambda unit: f"第{unit + 1}").where(FIRST, "缺").where(FIRST & ~FIRST, "无")
    assert list(notes) == ["缺", "第2", "缺"]
    assert notes[1:] == ("第2", "缺")
    assert (len(notes), notes[-2]) == (3, "第2")


def test_there_is_no_remark_beyond_the_last_unit() -> None:
    with pytest.raises(IndexError):
        Notes(3)[3]


def test_words_are_made_only_when_asked_for() -> None:
    asked = []

    def words(unit: int) -> str:
        asked.append(unit)
        return "有"

    notes = Notes(3, words)
    assert asked == []
    assert (notes[2], asked) == ("有", [2])

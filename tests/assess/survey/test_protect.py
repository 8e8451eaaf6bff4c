"""SE-03: no group of fewer than 5 answers can be told, not by any adding and subtracting."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubao.assess.survey.protect import Table, protected

LEAST = 5


def with_totals(cells: list[list[int]]) -> Any:
    inner = np.array(cells, dtype=np.int64)
    rows = np.column_stack([inner, inner.sum(axis=1)])
    return np.vstack([rows, rows.sum(axis=0)])


def hide(cells: list[list[int]], wanted: int = -1) -> list[str]:
    """Return the table as published: numbers, ＊ for what is hidden."""
    counts = with_totals(cells)
    columns = np.arange(counts.shape[1]) == wanted
    hidden = protected(Table((counts,), True, columns), LEAST)
    shown = np.where(hidden, "＊", counts.astype(str))
    return [" ".join(row) for row in shown]


@pytest.mark.parametrize(
    ("cells", "published"),
    [
        ([[10, 20], [30, 40]], ["10 20 30", "30 40 70", "40 60 100"]),
        # 3 alone would follow from its row's total and from its column's
        ([[3, 20], [30, 40]], ["＊ ＊ 23", "＊ ＊ 70", "33 60 93"]),
        # nobody answered: a zero tells of nobody
        ([[0, 20], [30, 40]], ["0 20 20", "30 40 70", "30 60 90"]),
        # small ones that come to 7 each way are no small group together, and none can be told
        ([[3, 4, 20], [4, 3, 20]], ["＊ ＊ 20 27", "＊ ＊ 20 27", "7 7 40 54"]),
    ],
)
def test_se03_what_is_published(cells: list[list[int]], published: list[str]) -> None:
    assert hide(cells) == published


def test_se03_one_group_only_hides_its_totals_too() -> None:
    assert hide([[3]]) == ["＊ ＊", "＊ ＊"]


def test_se03_a_column_that_formulas_use_is_hidden_last() -> None:
    assert hide([[3, 20, 30], [30, 40, 50]], wanted=1) == [
        "＊ 20 ＊ 53",
        "＊ 40 ＊ 120",
        "33 60 80 173",
    ]


def test_se03_a_table_without_groups() -> None:
    counts = np.array([[3], [20], [30], [53]])
    hidden = protected(Table((counts,), False, np.array([False])), LEAST)
    assert hidden[:, 0].tolist() == [True, True, False, False]


def tells(counts: Any, hidden: Any) -> list[tuple[tuple[int, int], ...]]:
    """Return the sets of up to four cells whose sum of 1 to 4 follows from what is shown."""
    height, width = counts.shape
    place = {at: number for number, at in enumerate(np.ndindex(counts.shape))}
    sums = [
        {place[row, at]: -1 if at == width - 1 else 1 for at in range(width)}
        for row in range(height)
    ]
    sums += [
        {place[at, column]: -1 if at == height - 1 else 1 for at in range(height)}
        for column in range(width)
    ]
    sums += [{place[at]: 1} for at in place if not hidden[at]]
    matrix = np.zeros((len(sums), len(place)))
    for number, signs in enumerate(sums):
        matrix[number, list(signs)] = list(signs.values())
    small = [at for at in place if hidden[at] and 0 < counts[at] < LEAST]
    rank = np.linalg.matrix_rank(matrix)
    found = []
    for size in range(1, LEAST):
        for chosen in combinations(small, size):
            inner = [at for at in chosen if at[0] < height - 1 and at[1] < width - 1]
            if len(inner) < len(chosen) and len(chosen) > 1:
                continue  # totals hold other cells: no group of their own
            vector = np.zeros(len(place))
            vector[[place[at] for at in chosen]] = 1
            if sum(counts[at] for at in chosen) < LEAST:
                follows = np.linalg.matrix_rank(np.vstack([matrix, vector])) == rank
                found += [chosen] if follows else []
    return found


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=4
        )
    ),
    st.integers(-1, 4),
)
def test_se03_nothing_small_follows_from_what_is_shown(cells: list[list[int]], used: int) -> None:
    counts = with_totals(cells)
    columns = np.arange(counts.shape[1]) == used
    hidden = protected(Table((counts,), True, columns), LEAST)
    assert not ((counts > 0) & (counts < LEAST) & ~hidden).any()
    assert not (hidden & (counts == 0)).any() or hidden.all()
    assert tells(counts, hidden) == []


def test_se03_counts_of_two_kinds_share_what_is_hidden() -> None:
    valid, returned = with_totals([[0, 20], [30, 40]]), with_totals([[3, 20], [30, 40]])
    hidden = protected(Table((valid, returned), True, np.zeros(3, bool)), LEAST)
    assert tells(returned, hidden) == []
    assert hidden[0, 0]

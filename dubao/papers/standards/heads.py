"""Headings of the application form: groups, columns, code rows, and the merges between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dubao.model.book import Style
from dubao.papers.draft import TITLE_HEIGHT, Draft

Path = tuple[str, ...]
"""What stands over one column, from the top down; "" goes on with what stands above."""


def across(draft: Draft, title: str) -> None:
    """Add a title centred over all columns whose cells are not merged, as in the form."""
    row = draft.height
    draft.heighten(row, TITLE_HEIGHT)
    for column in range(draft.columns):
        draft.put(row, column, title if not column else None, Style.ACROSS)


def put_heads(draft: Draft, top: int, left: int, paths: Sequence[Path]) -> None:
    """Put a heading of several rows; equal groups side by side are merged, and what goes down."""
    depth = max(len(path) for path in paths)
    full = [(*path, *[""] * (depth - len(path))) for path in paths]
    for level in range(depth):
        _level(draft, full, (top, left, level))


def _level(draft: Draft, paths: list[Path], at: tuple[int, int, int]) -> None:
    """Put one row of the heading: a text with the columns and rows that it stands over."""
    top, left, level = at
    row = top + level
    numbered = list(enumerate(paths))
    for prefix, found in groupby(numbered, key=lambda one: one[1][: level + 1]):
        columns = [column for column, _ in found]
        if not prefix[level]:
            for column in columns:
                draft.put(row, left + column, None, Style.HEAD)
            continue
        down = _down(paths[columns[0]], level)
        for column in columns:
            draft.put(row, left + column, None, Style.HEAD)
        draft.put(row, left + columns[0], prefix[level], Style.HEAD)
        draft.merge(row, left + columns[0], row + down, left + columns[-1])


def _down(path: Path, level: int) -> int:
    """Return how many rows below a heading belong to it."""
    below = 0
    for text in path[level + 1 :]:
        if text:
            break
        below += 1
    return below


def codes(draft: Draft, row: int, left: int, count: int) -> None:
    """Put the row of codes L1, L2, … below the heading (SB-02)."""
    for column in range(left):
        draft.put(row, column, None, Style.HEAD)
    for at in range(count):
        draft.put(row, left + at, f"L{at + 1}", Style.HEAD)


def corner(draft: Draft, top: int, bottom: int, columns: int) -> None:
    """Put the empty corner over the row labels, merged."""
    for row in range(top, bottom + 1):
        for column in range(columns):
            draft.put(row, column, None, Style.HEAD)
    draft.merge(top, 0, bottom, columns - 1)

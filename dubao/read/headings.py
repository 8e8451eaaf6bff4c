"""Where the heading of a sheet stands, and the levels above each column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.scheme import FieldSpec
from dubao.read.grid import Grid
from dubao.read.labels import as_text, fold_head, is_unit, split_unit, squeeze
from dubao.read.matching import HeadColumn
from dubao.read.titles import note_units
from dubao.read.wanted import Wanted, names_of

MOST_ROWS = 4  # a heading has at most so many rows
SCANNED = 40  # a heading begins within so many rows

_BOXES = {UNIT_CODE, UNIT_NAME}  # labels with a box beside them for the unit of a form
_LABELLED = re.compile(r"^(?!其中)[^:]{1,12}:")


@dataclass(frozen=True)
class Head:
    """A heading: its rows (from 0, both included), columns, and the note line's units."""

    top: int
    bottom: int
    columns: tuple[HeadColumn, ...]
    note_units: tuple[str, ...] = ()


def find_head(grid: Grid, wanted: Wanted, fixed: str = "", least: int = 2) -> Head | None:
    """Return the heading of a sheet: the rows whose stacked cells name the most fields.

    `fixed` is 表头 of the source, such as `2-3`, rows from 1. None if no rows name
    `least` of the fields.
    """
    rows = [int(row) - 1 for row in re.findall(r"\d+", fixed)[:2]]
    cells = _expanded(grid, max(SCANNED, *rows, 0) + 1)
    if rows:
        return _head(grid, cells, rows[0], rows[-1])
    block = _best_block(cells, wanted.specs, least)
    if block is None:
        return None
    return _head(grid, cells, *_grown(grid, cells, *block))


def _expanded(grid: Grid, count: int) -> list[list[str]]:
    """Return the texts of the first `count` rows of the sheet with merged cells filled in."""
    cells = [[as_text(value).strip() for value in row] for row in grid.rows[:count]]
    for top, left, bottom, right in grid.merges:
        if top >= len(cells) or left >= len(cells[top]):
            continue
        text = cells[top][left]
        for row in cells[top : bottom + 1]:
            row[left : right + 1] = [text] * (min(right + 1, len(row)) - left)
    return cells


def _best_block(
    cells: list[list[str]], specs: Sequence[FieldSpec], least: int
) -> tuple[int, int] | None:
    wanted: dict[str, str] = {}
    for spec in specs:
        for name in names_of(spec):
            wanted[fold_head(name)] = spec.name
            wanted[squeeze(name)] = spec.name
    hopes = _hopes(cells, wanted)
    best, most = None, min(least, len(specs)) - 1
    for rows in range(1, MOST_ROWS + 1):
        for top in range(len(cells) - rows + 1):
            if sum(hopes[top : top + rows]) <= most:
                continue
            score = _score(cells[top : top + rows], wanted)
            if score > most:
                best, most = (top, top + rows - 1), score
    return best


def _hopes(cells: list[list[str]], wanted: Iterable[str]) -> list[int]:
    """Return for every row how many of its cells may be a wanted name or end one."""
    endings = {name[at:] for name in wanted for at in range(len(name))}
    known: dict[str, bool] = {"": False}
    for text in {text for row in cells for text in row} - {""}:
        known[text] = split_unit(text)[0] in endings or squeeze(text) in endings
    return [sum(known[text] for text in row) for row in cells]


def _score(block: list[list[str]], wanted: Mapping[str, str]) -> int:
    """Count the fields that the stacked cells of a block name."""
    if not any(block[0]) or not any(block[-1]):
        return 0
    found = set()
    for column in range(max(map(len, block))):
        levels = [row[column] for row in block if column < len(row) and row[column]]
        if levels:
            joined = "".join(split_unit(level)[0] for level in dict.fromkeys(levels))
            found.add(
                wanted.get(squeeze(levels[-1]))
                or wanted.get(split_unit(levels[-1])[0])
                or wanted.get(joined)
            )
    return len(found - {None})


def _grown(grid: Grid, cells: list[list[str]], top: int, bottom: int) -> tuple[int, int]:
    """Return the block with the levels above and below that belong to it by merged ranges."""
    changed = True
    while changed and bottom - top + 1 < MOST_ROWS:
        changed = False
        for above, _, below, _ in grid.merges:
            if above < top <= below < top + MOST_ROWS:
                top, changed = above, True
            if top <= above <= bottom < below < top + MOST_ROWS:
                bottom, changed = below, True
        if not changed and _has_parts(grid, cells, top, bottom):
            bottom, changed = bottom + 1, True
    while top > 0 and bottom - top + 1 < MOST_ROWS and _is_parent(grid, cells, top - 1):
        top -= 1
    return top, bottom


def _is_parent(grid: Grid, cells: list[list[str]], row: int) -> bool:
    """Tell whether the row above the labels groups them: by merged cells or, without, blanks."""
    if not _is_level(cells, row):
        return False
    if grid.merges:
        return any(above == row and left < right for above, left, _, right in grid.merges)
    below = cells[row + 1]
    return any(
        cells[row][at] and not cells[row][at + 1] and below[at] and below[at + 1]
        for at in range(min(len(cells[row]), len(below)) - 1)
    )


def _is_level(cells: list[list[str]], row: int) -> bool:
    """Tell whether a row above the labels may be a heading level: no title, no line of boxes."""
    texts = {squeeze(text) for text in cells[row] if text}
    return len(texts) > 1 and texts.isdisjoint(_BOXES) and not any(map(_LABELLED.match, texts))


def _has_parts(grid: Grid, cells: list[list[str]], top: int, bottom: int) -> bool:
    """Tell whether the row below names the parts of a cell merged across, or units only."""
    if bottom + 1 >= len(cells):
        return False
    below = cells[bottom + 1]
    texts = [text for text in below if text]
    if texts and all(is_unit(squeeze(text).strip("()")) for text in texts):
        return True
    width = sum(1 for text in cells[bottom] if text)
    for above, left, low, right in grid.merges:
        if not (top <= above and low == bottom and left < right < left + width - 1):
            continue
        parts = below[left : right + 1]
        if all(parts) and len(set(parts)) == len(parts) and not any(map(_is_number, parts)):
            return True
    return False


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[-+]?[\d.,]+%?", squeeze(text)))


def _head(grid: Grid, cells: list[list[str]], top: int, bottom: int) -> Head:
    block = cells[top : bottom + 1]
    columns = []
    for at in range(max((len(row) for row in block), default=0)):
        levels = [row[at] for row in block if at < len(row) and row[at]]
        path, unit = _levels(levels)
        if path:
            columns.append(HeadColumn(at, path, unit))
    return Head(top, bottom, tuple(columns), note_units(cells[:top]))


def _levels(levels: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the levels without repetition and the unit: the lowest that is written."""
    path: list[str] = []
    unit = ""
    for level in dict.fromkeys(levels):
        alone = squeeze(level).strip("()")
        if path and is_unit(alone):
            unit = alone
            continue
        path.append(level)
        unit = split_unit(level)[1] or unit
    return tuple(path), unit

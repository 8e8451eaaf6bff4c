"""From the top of a sheet to named columns: where the heading stands and what each column is.

Matching is by equality after folding (full-width, blanks, line breaks, a unit in brackets),
never by "contains" (RF-05, RF-06).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dubao.model.scheme import FieldSpec
from dubao.read.folding import unspaced
from dubao.read.grid import Grid
from dubao.read.units import unit as unit_named
from dubao.read.wanted import Wanted, names_of

MOST_ROWS = 4  # a heading has at most so many rows
SCANNED = 40  # a heading begins within so many rows

_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]$")
_FULL_MARKS = re.compile(r"(满分|分值)?[:]?\d+(\.\d+)?分")
_NOTE_UNIT = re.compile(r"(?:计量|金额|数据)?单位:([^\s:]+)")
_LABELLED = re.compile(r"^(?!其中)[^:]{1,12}:")


@lru_cache(maxsize=8192)
def squeeze(text: str) -> str:
    """Return a text in NFKC without blanks, line breaks and the asterisk of required columns."""
    return unspaced(text).strip("*")


def is_unit(text: str) -> bool:
    """Tell whether a text is the name of a unit and nothing else."""
    return bool(text) and unit_named(text) is not None


@lru_cache(maxsize=8192)
def split_unit(text: str) -> tuple[str, str]:
    """Return a head's folded name and the unit in its brackets, "" if there is none.

    `人数（人）` → (人数, 人); brackets that hold something else stay part of the name, but
    for full marks: `现场评估（10分）` → (现场评估, "").
    """
    folded = squeeze(text)
    match = _BRACKETS.search(folded)
    if not match or match.start() == 0:
        return folded, ""
    inside = match[1].removeprefix("单位:")
    if is_unit(inside):
        return folded[: match.start()], inside
    if _FULL_MARKS.fullmatch(inside):
        return folded[: match.start()], ""
    return folded, ""


def as_text(value: object) -> str:
    """Return a cell as text: whole numbers without .0, nothing as ""."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def is_empty(value: object) -> bool:
    """Tell whether a cell holds nothing, or blanks only."""
    return value is None or (isinstance(value, str) and not value.strip())


@dataclass(frozen=True)
class HeadColumn:
    """A column (or a form's row) with its heading levels, top down, and its unit."""

    at: int
    path: tuple[str, ...]
    unit: str = ""

    @property
    def label(self) -> str:
        """The levels as a person would say them."""
        return "/".join(" ".join(level.split()) for level in self.path)

    def forms(self) -> Iterable[tuple[int, str]]:
        """Yield what the column may be called, the most exact first, with its rank."""
        whole = [squeeze(level) for level in self.path]
        bare = [split_unit(level)[0] for level in self.path]
        yield 0, "".join(whole)
        yield 0, "/".join(whole)
        for first in range(len(bare)):
            rank = 1 if first == 0 else 3 if first == len(bare) - 1 else 2
            yield rank, "".join(bare[first:])
            yield rank, "/".join(bare[first:])


@dataclass(frozen=True)
class Head:
    """A heading: its rows (from 0, both included), columns, and the note line's units."""

    top: int
    bottom: int
    columns: tuple[HeadColumn, ...]
    note_units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matched:
    """Which column each field is; `doubtful` fields match several and are not read (RF-07)."""

    columns: Mapping[str, HeadColumn] = field(default_factory=dict)
    doubtful: Mapping[str, tuple[HeadColumn, ...]] = field(default_factory=dict)
    extra: tuple[HeadColumn, ...] = ()


def match_columns(columns: Sequence[HeadColumn], wanted: Wanted) -> Matched:
    """Return which of `columns` each wanted field is, by its last level or joined levels."""
    found, doubtful = {}, {}
    forms = [tuple(column.forms()) for column in columns]
    ranks = _ranks(forms, wanted.fields)
    for spec in wanted.fields:
        hits = [
            column
            for column, rank in zip(columns, ranks, strict=True)
            if spec.name in rank and rank[spec.name] == min(rank.values())
        ]
        if len(hits) == 1:
            found[spec.name] = hits[0]
        elif hits:
            doubtful[spec.name] = tuple(hits)
    called = _called(columns, forms)
    for key in wanted.keys:
        named = next(filter(None, (called.get(fold_head(name)) for name in names_of(key))), ())
        if len(named) == 1:
            found.setdefault(key.name, named[0])
        elif named:
            doubtful.setdefault(key.name, tuple(named))
    used = {column.at for column in found.values()}
    used |= {column.at for hits in doubtful.values() for column in hits}
    extra = tuple(c for c in columns if c.at not in used and squeeze(c.label) not in _NUMBERING)
    return Matched(found, doubtful, extra)


_NUMBERING = {"", "序号", "序", "No.", "NO."}
_Forms = Sequence[tuple[int, str]]


def fold_head(text: str) -> str:
    """Return a head's name as it is compared, without the unit in its brackets."""
    return split_unit(text)[0]


def _called(columns: Sequence[HeadColumn], forms: Sequence[_Forms]) -> dict[str, list[HeadColumn]]:
    """Return the columns by everything that they may be called."""
    called: dict[str, list[HeadColumn]] = {}
    for column, names in zip(columns, forms, strict=True):
        for name in dict.fromkeys(form for rank, form in names if rank):
            called.setdefault(name, []).append(column)
    return called


def _ranks(columns: Sequence[_Forms], specs: Sequence[FieldSpec]) -> list[dict[str, int]]:
    """Return for every column the fields that it may be, each with the best rank."""
    whole: dict[str, list[str]] = {}
    bare: dict[str, list[str]] = {}
    for spec in specs:
        for name in names_of(spec):
            whole.setdefault(squeeze(name), []).append(spec.name)
            bare.setdefault(fold_head(name), []).append(spec.name)
    ranks: list[dict[str, int]] = []
    for forms in columns:
        best: dict[str, int] = {}
        for rank, form in forms:
            for name in (bare if rank else whole).get(form, ()):
                best.setdefault(name, rank)
        ranks.append(best)
    return ranks


def find_head(grid: Grid, wanted: Wanted, fixed: str = "") -> Head | None:
    """Return the heading of a sheet: the rows whose stacked cells name the most fields.

    `fixed` is 表头 of the source, such as `2-3`, rows from 1. None if no row names two of
    the fields.
    """
    cells = _expanded(grid)
    if fixed:
        first, _, last = fixed.partition("-")
        return _head(grid, cells, int(first) - 1, int(last or first) - 1)
    block = _best_block(cells, wanted.specs)
    if block is None:
        return None
    return _head(grid, cells, *_grown(grid, cells, *block))


def _expanded(grid: Grid) -> list[list[str]]:
    """Return the texts of the top of the sheet with merged cells filled in."""
    cells = [[as_text(value).strip() for value in row] for row in grid.rows[:SCANNED]]
    for top, left, bottom, right in grid.merges:
        if top >= len(cells) or left >= len(cells[top]):
            continue
        text = cells[top][left]
        for row in cells[top : bottom + 1]:
            row[left : right + 1] = [text] * (min(right + 1, len(row)) - left)
    return cells


def _best_block(cells: list[list[str]], specs: Sequence[FieldSpec]) -> tuple[int, int] | None:
    wanted: dict[str, str] = {}
    for spec in specs:
        for name in names_of(spec):
            wanted[fold_head(name)] = spec.name
            wanted[squeeze(name)] = spec.name
    hopes = _hopes(cells, wanted)
    best, most = None, min(2, len(specs)) - 1
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
            if above < top <= below and _is_level(cells, above):
                top, changed = above, True
            if top <= above <= bottom < below < top + MOST_ROWS:
                bottom, changed = below, True
        if not changed and _has_parts(grid, cells, top, bottom):
            bottom, changed = bottom + 1, True
    while top > 0 and bottom - top + 1 < MOST_ROWS and _is_level(cells, top - 1):
        top -= 1
    return top, bottom


def _is_level(cells: list[list[str]], row: int) -> bool:
    """Tell whether a row above the labels is a heading level: no title, no note line."""
    texts = {text for text in cells[row] if text}
    return len(texts) > 1 and not any(_LABELLED.match(squeeze(text)) for text in texts)


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


def note_units(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the units of note lines such as 单位：万元、人 above a table."""
    found: dict[str, None] = {}
    for row in rows:
        for text in row:
            match = _NOTE_UNIT.search(squeeze(text)) if text else None
            for word in re.split(r"[、,;()]", match[1]) if match else ():
                if is_unit(word):
                    found[word] = None
    return tuple(found)


def fitting_unit(field: FieldSpec, notes: Iterable[str]) -> str:
    """Return the first of a note line's units in which the field may be written, else ""."""
    declared = unit_named(field.unit) if field.unit else None
    for text in notes:
        noted = unit_named(text)
        if declared and noted and noted.fits(declared):
            return text
    return ""


_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


def stated_year(grid: Grid, rows: int) -> int | None:
    """Return the year that the first `rows` rows of a sheet state; None if none or several."""
    texts = (value for row in grid.rows[:rows] for value in row if isinstance(value, str))
    years = {int(year) for text in texts for year in _YEAR.findall(squeeze(text))}
    return years.pop() if len(years) == 1 else None

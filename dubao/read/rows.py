"""Sheets with a row per record: 横表, 清单 and 打分表."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from dubao.model.place import Place, address
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import FieldSpec
from dubao.read.grid import Grid
from dubao.read.headings import Head, find_head
from dubao.read.labels import as_text, is_empty, squeeze
from dubao.read.matching import HeadColumn, Matched, match_columns
from dubao.read.parts import Part, TotalRow
from dubao.read.titles import fitting_unit, stated_year
from dubao.read.units import unit as unit_named
from dubao.read.wanted import Wanted, spec

_TOTAL = re.compile(r"(全[区市县镇]|本[区页表])?(合计|总计|共计|小计|总分|平均|平均值|均值)")
_OF_TOTALS = frozenset("计分均")  # one of them is in every label of a total
_NOTE = re.compile(
    r"(注|备注|说明|填表|填报|制表|审核|审批|复核|负责|单位负责|分管|主要|联系|经办|签字|签名|盖章"
    r"|日期|报送|统计|评分人签)[^:]{0,14}[:.、]|[(\[【]?(公?章|盖章|签章)[)\]】]?$"
)
_SECTION = re.compile(r"[一二三四五六七八九十]+、")
_ORDINALS = "甲乙丙丁戊己庚辛"


def read_rows(grid: Grid, wanted: Wanted, fixed: str = "", least: int = 2) -> Loaded[Part | None]:
    """Return the records of a sheet below its heading; None if it has no heading.

    Title rows above, and note, signature and total rows below, are no records; total rows are
    kept apart for comparing. A merged value counts for every row of its range (RF-04).
    """
    head = find_head(grid, wanted, fixed, least)
    if head is None:
        return Loaded(None)
    matched = match_columns(head.columns, wanted)
    specs = {entry.name: entry for entry in wanted.specs}
    conflicts = _unit_conflicts(grid, head, matched, wanted)
    columns = {name: at for name, at in matched.columns.items() if name not in conflicts}
    if wanted.keeps_extra:
        for column in matched.extra:
            columns.setdefault(column.label, column)
    rows, totals, skipped = _split(grid, head, columns)
    filled = _filled(grid, head)
    records = [grid.rows[row] for row in rows]
    part = Part(
        grid=grid,
        raw={name: _values(records, column.at, rows, filled) for name, column in columns.items()},
        rows=rows,
        columns={name: column.at for name, column in columns.items()},
        heads={name: (head.bottom, column.at) for name, column in columns.items()},
        units={name: _unit(column, specs.get(name), head) for name, column in columns.items()},
        year=stated_year(grid, head.top),
        totals=tuple(totals),
        extra=tuple(one.path[-1] for one in matched.extra),
        doubtful=frozenset(matched.doubtful) | frozenset(conflicts),
        skipped=tuple(skipped),
    )
    said = (*_head_problems(grid, head, matched, wanted), *conflicts.values())
    return Loaded(part, (*said, *_merged_numbers(part, specs)))


def extra_specs(part: Part, wanted: Wanted) -> tuple[FieldSpec, ...]:
    """Return text fields for the columns of a sheet that nobody declared."""
    declared = {entry.name for entry in wanted.specs}
    return tuple(spec(name) for name in part.columns if name not in declared)


def _head_problems(grid: Grid, head: Head, matched: Matched, wanted: Wanted) -> Iterator[Problem]:
    for name, hits in matched.doubtful.items():
        labels = "、".join(f"{address(head.bottom, c.at)}「{c.label}」" for c in hits)
        yield problem(
            "column-doubtful", _place(grid, head.bottom, hits[1].at), field=name, columns=labels
        )
    if matched.extra and not wanted.keeps_extra and wanted.fields:
        labels = "、".join(f"「{column.label}」" for column in matched.extra)
        yield problem(
            "column-extra", _place(grid, head.bottom, matched.extra[0].at), columns=labels
        )


def _unit_conflicts(grid: Grid, head: Head, matched: Matched, wanted: Wanted) -> dict[str, Problem]:
    """Return the fields whose heading and note line state two units, with what to say."""
    found = {}
    for entry in wanted.fields:
        column = matched.columns.get(entry.name)
        note = fitting_unit(entry, head.note_units)
        if column and column.unit and note and unit_named(column.unit) != unit_named(note):
            place = _place(grid, head.bottom, column.at)
            details = {"field": entry.name, "head": column.unit, "note": note}
            found[entry.name] = problem("head-note-conflict", place, **details)
    return found


def _place(grid: Grid, row: int, column: int) -> Place:
    return Place(grid.file, grid.name, address(row, column))


def _merged_numbers(part: Part, specs: Mapping[str, FieldSpec]) -> Iterator[Problem]:
    """Yield numbers in cells merged over several records: each record counts them in full."""
    grid = part.grid
    numbers = {
        at: name
        for name, at in part.columns.items()
        if name in specs and specs[name].type.is_number
    }
    for top, left, bottom, _ in grid.merges:
        count = bisect_right(part.rows, bottom) - bisect_left(part.rows, top)
        if left in numbers and count > 1 and not is_empty(grid.rows[top][left]):
            yield problem(
                "merged-number",
                _place(grid, top, left),
                field=numbers[left],
                cells=f"{address(top, left)}:{address(bottom, left)}",
                text=as_text(grid.rows[top][left]).strip(),
                count=count,
            )


def _unit(column: HeadColumn, entry: FieldSpec | None, head: Head) -> str:
    """Return the unit for a column: of its own head, else of the note line if it fits."""
    if entry is None or not entry.type.is_number:
        return ""
    return column.unit or fitting_unit(entry, head.note_units)


def _split(
    grid: Grid, head: Head, columns: Mapping[str, HeadColumn]
) -> tuple[list[int], list[TotalRow], list[str]]:
    """Return the rows below the heading as records, total rows, and rows left out."""
    used = [column.at for column in columns.values()]
    labels = _label_columns(head, used)
    wide = _wide_rows(grid, head)
    records: list[int] = []
    totals: list[TotalRow] = []
    skipped: list[str] = []
    for row in range(head.bottom + 1, len(grid.rows)):
        cells = grid.rows[row]
        total = _total_label(cells, labels)
        if total:
            totals.append(TotalRow(row, len(records), total, total.endswith("小计")))
        elif _is_blank(cells, used) or _is_numbering(cells, row == head.bottom + 1):
            continue
        elif row in wide or _is_note(cells, used):
            skipped.append(f"第{row + 1}行「{_first_text(cells)[:20]}」不是数据")
        else:
            records.append(row)
    return records, totals, skipped


def _label_columns(head: Head, used: Sequence[int]) -> list[int]:
    """Return the columns in which 合计 may stand: all up to the first used one, and it."""
    first = min((column.at for column in head.columns), default=0)
    return list(range(first, min(first + 4, max(used, default=first) + 1)))


def _total_label(cells: Sequence[Any], labels: Sequence[int]) -> str:
    for at in labels:
        if at < len(cells) and isinstance(cells[at], str) and not _OF_TOTALS.isdisjoint(cells[at]):
            text = squeeze(cells[at]).rstrip(":")
            if _TOTAL.fullmatch(text):
                return text
    return ""


def _wide_rows(grid: Grid, head: Head) -> set[int]:
    """Return the rows below the heading in which one cell is merged over most columns."""
    width = len(head.columns)
    return {
        row
        for top, left, bottom, right in grid.merges
        if top > head.bottom and width > 2 and right - left + 1 > max(2, width // 2)
        for row in range(top, bottom + 1)
    }


def _is_blank(cells: Sequence[Any], used: Sequence[int]) -> bool:
    return all(at >= len(cells) or is_empty(cells[at]) for at in used)


def _is_note(cells: Sequence[Any], used: Sequence[int]) -> bool:
    """Tell whether a row is a note, or only names the section below it.

    A record's group may be numbered like a section, but then the record has texts of its own.
    """
    text = squeeze(_first_text(cells))
    if not _SECTION.match(text):
        return bool(_NOTE.match(text))
    texts = {squeeze(cells[at]) for at in used if at < len(cells) and isinstance(cells[at], str)}
    return not texts - {"", text}


def _is_numbering(cells: Sequence[Any], is_first: bool) -> bool:
    """Tell whether a row below the heading only numbers the columns: 甲 乙 1 2 3."""
    if not is_first:
        return False
    texts = [squeeze(as_text(value)) for value in cells if not is_empty(value)]
    numbers = [text for text in texts if text not in _ORDINALS and text != "栏次"]
    if len(texts) < 3 or not numbers or not all(text.isdecimal() for text in numbers):
        return False
    first = int(numbers[0])
    return first <= 3 and [int(n) for n in numbers] == list(range(first, first + len(numbers)))


def _first_text(cells: Sequence[Any]) -> str:
    return next((as_text(value) for value in cells if not is_empty(value)), "")


def _filled(grid: Grid, head: Head) -> dict[tuple[int, int], Any]:
    """Return the value of every cell that lies in a merged range below the range's first row."""
    return {
        (row, left): grid.rows[top][left]
        for top, left, bottom, _ in grid.merges
        if bottom > top > head.bottom and left < len(grid.rows[top])
        for row in range(top + 1, bottom + 1)
    }


def _values(
    records: Sequence[Sequence[Any]],
    column: int,
    rows: Sequence[int],
    filled: Mapping[tuple[int, int], Any],
) -> list[Any]:
    """Return the cells of one column, "" where a row ends before it."""
    try:
        values = list(map(itemgetter(column), records))
    except IndexError:
        values = [cells[column] if column < len(cells) else "" for cells in records]
    if filled:
        for at, row in enumerate(rows):
            values[at] = filled.get((row, column), values[at])
    return values

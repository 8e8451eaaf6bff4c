"""Forms: one file per unit with the fields down the rows (竖表), and whose file it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dubao.model.place import Place, address
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import FieldSpec
from dubao.read.folding import tidy
from dubao.read.grid import Grid
from dubao.read.headings import SCANNED, Head, find_head
from dubao.read.labels import as_text, is_unit, split_unit, squeeze
from dubao.read.matching import HeadColumn, Matched, match_columns
from dubao.read.parts import Part
from dubao.read.titles import fitting_unit, note_units, stated_year
from dubao.read.wanted import Wanted, names_of, spec

_LABEL, _VALUE, _UNIT, _GROUP = "填报项目", "填报值", "计量单位", "类别"
_SHAPE = Wanted(
    keys=(
        spec(_LABEL, ("填报项目", "项目名称", "指标名称", "填报内容", "指标", "项目", "名称")),
        spec(_VALUE, ("填报值", "填报数据", "填报数", "填写值", "数值", "填报内容", "数据", "值")),
        spec(_UNIT, ("计量单位", "单位")),
        spec(_GROUP, ("类别", "分类", "大类", "项目类别")),
    ),
    fields=(),
)


@dataclass(frozen=True)
class Entry:
    """Where a form answers a label: the value, its cell, and the unit written beside it.

    `head` is the cell of the label.
    """

    value: Any
    cell: tuple[int, int]
    unit: str = ""
    head: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class _Table:
    """The rows of a form below its heading, as if they were columns."""

    head: Head
    lines: tuple[HeadColumn, ...]
    value_column: int
    label_column: int


def read_form(grid: Grid, wanted: Wanted, fixed: str = "") -> Loaded[Part | None]:
    """Return the one record of a form; None if the sheet holds none of the fields.

    With a heading (序号 类别 填报项目 单位 填报值) the fields stand in its rows; fields not
    found there are looked for as labels with the value beside them.
    """
    table = _table(grid, fixed)
    matched = match_columns(table.lines, Wanted((), wanted.fields)) if table else Matched()
    found: dict[str, Entry] = {}
    for entry in wanted.fields:
        if entry.name in matched.doubtful:
            continue
        line = matched.columns.get(entry.name)
        answer = _answer(grid, table, line) if table and line else beside(grid, entry, table)
        if answer:
            found[entry.name] = answer
    if not found and not matched.doubtful:
        return Loaded(None)
    part = Part(
        grid=grid,
        raw={name: [entry.value] for name, entry in found.items()},
        cells={name: entry.cell for name, entry in found.items()},
        heads={name: entry.head for name, entry in found.items()},
        is_form=True,
        units=_units(grid, found, wanted),
        year=stated_year(grid, table.head.top if table else 3),
        extra=tuple(one.path[-1] for one in matched.extra),
        doubtful=frozenset(matched.doubtful),
    )
    return Loaded(part, tuple(_problems(grid, table, matched, wanted)) if table else ())


def named_unit(grid: Grid, names: Sequence[str], is_form: bool) -> Entry | None:
    """Return what a sheet says about whose it is: beside the first of the labels `names`.

    None if no label is there; a value of "" if the label has nothing beside it.
    """
    table = _table(grid, "") if is_form else None
    blank = None
    for name in names:
        entry = spec(name)
        line = match_columns(table.lines, Wanted((entry,), ())).columns.get(name) if table else None
        answer = _answer(grid, table, line) if table and line else beside(grid, entry, table)
        if answer and as_text(answer.value).strip():
            return answer
        blank = blank or answer
    return blank


def beside(grid: Grid, entry: FieldSpec, table: _Table | None = None) -> Entry | None:
    """Return the value to the right of a label, or behind its colon; None unless there is one.

    Inside a table only labels with a colon count: other cells are headings or answers.
    """
    names = {form for name in names_of(entry) for form in (squeeze(name), split_unit(name)[0])}
    start = table.head.top if table else len(grid.rows)
    answers = []
    for row, cells in enumerate(grid.rows):
        for column, text in enumerate(cells):
            if isinstance(text, str) and text:
                label, colon, rest = squeeze(text).partition(":")
                if split_unit(label)[0] in names and (colon or row < start):
                    answers.append(_right_of(grid, row, column, rest, text))
    return answers[0] if len(answers) == 1 else None


def _right_of(grid: Grid, row: int, column: int, rest: str, text: str) -> Entry:
    unit = split_unit(squeeze(text).partition(":")[0])[1]
    if rest:
        return Entry(tidy(text).partition(":")[2].strip(), (row, column), unit, (row, column))
    head = (row, column)
    for top, left, bottom, right in grid.merges:
        if top <= row <= bottom and left <= column <= right:
            column = right
    cell = (row, column + 1)
    return Entry(value_at(grid, cell), cell, unit, head)


def _table(grid: Grid, fixed: str) -> _Table | None:
    """Return a form's table; None if the sheet has no heading with 填报项目 and 填报值."""
    head = find_head(grid, _SHAPE, fixed)
    matched = match_columns(head.columns, _SHAPE).columns if head else {}
    if head is None or _LABEL not in matched or _VALUE not in matched:
        return None
    lines = tuple(_lines(grid, head, matched))
    return _Table(head, lines, matched[_VALUE].at, matched[_LABEL].at)


def _lines(grid: Grid, head: Head, matched: Mapping[str, HeadColumn]) -> Iterator[HeadColumn]:
    """Yield the rows of a form with their group (filled down when merged), label and unit."""
    merged = {
        (row, left): grid.rows[top][left]
        for top, left, bottom, _ in grid.merges
        if left < len(grid.rows[top])
        for row in range(top + 1, bottom + 1)
    }

    def text(row: int, name: str) -> str:
        if name not in matched:
            return ""
        cell = (row, matched[name].at)
        return as_text(merged.get(cell, value_at(grid, cell))).strip()

    for row in range(head.bottom + 1, len(grid.rows)):
        label = text(row, _LABEL).rstrip(":：")
        if label:
            unit = text(row, _UNIT)
            path = tuple(filter(None, (text(row, _GROUP), label)))
            yield HeadColumn(row, path, unit if is_unit(unit) else split_unit(label)[1])


def _answer(grid: Grid, table: _Table, line: HeadColumn) -> Entry:
    cell = (line.at, table.value_column)
    return Entry(value_at(grid, cell), cell, line.unit, (line.at, table.label_column))


def _units(grid: Grid, found: Mapping[str, Entry], wanted: Wanted) -> dict[str, str]:
    """Return the unit of each number: of its own row, else of the note line above the table."""
    notes = note_units([[as_text(value) for value in row] for row in grid.rows[:SCANNED]])
    numbers = {entry.name: entry for entry in wanted.fields if entry.type.is_number}
    return {
        name: found[name].unit or fitting_unit(entry, notes)
        for name, entry in numbers.items()
        if name in found
    }


def _problems(grid: Grid, table: _Table, matched: Matched, wanted: Wanted) -> Iterator[Problem]:
    def place(line: HeadColumn) -> Place:
        return Place(grid.file, grid.name, address(line.at, table.label_column))

    for name, hits in matched.doubtful.items():
        labels = "、".join(f"{place(hit).cell}「{hit.label}」" for hit in hits)
        yield problem("column-doubtful", place(hits[1]), field=name, columns=labels)
    known = {form for key in wanted.keys for name in names_of(key) for form in [squeeze(name)]}
    extra = [line for line in matched.extra if squeeze(line.path[-1]) not in known]
    if extra:
        labels = "、".join(f"「{line.label}」" for line in extra)
        yield problem("column-extra", place(extra[0]), columns=labels)


def value_at(grid: Grid, cell: tuple[int, int]) -> Any:
    """Return the value of a cell, "" outside the sheet."""
    row, column = cell
    return grid.rows[row][column] if column < len(grid.rows[row]) else ""

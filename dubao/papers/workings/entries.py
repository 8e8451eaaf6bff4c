"""Sheets with several rows per unit: registers (清单) and raters' scores (评分)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dubao.model.assessment import Assessment
from dubao.model.book import Cell
from dubao.model.dataset import (
    SCORE_ITEM,
    SCORE_POINTS,
    SCORE_RATER,
    SCORE_RATER_UNIT,
    UNIT_CODE,
)
from dubao.model.formula.parse import fold, parse
from dubao.model.numbers import plain
from dubao.model.rules import Count
from dubao.model.scheme import Derived, Item
from dubao.model.table import Table
from dubao.model.terms import SameProject
from dubao.papers.workings.inputs import copied
from dubao.papers.workings.layout import Columns, constant, live
from dubao.papers.workings.translate import ABSENT, quoted

COUNTED, POINTS = "计入", "计分"


@dataclass(frozen=True)
class Entries:
    """A sheet whose rows stand unit by unit: `rows` holds each unit's, contiguous."""

    sheet: Columns
    rows: Sequence[Sequence[int]]

    def range(self, key: str, unit: int) -> str:
        """Return the range of a column that belongs to a unit, "" if it has no rows."""
        return self.sheet.range(key, self.rows[unit]) if self.rows[unit] else ""


def _by_unit(assessment: Assessment, table: Table, chosen: Sequence[int]) -> list[list[int]]:
    """Return each unit's table rows among `chosen`."""
    units = {code: unit for unit, code in enumerate(assessment.codes)}
    found: list[list[int]] = [[] for _ in units]
    for row in chosen:
        unit = units.get(table.frame[UNIT_CODE].iat[row])
        if unit is not None:
            found[unit].append(row)
    return found


def _contiguous(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the sheet rows that each unit's entries get when they stand one after another."""
    ends = np.cumsum([len(own) for own in rows]).tolist()
    return [list(range(end - len(own), end)) for own, end in zip(rows, ends, strict=True)]


def build_register(assessment: Assessment, source: str, item: Item | None = None) -> Entries:
    """Return a register's sheet; with a 计次 item, the points of each row as live formulas."""
    table = assessment.dataset.tables[source]
    rows = _by_unit(assessment, table, range(len(table)))
    order = [row for own in rows for row in own]
    name = f"清单·{source}" + (f"·{item.code}" if item else "")
    sheet = Columns(name, f"{source}：抄录，按单位排列", len(order))
    at = np.array(order, dtype=np.intp)
    sheet.add("代码", "单位代码", copied(table.column(UNIT_CODE).take(at)))
    for field in _fields(assessment, source, table, item):
        sheet.add(fold(field), field, copied(table.column(field).take(at)))
    entries = Entries(sheet, _contiguous(rows))
    if item and item.count:
        _add_points(entries, item.count)
    return entries


def _fields(assessment: Assessment, source: str, table: Table, item: Item | None) -> list[str]:
    """Return the register's columns that its 派生 formulas, or the 计次 item, look at."""
    wanted: set[str] = set()
    for spec in assessment.scheme.derived:
        if spec.table == source:
            wanted |= names_in(spec)
    if item and item.count:
        wanted |= {fold(item.count.grade_field), fold(item.count.project_field)}
    columns = (str(name) for name in table.frame.columns if name != UNIT_CODE)
    return [name for name in columns if fold(name) in wanted]


def names_in(spec: Derived) -> frozenset[str]:
    """Return the folded names that a 派生 looks at: in its formula and its condition."""
    names = parse(spec.formula, gather=True).names
    return names | parse(spec.condition).names if spec.condition else names


def _add_points(entries: Entries, count: Count) -> None:
    """Add each row's points, and whether it counts (同项: 取最高 counts a project once)."""
    sheet, project = entries.sheet, fold(count.project_field)
    each, points = _each(sheet, count)
    sheet.add(POINTS, POINTS, list(map(live, each, points)))
    highest = count.same is SameProject.HIGHEST and project in sheet.letters
    counted: list[tuple[str, float]] = [("1", 1.0)] * sheet.count
    for rows in entries.rows if highest else ():
        for row in rows:
            best = _best(sheet.shown(project), points, rows, row)
            counted[row] = (_is_highest(sheet, project, rows, row), float(best))
    sheet.add(COUNTED, COUNTED, [live(text, value) for text, value in counted])


def _each(sheet: Columns, count: Count) -> tuple[list[str], list[float | str]]:
    """Return the formula and the value of each row's points, marked where it has no grade."""
    if not isinstance(count.each, dict):
        return [plain(count.each)] * sheet.count, [count.each] * sheet.count
    key = fold(count.grade_field)
    if key not in sheet.letters:
        return [quoted(ABSENT)] * sheet.count, [ABSENT] * sheet.count
    formulas = [_by_grade(sheet.cell(key, row), count.each) for row in range(sheet.count)]
    return formulas, [count.each.get(str(grade), ABSENT) for grade in sheet.shown(key)]


def _best(
    projects: Sequence[object], points: Sequence[float | str], rows: Sequence[int], row: int
) -> bool:
    """Tell whether a row is the first of the largest of its project among `rows`."""
    same = [other for other in rows if projects[other] == projects[row]]
    if str(projects[row]).startswith(ABSENT):
        return True
    sizes = {other: size for other in same if isinstance(size := points[other], float)}
    return bool(sizes) and max(sizes, key=lambda other: (abs(sizes[other]), -other)) == row


def _by_grade(cell: str, each: dict[str, float]) -> str:
    text = quoted(ABSENT)
    for grade, points in reversed(each.items()):
        text = f"IF({cell}={quoted(grade)},{plain(points)},{text})"
    return text


def _is_highest(sheet: Columns, project: str, rows: Sequence[int], row: int) -> str:
    """Return 1 for the largest of a unit's rows of one project, the first of equals."""
    same = f"({sheet.range(project, rows)}={sheet.cell(project, row)})"
    size, own = f"ABS({sheet.range(POINTS, rows)})", f"ABS({sheet.cell(POINTS, row)})"
    larger = f"SUMPRODUCT({same}*({size}>{own}))"
    before = rows[: rows.index(row)]
    earlier = "0"
    if before:
        same = f"({sheet.range(project, before)}={sheet.cell(project, row)})"
        earlier = f"SUMPRODUCT({same}*(ABS({sheet.range(POINTS, before)})={own}))"
    blank = f'LEFT({sheet.cell(project, row)},1)="{ABSENT}"'
    return f"IF({blank},1,IF({larger}+{earlier}=0,1,0))"


def build_raters(assessment: Assessment, item: Item) -> Entries:
    """Return the sheet of one item's raters; scores that do not count are marked, not numbers."""
    assert item.rated is not None
    table = assessment.dataset.tables[item.rated.table]
    keys = {fold(item.code), fold(item.name)}
    chosen = [
        row for row in range(len(table)) if fold(str(table.frame[SCORE_ITEM].iat[row])) in keys
    ]
    rows = _by_unit(assessment, table, chosen)
    order = [row for own in rows for row in own]
    sheet = Columns(f"评委·{item.code}", f"{item.name}：评委打分抄录，⚠ 不计", len(order))
    at = np.array(order, dtype=np.intp)
    sheet.add("代码", "单位代码", copied(table.column(UNIT_CODE).take(at)))
    if SCORE_RATER in table:
        sheet.add("评委", "评委", copied(table.column(SCORE_RATER).take(at)))
    scores = [
        _score(assessment, item, table, row, unit) for unit, own in enumerate(rows) for row in own
    ]
    sheet.add(SCORE_POINTS, SCORE_POINTS, scores)
    return Entries(sheet, _contiguous(rows))


def _score(assessment: Assessment, item: Item, table: Table, row: int, unit: int) -> Cell:
    """Return a rater's score, marked where it is blank, outside 0…满分, or in conflict."""
    column = table.column(SCORE_POINTS)
    if not column.filled[row]:
        return constant(f"{ABSENT}未填")
    assert item.rated is not None
    score = float(column.values[row])
    full = item.rated.full if item.rated.full is not None else item.full
    if isinstance(full, float) and not 0 <= score <= full:
        return constant(f"{ABSENT}{plain(score)} 超出范围")
    home = fold(table.typed(row, SCORE_RATER_UNIT)) if SCORE_RATER_UNIT in table else ""
    if home and home in {own[unit] for own in assessment.lookup.called}:
        return constant(f"{ABSENT}{plain(score)} 回避")
    return constant(score)

"""The rows of a sheet with a row per item: which item each is about, and who reports it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dubao.model.bulletin import BulletinItem
from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import Source
from dubao.read.bulletin.columns import CODE, DEPARTMENT, LAST, NAME, PERSON, THIS
from dubao.read.bulletin.names import Departments, Items
from dubao.read.forms import beside
from dubao.read.grid import Book, Grid
from dubao.read.labels import as_text, is_empty, squeeze
from dubao.read.parsed import as_typed, empty
from dubao.read.parts import Part
from dubao.read.rows import read_rows
from dubao.read.wanted import Wanted, spec

_FILLERS = ("填报部门", "填报单位", "报送部门", "报送单位", "填表单位", "填表部门", "部门")
_PERSONS = ("填报人", "填表人", "经办人", "联系人")
_FEWEST = 2  # columns that a heading must name


@dataclass(frozen=True)
class Row:
    """One row about an item; `department` is "" where nothing says who reports it."""

    part: Part
    at: int
    item: BulletinItem
    department: str = ""
    person: str = ""

    def cell(self, name: str) -> Any:
        """Return the value of a column in this row, "" where there is no such column."""
        return self.part.raw[name][self.at] if name in self.part.raw else ""

    def words(self, name: str) -> str:
        """Return the text of a column in this row; blanks and dashes are no text."""
        value = self.cell(name)
        return "" if empty(value) else as_typed(value).strip()

    def place(self, name: str) -> Place | None:
        """Return the cell of a column in this row; None where there is no such column."""
        return self.part.place(self.at, name) if name in self.part.columns else None


def read_parts(book: Book, wanted: Wanted, source: Source | None = None) -> Loaded[list[Part]]:
    """Return every sheet of a file that has a heading with the items and their values.

    Sheets of another kind (explanations, covers) are passed over; a file without any is an
    error, as is a sheet that has last year's column but not this year's.
    """
    parts: list[Part] = []
    problems: list[Problem] = []
    for grid in _sheets(book, source):
        loaded = read_rows(grid, wanted, source.heading_rows if source else "", _FEWEST)
        part = loaded.value
        if part is None or not _is_about_items(part):
            continue
        if THIS in part.raw:
            parts.append(part)
            problems.extend(loaded.problems)
        elif THIS in part.doubtful:
            problems.extend(loaded.problems)
        else:
            place = Place(grid.file, grid.name)
            problems.append(problem("column-missing", place, field=_this_of(wanted), near=_HINT))
    if book.sheets and not parts and not problems:
        labels = f"「{NAME}」「{_this_of(wanted)}」"
        problems.append(problem("head-missing", Place(book.file), wanted=labels))
    return Loaded(parts, tuple(problems))


_HINT = "请补上这一列，或核对表是不是别的年度的"


def _this_of(wanted: Wanted) -> str:
    """Return the plainest heading of this year's column."""
    names = next(entry.aliases for entry in wanted.keys if entry.name == THIS)
    return next(name for name in names if "(" not in name)


def _sheets(book: Book, source: Source | None) -> list[Grid]:
    if source is None or not source.sheet:
        return list(book.sheets)
    return [grid for grid in book.sheets if squeeze(grid.name) == squeeze(source.sheet)]


def _is_about_items(part: Part) -> bool:
    named = NAME in part.raw or CODE in part.raw
    return named and bool({THIS, LAST} & {*part.raw, *part.doubtful})


def rows_of(part: Part, items: Items, departments: Departments | None = None) -> Iterator[Row]:
    """Yield the rows about an item; with `departments`, each with who reports it.

    A row's own column goes before the sheet's head, and that before the file's name.
    """
    head = _department(part, departments) if departments else ""
    person = "" if PERSON in part.raw else _beside(part.grid, _PERSONS)
    for at in range(len(part)):
        item = _item(part, at, items)
        if item is None:
            continue
        row = Row(part, at, item)
        own = row.words(DEPARTMENT) if departments else ""
        who = departments.named(own) if departments and own else head
        yield Row(part, at, item, who, row.words(PERSON) or person)


def _department(part: Part, departments: Departments) -> str:
    named = "" if DEPARTMENT in part.raw else _beside(part.grid, _FILLERS)
    return departments.named(named) if named else departments.of_file(part.grid.file)


def _beside(grid: Grid, labels: tuple[str, ...]) -> str:
    """Return what stands beside one of the labels, up to the next label in the same cell."""
    for label in labels:
        answer = beside(grid, spec(label))
        text = "" if answer is None or empty(answer.value) else as_typed(answer.value)
        words = [word for word in text.replace("：", ":").split() if word]
        if words and ":" not in words[0]:
            return words[0]
    return ""


def row_problems(part: Part, items: Items) -> Iterator[Problem]:
    """Yield rows with a value that are about no item, or about two."""
    for at, text in rows_about_nothing(part, items):
        given = _text(part, at, CODE)
        coded, named = items.coded(given), items.named(_text(part, at, NAME))
        if coded and named:
            details = {"given": given, "item": coded.name, "name": _text(part, at, NAME)}
            yield problem("row-item-disagrees", part.place(at, NAME), **details)
        elif not text:
            yield problem("row-item-blank", part.place(at, NAME))
        else:
            near = did_you_mean(text, items.names, "请按项目表的名称填写，或在项目表中写上「别名」")
            yield problem("row-item-unknown", part.place(at, NAME), text=text, near=near)


def rows_about_nothing(part: Part, items: Items) -> Iterator[tuple[int, str]]:
    """Yield the records that hold a value but are not about one item, with what they are called."""
    for at in range(len(part)):
        if _item(part, at, items) is None and _has_value(part, at):
            yield at, _text(part, at, NAME) or _text(part, at, CODE)


def _item(part: Part, at: int, items: Items) -> BulletinItem | None:
    """Return the item of a row; None if there is none, or if its code and name disagree."""
    coded = items.coded(_text(part, at, CODE))
    named = items.named(_text(part, at, NAME))
    if coded and named and coded is not named:
        return None
    return coded or named


def _text(part: Part, at: int, name: str) -> str:
    return as_text(part.raw[name][at]).strip() if name in part.raw else ""


def _has_value(part: Part, at: int) -> bool:
    return any(not is_empty(part.raw[name][at]) for name in (THIS, LAST) if name in part.raw)

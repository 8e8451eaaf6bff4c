"""Everything that a year's item table rests on: departments' sheets and what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dubao.model.bulletin import Bulletin
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.report import Entry, Figures
from dubao.model.scheme import Source
from dubao.model.settings import Settings
from dubao.read.bulletin.columns import reported_columns
from dubao.read.bulletin.entries import doubts, entry_of, merged
from dubao.read.bulletin.names import Departments, Items
from dubao.read.bulletin.published import (
    Published,
    objections_file,
    published_files,
    published_missing,
    read_objections,
    read_published,
)
from dubao.read.bulletin.sheets import Row, read_parts, row_problems, rows_of
from dubao.read.grid import Book, open_book
from dubao.read.parts import Part
from dubao.read.source_sheets import without_versions
from dubao.read.sources import find_files, pattern_of

T = TypeVar("T")
DEFAULT = Source(files="填报/{年度}/自评公报/*")


@dataclass
class _Reading:
    """What gathers on the way: problems, files with their hashes, and who handed in."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    came: set[str] = field(default_factory=set)

    def open(self, file: str) -> Book:
        """Open a file of the workspace."""
        book = open_book(self.root / file, file)
        self.inputs[file] = book.value.sha256
        return self.take(book)

    def take(self, loaded: Loaded[T]) -> T:
        """Return what was read; its problems are kept."""
        self.problems.extend(loaded.problems)
        return loaded.value


def load_figures(root: Path, bulletin: Bulletin, year: int, settings: Settings) -> Loaded[Figures]:
    """Return what departments reported about `year`, and what was published of years before.

    Values are in each item's unit. What cannot be told for certain is left out and stands among
    the problems; departments of which nothing came stand in `missing`.
    """
    reading = _Reading(root)
    published = _published(bulletin, year, reading)
    last_year = published.get(year - 1, {})
    departments = Departments(bulletin, settings)
    rows = list(_reported(bulletin, year, departments, reading))
    entries = _entries(bulletin, rows, last_year, reading)
    objections = reading.take(read_objections(root, bulletin.publication))
    if (root / objections_file(root)).is_file():
        reading.open(objections_file(root))
    figures = Figures(
        bulletin=bulletin,
        year=year,
        entries=entries,
        published=last_year,
        history={
            then: {code: value for code, (value, _) in values.items()}
            for then, values in sorted(published.items())
        },
        missing=tuple(_missing(bulletin, departments, entries, reading.came)),
        objections=objections,
        inputs=dict(sorted(reading.inputs.items())),
        history_places={
            then: {code: place for code, (_, place) in values.items()}
            for then, values in published.items()
        },
    )
    return Loaded(figures, tuple(dict.fromkeys(reading.problems)))


def _published(bulletin: Bulletin, year: int, reading: _Reading) -> dict[int, Published]:
    by_year: dict[int, Published] = {}
    for file, then in published_files(reading.root, year).items():
        values = reading.take(read_published(reading.open(file), bulletin, then))
        by_year[then] = {**by_year.get(then, {}), **values}
    if year - 1 not in by_year:
        reading.problems.append(published_missing(year - 1))
    return by_year


def _reported(
    bulletin: Bulletin, year: int, departments: Departments, reading: _Reading
) -> Iterator[Row]:
    """Yield the rows of every department's sheets."""
    items, wanted = Items(bulletin), reported_columns(year)
    for source in tuple(bulletin.sources.values()) or (DEFAULT,):
        files = find_files(reading.root, pattern_of(source, year))
        books = {file: reading.open(file) for file in files}
        for file in reading.take(without_versions(files, books)):
            for part in reading.take(read_parts(books[file], wanted, source)):
                yield from _rows(part, items, departments, reading)


def _rows(part: Part, items: Items, departments: Departments, reading: _Reading) -> Iterator[Row]:
    rows = list(rows_of(part, items, departments))
    reading.problems.extend(row_problems(part, items))
    reading.came.update(row.department for row in rows)
    if any(not row.department for row in rows):
        place = Place(part.grid.file, part.grid.name)
        reading.problems.append(problem("department-unknown", place))
    yield from rows


def _entries(
    bulletin: Bulletin, rows: Iterable[Row], published: Published, reading: _Reading
) -> dict[str, Entry]:
    """Return one entry for every item that any row is about, in the table's order."""
    by_item: dict[str, list[Entry]] = {}
    for row in rows:
        entry = entry_of(row)
        usual = published.get(row.item.code)
        reading.problems.extend(doubts(entry, usual[0] if usual else None))
        by_item.setdefault(row.item.code, []).append(entry.value)
    return {
        item.code: reading.take(merged(item, by_item[item.code]))
        for item in bulletin.items
        if item.code in by_item
    }


def _missing(
    bulletin: Bulletin, departments: Departments, entries: Mapping[str, Entry], came: set[str]
) -> Iterator[str]:
    """Yield the departments that sent no sheet, and of whose items nobody else reported any."""
    for name in departments.declared:
        own = [item.code for item in bulletin.items if item.department == name and not item.formula]
        if name not in came and not any(code in entries for code in own):
            yield name

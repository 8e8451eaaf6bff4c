"""What the office keeps of former years: the values published, and the objections raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from math import isnan
from pathlib import Path, PurePosixPath

from dubao.model.bulletin import Bulletin, BulletinItem, Publication
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.report import Entry
from dubao.read.bulletin.columns import NAME, published_columns
from dubao.read.bulletin.entries import doubts, entry_of, merged
from dubao.read.bulletin.names import Items
from dubao.read.bulletin.sheets import read_parts, rows_about_nothing, rows_of
from dubao.read.grid import Book
from dubao.read.registers import FOLDER, load_register, register_file
from dubao.read.sources import find_files

OBJECTIONS = "异议登记"
_DATE = "日期"
_FOLDER = f"{FOLDER}/公报"
_YEAR = re.compile(r"(20\d\d)(?:年.*)?$")

Published = Mapping[str, tuple[float, Place]]
"""Published values with their cells by item code."""


def published_files(root: Path, before: int) -> dict[str, int]:
    """Return the files 台账/公报/2019.xlsx and the like, of years before `before`."""
    found = {
        file: _YEAR.match(PurePosixPath(file).stem) for file in find_files(root, f"{_FOLDER}/*")
    }
    years = {file: int(match[1]) for file, match in found.items() if match}
    return {file: year for file, year in years.items() if year < before}


def published_missing(year: int) -> Problem:
    """Return the note that nothing is kept of what was published for a year."""
    file = f"{_FOLDER}/{year}.xlsx"
    return problem("published-missing", Place(file), year=year, file=file)


def read_published(book: Book, bulletin: Bulletin, year: int) -> Loaded[Published]:
    """Return the values published for `year` that a file holds, in the items' units.

    Rows about items that the table no longer has are notes.
    """
    items = Items(bulletin)
    parts = read_parts(book, published_columns(year))
    problems = list(parts.problems)
    entries: dict[str, list[Entry]] = {}
    for part in parts.value:
        for at, text in rows_about_nothing(part, items):
            problems.append(problem("published-unknown", part.place(at, NAME), text=text))
        for row in rows_of(part, items):
            entry = entry_of(row)
            problems.extend(doubts(entry, entry.value.this))
            entries.setdefault(row.item.code, []).append(entry.value)
    values: dict[str, tuple[float, Place]] = {}
    for item in _in_order(bulletin, entries):
        one = merged(item, entries[item.code])
        problems.extend(one.problems)
        if one.value.this_place and not isnan(one.value.this):
            values[item.code] = (one.value.this, one.value.this_place)
    return Loaded(values, tuple(problems))


def _in_order(bulletin: Bulletin, entries: Mapping[str, object]) -> Iterator[BulletinItem]:
    return (item for item in bulletin.items if item.code in entries)


def read_objections(
    root: Path, publication: Publication | None = None
) -> Loaded[tuple[dict[str, str], ...]]:
    """Return the rows of 台账/异议登记, every column as text, dates as 2021-05-12.

    No register means that there was no objection. Where the days of the publication are known,
    a row without a date among them is left out and named.
    """
    if not (root / objections_file(root)).is_file():
        return Loaded(())
    register = load_register(root, OBJECTIONS)
    table = register.value
    rows = []
    for row in range(len(table)):
        values = {str(name): table.frame[name].iat[row] for name in table.frame.columns}
        rows.append(
            {
                name: value.isoformat()
                if isinstance(value, date)
                else table.typed(row, name).strip()
                for name, value in values.items()
            }
        )
    outside = {
        at: problem("objection-outside", table.origin.place(at, _DATE), said=said)
        for at, row in enumerate(rows)
        if (said := _outside(row.get(_DATE, ""), publication))
    }
    counted = tuple(row for at, row in enumerate(rows) if at not in outside)
    return Loaded(counted, (*register.problems, *outside.values()))


def _outside(text: str, publication: Publication | None) -> str:
    """Return in words why a date is not within the publication; "" where it is."""
    if publication is None or not (publication.first_day and publication.last_day):
        return ""
    first, last = publication.first_day, publication.last_day
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return "没有写明收到的日期"
    return "" if first <= day <= last else f"收到日期 {day} 不在公示期间（{first} 至 {last}）"


def objections_file(root: Path) -> str:
    """Return the register of objections, relative to the workspace."""
    return register_file(root, OBJECTIONS)

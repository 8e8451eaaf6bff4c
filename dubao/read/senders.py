"""Who handed a file in, and which form it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dubao.model.dataset import Sender
from dubao.model.form_mark import ALL_UNITS, MARK_SHEET, FormMark
from dubao.model.terms import Role
from dubao.read.grid import Book
from dubao.read.labels import as_text
from dubao.read.source_sheets import SourceRead
from dubao.read.whose import Units


def senders_of(reads: Iterable[SourceRead], units: Units) -> dict[str, Sender]:
    """Return who hands in every file of a source with 交报, by file.

    Of a file that every unit hands in it is the one unit that its sheets are about, or that the
    file's name names if no sheet says. Where they disagree the file is left out: it must not
    be sent to the wrong unit.
    """
    found: dict[str, Sender] = {}
    for read in reads:
        by = read.source.handed_in_by
        if not by or read.source.role is Role.LAST_YEAR:
            continue
        for file in read.files:
            if by != ALL_UNITS:
                found.setdefault(file, Sender(by))
                continue
            codes = (read.about.get(file, set()) | {units.of_file(file) or ""}) - {""}
            if len(codes) == 1:
                (code,) = codes
                found.setdefault(file, Sender(units.title(code), code))
    return found


def form_marks(books: Mapping[str, Book]) -> dict[str, FormMark]:
    """Return the version mark of every file that was made as a collection form (HA-06)."""
    marks = ((file, next(_marks(book), None)) for file, book in sorted(books.items()))
    return {file: mark for file, mark in marks if mark is not None}


def _marks(book: Book) -> Iterator[FormMark]:
    for grid in book.sheets:
        if grid.name == MARK_SHEET:
            texts = [as_text(row[0]).strip() if row else "" for row in grid.rows[:3]]
            yield FormMark(*texts, *[""] * (3 - len(texts)))

"""What `dubao check --annotate` writes: marked copies and a return note per sender (HA-07)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dubao import __version__
from dubao.commands.evaluation import Evaluation
from dubao.commands.opening import Office, paper_template
from dubao.model.book import Book
from dubao.model.numbers import plain
from dubao.model.paper import Papers
from dubao.model.problem import Problem
from dubao.papers.returned_book import PlainSheet, marks_of, note_sheet, returned_book
from dubao.papers.returning import Return, copy_names, return_notes, returns_of
from dubao.read.grid import Grid, open_book
from dubao.render.annotate import annotate
from dubao.render.outbox import Delivered, Outbox
from dubao.render.press import deliver
from dubao.render.xlsx import render_book
from dubao.workspace import COLLECTED, RESULTS

FOLDER = "退回"
_NEW_FORMAT = b"PK"


def return_files(
    office: Office, year: int, problems: Sequence[Problem], opened: Sequence[Evaluation]
) -> Delivered:
    """Write marked copies and return notes into 成果/年度/退回; the originals stay untouched.

    Nothing is written if nothing goes back.
    """
    datasets = [one.dataset for one in opened]
    returns = returns_of(problems, datasets, f"{COLLECTED}/{year}/")
    if not returns:
        return Delivered()
    inputs = {file: sha256 for one in datasets for file, sha256 in one.inputs.items()}
    papers = Papers(return_notes(returns, office.settings, year))
    with Outbox(_root(office), _folder(year), inputs, {"程序": __version__}) as outbox:
        _put_copies(office, returns, outbox)
        faults = deliver(papers, lambda name: paper_template(office, FOLDER, name), outbox)
        done = outbox.close()
    return Delivered(done.written, done.kept, (*faults, *done.problems))


def former_returns(office: Office, year: int, delivered: Delivered) -> tuple[str, ...]:
    """Return the copies and notes of earlier runs that nothing goes back with any more."""
    root = _root(office)
    found = {
        path.relative_to(root).as_posix()
        for path in (root / _folder(year)).rglob("*")
        if path.suffix in {".docx", ".xlsx"} and not path.name.startswith(("~$", "."))
    }
    return tuple(sorted(found - {*delivered.written, *delivered.kept}))


def _root(office: Office) -> Path:
    return office.workspace.root


def _folder(year: int) -> str:
    return f"{RESULTS}/{year}/{FOLDER}"


def _put_copies(office: Office, returns: Sequence[Return], outbox: Outbox) -> None:
    """Write a copy of every faulty file that can be opened."""
    faults = {
        file: found for one in returns if not one.is_own for file, found in one.by_file.items()
    }
    for file, name in copy_names(faults).items():
        copy = _copy(_root(office) / file, file, faults[file])
        if copy:
            outbox.put(name, copy)


def _copy(path: Path, file: str, faults: Sequence[Problem]) -> bytes:
    """Return a marked copy of a file, b"" if it cannot be opened.

    What openpyxl cannot change (.xls, .et, .csv) is made anew from its values.
    """
    book = open_book(path, file).value
    if not book.sheets:
        return b""
    data = path.read_bytes()
    annotated = b""
    if data.startswith(_NEW_FORMAT):
        annotated = annotate(data, note_sheet(faults), marks_of(faults))
    return annotated or render_book(_from_values(book.sheets, faults))


def _from_values(grids: Sequence[Grid], faults: Sequence[Problem]) -> Book:
    sheets = [PlainSheet(grid.name, _shown(grid), grid.merges, grid.hidden) for grid in grids]
    return returned_book(FOLDER, sheets, faults)


def _shown(grid: Grid) -> list[list[Any]]:
    """Return a sheet's values as a person sees them: error values, formulas, percent as text."""
    special: dict[tuple[int, int], str] = {**grid.errors, **grid.uncalculated}
    for row, column in grid.percents:
        value = grid.rows[row][column]
        if isinstance(value, int | float):
            special[row, column] = f"{plain(100 * value)}%"
    return [
        [special.get((row, column), value) for column, value in enumerate(values)]
        for row, values in enumerate(grid.rows)
    ]

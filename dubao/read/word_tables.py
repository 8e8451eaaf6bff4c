"""The tables of a Word file as grids, so that they are read as sheets are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree as _etree  # type: ignore[import-untyped]

from dubao.model.place import Place
from dubao.model.problem import Loaded, problem
from dubao.read import guards
from dubao.read.grid import Book, Grid
from dubao.read.guards import Limits, UnreadableError
from dubao.read.package import Package

etree: Any = _etree
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"


def open_word_tables(path: Path, file: str) -> Loaded[Book]:
    """Return the tables of the .docx at `path`, each as a grid: 表1, 表2 and so on.

    A file that cannot be read has none, and a problem.
    """
    try:
        root = _parsed(Package(guards.read_bytes(path, Limits()), Limits()))
    except UnreadableError as fault:
        place = Place(file)
        return Loaded(Book(file, ""), (problem(fault.code, place, **fault.details),))
    tables = (one for one in root.iter(f"{_W}tbl") if one.getparent().tag != f"{_W}tc")
    grids = tuple(_grid(table, file, at) for at, table in enumerate(tables, start=1))
    return Loaded(Book(file, "", grids))


def _parsed(package: Package) -> Any:
    if _PART not in package:
        raise UnreadableError("file-not-word")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(package.part(_PART), parser)
    except etree.XMLSyntaxError as fault:
        raise UnreadableError("file-damaged") from fault
    if root.getroottree().docinfo.doctype:
        raise UnreadableError("file-damaged")
    return root


def _grid(table: Any, file: str, number: int) -> Grid:
    """Return a table as a grid; merged cells hold their text once, as in a sheet."""
    rows: list[list[str]] = []
    merges: list[tuple[int, int, int, int]] = []
    open_at: dict[int, tuple[int, int]] = {}  # column → top row and last column of a tall cell
    for row, cells in enumerate(table.iterfind(f"{_W}tr")):
        texts: list[str] = []
        for cell, width in _cells(cells):
            column = len(texts)
            last = column + width - 1
            tall = cell.find(f"{_W}tcPr/{_W}vMerge")
            continues = tall is not None and tall.get(f"{_W}val") != "restart"
            if not continues:
                _close(merges, open_at.pop(column, None), row - 1, column)
                open_at[column] = (row, last)
            texts += ["" if continues else _text(cell), *[""] * (width - 1)]
        rows.append(texts)
    for column, opened in open_at.items():
        _close(merges, opened, len(rows) - 1, column)
    wide = max((len(texts) for texts in rows), default=0)
    filled = [texts + [""] * (wide - len(texts)) for texts in rows]
    return Grid(file, f"表{number}", filled, tuple(sorted(merges)))


def _close(
    merges: list[tuple[int, int, int, int]],
    opened: tuple[int, int] | None,
    bottom: int,
    column: int,
) -> None:
    """Note down a cell that reached from its top to `bottom`, if it is more than one."""
    if opened and (opened[0] < bottom or column < opened[1]):
        merges.append((opened[0], column, bottom, opened[1]))


def _cells(row: Any) -> Iterator[tuple[Any, int]]:
    """Yield a row's cells and over how many columns each goes."""
    for cell in row.iterfind(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = span.get(f"{_W}val", "1") if span is not None else "1"
        yield cell, int(width) if width.isdecimal() else 1


def _sign(part: Any) -> str:
    return "\n" if part.tag == f"{_W}br" else part.text or ""


def _text(cell: Any) -> str:
    paragraphs = cell.iter(f"{_W}p")
    lines = ("".join(map(_sign, line.iter(f"{_W}t", f"{_W}br"))) for line in paragraphs)
    return "\n".join(filter(None, lines)).strip()

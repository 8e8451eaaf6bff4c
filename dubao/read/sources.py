"""The files of a source: found by pattern, copies and versions of one file compared."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from dubao.model.place import address
from dubao.model.scheme import Source
from dubao.read.grid import Book, Grid
from dubao.read.labels import as_text

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv")

_VERSION = re.compile(
    r"(?:[ _\-—.]*(?:"
    r"v(?:er)?\.?\d+(?:\.\d+)*|版本\d+|第[一二三四五\d]+[稿版]"
    r"|(?:副本|复件|拷贝|copy)(?: *\(?\d+\)?)?"
    r"|\(\d+\)|\(?(?:修改|修订|更正|最终|最新|终|定)[版稿]?\)?"
    r"))+$",
    re.IGNORECASE,
)
_COPY_OF = re.compile(r"^(?:副本|复件)(?: *\(\d+\))?[ _\-]*")


def pattern_of(source: Source, year: int) -> str:
    """Return the source's file pattern for the assessed year."""
    return source.files.replace("{年度}", str(year)).replace("{上年}", str(year - 1))


def find_files(root: Path, pattern: str) -> tuple[str, ...]:
    """Return the workbooks below `root` that match, relative to it, sorted by name.

    Lock files of Excel and WPS (~$…) and hidden files are no workbooks.
    """
    try:
        paths = list(root.glob(pattern))
    except (ValueError, NotImplementedError):
        return ()
    return tuple(sorted(path.relative_to(root).as_posix() for path in paths if _is_book(path)))


def _is_book(path: Path) -> bool:
    hidden = path.name.startswith(("~$", "."))
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()


def base_name(file: str) -> str:
    """Return a file's folder and name without ending and marks of a version or copy."""
    path = PurePosixPath(file)
    stem = unicodedata.normalize("NFKC", path.stem)
    return f"{path.parent}/{_VERSION.sub('', _COPY_OF.sub('', stem)) or stem}"


def versions(files: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of files that are versions or copies of one (HA-11)."""
    groups: dict[str, list[str]] = {}
    for file in files:
        groups.setdefault(base_name(file), []).append(file)
    return tuple(
        tuple(sorted(group, key=lambda file: (len(file), file)))
        for group in groups.values()
        if len(group) > 1
    )


def changed_cells(one: Book, other: Book) -> list[str]:
    """Return the cells in which two books differ: `[自评]C5：10 → 12`; sheets by name."""
    sheets = {grid.name: grid for grid in other.sheets}
    changes = []
    for grid in one.sheets:
        twin = sheets.pop(grid.name, None)
        if twin is None:
            changes.append(f"[{grid.name}]只在前一个文件中有")
        else:
            changes.extend(_changes(grid, twin))
    changes.extend(f"[{name}]只在后一个文件中有" for name in sheets)
    return changes


def _changes(one: Grid, other: Grid) -> Iterator[str]:
    for row in range(max(len(one.rows), len(other.rows))):
        width = max(len(_row(one, row)), len(_row(other, row)))
        for column in range(width):
            before, after = _text(one, row, column), _text(other, row, column)
            if before != after:
                cell = address(row, column)
                yield f"[{one.name}]{cell}：{before or '空'} → {after or '空'}"


def _row(grid: Grid, row: int) -> Sequence[Any]:
    return grid.rows[row] if row < len(grid.rows) else ()


def _text(grid: Grid, row: int, column: int) -> str:
    cells = _row(grid, row)
    return as_text(cells[column]).strip() if column < len(cells) else ""


def fingerprint(path: Path) -> str:
    """Return the sha256 of a file as hex, "" if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""

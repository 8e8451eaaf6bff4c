"""A workbook before it is written: what stands in each cell and how it looks by role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

CellValue = str | float | int | date | None


class Style(StrEnum):
    """The role of a cell; render/xlsx.py knows what each role looks like."""

    TITLE = "title"
    ACROSS = "across"  # a title centred over its row without merging
    SUBTITLE = "subtitle"
    HEAD = "head"
    TEXT = "text"
    CENTRE = "centre"
    NUMBER = "number"  # with the cell's `decimals`
    INPUT = "input"  # unlocked, for people to fill in
    TOTAL = "total"
    REST = "rest"  # a day on which nothing takes place
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True)
class Cell:
    """One cell. `formula` (without =) is live in the workbook, `value` its cached result.

    `array` says that the formula is worked out row by row over its ranges (Ctrl+Shift+Enter).
    Text that begins with = + - @ stays text. `link` is a place in the same workbook that the
    cell leads to, such as '自评'!B3.
    """

    value: CellValue = None
    style: Style = Style.TEXT
    decimals: int | None = None
    formula: str = ""
    array: bool = False
    comment: str = ""
    link: str = ""


@dataclass(frozen=True)
class Merge:
    """A merged range, rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Choice:
    """A drop-down list on a range."""

    top: int
    left: int
    bottom: int
    right: int
    values: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet. `cells` by (row, column) from 0; widths in characters by column."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    widths: tuple[float, ...] = ()
    merges: tuple[Merge, ...] = ()
    choices: tuple[Choice, ...] = ()
    head_rows: int = 0  # frozen and repeated on every printed page
    frozen_columns: int = 0
    landscape: bool = True
    is_a3: bool = False  # else A4
    fits_page: bool = True  # else several pages wide, the frozen columns on each
    locked: bool = False
    hidden: bool = False
    heights: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Book:
    """A workbook; `title` goes into the file's properties, nothing personal does.

    Sheet names are made safe when written (`dubao.model.filenames.safe_sheet_names`); formulas
    must use the safe names.
    """

    title: str
    sheets: tuple[Sheet, ...]
    defined_names: Mapping[str, str] = field(default_factory=dict)

"""The workbooks of 优质均衡 over a few schools written down literally."""

from __future__ import annotations

from collections.abc import Callable

from dubao.assess.trace import Tracing
from dubao.model.assessment import Assessment
from dubao.model.book import Book, Cell, CellValue, Sheet
from dubao.model.place import address
from dubao.model.settings import Settings
from dubao.papers.figures import FigureList
from dubao.papers.ordered import Ordered

SETTINGS = Settings.model_validate({"区": "示例区", "督导机构": "示例督导室"})


def ordered(assessment: Assessment, units: tuple[int, ...] = ()) -> Ordered:
    figures = FigureList(assessment, Tracing(assessment))
    return Ordered(assessment, SETTINGS, figures, "表.xlsx", units)


def made(build: Callable[[Ordered], Book], assessment: Assessment) -> dict[str, Sheet]:
    """Return the sheets of a workbook by name."""
    return {sheet.name: sheet for sheet in build(ordered(assessment)).sheets}


def cell(sheet: Sheet, place: str) -> Cell:
    """Return a cell by its address, an empty one if nothing stands there."""
    return next((one for at, one in sheet.cells.items() if address(*at) == place), Cell())


def values(sheet: Sheet, places: str) -> list[CellValue]:
    """Return what stands in cells given by their addresses."""
    return [cell(sheet, place).value for place in places.split()]


def row(sheet: Sheet, number: int) -> list[CellValue]:
    """Return a row, from column A on, by its number."""
    return [one.value for (at, _), one in sorted(sheet.cells.items()) if at == number - 1]


def decimals(sheet: Sheet, number: int) -> list[int | None]:
    """Return how many decimals each cell of a row is printed with."""
    return [one.decimals for (at, _), one in sorted(sheet.cells.items()) if at == number - 1]


def merged(sheet: Sheet, last: int) -> set[str]:
    """Return the merged ranges down to a row, as A1:B2."""
    return {
        f"{address(one.top, one.left)}:{address(one.bottom, one.right)}"
        for one in sheet.merges
        if one.bottom < last
    }

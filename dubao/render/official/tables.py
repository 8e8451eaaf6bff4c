"""Real tables: heading rows repeat, rows do not split, widths are given in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from dubao.render.official.measures import twips
from dubao.render.official.xml import element

HEAD, TEXT, NUMBER = "表格表头", "表格文字", "表格数字"
_PADDING = 57  # twips at the sides of a cell
_LEAST_HEIGHT = 397


@dataclass(frozen=True)
class Cell:
    """A cell: its text, its style, and over how many columns it goes."""

    text: str
    style: str = TEXT
    span: int = 1


def head(*texts: str) -> list[Cell]:
    """Return a row of headings."""
    return [Cell(text, HEAD) for text in texts]


def printed(name: str) -> str:
    """Return the tag that prints a name."""
    return f"{{{{ {name} }}}}"


def tag_row(tag: str, columns: int) -> list[Cell]:
    """Return a row that holds a tag such as {%tr for … %} and is gone when printed."""
    return [Cell(tag, TEXT, columns)]


def lay_out(paper: Any, widths: Sequence[float], rows: Sequence[Sequence[Cell]], heads: int) -> Any:
    """Add a table to a paper; `widths` in mm, the first `heads` rows repeat on every page."""
    sizes = [twips(width) for width in widths]
    table = paper.document.add_table(0, len(sizes))
    _properties(table._tbl, sizes)
    for number, cells in enumerate(rows):
        row = table.add_row()
        _row_properties(row, is_head=number < heads)
        _cells(paper, row, cells, sizes)
    return table


def _properties(table: Any, sizes: Sequence[int]) -> None:
    properties = table.tblPr
    for child in list(properties):
        properties.remove(child)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = [element(side, val="single", sz=4, space=0, color="000000") for side in sides]
    padding = [element(side, w=_PADDING, type="dxa") for side in ("left", "right")]
    properties.extend(
        (
            element("tblW", w=sum(sizes), type="dxa"),
            element("jc", val="center"),
            element("tblBorders", *lines),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *padding),
        )
    )
    for column, size in zip(table.tblGrid.findall(qn("w:gridCol")), sizes, strict=True):
        column.set(qn("w:w"), str(size))


def _row_properties(row: Any, *, is_head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    properties.append(element("trHeight", val=_LEAST_HEIGHT, hRule="atLeast"))
    if is_head:
        properties.append(element("tblHeader"))


def _cells(paper: Any, row: Any, cells: Sequence[Cell], sizes: Sequence[int]) -> None:
    at, places = 0, list(row.cells)
    for cell in cells:
        place = places[at]
        if cell.span > 1:
            place = place.merge(places[at + cell.span - 1])
        for extra in place.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        paper.fill(place.paragraphs[0], cell.style, cell.text)
        properties = place._tc.get_or_add_tcPr()
        for width in properties.findall(qn("w:tcW")):
            properties.remove(width)
        size = sum(sizes[at : at + cell.span])
        properties.insert(0, element("tcW", w=size, type="dxa"))
        properties.append(element("vAlign", val="center"))
        at += cell.span

"""Sheets: margins, the grid, landscape sections, page numbers by odd and even."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm

from dubao.render.official.measures import (
    SHEET_HEIGHT,
    SHEET_WIDTH,
    Measures,
    twips,
)
from dubao.render.official.xml import element, field, paragraph_properties

HEADER_DISTANCE = 20.0  # mm; only the mark of samples stands there
_SMALL_LINE = 0.5  # of a page number's line lies below its dash
_FRAME_LENGTH = 30.0  # mm, room for a page number beside a landscape table


def portrait(section: Any, measures: Measures) -> None:
    """Give a section the upright sheet with its type area and grid."""
    page = measures.house.page
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(SHEET_WIDTH), Mm(SHEET_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(measures.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(measures.right)
    section.header_distance = Mm(HEADER_DISTANCE)
    section.footer_distance = Mm(_footer_distance(measures))
    section.gutter = Mm(0)
    section.different_first_page_header_footer = False
    _grid(section, measures, "linesAndChars")


def landscape(section: Any, measures: Measures) -> None:
    """Give a section the sheet turned to the left: its top is the binding side."""
    page = measures.house.page
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(SHEET_HEIGHT), Mm(SHEET_WIDTH)
    section.top_margin, section.bottom_margin = Mm(page.left), Mm(measures.right)
    section.left_margin, section.right_margin = Mm(measures.bottom), Mm(page.top)
    section.header_distance = Mm(page.left / 2)
    section.footer_distance = Mm(measures.right / 2)
    section.gutter = Mm(0)
    section.different_first_page_header_footer = False
    _grid(section, measures, "lines")


def _footer_distance(measures: Measures) -> float:
    """Return in mm how far from the sheet's edge the line of a page number ends."""
    foot, size = measures.house.foot, measures.house.sizes.small
    return measures.bottom - foot.number_gap - size * _SMALL_LINE / 72 * 25.4


def _grid(section: Any, measures: Measures, kind: str) -> None:
    properties = section._sectPr
    for former in properties.findall(qn("w:docGrid")):
        properties.remove(former)
    properties.append(
        element("docGrid", type=kind, linePitch=measures.line, charSpace=measures.grid_space)
    )


def add_section(document: Any, kind: Any = WD_SECTION.NEW_PAGE) -> Any:
    """Begin a section on a new page; page numbers run on."""
    return document.add_section(kind)


def number_pages(section: Any, document: Any) -> None:
    """Write — 1 — into the feet: odd pages at the right, even pages at the left."""
    for foot, style in ((section.footer, "页码单页"), (section.even_page_footer, "页码双页")):
        foot.is_linked_to_previous = False
        paragraph = foot.paragraphs[0]
        paragraph.style = document.styles[style]
        _number(paragraph)


def no_page_numbers(section: Any) -> None:
    """Leave a section's feet empty."""
    for foot in (section.footer, section.even_page_footer):
        foot.is_linked_to_previous = False


def number_beside(section: Any, document: Any, measures: Measures) -> None:
    """Write the page number of a landscape section where it stands on upright pages.

    Upright, it stands below the type area; turned to the left, that is the left edge of the
    sheet, and the number is turned to the right.
    """
    page, size = measures.house.page, measures.house.sizes.small
    across = measures.house.foot.number_gap + size * _SMALL_LINE / 72 * 25.4
    left = measures.bottom - across
    indent = measures.characters(1) / 20 / 72 * 25.4
    low = SHEET_WIDTH - measures.right - indent - _FRAME_LENGTH
    high = page.left + indent
    feet = ((section.footer, low, "right"), (section.even_page_footer, high, "left"))
    for foot, top, align in feet:
        foot.is_linked_to_previous = False
        paragraph = foot.paragraphs[0]
        table = _turned_cell(left, top, size)
        paragraph._p.addprevious(table)
        inside = foot.tables[0].rows[0].cells[0].paragraphs[0]
        inside.style = document.styles["页码单页"]
        paragraph_properties(inside, ind=element("ind", right=0), jc=element("jc", val=align))
        _number(inside)


def _turned_cell(left: float, top: float, size: float) -> Any:
    """Return a table of one cell, set on the sheet in mm, with text running down."""
    wide = round(size * 20)
    place = {
        "vertAnchor": "page", "horzAnchor": "page", "tblpX": twips(left), "tblpY": twips(top),
        "leftFromText": 0, "rightFromText": 0, "topFromText": 0, "bottomFromText": 0,
    }  # fmt: skip
    margins = [element(side, w=0, type="dxa") for side in ("left", "right")]
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblpPr", **place),
            element("tblW", w=wide, type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *margins),
        ),
        element("tblGrid", element("gridCol", w=wide)),
        element(
            "tr",
            element("trPr", element("trHeight", val=twips(_FRAME_LENGTH), hRule="exact")),
            element(
                "tc",
                element(
                    "tcPr", element("tcW", w=wide, type="dxa"), element("textDirection", val="tbRl")
                ),
                element("p"),
            ),
        ),
    )


def _number(paragraph: Any) -> None:
    paragraph.add_run("— ")
    field(paragraph, "PAGE", "1")
    paragraph.add_run(" —")

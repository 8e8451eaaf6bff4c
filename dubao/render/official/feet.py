"""The end of official papers: 版记, and the foot of a 简报, on the last page's bottom edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from dubao.render.official.measures import points, twips
from dubao.render.official.paper import Paper
from dubao.render.official.xml import eighths, element, paragraph_properties

_BLACK = "000000"


def colophon(paper: Paper, copies: str, printer: str, date: str) -> None:
    """Add the 版记: 抄送 (ends with a full stop; "" for none), then 印发机关 and date."""
    rows: list[tuple[str, str]] = []
    if copies:
        rows.append((f"抄送：{copies.rstrip('。')}。", ""))
    rows.append((printer, f"{date}印发"))
    _at_bottom(paper, rows)


def briefing_foot(paper: Paper, addressees: Sequence[str], copies_printed: str) -> None:
    """Add the foot of a 简报: 报、送、发 (each with its label), and how many were printed."""
    rows = [(line, "") for line in addressees]
    _at_bottom(paper, [*rows, ("", f"（共印{copies_printed}份）")])


def letter_foot(paper: Paper, copies: str) -> None:
    """Add the 抄送 of a 信函: no rules, no printer."""
    _at_bottom(paper, [(f"抄送：{copies.rstrip('。')}。", "")], ruled=False)


def _at_bottom(paper: Paper, rows: Sequence[tuple[str, str]], *, ruled: bool = True) -> None:
    """Add a table without sides that lies on the bottom edge of the type area."""
    table = paper.document.add_table(0, 1)
    for left, right in rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        paragraph = paper.fill(row.cells[0].paragraphs[0], "版记", left)
        if right:
            _right(paper, paragraph, right)
        elif "：" in left:
            _turn_over(paper, paragraph, left.index("：") + 1)
    _properties(paper, table._tbl, ruled=ruled)
    anchor = paper.add("版记", "")
    tiny = element("spacing", before=0, after=0, line=20, lineRule="exact")
    paragraph_properties(anchor, spacing=tiny)


def _properties(paper: Paper, table: Any, *, ruled: bool) -> None:
    """Set place and rules; measured from the sheet's edge, which LibreOffice needs."""
    properties = table.tblPr
    for child in list(properties):
        properties.remove(child)
    width = paper.measures.width
    place = {
        "leftFromText": 0, "rightFromText": 0, "vertAnchor": "margin", "horzAnchor": "page",
        "tblpX": twips(paper.house.page.left), "tblpYSpec": "bottom",
    }  # fmt: skip
    margins = [element(side, w=0, type="dxa") for side in ("left", "right")]
    properties.extend(
        (
            element("tblpPr", **place),
            element("tblOverlap", val="never"),
            element("tblW", w=width, type="dxa"),
            *([_rules(paper)] if ruled else []),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *margins),
        )
    )
    for tag in ("w:gridCol", "w:tcW"):
        for column in table.iter(qn(tag)):
            column.set(qn("w:w"), str(width))


def _rules(paper: Paper) -> Any:
    """Return the rules of a 版记: the outer ones are thicker."""
    foot = paper.house.foot
    sizes = {"top": foot.thick, "bottom": foot.thick, "insideH": foot.thin}
    lines = [
        element(side, val="single", sz=eighths(points(size)), space=0, color=_BLACK)
        for side, size in sizes.items()
    ]
    return element("tblBorders", *lines)


def _right(paper: Paper, paragraph: Any, text: str) -> None:
    """Put a text at the right end of a line, one character in."""
    paragraph.add_run(f"\t{text}")
    edge = paper.measures.width - _characters(paper, 1)
    paragraph_properties(paragraph, tabs=element("tabs", element("tab", val="right", pos=edge)))


def _turn_over(paper: Paper, paragraph: Any, label: int) -> None:
    """Let further lines begin under what follows a label of so many characters."""
    sizes = {"left": 1 + label, "right": 1, "hanging": label}
    indent = element("ind")
    for side, count in sizes.items():
        indent.set(qn(f"w:{side}Chars"), "0")
        indent.set(qn(f"w:{side}"), str(_characters(paper, count)))
    paragraph_properties(paragraph, ind=indent)


def _characters(paper: Paper, count: int) -> int:
    """Return the width of characters of 版记 in twips."""
    return round(paper.house.sizes.small * 20 * count)

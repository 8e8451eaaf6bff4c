"""What may be wrong with a table or cell whose inside comes and goes, put right after filling.

A cell must end with a paragraph; a table or row with nothing in it must go; the grid of a table
must have as many columns as its widest row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dubao.render.engine.lines import TARGET, Marks
from dubao.render.engine.names import Element, W, etree, local
from dubao.render.engine.tags import Kind, Tag

_CONTAINERS = {"tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "comment"}
_BEGINS = ("p", "tbl", "sdt")
_ENDS_WELL = re.compile(r"(</w:p>|<w:p(?: [^<>]*)?/>)\s*(<w:bookmarkEnd[^<>]*/>\s*)*$")
_HEAD = '<dubao xmlns:w="{}" {}>'
_PREFIX = re.compile(r"[< ]([A-Za-z]\w*):\w")


def guard(root: Element, grids: Iterable[Element], marks: Marks) -> None:
    """Mark what must be looked at after filling: containers, rows and tables."""
    for container in list(root.iter(W + "tc", W + "hdr", W + "ftr", W + "txbxContent")):
        blocks = [child for child in container if local(child) not in {"tcPr", ""}]
        if any(_is_mark(child) for child in container) and not (blocks and _sure(container)):
            _wrap(list(_content(container)), "dubao_ending", marks)
    for row in list(root.iter(W + "tr")):
        if row.find(W + "tc") is not None and not _has_sure_child(row, W + "tc"):
            _wrap([row], "dubao_row", marks)
    loose = {table for table in grids if table is not None}
    for table in list(root.iter(W + "tbl")):
        if table in loose:
            _wrap([table], "dubao_grid", marks)
        elif not _has_sure_child(table, W + "tr"):
            _wrap([table], "dubao_table", marks)


def _is_mark(node: Element) -> bool:
    return getattr(node, "target", None) == TARGET


def _content(container: Element) -> list[Element]:
    return [child for child in container if local(child) != "tcPr"]


def _sure(container: Element) -> bool:
    """Tell whether the container's last child is a paragraph that is always there."""
    last = container[-1]
    return bool(last.tag == W + "p")


def _has_sure_child(parent: Element, name: str) -> bool:
    """Tell whether a child of that name stands outside every block."""
    depth = 0
    for child in parent:
        if _is_mark(child):
            depth += 1  # blocks are paired; any child after an odd number of marks is unsure
        elif child.tag == name and depth == 0:
            return True
    return depth == 0


def _wrap(nodes: list[Element], name: str, marks: Marks) -> None:
    tag = Tag(Kind.BLOCK, "", f"filter {name}")
    nodes[0].addprevious(marks.node(tag))
    last = nodes[-1]
    end = marks.node(Tag(Kind.BLOCK, "", "endfilter"))
    end.tail, last.tail = last.tail, None
    last.addnext(end)


def ending(xml: str) -> str:
    """Return the inside of a cell, ended by a paragraph if it was not."""
    return xml if _ENDS_WELL.search(xml) else f"{xml}<w:p/>"


def row(xml: str) -> str:
    """Return a row, nothing if it has no cell left."""
    return xml if "<w:tc>" in xml or "<w:tc " in xml else ""


def table(xml: str) -> str:
    """Return a table, nothing if it has no row left."""
    return xml if "<w:tr>" in xml or "<w:tr " in xml else ""


def grid(xml: str) -> str:
    """Return a table whose grid has as many columns as its widest row; nothing without rows.

    Widths are kept if the number is; columns that come too many go, new ones are as wide as
    the average, and cells that are wider than their columns together are left to Word.
    """
    if not table(xml):
        return ""
    prefixes = sorted(set(_PREFIX.findall(xml)) - {"w", "xml"})
    others = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in prefixes)
    head = _HEAD.format(W[1:-1], others)
    root = etree.fromstring(f"{head}{xml}</dubao>")
    made = root[0]
    if not _fit(made):
        return xml
    declarations = re.compile(r' xmlns:\w+="(?:urn:\w+|' + re.escape(W[1:-1]) + r')"')
    return declarations.sub("", etree.tostring(made, encoding="unicode"))


def _fit(made: Element) -> bool:
    """Change the grid of the table; tell whether anything had to be changed."""
    frame = made.find(W + "tblGrid")
    rows = [_spans(line) for line in made.iterchildren(W + "tr")]
    needed = max((sum(spans) for spans in rows), default=0)
    if frame is None or needed == 0:
        return False
    widths = [int(column.get(W + "w") or 0) for column in frame]
    if len(widths) == needed:
        return False
    total = sum(widths)
    for column in list(frame)[needed:]:
        frame.remove(column)
    for _ in range(needed - len(widths)):
        frame.append(frame.makeelement(W + "gridCol"))
    for column in frame:
        column.set(W + "w", str(total // needed))
    for line in made.iterchildren(W + "tr"):
        for cell, span in zip(line.iterchildren(W + "tc"), _spans(line), strict=True):
            width = cell.find(f"{W}tcPr/{W}tcW")
            if width is not None:
                width.set(W + "w", str(total // needed * span))
                width.set(W + "type", "dxa")
    return True


def _spans(line: Element) -> list[int]:
    spans = []
    for cell in line.iterchildren(W + "tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        spans.append(int(span.get(W + "val")) if span is not None else 1)
    return spans

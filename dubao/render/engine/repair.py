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


def guard(root: Element, grids: Iterable[Element], marks: Marks) -> None:
    """Mark what must be looked at after filling: containers, rows and tables."""
    for container in list(root.iter(W + "tc", W + "hdr", W + "ftr", W + "txbxContent")):
        blocks = [child for child in container if local(child) not in {"tcPr", ""}]
        if any(_is_mark(child) for child in container) and not (blocks and _sure(container)):
            _wrap(list(_content(container)), "dubao_ending", marks)
        elif not blocks or blocks[-1].tag == W + "tbl":  # a comment's paragraph was taken out
            container.append(container.makeelement(W + "p"))
    for row in list(root.iter(W + "tr")):
        if row.find(W + "tc") is not None and not _has_sure_child(row, W + "tc"):
            _wrap([row], "dubao_row", marks)
    loose = {table for table in grids if table is not None}
    for table in list(root.iter(W + "tbl")):
        if table in loose:
            _wrap([table], f"dubao_grid('{_declared(root)}')", marks)
        elif not _has_sure_child(table, W + "tr"):
            _wrap([table], "dubao_table", marks)


def _declared(root: Element) -> str:
    return " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items() if prefix)


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


def grid(xml: str, declared: str) -> str:
    """Return a table whose grid has as many columns as its widest row; nothing without rows.

    `declared` are the declarations of namespaces in its part. The table stays as wide as it
    was: new columns are as wide as the average, the others make room or take it.
    """
    if not table(xml):
        return ""
    made = etree.fromstring(f"<dubao {declared}>{xml}</dubao>")[0]
    if not _fit(made):
        return xml
    text: str = etree.tostring(made, encoding="unicode")
    head, sign, rest = text.partition(">")
    for declaration in declared.split():
        head = head.replace(f" {declaration}", "")
    return head + sign + rest


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
    total, kept = sum(widths), widths[:needed]
    new = [total // needed] * (needed - len(kept))
    scale = (total - sum(new)) / (sum(kept) or 1)
    fitted = [int(width * scale) for width in kept] + new
    frame[:] = [frame.makeelement(W + "gridCol", {W + "w": str(width)}) for width in fitted]
    if made.find(f"{W}tblPr/{W}tblLayout[@{W}type='fixed']") is not None:
        for line in made.iterchildren(W + "tr"):
            _widen(line, fitted)
    return True


def _widen(line: Element, widths: list[int]) -> None:
    """Make the cells of a row as wide as their columns; Word does so itself unless told not to."""
    column = 0
    for cell, span in zip(line.iterchildren(W + "tc"), _spans(line), strict=True):
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is not None:
            width.set(W + "w", str(sum(widths[column : column + span])))
            width.set(W + "type", "dxa")
        column += span


def _spans(line: Element) -> list[int]:
    spans = []
    for cell in line.iterchildren(W + "tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        spans.append(int(span.get(W + "val")) if span is not None else 1)
    return spans

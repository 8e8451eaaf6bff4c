"""Where a tag stands in a template, in the office's words: 正文第3段, 页眉1表1第2行第3格."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dubao.render.engine.names import PARAGRAPHS, A, Element, W, ancestor, local

_PARTS = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "comments": "批注",
}


def part_name(member: str) -> str:
    """Return how the office calls a part: word/header2.xml → 页眉2."""
    found = re.fullmatch(r"word/([a-z]+)(\d*)\.xml", member)
    if not found or found[1] not in _PARTS:
        return member
    return _PARTS[found[1]] + found[2]


def spots(root: Element) -> dict[Element, str]:
    """Return the place of every paragraph in a part: 第3段, 表1第2行第3格, 第3段文本框."""
    found: dict[Element, str] = {}
    _walk(root, "", found, [0, 0])
    return found


def _walk(parent: Element, prefix: str, found: dict[Element, str], counts: list[int]) -> None:
    """Note the places below `parent`; `counts` holds how many paragraphs and tables came before."""
    for child in parent:
        if child.tag in PARAGRAPHS:
            counts[0] += 1
            spot = found[child] = f"{prefix}第{counts[0]}段" if counts[1] >= 0 else prefix
            for box in _boxes(child):
                _walk(box, f"{spot}文本框", found, [0, 0])
        elif child.tag == W + "tbl":
            counts[1] += 1
            _table(child, f"{prefix}表{counts[1]}", found)
        elif local(child) in {"footnote", "endnote", "comment"}:
            _walk(child, f"{prefix}第{_number(child)}条", found, [0, 0])
        elif isinstance(child.tag, str):
            _walk(child, prefix, found, counts)


def _number(note: Element) -> str:
    return str(note.get(W + "id") or "")


def _table(table: Element, prefix: str, found: dict[Element, str]) -> None:
    for row, line in enumerate(_below(table, W + "tr"), 1):
        for column, cell in enumerate(_below(line, W + "tc"), 1):
            _cell(cell, f"{prefix}第{row}行第{column}格", found)


def _cell(cell: Element, spot: str, found: dict[Element, str]) -> None:
    inner: dict[Element, str] = {}
    _walk(cell, spot, inner, [0, 0])
    own = [key for key in inner if ancestor(key, W + "tc") is cell and "文本框" not in inner[key]]
    for key, place in inner.items():
        found[key] = spot if len(own) == 1 and key is own[0] else place


def _below(parent: Element, name: str) -> Iterator[Element]:
    """Yield the elements of that name in content controls and the like, not in inner tables."""
    for child in parent:
        if child.tag == name:
            yield child
        elif isinstance(child.tag, str) and child.tag not in {W + "tbl", *PARAGRAPHS}:
            yield from _below(child, name)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes of a paragraph, not those of paragraphs inside it."""
    for child in paragraph:
        if local(child) == "txbxContent" or child.tag == A + "txBody":
            yield child
        elif isinstance(child.tag, str) and child.tag not in PARAGRAPHS:
            yield from _boxes(child)

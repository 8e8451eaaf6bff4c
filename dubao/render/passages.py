"""What stands in a finished Word paper, paragraph by paragraph and cell by cell."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from dubao.model.paper import Passage
from dubao.render.chart_passages import chart_passages

_LONGEST = 16  # signs of a heading or paragraph that name a place


def passages_of(data: bytes) -> tuple[Passage, ...] | None:
    """Return every paragraph and cell of a paper's body in order, None if it is no .docx.

    What its charts show comes at the end. Empty ones are left out. A place is the heading
    before it and the paragraph's number there, or the table's row and column.
    """
    try:
        document = Document(BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile, PackageNotFoundError):
        return None
    return (*_passages(document), *chart_passages(document))


def _passages(document: Any) -> Iterator[Passage]:
    heading, paragraphs, tables = "开头", 0, 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            tables += 1
            yield from _cells(block, f"{heading} 表{tables}")
            continue
        text = block.text.strip()
        if _is_heading(block) and text:
            heading, paragraphs, tables = _short(text), 0, 0
            yield Passage(heading, text)
        elif text:
            paragraphs += 1
            yield Passage(f"{heading} 第{paragraphs}段", text)


def _cells(table: Table, where: str) -> Iterator[Passage]:
    """Yield the cells, each with its column's head; merged cells count once."""
    heads: list[str] = []
    for number, row in enumerate(table.rows, start=1):
        cells = list(dict.fromkeys(cell._tc for cell in row.cells))
        texts = ["".join(run.text or "" for run in cell.iter() if _is_text(run)) for cell in cells]
        if number == 1:
            heads = texts
        for column, text in enumerate(texts):
            head = heads[column] if column < len(heads) else ""
            place = f"{where} 第{number}行"
            if text.strip():
                yield Passage(f"{place} {_short(texts[0])} {head}".rstrip(), text, head)


def _is_text(element: Any) -> bool:
    return str(element.tag).endswith("}t")


def _is_heading(paragraph: Any) -> bool:
    """Tell whether a paragraph's style, or one it is based on, has an outline level."""
    style = paragraph.style
    while style is not None:
        if style.element.pPr is not None and style.element.pPr.xpath("./w:outlineLvl"):
            return True
        style = style.base_style
    return False


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

"""Small templates made in the test, and what a paper made of them shows."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Paper

from dubao.render.engine.template import Template

Rows = tuple[tuple[str, ...], ...]


def document(*paragraphs: str, rows: Rows = ()) -> Paper:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if rows:
        table = made.add_table(0, max(map(len, rows)))
        for row in rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=False):
                cell.text = text
    return made


def saved(folder: Path, made: Any, name: str = "模板.docx") -> Template:
    made.save(str(folder / name))
    return Template(folder / name, name)


def template(folder: Path, *paragraphs: str, rows: Rows = ()) -> Template:
    return saved(folder, document(*paragraphs, rows=rows))


def runs(made: Paper, *texts: str) -> None:
    """Add a paragraph whose text is cut into runs of different looks."""
    paragraph = made.add_paragraph()
    for position, text in enumerate(texts):
        paragraph.add_run(text).bold = bool(position % 2)


def with_xml(folder: Path, made: Paper, old: str, new: str) -> Template:
    """Save the document with a piece of its body's XML replaced."""
    plain, path = folder / "原.docx", folder / "模板.docx"
    made.save(str(plain))
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                assert old in data.decode()
                data = data.decode().replace(old, new).encode()
            target.writestr(name, data)
    return Template(path, "模板.docx")


def body(data: bytes, member: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(member).decode()


def lines(data: bytes) -> list[str]:
    """Return the text of every paragraph in the body, in cells too."""
    xml = re.sub(r"<w:br/>", "\n", body(data))
    xml = re.sub(r"<w:tab/>", "\t", xml)
    found = re.findall(r"<w:p[ >].*?</w:p>|<w:p/>", xml, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", text)) for text in found]


def printed(made: Template, **context: Any) -> list[str]:
    loaded = made.render(context)
    assert loaded.problems == ()
    return lines(loaded.value)


def told(made: Template, **context: Any) -> list[str]:
    loaded = made.render(context)
    assert loaded.value == b""
    return [f"{found.place} {found.message}" for found in loaded.problems]

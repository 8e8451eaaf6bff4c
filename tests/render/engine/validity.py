"""The rules that Word holds a file to, as far as a paper can break them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, normpath
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "[Content_Types].xml"
_BLOCKS = ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")
_CELL_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap",
               "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")  # fmt: skip


def faults(data: bytes) -> list[str]:
    """Return every rule that a paper breaks, [] for a valid one."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        found = [f"damaged {archive.testzip()}"] if archive.testzip() else []
        if names[0] != TYPES:
            found.append("content types do not come first")
        if len(set(names)) != len(names):
            found.append("a name stands twice")
        found += _types(archive, names)
        for name in names:
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(archive.read(name))
                found += [f"{name}: {fault}" for fault in _part(archive, name, root)]
        return found


def _types(archive: zipfile.ZipFile, names: list[str]) -> Iterator[str]:
    root = etree.fromstring(archive.read(TYPES))
    defaults = [e.get("Extension").lower() for e in root if e.tag.endswith("Default")]
    overrides = [e.get("PartName") for e in root if e.tag.endswith("Override")]
    for group in (defaults, overrides):
        if len(set(group)) != len(group):
            yield f"a content type stands twice: {group}"
    for name in names:
        known = name.rpartition(".")[2].lower() in defaults or f"/{name}" in overrides
        if name != TYPES and not known:
            yield f"{name} has no content type"
    for override in overrides:
        if override[1:] not in names:
            yield f"content type of {override}, which is not there"


def _part(archive: zipfile.ZipFile, name: str, root: Any) -> Iterator[str]:
    folder, _, own = name.rpartition("/")
    if name.endswith(".rels"):
        base = dirname(folder)
        ids = [entry.get("Id") for entry in root]
        if len(set(ids)) != len(ids):
            yield "an id stands twice"
        for entry in root:
            target = entry.get("Target")
            if entry.get("TargetMode") == "External":
                continue
            member = target[1:] if target[:1] == "/" else normpath(f"{base}/{target}".lstrip("/"))
            if member not in archive.namelist():
                yield f"{target} is not there"
        return
    relations = f"{folder}/_rels/{own}.rels"
    known = set()
    if relations in archive.namelist():
        known = {entry.get("Id") for entry in etree.fromstring(archive.read(relations))}
    for element in root.iter():
        for key, value in element.attrib.items() if isinstance(element.tag, str) else ():
            if key.startswith(R) and value not in known:
                yield f"{value} leads nowhere"
    yield from _drawings(root)
    yield from _tables(root)


def _drawings(root: Any) -> Iterator[str]:
    numbers = [e.get("id") for e in root.iter() if str(e.tag).endswith("}docPr")]
    if len(set(numbers)) != len(numbers):
        yield f"drawings share a number: {numbers}"


def _tables(root: Any) -> Iterator[str]:
    for name in _BLOCKS:
        for holder in root.iter(W + name):
            if len(holder) == 0 or holder[-1].tag != W + "p":
                yield f"{name} does not end with a paragraph"
    for table in root.iter(W + "tbl"):
        yield from _rows(table)
    for properties in root.iter(W + "tcPr"):
        order = [_CELL_ORDER.index(child.tag.rpartition("}")[2]) for child in properties]
        if order != sorted(order):
            yield "properties of a cell out of order"
    for element in root.iter(W + "p", W + "tr", W + "body"):
        if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
            yield "text outside a run"


def _rows(table: Any) -> Iterator[str]:
    rows = list(table.iterchildren(W + "tr"))
    if not rows:
        yield "a table without rows"
    columns = len(table.find(W + "tblGrid"))
    for line in rows:
        cells = list(line.iterchildren(W + "tc"))
        if not cells:
            yield "a row without cells"
        if sum(map(_span, cells)) > columns:
            yield "a row wider than the grid"


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return int(span.get(W + "val")) if span is not None else 1

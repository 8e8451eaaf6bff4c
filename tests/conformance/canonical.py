"""The XML of a Word paper in one form, so that papers of two makers can be compared.

What Word does not show is left out: empty runs, how text is cut into runs of the same look,
numbers of drawings, marks of editing sessions, the order of properties, the language of proofing.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from io import BytesIO
from posixpath import dirname, normpath
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_IGNORED = (
    W + "lang",
    W + "proofErr",
    W + "lastRenderedPageBreak",
    W + "bookmarkStart",
    W + "bookmarkEnd",
)
_PROPERTIES = {W + name for name in ("rPr", "pPr", "tcPr", "trPr")}
_SESSION = re.compile(r"rsid\w*$|paraId$|textId$")


def paper(data: bytes) -> dict[str, str]:
    """Return the canonical XML of every part that is filled in, by member name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if PARTS.fullmatch(name)]
        return {name: _part(archive, name) for name in names}


def _part(archive: zipfile.ZipFile, name: str) -> str:
    root = etree.fromstring(archive.read(name))
    targets = _targets(archive, name)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _IGNORED:
            _remove(element)
            continue
        for key in list(element.attrib):
            if _SESSION.search(key) or key == SPACE:
                del element.attrib[key]
            elif key.startswith(R):
                element.set(key, targets.get(element.get(key), "?"))
    for element in list(root.iter()):
        _one_form(element)
    for paragraph in root.iter(W + "p", W + "hyperlink"):
        _join_runs(paragraph)
    return _text(root)


def _text(element: Any) -> str:
    """Return the element with attributes sorted and without namespaces."""
    name = str(element.tag).rpartition("}")[2]
    pairs = sorted((key.rpartition("}")[2], value) for key, value in element.attrib.items())
    head = " ".join((name, *(f'{key}="{value}"' for key, value in pairs)))
    inside = (element.text or "") + "".join(_text(c) + (c.tail or "") for c in element)
    return f"<{head}>{inside}</{name}>" if inside else f"<{head}/>"


def _targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    folder, _, own = name.rpartition("/")
    relations = f"{folder}/_rels/{own}.rels"
    if relations not in archive.namelist():
        return {}
    found = {}
    for entry in etree.fromstring(archive.read(relations)):
        target = entry.get("Target")
        member = normpath(f"{dirname(name)}/{target}") if target[:1] != "/" else target[1:]
        if entry.get("TargetMode") != "External" and member in archive.namelist():
            target = member if PARTS.fullmatch(member) else _digest(archive.read(member), member)
        found[entry.get("Id")] = target
    return found


def _digest(data: bytes, name: str) -> str:
    """Return a short sum of a picture or file; of a Word file, of what it says."""
    if name.endswith(".docx"):
        data = repr(sorted(paper(data).items())).encode()
    return hashlib.sha256(data).hexdigest()[:12]


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _one_form(element: Any) -> None:
    tag = str(element.tag)
    _drop_blanks(element, tag)
    if tag.endswith(("}docPr", "}cNvPr")):
        element.attrib.clear()
    elif tag == W + "hyperlink":
        for name in ("tgtFrame", "history"):
            element.attrib.pop(W + name, None)
    elif tag.endswith("}avLst") and len(element) == 0:
        _remove(element)
    elif tag == W + "shd":
        for name, usual in (("val", "clear"), ("color", "auto")):
            element.set(W + name, element.get(W + name) or usual)
    elif tag == W + "tc":
        _hide_continued(element)
    elif tag in _PROPERTIES:
        _sort(element)


def _drop_blanks(element: Any, tag: str) -> None:
    """Leave out the blanks and lines between elements."""
    if not tag.endswith("}t") and not (element.text or "").strip():
        element.text = None
    if not (element.tail or "").strip():
        element.tail = None


def _sort(properties: Any) -> None:
    children = sorted(properties, key=lambda child: str(child.tag))
    properties[:] = children
    if not children and properties.tag != W + "tcPr" and properties.getparent() is not None:
        _remove(properties)


def _hide_continued(cell: Any) -> None:
    """Word shows nothing of a cell that continues the one above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and merge.get(W + "val") in {None, "continue"}:
        for child in list(cell):
            if child.tag != W + "tcPr":
                cell.remove(child)


def _join_runs(parent: Any) -> None:
    before = None
    for run in list(parent):
        if run.tag != W + "r":
            before = None
            continue
        look = run.find(W + "rPr")
        content = [child for child in run if child.tag != W + "rPr"]
        for child in content:
            if child.tag == W + "t" and not child.text:
                run.remove(child)
        content = [child for child in run if child.tag != W + "rPr"]
        if not content:
            parent.remove(run)
            continue
        key = _text(look) if look is not None else ""
        if before is not None and before[1] == key:
            for child in content:
                before[0].append(child)
            parent.remove(run)
        else:
            before = (run, key)
    for run in parent.iterchildren(W + "r"):
        _join_texts(run)


def _join_texts(run: Any) -> None:
    before = None
    for child in list(run):
        if child.tag == W + "t" and before is not None and before.tag == W + "t":
            before.text = (before.text or "") + (child.text or "")
            run.remove(child)
        else:
            before = child

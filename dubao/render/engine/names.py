"""lxml, and the names of WordprocessingML that several steps of the engine need."""

from __future__ import annotations

from typing import Any

from lxml import etree as _etree  # type: ignore[import-untyped]

etree: Any = _etree  # lxml has no types of its own

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

PARAGRAPHS = (W + "p", A + "p")
TEXTS = (W + "t", W + "delText", W + "instrText", A + "t", M + "t")
BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", A + "br": "\n", W + "noBreakHyphen": "-"}
PROPERTIES = (W + "pPr", W + "rPr", A + "pPr", A + "rPr")

Element = Any  # lxml's elements have no types of their own


def local(element: Element) -> str:
    """Return the element's name without its namespace, "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def ancestor(element: Element, *names: str) -> Element | None:
    """Return the nearest element above (or the element itself) with one of the names."""
    while element is not None and element.tag not in names:
        element = element.getparent()
    return element

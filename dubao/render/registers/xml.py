"""lxml for the parts of a workbook, and the names in them."""

from __future__ import annotations

from typing import Any

from lxml import etree as _etree  # type: ignore[import-untyped]

etree: Any = _etree
Element = Any  # lxml's elements have no types of their own


def parsed(data: bytes) -> Element:
    """Return the root of a part."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def written(root: Element) -> bytes:
    """Return a part's bytes."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def named(root: Element, name: str) -> str:
    """Return the full name of an element in the namespace of `root`."""
    return f"{{{etree.QName(root).namespace}}}{name}"


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" of a comment."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def every(root: Element, name: str) -> list[Element]:
    """Return all elements of this name below `root`, whatever their namespace."""
    return list(root.iter(f"{{*}}{name}"))

"""The parts of an .xlsx around its sheets: which part is which sheet, which styles are percent."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from dubao.read.guards import UnreadableError
from dubao.read.package import Package, parse

PERCENT_FORMATS = frozenset({9, 10})  # the two built-in percent formats


@dataclass(frozen=True)
class Parts:
    """The names of a workbook's parts: one per worksheet by the sheet's name, and the styles."""

    sheets: dict[str, str]
    styles: str


def parts_of(package: Package, workbook: str) -> Parts:
    """Return the parts of the worksheets in `workbook`; raises UnreadableError if damaged."""
    relations = package.relations(workbook)
    root = parse(package.part(workbook))
    sheets = {}
    for element in root.iter():
        if _local(element.tag) == "sheet":
            identity = next((v for k, v in element.items() if k.endswith("}id")), "")
            kind, target = relations.get(identity, ("", ""))
            if kind == "worksheet":
                sheets[element.get("name", "")] = target
    if not relations:
        raise UnreadableError("file-damaged")
    styles = next((target for kind, target in relations.values() if kind == "styles"), "")
    return Parts(sheets, styles)


def percent_styles(styles: bytes) -> frozenset[int]:
    """Return the style numbers whose number format shows percent, from the styles part."""
    root = parse(styles)
    formats = {
        int(element.get("numFmtId", 0))
        for element in root.iter()
        if _local(element.tag) == "numFmt" and "%" in element.get("formatCode", "")
    }
    percent = PERCENT_FORMATS | formats
    return frozenset(
        number
        for number, style in enumerate(_cell_styles(root))
        if int(style.get("numFmtId", 0)) in percent
    )


def _cell_styles(root: ET.Element) -> list[ET.Element]:
    group = next((e for e in root.iter() if _local(e.tag) == "cellXfs"), None)
    return [] if group is None else [e for e in group if _local(e.tag) == "xf"]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]

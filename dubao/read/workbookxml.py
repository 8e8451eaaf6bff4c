"""The parts of an .xlsx around its sheets: which part is which sheet, which styles are percent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dubao.read.guards import UnreadableError
from dubao.read.package import Package, elements

_CELL_STYLES = re.compile(rb"<(\w+:)?cellXfs\b.*?</(\w+:)?cellXfs>", re.DOTALL)
PERCENT_FORMATS = frozenset({9, 10})  # the two built-in percent formats


@dataclass(frozen=True)
class Parts:
    """The names of a workbook's parts: one per worksheet by the sheet's name, styles, texts."""

    sheets: dict[str, str]
    styles: str
    texts: str


def parts_of(package: Package, workbook: str) -> Parts:
    """Return the parts of the worksheets in `workbook`; raises UnreadableError if damaged."""
    relations = package.relations(workbook)
    sheets = {}
    for sheet in elements(package.part(workbook), "sheet"):
        kind, target = relations.get(sheet.get("id", ""), ("", ""))
        if kind == "worksheet":
            sheets[sheet.get("name", "")] = target
    if not relations:
        raise UnreadableError("file-damaged")
    targets = dict(relations.values())
    return Parts(sheets, targets.get("styles", ""), targets.get("sharedStrings", ""))


def percent_styles(styles: bytes) -> frozenset[int]:
    """Return the style numbers whose number format shows percent, from the styles part."""
    percent = {str(number) for number in PERCENT_FORMATS}
    percent |= {
        form.get("numFmtId", "")
        for form in elements(styles, "numFmt")
        if "%" in form.get("formatCode", "")
    }
    used = _CELL_STYLES.search(styles)
    return frozenset(
        number
        for number, style in enumerate(elements(used[0] if used else b"", "xf"))
        if style.get("numFmtId") in percent
    )

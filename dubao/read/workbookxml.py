"""The parts of an .xlsx around its sheets: which part is which sheet, which styles are percent."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache

from dubao.read.guards import UnreadableError
from dubao.read.package import Package, elements, relations, relations_part

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
    related = package.part(relations_part(workbook))
    return _parts(package.part(workbook), related, posixpath.dirname(workbook))


@lru_cache(maxsize=64)  # the files of one collection are mostly made from one form
def _parts(workbook: bytes, related: bytes, folder: str) -> Parts:
    targets = relations(related, folder)
    sheets = {}
    for sheet in elements(workbook, "sheet"):
        kind, target = targets.get(sheet.get("id", ""), ("", ""))
        if kind == "worksheet":
            sheets[sheet.get("name", "")] = target
    if not targets:
        raise UnreadableError("file-damaged")
    by_kind = dict(targets.values())
    return Parts(sheets, by_kind.get("styles", ""), by_kind.get("sharedStrings", ""))


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

"""Which program has a workbook open: each leaves a file of its own beside it."""

from __future__ import annotations

from pathlib import Path


def program_that_has(path: Path) -> str:
    """Return the program that has the workbook open, "" if none is known to have.

    The mark of a program that broke down stays; the sentence that is said tells how to see so.
    """
    marks = {
        f"~${path.name}": "Excel 或 WPS",
        f".~{path.name}": "WPS",
        f".~lock.{path.name}#": "LibreOffice",
    }
    return next((said for name, said in marks.items() if path.with_name(name).exists()), "")

"""The register of complaints, as far as it is counted (SE-01)."""

from __future__ import annotations

from pathlib import Path

from dubao.model.problem import Loaded
from dubao.model.records import COMPLAINTS, Complaint
from dubao.read.registers import load_register, register_file
from dubao.read.visiting.cells import rows_of


def load_complaints(root: Path) -> Loaded[tuple[Complaint, ...]]:
    """Return the complaints without caller, phone and text; none if there is no register."""
    if not (root / register_file(root, COMPLAINTS)).is_file():
        return Loaded(())
    loaded = load_register(root, COMPLAINTS)
    found = (
        Complaint(
            row=row.row,
            code=row.text("编号"),
            day=row.day("日期"),
            source=row.text("来源"),
            recorder=row.text("记录人"),
            handler=row.text("处理人"),
        )
        for row in rows_of(loaded.value)
    )
    return Loaded(tuple(found), loaded.problems)

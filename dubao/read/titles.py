"""What the lines above a table state for all of it: units and the year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dubao.model.scheme import FieldSpec
from dubao.read.grid import Grid
from dubao.read.labels import is_unit, squeeze
from dubao.read.units import unit as unit_named

_NOTE_UNIT = re.compile(r"(?:计量|金额|数据)?单位:([^\s:]+)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


def note_units(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the units of note lines such as 单位：万元、人 above a table."""
    found: dict[str, None] = {}
    for row in rows:
        for text in row:
            match = _NOTE_UNIT.search(squeeze(text)) if text else None
            for word in re.split(r"[、,;()]", match[1]) if match else ():
                if is_unit(word):
                    found[word] = None
    return tuple(found)


def fitting_unit(field: FieldSpec, notes: Iterable[str]) -> str:
    """Return the first of a note line's units in which the field may be written, else ""."""
    declared = unit_named(field.unit) if field.unit else None
    for text in notes:
        noted = unit_named(text)
        if declared and noted and noted.fits(declared):
            return text
    return ""


def stated_year(grid: Grid, rows: int) -> int | None:
    """Return the year that the first `rows` rows of a sheet state; None if none or several."""
    texts = (value for row in grid.rows[:rows] for value in row if isinstance(value, str))
    years = {int(year) for text in texts for year in _YEAR.findall(squeeze(text))}
    return years.pop() if len(years) == 1 else None

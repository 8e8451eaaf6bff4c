"""Columns of ratios, held as pupils per teacher (RF-25).

1:15 and 15:1 are both 15; the side that is 1 is the teacher. "Not lower than 1 : 15" is
therefore `<= 15` in a scheme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

import numpy as np

from dubao.model.numbers import plain
from dubao.model.scheme import FieldSpec
from dubao.read.folding import unspaced
from dubao.read.number_columns import approximate, assemble, split
from dubao.read.numbers_text import read_number
from dubao.read.parsed import Context, Parsed, Reading, each, refused, without_value

_RATIO = re.compile(r"(\d+(?:\.\d+)?)[:∶比](\d+(?:\.\d+)?)")
TEACHERS_FIRST, PUPILS_FIRST = "师:生", "生:师"


def parse_ratios(given: Sequence[Any], spec: FieldSpec, context: Context) -> Parsed:
    """Parse 比; a bare number from 1 up is pupils per teacher.

    The direction as written stands in the cell's own unit. The head's or the field's unit
    (师:生 or 生:师) settles it where no side is 1.
    """
    stated = unspaced(context.head_unit) or unspaced(spec.unit)
    numbers, others = split(given)
    readings = each(others, lambda cell: _read(cell, stated))
    for index in np.flatnonzero(numbers < 1).tolist():
        readings[index] = refused("ratio-unclear")
    return assemble(given, numbers, readings, spec, stated)


def _read(cell: Any, stated: str) -> Reading:
    absent = without_value(cell)
    if absent:
        return absent
    if isinstance(cell, (time, timedelta)):
        return _read_clock(cell, stated)
    text = unspaced(cell) if isinstance(cell, str) else ""
    match = _RATIO.fullmatch(text)
    if match:
        return _pupils_per_teacher(float(match[1]), float(match[2]), stated)
    found = read_number(text)
    if found is None or found.word not in ("", "人"):
        return refused("bad-ratio")
    return approximate(float(found.value), found) if found.value >= 1 else refused("ratio-unclear")


def _read_clock(cell: time | timedelta, stated: str) -> Reading:
    """Read what Excel made of 1:15 typed into an ordinary cell: a quarter past one."""
    if isinstance(cell, time):
        hours, minutes, seconds = cell.hour, cell.minute, cell.second
    else:
        total, seconds = divmod(int(cell.total_seconds()), 60)
        hours, minutes = divmod(total, 60)
    if seconds:
        return refused("bad-ratio")
    reading = _pupils_per_teacher(hours, minutes, stated)
    if reading.code:
        return reading
    written = {"ratio": f"{hours}:{minutes}", "value": plain(reading.value)}
    return Reading(reading.value, code="ratio-as-time", details=written, unit=reading.unit)


def _pupils_per_teacher(left: float, right: float, stated: str) -> Reading:
    if left <= 0 or right <= 0:
        return refused("bad-ratio")
    if left == 1:
        return Reading(right, unit=TEACHERS_FIRST) if right >= 1 else refused("ratio-unclear")
    if right == 1:
        return Reading(left, unit=PUPILS_FIRST) if left >= 1 else refused("ratio-unclear")
    if stated == TEACHERS_FIRST:
        return Reading(right / left, unit=stated)
    if stated == PUPILS_FIRST:
        return Reading(left / right, unit=stated)
    return refused("ratio-unclear")

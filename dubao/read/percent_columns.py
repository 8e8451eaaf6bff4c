"""Columns of percentages, held as 0–100 (RF-16).

95%, 95％, 百分之九十五 and cells formatted as percentages say what they are. Bare numbers
are read by one rule for the whole column, for no cell can tell 0.95 from 95 alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from dubao.model.numbers import plain
from dubao.model.scheme import FieldSpec
from dubao.read.folding import tidy
from dubao.read.number_columns import approximate, assemble, formatted, refuse_column, split
from dubao.read.numbers_text import NumberText, read_number
from dubao.read.parsed import Context, Fault, Parsed, Reading, each, refused, without_value
from dubao.read.units import PERCENT, all_times, unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

LARGEST_FRACTION = 1.5  # 毛入园率 passes 1, but a share of more than 1.5 is not met
_PARTS = re.compile("([百千])分之(.+)")


@dataclass(frozen=True)
class Rule:
    """How a column's bare numbers are read: what they are multiplied by, and the doubtful."""

    factor: int
    doubtful: Bools
    odd: Bools  # used, but a hundredfold they would look like their neighbours


def parse_percents(given: Sequence[Any], spec: FieldSpec, context: Context) -> Parsed:
    """Parse 百分比.

    Over 100 is read as it stands (CA-32); whether it is allowed is the field's 最大.
    """
    head = unit(context.head_unit)
    if head is not None and head.kind != PERCENT:
        return refuse_column(given, spec, context.head_unit)
    bare, others = split(given)
    readings = each(others, _read)
    readings |= formatted(bare, given, context.percents)
    loose = {i: cell for i, cell in readings.items() if cell.value is not None and not cell.unit}
    bare[list(loose)] = [cell.value for cell in loose.values()]
    rule = _rule_of_head(bare, spec) if head else _rule_of_column(bare)
    values = all_times(bare, Fraction(rule.factor))
    for index, cell in loose.items():
        details = {"value": f"{plain(values[index])}%"} if cell.code else {}
        readings[index] = cell._replace(value=values[index], details=details)
    for index in np.flatnonzero(rule.doubtful).tolist():
        readings[index] = refused("percent-unclear", **_both(bare[index]))
    unit_name = "%" if rule.factor == 1 else "小数"
    parsed = assemble(given, values, readings, spec, unit_name)
    for index in np.flatnonzero(rule.odd).tolist():
        details = {"text": parsed.raw[index].strip(), "field": spec.name, **_both(bare[index])}
        parsed.faults.append(Fault(index, "percent-small", details))
    return parsed


def _rule_of_column(bare: Floats) -> Rule:
    """Decide by all bare numbers: none over 1.5 means shares of 1, none under it percent.

    Where both occur, the rarer ones are doubtful; equally many leave all in doubt.
    """
    small, large = _sizes(bare)
    mostly_shares, mostly_percents = small.sum() >= large.sum(), large.sum() >= small.sum()
    doubtful = (small & mostly_percents) | (large & mostly_shares)
    if not (small.any() and large.any()):
        doubtful = np.zeros(len(bare), dtype=bool)
    return Rule(100 if small.any() and mostly_shares else 1, doubtful, np.zeros(len(bare), bool))


def _rule_of_head(bare: Floats, spec: FieldSpec) -> Rule:
    """Believe a head that says %, but point at shares that may have slipped in."""
    small, large = _sizes(bare)
    odd = np.zeros(len(bare), dtype=bool)
    if large.any():
        neighbours = np.abs(bare[large])
        hundredfold = np.abs(bare) * 100
        odd = small & (hundredfold >= neighbours.min() / 2) & (hundredfold <= neighbours.max() * 2)
    elif small.any() and (spec.highest is None or np.nanmax(bare) * 100 <= spec.highest):
        odd[np.flatnonzero(small)[0]] = True
    return Rule(1, np.zeros(len(bare), dtype=bool), odd)


def _sizes(bare: Floats) -> tuple[Bools, Bools]:
    """Return where bare numbers are shares of 1 by size, and where they are not; 0 is neither."""
    size = np.abs(bare)
    return np.asarray((size > 0) & (size <= LARGEST_FRACTION)), np.asarray(size > LARGEST_FRACTION)


def _read(cell: Any) -> Reading:
    """Read a text; one without % gives its bare number and no unit."""
    absent = without_value(cell)
    if absent:
        return absent
    found = _parts(tidy(cell)) if isinstance(cell, str) else None
    if found is None:
        return refused("bad-number")
    own = unit(found.word) if found.word else None
    if found.word and (own is None or own.kind != PERCENT):
        return refused("unit-conflict", unit=found.unit, wanted="%")
    value = float(found.value * Decimal("0.1") if found.word == "‰" else found.value)
    reading = approximate(value, found)
    if not reading.code:
        return reading
    return reading._replace(details={"value": f"{plain(value)}%"})


def _parts(text: str) -> NumberText | None:
    """Read 百分之九十五 as 95%, 千分之五 as 5‰, and every other number."""
    match = _PARTS.fullmatch(text)
    if not match:
        return read_number(text)
    return read_number(match[2] + {"百": "%", "千": "‰"}[match[1]])


def _both(number: float) -> dict[str, str]:
    """Return the two ways a bare number can be meant."""
    return {"as_share": plain(number * 100), "as_percent": plain(number)}

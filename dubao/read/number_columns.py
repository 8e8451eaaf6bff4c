"""Columns of numbers: counts, amounts, money, areas.

A column of bare numbers is handled as a whole; only texts are looked at one by one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from dubao.model.numbers import plain
from dubao.model.scheme import FieldSpec
from dubao.model.terms import FieldType, Reason
from dubao.read.folding import unspaced
from dubao.read.numbers_text import NumberText, read_number
from dubao.read.parsed import (
    Context,
    Fault,
    Parsed,
    Reading,
    each,
    faults_of,
    refused,
    without_value,
)
from dubao.read.units import PERCENT, Unit, all_times, convert, unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_PLAIN = re.compile(r"[+-]?\d{1,15}(?:\.\d+)?", re.ASCII)
_USUAL_UNIT = {FieldType.MONEY: "元", FieldType.AREA: "平方米"}
LARGEST = 1e15  # in the field's unit; a float does not even tell such numbers one apart
_NUMERIC = (float, int)  # bool is neither: types are compared, not isinstance


@dataclass(frozen=True)
class Scale:
    """The unit that bare numbers of a column are in, and the one they are held in."""

    written: Unit | None
    held: Unit | None
    name: str = ""  # of `written`, as in the head or the field
    held_name: str = ""


def parse_numbers(given: Sequence[Any], spec: FieldSpec, context: Context) -> Parsed:
    """Parse 整数, 数, 金额 or 面积; values in the field's unit, conversion exact.

    Cells formatted as percentages matter only where the unit is %.
    """
    head_unit = context.head_unit
    scale, head_fault = _scale(spec, head_unit)
    numbers, others = split(given)
    if head_fault == "head-unit-conflict":
        return refuse_column(given, spec, head_unit)
    in_percent = scale.held is not None and scale.held.kind == PERCENT
    readings = formatted(numbers, given, context.percents) if in_percent else {}
    readings |= each(others, lambda cell: _read(cell, scale))
    parsed = assemble(given, _converted(numbers, scale), readings, spec, scale.name)
    if spec.type is FieldType.INTEGER:
        _refuse_fractions(parsed, spec)
    return _with_head_fault(parsed, head_fault, spec, head_unit) if head_fault else parsed


def split(given: Sequence[Any]) -> tuple[Floats, dict[int, Any]]:
    """Return a column's bare numbers (NaN elsewhere), and the other cells by index.

    Texts that are nothing but ASCII digits, as in every csv, count as bare numbers.
    """
    if set(map(type, given)) <= {float, int}:
        numbers = np.array(given, dtype=float)
        blanks = np.flatnonzero(np.isnan(numbers)).tolist()
        return numbers, dict.fromkeys(blanks, "")
    numbers, others = np.full(len(given), np.nan), {}
    for index, value in enumerate(given):
        kind = type(value)
        if kind in _NUMERIC or (kind is str and _PLAIN.fullmatch(value)):
            numbers[index] = float(value)
        else:
            others[index] = value
    return numbers, others


def formatted(bare: Floats, given: Sequence[Any], percents: Collection[int]) -> dict[int, Reading]:
    """Read the numbers in cells formatted as percentages, and take them out of `bare`."""
    cells = [index for index in percents if type(given[index]) in _NUMERIC]
    values = all_times(bare[cells], Fraction(100))
    bare[cells] = np.nan
    return {
        index: Reading(value, unit="%")
        for index, value in zip(cells, values.tolist(), strict=True)
        if not np.isnan(value)
    }


def assemble(
    given: Sequence[Any],
    numbers: Floats,
    readings: dict[int, Reading],
    spec: FieldSpec,
    unit_name: str = "",
) -> Parsed:
    """Put bare numbers and readings of the other cells together; 空 turns blanks into its number.

    A reading's value is a float in the field's unit. Numbers that no office counts are refused.
    """
    values, reasons = numbers, np.zeros(len(given), dtype=np.int8)
    for index, reading in readings.items():
        values[index] = np.nan if reading.value is None else reading.value
    too_large = np.flatnonzero(np.abs(values) > LARGEST).tolist()
    readings = readings | dict.fromkeys(too_large, refused("number-too-large"))
    values[too_large] = np.nan
    for index, reading in readings.items():
        reasons[index] = reading.reason
    faults = faults_of(given, readings, spec.name)
    if spec.blank is not None:
        blank = reasons == Reason.BLANK
        values[blank], reasons[blank] = spec.blank, Reason.FILLED
        faults = [fault for fault in faults if fault.code != "none-as-blank"]
    own = {index: reading.unit for index, reading in readings.items() if reading.unit}
    return Parsed(values, reasons, given, faults, unit_name, own)


def _scale(spec: FieldSpec, head_unit: str) -> tuple[Scale, str]:
    """Decide the units of a column: head before field; with the code of what is wrong."""
    field_name = spec.unit or _USUAL_UNIT.get(spec.type, "")
    field, head = unit(field_name), unit(head_unit)
    if unspaced(head_unit) in ("", unspaced(field_name)):
        return Scale(field, field, field_name, field_name), ""
    if head is None:
        return Scale(field, field, field_name, field_name), "head-unit-unknown"
    if not field_name:
        return Scale(head, head, head_unit, head_unit), ""
    if field is None or not head.fits(field):
        return Scale(field, field, field_name, field_name), "head-unit-conflict"
    return Scale(head, field, head_unit, field_name), ""


def refuse_column(given: Sequence[Any], spec: FieldSpec, head_unit: str) -> Parsed:
    """Refuse a whole column whose head has a unit of another kind; what is empty stays so."""
    absent = [without_value(cell) for cell in given]
    reasons = [cell.reason if cell else Reason.UNREADABLE for cell in absent]
    nothing = np.full(len(given), np.nan)
    parsed = Parsed(nothing, np.array(reasons, dtype=np.int8), given, [], head_unit)
    return _with_head_fault(parsed, "head-unit-conflict", spec, head_unit)


def _with_head_fault(parsed: Parsed, code: str, spec: FieldSpec, head_unit: str) -> Parsed:
    """Report the head's unit once, at the column's first cell that is not empty."""
    filled = (index for index, value in enumerate(parsed.given) if value not in ("", None))
    usual = "%" if spec.type is FieldType.PERCENT else _USUAL_UNIT.get(spec.type, "无单位")
    details = {"text": head_unit, "field": spec.name, "unit": spec.unit or usual}
    parsed.faults.insert(0, Fault(next(filled, 0), code, details, of_head=True))
    return parsed


def _converted(numbers: Floats, scale: Scale) -> Floats:
    if scale.written is None or scale.held is None or scale.written.factor == scale.held.factor:
        return numbers
    return all_times(numbers, scale.written.factor / scale.held.factor)


def _read(cell: Any, scale: Scale) -> Reading:
    """Read a cell that is no bare number."""
    absent = without_value(cell)
    if absent:
        return absent
    if isinstance(cell, (date, time, timedelta)):
        return refused("date-as-number")
    found = read_number(cell) if isinstance(cell, str) else None
    return refused("bad-number") if found is None else _in_unit(found, scale)


def _in_unit(found: NumberText, scale: Scale) -> Reading:
    """Convert a number with its own unit to the field's; the cell goes before the head."""
    own = unit(found.word) if found.word else scale.written
    if found.word and own is None and unspaced(found.word) != unspaced(scale.held_name):
        return refused("unit-unknown", unit=found.unit, wanted=scale.held_name or "无单位")
    value = found.value
    if own and scale.held:
        if not own.fits(scale.held):
            return refused("unit-conflict", unit=found.unit, wanted=scale.held_name)
        # 2000万 in a 万元 column: 万 is the cell's own, what remains of the unit is 元.
        source = own.unscaled if found.scaled and not found.word else own
        value = convert(value, source, scale.held)
    return approximate(float(value), found)


def approximate(value: float, found: NumberText) -> Reading:
    """Make the reading of a number, flagged where it is only about right."""
    if not found.approximate:
        return Reading(value, unit=found.unit)
    details = {"value": plain(value)}
    return Reading(value, code="approximate-number", details=details, unit=found.unit)


def _refuse_fractions(parsed: Parsed, spec: FieldSpec) -> None:
    """Take values with a fraction out of a column of whole numbers."""
    whole = np.round(parsed.values)
    with np.errstate(invalid="ignore"):
        broken = np.abs(parsed.values - whole) > 1e-9 * np.maximum(np.abs(whole), 1)
    parsed.values[~broken] = whole[~broken]
    for index in np.flatnonzero(broken).tolist():
        details = {"text": parsed.raw[index].strip(), "field": spec.name}
        parsed.faults.append(Fault(index, "not-whole", details))
    parsed.values[broken], parsed.reasons[broken] = np.nan, Reason.UNREADABLE

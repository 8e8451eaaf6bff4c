"""Everything an assessment says of one unit, line by line, for a screen or a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import isnan
from typing import Any

from dubao.model.assessment import Assessment, ItemResult
from dubao.model.numbers import plain, rounded, rounded_text
from dubao.model.scheme import Derived
from dubao.model.terms import Reason

DIGITS = 4  # decimals of a value, where the scheme does not say how many


class SaidOf(StrEnum):
    """What a line is about, by the block of the scheme it comes from."""

    DERIVED = "派生"
    ITEM = "指标"
    CONCLUSION = "结论"


@dataclass(frozen=True)
class Said:
    """One line: what it is about, its value, what follows from it, and why there is none.

    `value` is a number or word as printed; `result` points of full marks, a grade or a verdict;
    "" where there is nothing to say. `key` is what it is explained by: a code, or a 派生's name.
    """

    kind: SaidOf
    code: str
    name: str
    value: str = ""
    result: str = ""
    why: str = ""
    key: str = ""


def said_of(assessment: Assessment, unit: int) -> Iterator[Said]:
    """Yield the 派生, items and 结论 of a unit, in the scheme's order."""
    for spec in assessment.scheme.derived:
        if spec.by:
            yield from _by_group(assessment, spec)
            continue
        column = assessment.derived[spec.name]
        why = Reason(int(column.reasons[unit])).text
        value = "" if why else _text(column.values[unit], spec.decimals) + spec.unit
        yield Said(SaidOf.DERIVED, "", spec.name, value, why=why, key=spec.name)
    for result in assessment.items.values():
        yield _of_item(result, unit, assessment.scheme.decimals)
    for found in assessment.conclusions:
        verdict, why = str(found.verdicts[unit]), str(found.reasons[unit])
        yield Said(SaidOf.CONCLUSION, found.code, found.name, "", verdict, why, found.code)


def _by_group(assessment: Assessment, spec: Derived) -> Iterator[Said]:
    """Yield the value of every group of a 派生 with 按."""
    for group in assessment.groups:
        if spec.name in group.derived:
            name = f"{spec.name}（{'，'.join(group.by.values())}）"
            value = group.derived[spec.name]
            shown = "" if isnan(value) else _text(value, spec.decimals) + spec.unit
            why = "" if shown else "没有数"
            yield Said(SaidOf.DERIVED, "", name, shown, why=why, key=spec.name)


def _of_item(result: ItemResult, unit: int, decimals: int) -> Said:
    item, reason = result.item, Reason(int(result.reasons[unit]))
    filled = item.is_leaf and not result.value.reasons[unit]
    value = _text(result.value.values[unit], None) + item.unit if filled else ""
    made = ""
    if not reason and item.has_points:
        full = float(result.full[unit])
        made = rounded_text(float(result.points[unit]), decimals)
        made += f" / {plain(full)}" if full else ""
    elif not reason and item.is_leaf:
        value, made = "", str(result.value.values[unit])
    return Said(SaidOf.ITEM, item.code, item.name, value, made, reason.text, item.code)


def _text(value: Any, decimals: int | None) -> str:
    """Return a value as printed, with as many decimals as asked for, else up to `DIGITS`."""
    if not isinstance(value, int | float):
        return str(value)
    return plain(rounded(value, DIGITS)) if decimals is None else rounded_text(value, decimals)

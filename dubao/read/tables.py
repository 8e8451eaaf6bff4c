"""Sheets of one source joined into a typed table, each value parsed as part of its column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from dubao.model.numbers import close, plain
from dubao.model.place import Place, address
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import FieldSpec
from dubao.model.table import Origin, Table, Texts
from dubao.model.terms import FieldType, Reason
from dubao.read.parsed import Fault, Parsed, as_typed
from dubao.read.parts import Part, TotalRow, broken_cell
from dubao.read.values import parse_values

_Faults = Mapping[int, Sequence[tuple[str, Mapping[str, Any]]]]  # record → codes with details
_NOT_SUMMED = {FieldType.PERCENT, FieldType.RATIO}


@dataclass(frozen=True)
class Stack:
    """Sheets to be joined.

    `kept` holds per sheet the records that count; `resolved` the columns whose values are known
    already (the unit's code, the item's code), one list per sheet with an entry per record.
    """

    parts: Sequence[Part]
    kept: Sequence[Sequence[int]]
    resolved: Mapping[str, Sequence[Sequence[Any]]] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()

    @property
    def rows(self) -> list[int]:
        """Positions of the kept records among all records of all sheets."""
        starts = np.cumsum([0, *map(len, self.parts)])
        return [
            int(start) + at for start, kept in zip(starts, self.kept, strict=False) for at in kept
        ]


@dataclass(frozen=True)
class _Field:
    values: Any
    reasons: Any
    given: Sequence[Any]  # what stood in the cells


def join(name: str, stack: Stack, specs: Sequence[FieldSpec]) -> Loaded[Table]:
    """Return one table of the kept records of all sheets and the problems of their values.

    A column is parsed as a whole over all sheets whose heads give the same unit, so that rules
    for columns see the column. Where a sheet has no such column the reason is NOT_HANDED_IN.
    """
    rows = np.array(stack.rows, dtype=np.intp)
    keeps_all = len(rows) == sum(map(len, stack.parts))
    found: list[Problem] = []
    columns: dict[str, _Field] = {}
    for title, lists in stack.resolved.items():
        columns[title] = _resolved(stack, title, lists, rows)
    for spec in specs:
        if spec.name in columns:
            continue
        column, problems = _field(stack, spec)
        columns[spec.name] = column if keeps_all else _at(column, rows)
        if spec.name in stack.unasked:
            continue
        found.extend(problems)
        found.extend(_total_problems(stack, spec, column))
    blocks = [part.block(kept) for part, kept in zip(stack.parts, stack.kept, strict=True)]
    origin = Origin(tuple(block for block in blocks if block.count))
    return Loaded(_table(name, columns, origin), tuple(found))


def _at(column: _Field, rows: Any) -> _Field:
    return _Field(column.values[rows], column.reasons[rows], [column.given[at] for at in rows])


def _table(name: str, columns: Mapping[str, _Field], origin: Origin) -> Table:
    frame = {
        title: pd.Series(column.values, dtype=column.values.dtype)
        for title, column in columns.items()
    }
    raw = {title: Texts(column.given, as_typed) for title, column in columns.items()}
    reasons = {title: column.reasons for title, column in columns.items()}
    return Table(
        name,
        pd.DataFrame(frame),
        raw,
        pd.DataFrame(reasons, dtype=np.int8),
        origin,
    )


def _resolved(stack: Stack, title: str, lists: Sequence[Sequence[Any]], rows: Any) -> _Field:
    """Return a column whose values are known, beside the text as typed."""
    values = _objects([value for values in lists for value in values])[rows]
    given = [cell for part in stack.parts for cell in part.raw.get(title, [""] * len(part))]
    reasons = np.array([0 if value else Reason.BLANK for value in values], dtype=np.int8)
    return _Field(values, reasons, [given[at] for at in rows])


def _objects(values: Sequence[Any]) -> Any:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _field(stack: Stack, spec: FieldSpec) -> tuple[_Field, list[Problem]]:
    """Return one field of all records of all sheets, and the problems of the kept ones."""
    count = sum(map(len, stack.parts))
    none = np.nan if spec.type.is_number else None
    values = np.full(count, none, dtype=float if spec.type.is_number else object)
    reasons = np.full(count, Reason.NOT_HANDED_IN, dtype=np.int8)
    raw: list[Any] = [""] * count
    problems: list[Problem] = []
    for (unit, year), members in _alike(stack, spec).items():
        parsed = _parse(spec, unit, year, [part for part, _, _ in members])
        faults = _faults(parsed)
        of_head = [fault for fault in parsed.faults if fault.of_head]
        at = 0
        for part, start, kept in members:
            here, there = slice(at, at + len(part)), slice(start, start + len(part))
            values[there], reasons[there] = parsed.values[here], parsed.reasons[here]
            raw[there] = parsed.given[here]
            broken = _broken(part, spec)
            for record, (reason, _, _) in broken.items():
                values[start + record], reasons[start + record] = none, reason
            wrong = {record: [entry[1:]] for record, entry in broken.items()}
            mine = {one - at: found for one, found in faults.items() if at <= one < at + len(part)}
            problems.extend(_head_problems(part, spec, of_head))
            problems.extend(_problems(part, spec, kept, {**mine, **wrong}))
            at += len(part)
    for part, start, _ in _members(stack):
        if spec.name in part.doubtful:
            reasons[start : start + len(part)] = Reason.UNREADABLE
    return _Field(values, reasons, raw), problems


def _parse(spec: FieldSpec, unit: str, year: int | None, parts: Sequence[Part]) -> Parsed:
    given = [value for part in parts for value in part.raw[spec.name]]
    percents: list[int] = []
    if spec.type.is_number and any(part.grid.percents for part in parts):
        cells = [(part, record) for part in parts for record in range(len(part))]
        percents = [
            at
            for at, (part, record) in enumerate(cells)
            if part.cell(record, spec.name) in part.grid.percents
        ]
    return parse_values(given, spec, unit, year, percents)


def _faults(parsed: Parsed) -> dict[int, list[tuple[str, Mapping[str, Any]]]]:
    """Return the faults of single values by position."""
    faults: dict[int, list[tuple[str, Mapping[str, Any]]]] = {}
    for fault in parsed.faults:
        if not fault.of_head:
            faults.setdefault(fault.index, []).append((fault.code, fault.details))
    return faults


def _head_problems(part: Part, spec: FieldSpec, faults: Sequence[Fault]) -> Iterator[Problem]:
    """Yield what is wrong with a heading, whether or not any of the rows below counts."""
    for fault in faults if len(part) else ():
        yield problem(fault.code, part.head_place(spec.name), **fault.details)


def _problems(
    part: Part, spec: FieldSpec, kept: Sequence[int], faults: _Faults
) -> Iterator[Problem]:
    for record in sorted(faults.keys() & set(kept)) if faults else ():
        for code, details in faults[record]:
            place = part.place(record, spec.name)
            yield problem(code, place, **{"field": spec.name, **details})


_Member = tuple[Part, int, Sequence[int]]


def _members(stack: Stack) -> Iterator[_Member]:
    start = 0
    for part, kept in zip(stack.parts, stack.kept, strict=True):
        yield part, start, kept
        start += len(part)


def _alike(stack: Stack, spec: FieldSpec) -> dict[tuple[str, int | None], list[_Member]]:
    """Return the sheets that have the field, by the unit in their head and the year stated."""
    dated = spec.type in (FieldType.DATE, FieldType.PERIOD)
    groups: dict[tuple[str, int | None], list[_Member]] = {}
    for member in _members(stack):
        part = member[0]
        if spec.name in part.raw:
            key = part.units.get(spec.name, ""), part.year if dated else None
            groups.setdefault(key, []).append(member)
    return groups


def _broken(part: Part, spec: FieldSpec) -> dict[int, tuple[Reason, str, dict[str, str]]]:
    """Return the records in which the field's cell is an error or was never calculated."""
    if not part.grid.errors and not part.grid.uncalculated:
        return {}
    cells = ((at, broken_cell(part.grid, part.cell(at, spec.name))) for at in range(len(part)))
    return {at: broken for at, broken in cells if broken}


def _total_problems(stack: Stack, spec: FieldSpec, column: _Field) -> Iterator[Problem]:
    """Compare the rows 合计 and 小计 with the sums of the records they stand for (RF-03)."""
    if not spec.type.is_number or spec.type in _NOT_SUMMED:
        return
    for part, start, _ in _members(stack):
        if spec.name not in part.columns or not part.totals:
            continue
        values = column.values[start : start + len(part)]
        reasons = column.reasons[start : start + len(part)]
        for at, total in enumerate(part.totals):
            parsed = _stated(part, spec, total)
            if parsed is None or not len(values):
                continue
            sums = [_sum(values, reasons, span) for span in _spans(part, at)]
            if any(np.isnan(sum_) or close(sum_, parsed.values[0]) for sum_ in sums):
                continue
            cell = address(total.row, part.columns[spec.name])
            yield problem(
                "total-differs",
                Place(part.grid.file, part.grid.name, cell),
                field=spec.name,
                label=total.label,
                stated=plain(float(parsed.values[0])),
                sum=plain(sums[0]),
            )


def _stated(part: Part, spec: FieldSpec, total: TotalRow) -> Parsed | None:
    """Return what a total row says for a field; None if it says nothing."""
    row, at = part.grid.rows[total.row], part.columns[spec.name]
    if at >= len(row) or row[at] in ("", None) or total.label in _MEANS:
        return None
    parsed = parse_values([row[at]], spec, part.units.get(spec.name, ""))
    return None if np.isnan(parsed.values[0]) else parsed


_MEANS = {"平均", "平均值", "均值", "全区平均", "全县平均", "全市平均", "全镇平均"}


def _spans(part: Part, at: int) -> list[tuple[int, int]]:
    """Return which records a total may stand for: 小计 those above or below it, else all.

    A subtotal above its rows and one below them are both in use.
    """
    total = part.totals[at]
    if not total.is_part:
        return [(0, len(part))]
    before = [t.after for t in part.totals[:at] if t.is_part]
    later = [t.after for t in part.totals[at + 1 :]]
    return [
        (before[-1] if before else 0, total.after),
        (total.after, later[0] if later else len(part)),
    ]


def _sum(values: Any, reasons: Any, span: tuple[int, int]) -> float:
    """Return the sum, blanks as nothing; NaN where a record could not be read."""
    part, why = values[span[0] : span[1]], reasons[span[0] : span[1]]
    harmless = (Reason.FILLED, Reason.BLANK, Reason.NOT_APPLICABLE)
    if not np.isin(why, harmless).all():
        return float("nan")
    return float(np.nansum(part))

"""The cells of one column read as what the field says they are.

Nothing is guessed: what cannot be read for certain has no value, a reason and a fault. Whether
a value lies within 最小 and 最大, or is 必填 or 唯一, is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Protocol

from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.scheme import FieldSpec
from dubao.model.terms import FieldType
from dubao.read.number_columns import parse_numbers
from dubao.read.parsed import Context, Fault, Parsed
from dubao.read.percent_columns import parse_percents
from dubao.read.ratio_columns import parse_ratios
from dubao.read.text_columns import (
    parse_choices,
    parse_dates,
    parse_periods,
    parse_several,
    parse_texts,
    parse_yes_no,
)

_PARSERS: dict[FieldType, Callable[[Sequence[Any], FieldSpec, Context], Parsed]] = {
    FieldType.PERCENT: parse_percents,
    FieldType.RATIO: parse_ratios,
    FieldType.DATE: parse_dates,
    FieldType.PERIOD: parse_periods,
    FieldType.CHOICE: parse_choices,
    FieldType.CHOICES: parse_several,
    FieldType.YES_NO: parse_yes_no,
    FieldType.TEXT: parse_texts,
}

__all__ = ["Fault", "Parsed", "parse_values", "problems_of"]


def parse_values(
    raw: Sequence[Any],
    spec: FieldSpec,
    head_unit: str = "",
    context_year: int | None = None,
    percents: Collection[int] = (),
) -> Parsed:
    """Return the values of one column's cells, as calamine gives them, by the field's type.

    `head_unit` is the unit in the heading or the note line; `context_year` the year of a date
    such as 3月5日 where the sheet states it; `percents` the positions of cells formatted as
    percentages. A percent column is read by a rule over all its cells: hand in all of them.
    """
    context = Context(head_unit, context_year, percents)
    return _PARSERS.get(spec.type, parse_numbers)(raw, spec, context)


class HasFaults(Protocol):
    """What a parser returns: something with faults."""

    @property
    def faults(self) -> Sequence[Fault]:
        """The faults found."""


def problems_of(parsed: HasFaults, place_of: Callable[[int], Place]) -> tuple[Problem, ...]:
    """Return the problems of a parsed column; `place_of` gives the cell of a position."""
    return tuple(
        problem(fault.code, place_of(fault.index), **fault.details) for fault in parsed.faults
    )

"""Columns parsed for tests: a field of a type and cells in, values and codes out."""

from collections.abc import Collection
from typing import Any

from dubao.model.scheme import FieldSpec
from dubao.model.terms import Reason
from dubao.read.values import Parsed, parse_values


def column(
    kind: str,
    *cells: Any,
    head: str = "",
    year: int | None = None,
    percents: Collection[int] = (),
    **spec: Any,
) -> Parsed:
    """Parse `cells` as a field 甲 of type `kind`."""
    field = FieldSpec.model_validate({"名称": "甲", "类型": kind, **spec})
    return parse_values(cells, field, head, year, percents)


def values(parsed: Parsed) -> list[Any]:
    """Return the values, and for each that is absent the `Reason`."""
    return [
        value if reason == Reason.FILLED else Reason(reason)
        for value, reason in zip(parsed.values.tolist(), parsed.reasons.tolist(), strict=True)
    ]


def codes(parsed: Parsed) -> list[tuple[int, str]]:
    """Return where there are faults, and which."""
    return [(fault.index, fault.code) for fault in parsed.faults]

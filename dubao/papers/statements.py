"""简要结论: an item's sentence with its numbers, each put on the list of figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dubao.model.numbers import plain, rounded_text
from dubao.model.scheme import Derived, FieldSpec, Item, Scheme
from dubao.model.statement import filled_in
from dubao.model.terms import FieldType, Reason
from dubao.papers.figures import FigureList
from dubao.papers.limits import Limit, exactly
from dubao.papers.wording import gap, paper_date


def statement(item: Item, say: Callable[[str], str]) -> str:
    """Return an item's sentence with what `say` prints for each name; "" if it has none."""
    return filled_in(item.statement, say)


def said(figures: FigureList, paper: str, unit: int, name: str, limit: Limit | None = None) -> str:
    """Return a unit's value with its unit of measure as a sentence prints it.

    What is reported is printed as it was typed unless the scheme says 小数; what is worked
    out is whole unless it does. With `limit`, more decimals show why it is not reached. A value
    that is not there is a marked gap (PA-19).
    """
    column = figures.trace.column(name)
    if column.reasons[unit]:
        return gap(f"{name}：{Reason(int(column.reasons[unit])).text}")
    value = column.values[unit]
    spec = _spec(figures.assessment.scheme, name)
    text = _number(spec, float(value), limit) if isinstance(value, float) else _words(value)
    label = f"{figures.assessment.names[unit]} {name}"
    figures.put(paper, label, (text, value), figures.trace.value(unit, name))
    return f"{text}{_measure(spec)}"


def _spec(scheme: Scheme, name: str) -> Derived | FieldSpec | None:
    return next((spec for spec in scheme.derived if spec.name == name), scheme.field(name))


def _number(spec: Derived | FieldSpec | None, value: float, limit: Limit | None) -> str:
    decimals = spec.decimals if spec else None
    if decimals is None and isinstance(spec, FieldSpec):
        return plain(value)
    if limit and limit.seems_reached(value, decimals or 0):
        return exactly(value)
    return rounded_text(value, decimals or 0)


def _measure(spec: Derived | FieldSpec | None) -> str:
    if spec is None:
        return ""
    is_percent = isinstance(spec, FieldSpec) and spec.type is FieldType.PERCENT
    return spec.unit or ("%" if is_percent else "")


def _words(value: object) -> str:
    return paper_date(value) if isinstance(value, date) else str(value)

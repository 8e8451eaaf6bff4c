"""值 and 数: every field, 派生 and attribute of a unit, as printed and as a number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from dubao.model.numbers import plain
from dubao.papers.generic.known import Known
from dubao.papers.generic.lazy import Lazy
from dubao.papers.generic.page import Page


def values(page: Page, unit: int, names: Iterable[str] | None = None) -> Lazy:
    """Return every value of a unit as papers print it, by name; `names` are some of them."""
    wanted = page.values if names is None else names
    return Lazy({name: partial(_value, page, unit, page.values[name]) for name in wanted})


def numbers(page: Page, unit: int, names: Iterable[str] | None = None) -> Lazy:
    """Return the numbers of a unit by name, None where there is none to compare or print."""
    wanted = page.values if names is None else names
    return Lazy(
        {
            name: partial(_number, page, unit, page.values[name])
            for name in wanted
            if page.values[name].is_number
        }
    )


def _value(page: Page, unit: int, known: Known) -> str:
    column = page.figures.trace.column(known.name)
    text = page.printed(column, unit, known)
    if page.is_figure(column, unit, known):
        page.figures.named(page.paper, unit, known.name, (text, column.values[unit]))
    return text


def _number(page: Page, unit: int, known: Known) -> float | None:
    column = page.figures.trace.column(known.name)
    if column.reasons[unit] or page.hides(known):
        return None
    value = float(column.values[unit])
    page.figures.named(page.paper, unit, known.name, (plain(value), value))
    return value

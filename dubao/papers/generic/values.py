"""值 and 数: every field, 派生 and attribute of a unit, as printed and as a number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from dubao.model.numbers import plain
from dubao.papers.figures import Said
from dubao.papers.generic.known import Known
from dubao.papers.generic.lazy import Lazy
from dubao.papers.generic.page import Page


def values(page: Page, unit: int) -> Lazy:
    """Return every value of a unit as papers print it, by name."""
    whose = f"{page.name(unit)} "
    return Lazy(
        {name: partial(_value, page, unit, known, whose) for name, known in page.values.items()}
    )


def numbers(page: Page, unit: int) -> Lazy:
    """Return the numbers of a unit by name, None where there is none to compare or print."""
    whose = f"{page.name(unit)} "
    return Lazy(
        {
            name: partial(_number, page, unit, known, whose)
            for name, known in page.values.items()
            if known.is_number
        }
    )


def values_of_all(page: Page, names: Iterable[str]) -> Lazy:
    """Return values that are the same for all units, for they put all together."""
    return Lazy({name: partial(_value, page, 0, page.values[name], "") for name in names})


def numbers_of_all(page: Page, names: Iterable[str]) -> Lazy:
    """Return the numbers of `values_of_all`."""
    return Lazy({name: partial(_number, page, 0, page.values[name], "") for name in names})


def _value(page: Page, unit: int, known: Known, whose: str) -> str:
    column = page.figures.trace.column(known.name)
    text = page.printed(column, unit, known)
    if page.is_figure(column, unit, known):
        _keep(page, unit, f"{whose}{known.name}", known, (text, column.values[unit]))
    return text


def _number(page: Page, unit: int, known: Known, whose: str) -> float | None:
    column = page.figures.trace.column(known.name)
    if column.reasons[unit] or page.hides(known):
        return None
    value = float(column.values[unit])
    _keep(page, unit, f"{whose}{known.name}", known, (plain(value), value))
    return value


def _keep(page: Page, unit: int, label: str, known: Known, said: Said) -> None:
    page.figures.put(page.paper, label, said, page.figures.trace.value(unit, known.name))

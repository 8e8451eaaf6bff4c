"""Where the values of a formula stand: from names through derived values to cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dubao.model.dataset import UNIT_CODE
from dubao.model.formula.parse import fold, parse
from dubao.model.place import Place
from dubao.model.scheme import Item
from dubao.model.terms import OTHERWISE, Reason

if TYPE_CHECKING:
    from dubao.assess.columns import Columns


def base_names(columns: Columns, formula: str) -> Iterator[tuple[str, bool]]:
    """Yield the base columns under a formula, (name, whether last year's), once each."""
    seen: set[tuple[str, bool]] = set()
    waiting = [(parse(formula, gather=True), False)]
    while waiting:
        parsed, last_year = waiting.pop()
        names = [(name, last_year) for name in sorted(parsed.names)]
        names += [(name, True) for name in sorted(parsed.last_year_names)]
        for name in names:
            if name in seen:
                continue
            seen.add(name)
            spec = columns.derived_specs.get(name[0])
            if spec and not columns.home(*name):
                if not spec.table:
                    waiting.append((parse(spec.formula, gather=True), name[1]))
            else:
                yield name


def cell_of(columns: Columns, name: str, unit: int, last_year: bool = False) -> Place | None:
    """Return the cell of a base column for a unit; None where the unit has no such row."""
    home = columns.home(name, last_year)
    if home:
        aligned = columns.aligned(home[0])
        row = aligned.row(unit) if aligned else -1
        return aligned.table.origin.place(row, home[1]) if aligned and row >= 0 else None
    attribute = columns.register_column(fold(name))
    return columns.dataset.units.origin.place(unit, attribute) if attribute else None


def first_place(columns: Columns, formula: str, unit: int) -> Place:
    """Return the first cell that a formula rests on for a unit, else the unit's own row."""
    places = (cell_of(columns, name, unit, last) for name, last in base_names(columns, formula))
    return next(filter(None, places), columns.dataset.units.origin.place(unit, UNIT_CODE))


def place_without(columns: Columns, item: Item, unit: int, reason: Reason) -> Place | None:
    """Return the first cell under a leaf's formulas that has no value for this reason."""
    return cell_without(columns, formulas_of(item, columns), unit, reason)


def cell_without(
    columns: Columns, formulas: Iterable[str], unit: int, reason: Reason
) -> Place | None:
    """Return the first cell under some formulas that has no value for this reason."""
    for formula in formulas:
        for name, last_year in base_names(columns, formula):
            column = columns.last_year(name) if last_year else columns.column(name)
            if column.reasons[unit] == reason:
                place = cell_of(columns, name, unit, last_year)
                if place is not None:
                    return place
    return None


def formulas_of(item: Item, columns: Columns) -> list[str]:
    """Return the formulas of a leaf: 适用, 取值, and those in its rule."""
    found = [item.applies, item.value]
    if item.count and item.count.times not in columns.scheme.sources:
        found.append(item.count.times)
    if item.ranks:
        found.append(item.ranks.value)
    if item.at_least:
        found.extend(part.value for part in item.at_least.parts.values())
    found.extend((item.judged or {}).values())
    return [formula for formula in found if formula not in ("", OTHERWISE)]

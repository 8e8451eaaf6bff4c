"""Values against each other: the scheme's 校验, last year, other units."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from dubao.check.values import checked_columns
from dubao.model.dataset import UNIT_CODE, UNIT_NAME, Dataset
from dubao.model.formula.evaluate import Scope, evaluate
from dubao.model.formula.fault import fold
from dubao.model.formula.nodes import Name, Node
from dubao.model.formula.parse import parse
from dubao.model.formula.printing import printed
from dubao.model.numbers import plain
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.scheme import Scheme
from dubao.model.slips import FAR
from dubao.model.table import Table
from dubao.model.terms import LISTS, Layout, Role

_ENOUGH = 4  # numbers that must agree before a row counts as copied


def cross_checks(scheme: Scheme, dataset: Dataset, scope: Scope) -> Iterator[Problem]:
    """Yield every 校验 that does not hold, with the numbers put in, at its first value's cell.

    `scope` gives the columns in the order of `dataset.units`.
    """
    codes = dataset.units.frame[UNIT_CODE].to_numpy()
    names = dataset.units.frame[UNIT_NAME].to_numpy()
    for check in scheme.checks:
        formula = parse(check.formula)
        for at in np.flatnonzero(evaluate(formula, scope).values == 0.0):
            unit = int(at)
            cells = _cells(scheme, dataset, codes[unit])
            place = next((cells[name] for name in cells if fold(name) in formula.names), None)
            yield problem(
                "check-failed",
                place or scheme.place(check),
                says=check.says if place else f"{names[unit]}：{check.says}",
                numbers=printed(formula.root, _shown(scope, unit)),
            )


def _shown(scope: Scope, unit: int) -> Callable[[Node], str | None]:
    """Return a function that shows a name of a formula as its value for one unit."""

    def show(node: Node) -> str | None:
        if not isinstance(node, Name):
            return None
        value = scope.column(node.name).values[unit]
        return plain(value) if isinstance(value, float) else str(value)

    return show


def _cells(scheme: Scheme, dataset: Dataset, code: str) -> dict[str, Place]:
    """Return the cell of each of a unit's values by column, in the scheme's order."""
    cells = {}
    for table, spec, layout in checked_columns(scheme, dataset):
        rows = np.flatnonzero(table.frame[UNIT_CODE].to_numpy() == code)
        if len(rows) and layout in {Layout.ROWS, Layout.FORM}:
            cells[spec.name] = table.origin.place(int(rows[0]), spec.name)
    return cells


def far_from_last_year(scheme: Scheme, dataset: Dataset) -> Iterator[Problem]:
    """Yield values about 10 or 10,000 times last year's, or a tenth or ten-thousandth (CA-31)."""
    before = _last_year(scheme, dataset)
    for table, spec, layout in checked_columns(scheme, dataset):
        if spec.name not in before or not spec.type.is_number or layout in LISTS:
            continue
        codes = table.frame[UNIT_CODE]
        last = codes.map(before[spec.name]).to_numpy(dtype=float)
        values = table.frame[spec.name].to_numpy()
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = values / last
        for low, high, times in FAR:
            for row in np.flatnonzero((ratio >= low) & (ratio <= high)):
                yield problem(
                    "far-from-last-year",
                    table.origin.place(int(row), spec.name),
                    field=spec.name,
                    text=table.typed(int(row), spec.name),
                    last=plain(last[row]),
                    times=times,
                )


def _last_year(scheme: Scheme, dataset: Dataset) -> dict[str, dict[str, float]]:
    """Return last year's numbers by field and unit code."""
    before: dict[str, dict[str, float]] = {}
    for name, source in scheme.sources.items():
        table = dataset.tables.get(name)
        if table is None or source.role is not Role.LAST_YEAR:
            continue
        for spec in scheme.fields:
            if spec.name in table and spec.type.is_number:
                codes = table.frame[UNIT_CODE]
                before[spec.name] = dict(zip(codes, table.frame[spec.name], strict=True))
    return before


def copied_rows(scheme: Scheme, dataset: Dataset) -> Iterator[Problem]:
    """Yield units whose numbers in one table all equal another unit's (CA-31)."""
    names = dict(zip(dataset.units.frame[UNIT_CODE], dataset.units.frame[UNIT_NAME], strict=True))
    fields: dict[str, list[str]] = {}
    for table, spec, layout in checked_columns(scheme, dataset):
        if spec.type.is_number and layout in {Layout.ROWS, Layout.FORM}:
            fields.setdefault(table.name, []).append(spec.name)
    for source, columns in fields.items():
        table = dataset.tables[source]
        rows = table.frame[columns]
        telling = rows.loc[:, rows.nunique() > 1]
        if telling.shape[1] < _ENOUGH:
            continue
        whole = telling[telling.notna().all(axis=1)]
        for same in whole.groupby(list(telling.columns)).indices.values():
            for first, again in pairwise(sorted(whole.index[same])):
                yield _copied(table, names, (first, again), list(telling.columns))


def _copied(
    table: Table, names: dict[str, str], rows: tuple[int, int], columns: list[str]
) -> Problem:
    first, again = rows
    place = table.origin.place(again, columns[0])
    return problem(
        "copied-row",
        Place(place.file, place.sheet),
        count=len(columns),
        other=names.get(str(table.frame[UNIT_CODE].iat[first]), "另一行"),
        where=table.origin.place(first, columns[0]).file,
    )

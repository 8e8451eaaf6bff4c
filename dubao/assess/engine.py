"""From a scheme and its tables to an assessment; pure calculation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dubao.assess.columns import Columns
from dubao.assess.conclusions import verdicts_of
from dubao.assess.leaves import Branch
from dubao.assess.splitting import rows_of
from dubao.assess.totals import Roots, totals_of
from dubao.assess.tree import branch
from dubao.assess.units import UnitRows
from dubao.assess.unscored import report_unscored
from dubao.model.assessment import Assessment, GroupResult
from dubao.model.dataset import Dataset
from dubao.model.problem import Problem
from dubao.model.scheme import Item, Scheme


def assess(scheme: Scheme, dataset: Dataset) -> Assessment:
    """Return the points, totals, ranks, grades and conclusions of every unit.

    The scheme is taken to have passed its lint. What is wrong in the data is in `problems`;
    the unit concerned has no value there, with the reason. A district's scheme (区级) is worked
    out last, over the units.
    """
    rows = rows_of(scheme, dataset)
    columns = Columns(scheme, rows.value)
    found = _assessed(columns, rows.problems)
    if scheme.district_scheme is None or dataset.district is None:
        return found
    units = UnitRows(columns, found.totals, found.conclusions)
    district = _assessed(Columns(scheme.district_scheme, dataset.district, units))
    return replace(found, district=district)


def _assessed(columns: Columns, problems: tuple[Problem, ...] = ()) -> Assessment:
    """Work out everything over columns; `problems` were found before."""
    scheme = columns.scheme
    roots = Roots(
        _branches(scheme.items, columns),
        _branches(scheme.bonuses, columns),
        _branches(scheme.deductions, columns),
    )
    derived = {spec.name: columns.column(spec.name) for spec in scheme.derived}
    totals = totals_of(roots, columns)
    report_unscored(columns)
    conclusions = tuple(verdicts_of(conclusion, columns) for conclusion in scheme.conclusions)
    return Assessment(
        scheme=scheme,
        dataset=columns.dataset,
        codes=columns.codes,
        names=columns.names,
        items=columns.results,
        totals=totals,
        derived=derived,
        groups=tuple(_groups(columns)),
        conclusions=conclusions,
        surveys=columns.surveys,
        problems=tuple(dict.fromkeys((*problems, *columns.problems))),
        lookup=columns,
    )


def _branches(items: tuple[Item, ...], columns: Columns) -> list[Branch]:
    return [branch(item, columns, columns.results) for item in items]


def _groups(columns: Columns) -> Iterator[GroupResult]:
    """Yield every group of units with what 派生 put together of it."""
    for by, found in columns.gathered.items():
        rows = zip(*found.values(), strict=True)
        for key, values in zip(columns.groupings[by].keys, rows, strict=True):
            yield GroupResult(dict(key), dict(zip(found, values, strict=True)))

"""Everything the data can be checked for before anything is scored."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.check.relations import copied_rows, cross_checks, far_from_last_year
from dubao.check.values import check_values
from dubao.model.dataset import Dataset
from dubao.model.form_mark import mark_of
from dubao.model.formula.evaluate import Scope
from dubao.model.listing import listed
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.scheme import Scheme


def check_dataset(
    scheme: Scheme, dataset: Dataset, scope: Scope, rows: Dataset | None = None
) -> tuple[Problem, ...]:
    """Return every problem in the data of one evaluation.

    `scope` looks columns up for the scheme's 校验, in the order of the units of `rows`: the
    dataset itself, unless 分行 makes rows of its units.
    """
    return (
        *not_handed_in(dataset),
        *without_rows(scheme, dataset),
        *old_forms(scheme, dataset),
        *check_values(scheme, dataset),
        *cross_checks(scheme, rows or dataset, scope),
        *far_from_last_year(scheme, dataset),
        *copied_rows(scheme, dataset),
    )


def not_handed_in(dataset: Dataset) -> Iterator[Problem]:
    """Yield who has not handed in what, or nothing that can be used."""
    for absent in dataset.absent:
        details = {"who": absent.who, "source": absent.source}
        if absent.file:
            yield problem("not-usable", Place(absent.file), **details)
        else:
            place = Place(absent.pattern)
            yield problem("not-handed-in", place, pattern=absent.pattern, **details)


def without_rows(scheme: Scheme, dataset: Dataset) -> Iterator[Problem]:
    """Yield the tables that lack units; an error where a column of theirs must be filled."""
    for one in dataset.rowless:
        columns = dataset.tables[one.source]
        must = any(spec.required and spec.name in columns for spec in scheme.fields)
        code = "units-without-row" if must else "units-without-optional-row"
        yield problem(code, one.place, source=one.source, units=listed(one.units))


def old_forms(scheme: Scheme, dataset: Dataset) -> Iterator[Problem]:
    """Yield forms that were made for another version of the scheme (HA-06)."""
    now = mark_of(scheme)
    for file, mark in dataset.forms.items():
        if mark.scheme == now.scheme and mark != now:
            old, new = mark.version or mark.fingerprint, now.version or now.fingerprint
            if old == new:
                old, new = f"{old} {mark.fingerprint}", f"{new} {now.fingerprint}"
            yield problem("old-form", Place(file), old=old, new=new)

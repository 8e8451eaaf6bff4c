"""A scheme examined before any data: every fault that can be known from it alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from dubao.check.scheme import (
    additions,
    district,
    formulas,
    grading,
    judging,
    maps,
    marks,
    names,
    paths,
    rules,
    sorts,
    sources,
    structure,
    surveys,
    units,
)
from dubao.check.scheme.lint import Lint
from dubao.check.scheme.signing import SigningRow, signing_lines, signing_table
from dubao.model.problem import Problem
from dubao.model.scheme import Scheme

__all__ = ["PASSES", "SigningRow", "lint", "signing_lines", "signing_table"]

Pass = Callable[[Lint], Iterator[Problem]]

PASSES: tuple[Pass, ...] = (
    structure.empty,
    structure.codes,
    structure.columns,
    structure.fields,
    structure.bounds,
    units.scope,
    units.roster,
    units.rows,
    units.gathered,
    paths.paths,
    paths.made_by,
    paths.outputs,
    district.district,
    district.over_units,
    sources.sources,
    sources.placeholders,
    formulas.faults,
    formulas.conditions,
    formulas.timing,
    surveys.surveys,
    names.names,
    names.attributes,
    names.statements,
    names.circles,
    sorts.sorts,
    rules.one_rule,
    rules.parameters,
    rules.tops,
    additions.additions,
    maps.keys,
    maps.grade_tables,
    marks.full_marks,
    marks.finer_than_published,
    grading.grades,
    grading.totals,
    judging.aspects,
    grading.outcomes,
    grading.ranking,
    structure.basis,
    names.unused,
)


def lint(scheme: Scheme, attributes: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return every problem of a scheme and of its 区级, in the order of their lines.

    `attributes` are the columns of the units' register, which formulas may use too.
    """
    about = Lint(scheme, attributes)
    found = _examined(about)
    if scheme.district_scheme is not None:
        found += _examined(Lint(scheme.district_scheme, (), about))
    return found


def _examined(about: Lint) -> tuple[Problem, ...]:
    found = dict.fromkeys(problem for check in PASSES for problem in check(about))
    return tuple(sorted(found, key=lambda p: (p.place.sheet, p.place.line)))

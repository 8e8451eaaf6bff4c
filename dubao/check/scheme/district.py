"""区级: the second scheme of an evaluation, and what it gathers over the units."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.check.scheme.lint import Lint
from dubao.model.formula.fault import fold
from dubao.model.problem import Problem
from dubao.model.terms import UNITS, Target


def district(lint: Lint) -> Iterator[Problem]:
    """Yield a 区级 that is not about the district, or has one itself."""
    scheme = lint.scheme
    if lint.units is None:
        if scheme.target is Target.DISTRICT and scheme.district:
            yield lint.problem("district-nested", None)
        return
    if scheme.target is not Target.DISTRICT:
        yield lint.problem("district-target", None, target=scheme.target.value)
    if scheme.district:
        yield lint.problem("district-nested", None)


def over_units(lint: Lint) -> Iterator[Problem]:
    """Yield 表: 单位 where there are no units, or beside a source of that name.

    What is gathered by groups has no one value that another formula could use.
    """
    wanted = [derived for derived in lint.scheme.derived if derived.table == UNITS]
    for derived in wanted:
        if lint.units is None:
            yield lint.problem("units-not-here", derived, name=derived.name)
    if wanted and UNITS in lint.scheme.sources:
        yield lint.problem("source-named-units", lint.scheme.sources[UNITS])
    grouped = {fold(derived.name): derived.name for derived in wanted if derived.by}
    for use, formula in lint.formulas:
        for name in sorted(formula.names & grouped.keys()):
            yield lint.problem("units-by-group", use.node, where=use.where, name=grouped[name])

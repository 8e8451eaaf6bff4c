"""Which units are assessed, and in which rows: 范围, 名单, 分行, 条件 of 派生."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.check.scheme.lint import Lint, Use, lined
from dubao.model.formula.fault import fold
from dubao.model.formula.parse import Formula
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem
from dubao.model.terms import LISTS, Layout, Role

_OF_UNITS = (Layout.ROWS, Layout.FORM, *LISTS)


def scope(lint: Lint) -> Iterator[Problem]:
    """Yield names of 范围 that the register does not hold: nothing else is read by then."""
    scheme, held = lint.scheme, set(map(fold, lint.attributes))
    parsed = Use(scheme.scope, scheme, "范围").parsed
    if not scheme.scope or not isinstance(parsed, Formula):
        return
    for name in sorted(parsed.names & lint.names - held):
        spec = lint.fields.get(name)
        if spec is None or spec.source:
            yield lint.problem("scope-not-register", scheme, name=name)


def roster(lint: Lint) -> Iterator[Problem]:
    """Yield a 名单 that is no source, or none that lists this year's units."""
    scheme = lint.scheme
    if not scheme.roster:
        return
    source = scheme.sources.get(scheme.roster)
    if source is None:
        known = list(scheme.sources)
        hint = did_you_mean(scheme.roster, known, "「数据」中有：" + ("、".join(known) or "无"))
        yield lint.problem("unknown-source", scheme, where="名单", name=scheme.roster, nearest=hint)
    elif source.role is not Role.DATA or source.layout not in _OF_UNITS:
        found = f"作用为{source.role}的{source.layout}"
        details = {"where": "名单", "name": scheme.roster, "found": found}
        yield lint.problem("wrong-source", scheme, wanted="作用为数据的横表、清单或问卷", **details)


def rows(lint: Lint) -> Iterator[Problem]:
    """Yield what is wrong with 分行: no rows, an attribute that is something else, a circle."""
    split = lint.scheme.split
    if split is None:
        return
    node, own = lined(split, lint.scheme), fold(split.attribute)
    if not split.rows:
        yield lint.problem("split-empty", node)
    if own in lint.fields or own in lint.derived:
        other = (lint.fields.get(own) or lint.derived[own]).name
        yield lint.problem("columns-collide", node, name=split.attribute, other=other)
    for key, condition in split.rows.items():
        if own in _names_below(lint, condition):
            details = {"key": key, "attribute": split.attribute}
            yield lint.problem("split-by-itself", node, **details)


def _names_below(lint: Lint, text: str) -> set[str]:
    """Return the names that a condition rests on, through 派生 too."""
    found: set[str] = set()
    waiting = [text]
    while waiting:
        parsed = Use(waiting.pop(), lint.scheme, "", gather=True).parsed
        fresh = parsed.names - found if isinstance(parsed, Formula) else frozenset[str]()
        found |= fresh
        waiting += [lint.derived[name].formula for name in fresh if name in lint.derived]
    return found


def gathered(lint: Lint) -> Iterator[Problem]:
    """Yield 条件 of a 派生 that puts no rows together."""
    for derived in lint.scheme.derived:
        parsed = Use(derived.formula, derived, "", gather=True).parsed
        if derived.condition and isinstance(parsed, Formula) and not parsed.gathers:
            yield lint.problem("condition-idle", derived, name=derived.name)

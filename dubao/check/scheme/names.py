"""Names: every one exists, none is defined by itself, none stands idle."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.check.scheme.lint import Lint, Use
from dubao.model.formula.fault import FormulaFault, fold
from dubao.model.formula.parse import parse
from dubao.model.keys import Node
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem
from dubao.model.scheme import Derived, Scheme
from dubao.model.statement import names_in
from dubao.model.terms import UNITS, FieldType


def names(lint: Lint) -> Iterator[Problem]:
    """Yield names and items that do not exist, with the nearest that does."""
    for use, formula in lint.formulas:
        codes = [item.code for item in lint.of(use).scheme.all_items()]
        for name in sorted(formula.names | formula.last_year_names):
            if name not in lint.known(use):
                yield unknown_name(lint, use, name)
        for code in sorted(formula.items - set(map(fold, codes))):
            hint = did_you_mean(code, codes, "编号见「指标」")
            yield lint.problem("unknown-item", use.node, where=use.where, item=code, nearest=hint)


def statements(lint: Lint) -> Iterator[Problem]:
    """Yield names in 简要结论 that do not exist."""
    for item in lint.scheme.all_items():
        for name in names_in(item.statement):
            if fold(name) not in lint.names:
                yield unknown_name(lint, Use("", item, f"{item.code} 的简要结论"), fold(name))


def unknown_name(lint: Lint, use: Use, name: str) -> Problem:
    """Return the problem of a name that is nowhere."""
    hint = did_you_mean(name, sorted(lint.known(use)), "名称见「字段」「派生」和台账的列名")
    joined = any(word in name for word in "且或")
    if joined:
        hint = "「且」「或」两边要留空格"
    return lint.problem("unknown-name", use.node, where=use.where, name=name, nearest=hint)


def attributes(lint: Lint) -> Iterator[Problem]:
    """Yield 按, 组内 and the like that name no column."""
    scheme = lint.scheme
    wanted: list[tuple[Node, str, str]] = []
    for derived in scheme.derived:
        where, over_units = f"派生「{derived.name}」的按", derived.table == UNITS
        known = lint.known(Use("", derived, where, over_units=over_units))
        wanted += [(derived, where, name) for name in derived.by if fold(name) not in known]
    for item in scheme.all_items():
        if item.ranks:
            wanted.append((item, f"{item.code} 的组内", item.ranks.within))
    if scheme.grades:
        wanted += [(scheme.grades, f"{q.grade}名额的组内", q.within) for q in scheme.grades.quotas]
    if scheme.ranking:
        wanted.append((scheme.ranking, "排名的组内", scheme.ranking.within))
    for node, where, name in wanted:
        if name and fold(name) not in lint.names:
            yield unknown_name(lint, Use("", node, where), name)


def circles(lint: Lint) -> Iterator[Problem]:
    """Yield each circle among derived values once."""
    needs: dict[str, list[str]] = {}
    for use, formula in lint.formulas:
        if isinstance(use.node, Derived):
            wanted = needs.setdefault(fold(use.node.name), [])
            wanted.extend(sorted(formula.names & lint.derived.keys()))
    seen: set[str] = set()
    for start in needs:
        path = _circle(start, needs, seen)
        if path:
            way = " → ".join(lint.derived[name].name for name in path)
            yield lint.problem("derived-circle", lint.derived[path[0]], names=way)


def _circle(start: str, needs: dict[str, list[str]], seen: set[str]) -> list[str]:
    """Return the first circle reached from `start`; `seen` are names already followed."""
    path: list[str] = []
    ways = [iter([start])]
    while ways:
        name = next(ways[-1], None)
        if name is None:
            ways.pop()
            path = path[:-1]
        elif name in path:
            return [*path[path.index(name) :], name]
        elif name not in seen:
            seen.add(name)
            path.append(name)
            ways.append(iter(needs.get(name, [])))
    return []


def _used(scheme: Scheme) -> Iterator[str]:
    """Yield the names that formulas, rules and questionnaires look at."""
    for one in scheme.both:
        for _, formula in Lint(one).formulas:
            yield from formula.names | formula.last_year_names
    for item in scheme.all_items():
        yield from names_in(item.statement)
        yield from (item.by, item.ranks.within if item.ranks else "")
        if item.count:
            yield from (item.count.grade_field, item.count.project_field)
    for derived in scheme.derived:
        yield from derived.by
    for survey in scheme.surveys:
        yield from survey.fields


def unused(lint: Lint) -> Iterator[Problem]:
    """Yield numbers, choices and derived values that no formula or rule looks at.

    What is put together over many rows, or in a district's scheme, is a result by itself.
    """
    used = set(map(fold, _used(lint.scheme)))
    plain_types = {FieldType.TEXT, FieldType.DATE, FieldType.PERIOD}
    for spec in lint.scheme.fields:
        if fold(spec.name) not in used and spec.type not in plain_types:
            yield lint.problem("name-unused", spec, name=spec.name)
    for derived in lint.scheme.derived:
        is_result = lint.units is not None or _gathers(derived.formula)
        if fold(derived.name) not in used and lint.scheme.items and not is_result:
            yield lint.problem("name-unused", derived, name=derived.name)


def _gathers(text: str) -> bool:
    try:
        return parse(text, gather=True).gathers
    except FormulaFault:
        return False  # told elsewhere

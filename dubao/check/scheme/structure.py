"""The scheme as a whole: codes, columns, bounds, the documents it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.check.scheme.lint import Lint
from dubao.model.formula.fault import fold
from dubao.model.grading import Conclusion, Veto
from dubao.model.keys import Node
from dubao.model.numbers import plain
from dubao.model.problem import Problem
from dubao.model.rules import Amount
from dubao.model.scheme import Item
from dubao.model.terms import FieldType

LISTED = 10  # items named in one message


def empty(lint: Lint) -> Iterator[Problem]:
    """Yield a scheme in which nothing is worked out."""
    scheme = lint.scheme
    if not (scheme.items or scheme.derived or scheme.conclusions or scheme.surveys):
        yield lint.problem("scheme-empty", None)


def codes(lint: Lint) -> Iterator[Problem]:
    """Yield codes that stand twice."""
    scheme = lint.scheme
    first: dict[str, Item | Veto | Conclusion] = {}
    vetoes = (*scheme.ceilings, *scheme.vetoes)
    coded: list[Item | Veto | Conclusion] = [*scheme.all_items(), *vetoes, *scheme.conclusions]
    for node in coded:
        other = first.setdefault(fold(node.code), node)
        if other is not node:
            yield lint.problem("code-repeated", node, name=node.code, other=scheme.place(other))


def columns(lint: Lint) -> Iterator[Problem]:
    """Yield names and aliases that are one after folding, where one table may hold both."""
    named: list[tuple[Node, str, str, str]] = []
    for spec in lint.scheme.fields:
        words = (spec.name, *spec.aliases)
        named += [(spec, spec.name, word, spec.source) for word in words]
    named += [(spec, spec.name, spec.name, "") for spec in lint.scheme.derived]
    values = [value for survey in lint.scheme.surveys for value in survey.values]
    named += [(value, value.name, value.name, "") for value in values]
    seen: dict[str, list[tuple[Node, str, str]]] = {}
    for node, name, word, source in named:
        for other, written, elsewhere in seen.setdefault(fold(word), []):
            apart = source and elsewhere and source != elsewhere and name != word
            if other is not node and not apart:
                yield lint.problem("columns-collide", node, name=word, other=written)
                break
        seen[fold(word)].append((node, word, source))


def fields(lint: Lint) -> Iterator[Problem]:
    """Yield choices without values."""
    for spec in lint.scheme.fields:
        if spec.type in (FieldType.CHOICE, FieldType.CHOICES) and not spec.choices:
            yield lint.problem("choices-missing", spec, field=spec.name)


def bounds(lint: Lint) -> Iterator[Problem]:
    """Yield every pair of bounds of which the lower is the higher."""
    scheme = lint.scheme
    pairs: list[tuple[Node, str, tuple[str, Amount | None], tuple[str, Amount | None]]] = [
        (spec, f"字段「{spec.name}」", ("最小", spec.lowest), ("最大", spec.highest))
        for spec in scheme.fields
    ]
    for item in scheme.all_items():
        name = item.title
        pairs.append((item, name, ("不低于", item.floor), ("不高于", item.cap)))
        if item.count:
            count = item.count
            pairs.append((item, name, ("不低于", count.floor), ("不高于", count.cap)))
    pairs.append(
        (scheme, "总分", ("总分不低于", scheme.total_floor), ("总分不高于", scheme.total_cap))
    )
    for node, where, (low, least), (high, most) in pairs:
        if isinstance(least, float | int) and isinstance(most, float | int) and least > most:
            details = {"where": where, "low": low, "high": high}
            shown = {"least": plain(least), "most": plain(most)}
            yield lint.problem("bounds-crossed", node, **details, **shown)


def basis(lint: Lint) -> Iterator[Problem]:
    """Yield, once, the items and conditions whose numbers rest on no document.

    A 依据 of the scheme covers everything in it and its 区级, one of an item everything below;
    samples rest on none.
    """
    scheme = lint.scheme
    above = lint.units.scheme if lint.units else scheme
    if scheme.basis or scheme.sample or above.basis or above.sample:
        return
    covered = {item.code for root in scheme.all_items() if root.basis for item in root.walk()}
    without = [leaf.title for leaf in scheme.leaves() if leaf.code not in covered]
    tests: list[Veto | Conclusion] = [*scheme.ceilings, *scheme.vetoes, *scheme.conclusions]
    without += [f"{test.code} {test.name}".strip() for test in tests if not test.basis]
    if without:
        more = "" if len(without) <= LISTED else f"等 {len(without)} 项"
        yield lint.problem("basis-missing", None, items="、".join(without[:LISTED]) + more)

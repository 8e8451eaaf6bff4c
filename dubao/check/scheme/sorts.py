"""Columns used for what they are: numbers as numbers, choices as their own words."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.check.scheme.lint import Lint, Use
from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.formula.fault import fold
from dubao.model.formula.functions import OF_DATES
from dubao.model.formula.nodes import (
    Binary,
    Call,
    Comparison,
    ItemAspect,
    Name,
    Node,
    Number,
    Text,
    Unary,
    walk,
)
from dubao.model.formula.parse import Formula
from dubao.model.nearest import did_you_mean
from dubao.model.numbers import plain
from dubao.model.problem import Problem
from dubao.model.terms import FieldType, RuleKind

_NOT_OF_NUMBERS = frozenset({"上年", "个数", "占比", *OF_DATES})


def sorts(lint: Lint) -> Iterator[Problem]:
    """Yield texts used as numbers, numbers compared with texts, and texts that cannot be."""
    for use, formula in lint.formulas:
        for node in walk(formula.root):
            if isinstance(node, Comparison):
                yield from _comparison(lint, use, node)
            else:
                yield from _dates(lint, use, node)
                for name in _as_numbers(node):
                    yield from _text_in_number(lint, use, name)
    for item in lint.scheme.leaves():
        if item.rule and item.rule[0] in (RuleKind.BANDS, RuleKind.LINE):
            use = Use(item.value, item, f"{item.code} 的取值")
            if isinstance(use.parsed, Formula) and isinstance(use.parsed.root, Name):
                yield from _text_in_number(lint, use, use.parsed.root)


def _dates(lint: Lint, use: Use, node: Node) -> Iterator[Problem]:
    if isinstance(node, Call) and node.function in OF_DATES:
        name = node.arguments[0]
        spec = lint.fields.get(name.name) if isinstance(name, Name) else None
        if spec and spec.type is not FieldType.DATE:
            yield lint.problem(
                "not-a-date", use.node, where=use.where, name=spec.name, type=spec.type.value
            )


def _as_numbers(node: Node) -> Iterator[Name]:
    """Yield the names right below a node that it takes as numbers."""
    parts: tuple[Node, ...] = ()
    if isinstance(node, Binary):
        parts = (node.left, node.right)
    elif isinstance(node, Unary) and node.operator == "-":
        parts = (node.operand,)
    elif isinstance(node, Call) and node.function not in _NOT_OF_NUMBERS:
        parts = node.arguments if node.weight is None else (*node.arguments, node.weight)
    return (part for part in parts if isinstance(part, Name))


def _text_in_number(lint: Lint, use: Use, name: Name) -> Iterator[Problem]:
    spec = lint.of(use).fields.get(name.name)
    if spec is None or spec.type.is_number:
        return
    hint = "改用数的列"
    choices = lint.of(use).choices(spec.name)
    if choices:
        hint = f"写成 如果({spec.name} = “{choices[0]}”, 1, 0)"
    yield lint.problem(
        "text-in-number", use.node, where=use.where, name=spec.name, type=spec.type.value, hint=hint
    )


def _comparison(lint: Lint, use: Use, node: Comparison) -> Iterator[Problem]:
    texts = [side for side in (node.left, node.right) if isinstance(side, Text)]
    named = [side for side in (node.left, node.right) if isinstance(side, Name | ItemAspect)]
    if texts and named:
        yield from _with_text(lint, use, named[0], texts[0])
        return
    words = [n for n in named if isinstance(n, Name) and _is_word(lint.of(use), n)]
    both_dates = len(words) == 2 and all(_type(lint.of(use), n) is FieldType.DATE for n in words)
    same = len(words) == 2 and node.operator in ("==", "!=")
    if words and not same and not both_dates:
        yield from _text_in_number(lint, use, words[0])
    for name, number in ((node.left, node.right), (node.right, node.left)):
        if isinstance(name, Name) and isinstance(number, Number):
            yield from percent(lint, use, name, (number.value,))


def _type(lint: Lint, name: Name) -> FieldType | None:
    spec = lint.fields.get(name.name)
    return spec.type if spec else None


def _is_word(lint: Lint, name: Name) -> bool:
    if name.name in (UNIT_CODE, UNIT_NAME):
        return True
    found = _type(lint, name)
    return found is not None and not found.is_number


def _with_text(lint: Lint, use: Use, named: Name | ItemAspect, text: Text) -> Iterator[Problem]:
    """Check a comparison of a column, or of an item's grade, with a word."""
    if isinstance(named, ItemAspect):
        item = lint.of(use).scheme.item(named.item)
        choices = item.grade_words if item else ()
        shown = f"{named.item}.评级"
    else:
        spec = lint.of(use).fields.get(named.name)
        if named.name in lint.of(use).derived or (spec and spec.type.is_number):
            yield lint.problem(
                "number-as-text", use.node, where=use.where, name=named.name, text=text.value
            )
            return
        choices, shown = lint.of(use).choices(named.name), named.name
    if choices and fold(text.value) not in map(fold, choices):
        hint = did_you_mean(text.value, choices, "取值有：" + "、".join(choices))
        yield lint.problem(
            "unknown-choice", use.node, where=use.where, text=text.value, name=shown, nearest=hint
        )


def percent(lint: Lint, use: Use, name: Name, limits: tuple[float, ...]) -> Iterator[Problem]:
    """Yield a warning where all limits of a percentage look like shares of 1."""
    home = lint.of(use)
    spec, derived = home.fields.get(name.name), home.derived.get(name.name)
    is_percent = spec is not None and spec.type is FieldType.PERCENT
    is_percent |= derived is not None and fold(derived.unit) == "%"
    limit = max(limits, default=0.0)
    if is_percent and 0 < limit <= 1:
        times = plain(limit * 100)
        details = {"name": name.name, "limit": plain(limit), "times": times}
        yield lint.problem("percent-threshold", use.node, where=use.where, **details)

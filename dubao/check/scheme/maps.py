"""Maps by an attribute: every key is one of its values, no value is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from dubao.check.scheme.lint import Lint, Use
from dubao.check.scheme.names import unknown_name
from dubao.check.scheme.profiles import Profiles, item_maps
from dubao.model.formula.fault import fold
from dubao.model.formula.nodes import Name
from dubao.model.formula.parse import Formula
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem
from dubao.model.scheme import Item


def keys(lint: Lint) -> Iterator[Problem]:
    """Yield keys that are no value of the attribute, and values without a number."""
    profiles = Profiles(lint)
    for item in lint.scheme.all_items():
        for key, amounts in item_maps(item):
            where = f"{item.code} 的{key}"
            if fold(item.by) not in lint.names:
                yield unknown_name(lint, Use("", item, f"{item.code} 的按"), fold(item.by))
                break
            needed = _needed(profiles, item)
            known = lint.choices(item.by) or needed
            yield from _compared(lint, item, (where, item.by), amounts, known)
            yield from _left_out(lint, item, (where, item.by), amounts, needed)


def _needed(profiles: Profiles, item: Item) -> list[str]:
    """Return the values of an item's 按 that units to which it applies can have."""
    values = profiles.column(fold(item.by)).values
    return list(dict.fromkeys(values[np.asarray(profiles.applies(item))].tolist()))


def _compared(
    lint: Lint, item: Item, names: tuple[str, str], amounts: Iterable[str], known: Iterable[str]
) -> Iterator[Problem]:
    where, field = names
    known = list(known)
    for key in amounts:
        if fold(key) not in known:
            hint = did_you_mean(key, known, "取值有：" + "、".join(known))
            details = {"where": where, "key": key, "field": field, "nearest": hint}
            yield lint.problem("map-key-unknown", item, **details)


def _left_out(
    lint: Lint, item: Item, names: tuple[str, str], amounts: Iterable[str], needed: Iterable[str]
) -> Iterator[Problem]:
    where, field = names
    given = set(map(fold, amounts))
    for key in needed:
        if key not in given:
            yield lint.problem("map-key-missing", item, where=where, key=key, field=field)


def grade_tables(lint: Lint) -> Iterator[Problem]:
    """Yield 评级 tables and levels of 计次 that do not match the choices of their column."""
    for item in lint.scheme.leaves():
        if item.grades and item.judged is None:
            use = Use(item.value, item, "")
            if isinstance(use.parsed, Formula) and isinstance(use.parsed.root, Name):
                yield from _table(
                    lint, item, (f"{item.code} 的评级", use.parsed.root.name), item.grades
                )
        if item.count and isinstance(item.count.each, dict):
            where = f"{item.code} 的每次"
            yield from _table(lint, item, (where, item.count.grade_field), item.count.each)


def _table(
    lint: Lint, item: Item, names: tuple[str, str], amounts: Iterable[str]
) -> Iterator[Problem]:
    where, column = names
    choices = lint.choices(column)
    if fold(column) not in lint.names:
        yield unknown_name(lint, Use("", item, where), fold(column))
    elif choices:
        yield from _compared(lint, item, (where, column), amounts, choices)
        yield from _left_out(lint, item, (where, column), amounts, choices)

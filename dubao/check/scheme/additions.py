"""增补: the columns that may grow, their steps and prices, the spread that each item has."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.check.scheme.lint import Lint, Use, lined
from dubao.check.scheme.names import unknown_name
from dubao.model.additions import Addition
from dubao.model.formula.fault import FormulaFault, fold
from dubao.model.formula.nodes import Call
from dubao.model.formula.parse import parse
from dubao.model.numbers import plain
from dubao.model.problem import Problem
from dubao.model.rules import Standard
from dubao.model.scheme import Derived, Item
from dubao.model.terms import FieldType

SPREAD = "差异系数"


def additions(lint: Lint) -> Iterator[Problem]:
    """Yield what is wrong with 增补 under the items of 至少."""
    for item in lint.scheme.leaves():
        parts = item.at_least.parts if item.at_least else {}
        yield from _prices(lint, item, [part.addition for part in parts.values()])
        for name, part in parts.items():
            if part.addition is not None:
                use = Use("", lined(part.addition, item), f"{item.code} 的「{name}」的增补")
                yield from _columns(lint, use, part.addition)
                yield from _spread(lint, use, part)


def _prices(lint: Lint, item: Item, parts: list[Addition | None]) -> Iterator[Problem]:
    priced = [part.price is not None for part in parts if part is not None]
    if any(priced) and not all(priced):
        yield lint.problem("addition-prices", item, item=item.title)


def _columns(lint: Lint, use: Use, addition: Addition) -> Iterator[Problem]:
    for name in dict.fromkeys(name for names in addition.all_columns for name in names):
        field = lint.fields.get(fold(name))
        if field is None and fold(name) not in lint.names:
            yield unknown_name(lint, use, fold(name))
        elif field is None or not field.type.is_number:
            yield lint.problem("addition-not-a-column", use.node, where=use.where, name=name)
        elif field.type is FieldType.INTEGER and addition.step % 1:
            details = {"name": name, "step": plain(addition.step)}
            yield lint.problem("addition-step", use.node, where=use.where, **details)


def _spread(lint: Lint, use: Use, part: Standard) -> Iterator[Problem]:
    name = part.addition.spread if part.addition else ""
    derived = lint.derived.get(fold(name))
    if name and fold(name) not in lint.names:
        yield unknown_name(lint, use, fold(name))
    elif name and (derived is None or not _is_spread_of(derived, part.value)):
        details = {"name": name, "value": part.value}
        yield lint.problem("addition-not-spread", use.node, where=use.where, **details)


def _is_spread_of(derived: Derived, value: str) -> bool:
    """Tell whether a derived value is the 差异系数 of a formula."""
    try:
        call, wanted = parse(derived.formula, gather=True).root, parse(value).root
    except FormulaFault:
        return True  # told elsewhere
    return isinstance(call, Call) and call.function == SPREAD and call.arguments[0] == wanted

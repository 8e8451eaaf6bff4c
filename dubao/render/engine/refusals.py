"""What a template may not do, as far as its tags alone show it, before any data is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import nodes

from dubao.render.engine.faults import ForbiddenError, TooMuchError
from dubao.render.engine.limits import CALLABLE, checked, limited_range

_FORMATS = frozenset({"format", "format_map"})  # Jinja looks at what they take out of a value
_REFUSED = (
    frozenset(name for kind in (str, list, tuple, dict, set, int, float) for name in dir(kind))
    - CALLABLE
    - _FORMATS
)
_BY_ATTRIBUTE = frozenset({"attr", "groupby", "selectattr", "rejectattr"})
_HIDDEN_FIELD = re.compile(r"\{[^{}]*?[.\[](__\w*)")
_OPERATORS: dict[type[nodes.BinExpr], str] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Pow: "**",
    nodes.Mod: "%",
}
_ASKING = (nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Call)
_GROUPS = (nodes.List, nodes.Tuple, nodes.Dict)
Refusal = tuple[str, dict[str, str], int]


def refusals(tree: nodes.Template) -> Iterator[Refusal]:
    """Yield what filling in would refuse: code of the problem, its details, line of the source."""
    for node in tree.find_all(_ASKING):
        what = _forbidden(node)
        if what and not any(map(_forbidden, node.find_all(_ASKING))):  # told of the inner one
            yield "template-forbidden", {"what": what}, node.lineno
    for node in tree.find_all((nodes.BinExpr, nodes.Call)):
        try:
            _value(node)
        except ForbiddenError as fault:
            yield "template-forbidden", {"what": str(fault)}, node.lineno
        except TooMuchError:
            yield "template-endless", {}, node.lineno


def _forbidden(node: nodes.Node) -> str:
    """Return the attribute or method that a node asks for and may not have, "" if none."""
    if isinstance(node, nodes.Getattr):
        return f".{node.attr}" if node.attr.startswith("_") and node.attr.isascii() else ""
    if isinstance(node, nodes.Getitem):
        return _hidden(_constant(node.arg))
    if isinstance(node, nodes.Filter):
        named = [given.value for given in node.kwargs if given.key == "attribute"]
        asked = [*named, *(node.args[:1] if node.name in _BY_ATTRIBUTE else ())]
        return next(filter(None, (_hidden(_constant(one)) for one in asked)), "")
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        return _method(node.node)
    return ""


def _method(called: nodes.Getattr) -> str:
    if called.attr in _FORMATS:
        found = _HIDDEN_FIELD.search(str(_constant(called.node)))
        return f".{found[1]}" if found else ""
    refused = called.attr in _REFUSED and not called.attr.startswith("_")
    return f".{called.attr}" if refused else ""


def _hidden(name: Any) -> str:
    """Return the step of a path (a.__class__) that templates may not see, "" if none."""
    steps = name.split(".") if isinstance(name, str) else ()
    return next((f".{step}" for step in steps if step.startswith("__")), "")


def _constant(node: nodes.Node) -> Any:
    return node.value if isinstance(node, nodes.Const) else None


def _value(node: nodes.Node) -> Any:
    """Return what constants come to, None if that is not known.

    Raises ForbiddenError or TooMuchError where filling in would.
    """
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, _GROUPS):
        return ()  # only that it is a group matters
    if isinstance(node, nodes.Neg):
        value = _value(node.node)
        return -value if isinstance(value, int) else None
    if isinstance(node, nodes.Call):
        return _range(node)
    if isinstance(node, nodes.BinExpr) and type(node) in _OPERATORS:
        return _result(_OPERATORS[type(node)], _value(node.left), _value(node.right))
    return None


def _result(operator: str, left: Any, right: Any) -> int | None:
    known = isinstance(left, int) and isinstance(right, int)
    if known or (operator in "*%" and any(isinstance(one, str | tuple) for one in (left, right))):
        checked(operator, left, right)
    if not known:
        return None
    if operator == "+":
        return int(left + right)
    if operator == "-":
        return int(left - right)
    if operator == "*":
        return int(left * right)
    return int(left**right) if operator == "**" and right >= 0 else None


def _range(call: nodes.Call) -> None:
    if not isinstance(call.node, nodes.Name) or call.node.name != "range":
        return
    bounds = [_value(bound) for bound in call.args]
    if (
        1 <= len(bounds) <= 3
        and all(isinstance(one, int) for one in bounds)
        and 0 not in bounds[2:]
    ):
        limited_range(*bounds)

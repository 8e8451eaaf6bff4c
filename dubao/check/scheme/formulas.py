"""Formulas: understood, and looking only at what is there when they run."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.check.scheme.lint import Lint
from dubao.model.formula.fault import FormulaFault
from dubao.model.formula.functions import OF_CONDITIONS, OF_ROWS, Sort, sort_of
from dubao.model.formula.nodes import Call, ItemAspect, Logic, Name, Node, Text, Unary, walk
from dubao.model.formula.parse import parse
from dubao.model.problem import Problem
from dubao.model.terms import Role

SHOWN = 30  # characters of a formula in a message


def faults(lint: Lint) -> Iterator[Problem]:
    """Yield formulas that were refused, each with its position."""
    for use in lint.uses:
        fault = use.parsed
        if isinstance(fault, FormulaFault):
            yield lint.problem(
                "formula-fault",
                use.node,
                where=use.where,
                text=_shown(use.text),
                at=fault.at + 1,
                fault=fault.message,
                hint=fault.hint,
            )
        elif use.is_condition and sort_of(fault.root) not in (Sort.CONDITION, Sort.NAMED):
            yield lint.problem(
                "formula-not-condition", use.node, where=use.where, text=_shown(use.text)
            )


def conditions(lint: Lint) -> Iterator[Problem]:
    """Yield columns that stand alone as conditions though they are none; a derived one may be."""
    for use, formula in lint.formulas:
        wanted = [use_of for node in walk(formula.root) for use_of in _conditions_in(node)]
        if use.is_condition:
            wanted.append(formula.root)
        for node in wanted:
            if isinstance(node, Name) and node.name in lint.known(use):
                derived = lint.of(use).derived.get(node.name)
                if derived is None or not _is_condition(derived.formula):
                    yield lint.problem(
                        "formula-not-condition", use.node, where=use.where, text=node.name
                    )


def _conditions_in(node: Node) -> tuple[Node, ...]:
    """Return the parts right below a node that it takes as conditions."""
    if isinstance(node, Logic):
        return node.parts
    if isinstance(node, Unary) and node.operator == "not":
        return (node.operand,)
    if isinstance(node, Call) and node.function in ("如果", *OF_CONDITIONS):
        return node.arguments[:1]
    return ()


def _is_condition(text: str) -> bool:
    try:
        return sort_of(parse(text, gather=True).root) is Sort.CONDITION
    except FormulaFault:
        return True  # told elsewhere


def _shown(text: str) -> str:
    """Return the beginning of a formula on one line."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text[:SHOWN])
    return seen if len(text) <= SHOWN else seen + "…"


def timing(lint: Lint) -> Iterator[Problem]:
    """Yield points used before they are there, last year without a source, rows without 表."""
    has_last_year = any(s.role is Role.LAST_YEAR for s in lint.scheme.sources.values())
    for use, formula in lint.formulas:
        parts = list(walk(formula.root))
        if not (use.after_scoring or use.over_units) and any(_asks_scores(part) for part in parts):
            yield lint.problem("score-too-early", use.node, where=use.where)
        if formula.last_year_names and not has_last_year:
            yield lint.problem("no-last-year", use.node, where=use.where)
        if not use.over_rows:
            for part in parts:
                if isinstance(part, Call) and part.function in OF_ROWS:
                    yield lint.problem(
                        "only-over-rows", use.node, where=use.where, function=part.function
                    )
            for name in sorted(formula.names):
                spec = lint.fields.get(name)
                if spec and lint.is_register(spec.source):
                    yield lint.problem(
                        "many-rows-per-unit", use.node, where=use.where, name=spec.name
                    )


def _asks_scores(node: Node) -> bool:
    if isinstance(node, Call) and node.function == "个数":
        return any(isinstance(part, Text) for part in node.arguments)
    return isinstance(node, ItemAspect)

"""Judgements in words: each comparison with its items' names and figures as printed."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.bulletin import Kind
from dubao.model.formula.nodes import Binary, Call, Comparison, Logic, Name, Node
from dubao.model.formula.parse import parse
from dubao.model.numbers import close, compare, rounded_text
from dubao.model.report import Change, Judged, Report
from dubao.papers.words import figure


@dataclass(frozen=True)
class Step:
    """An item beside its own last year; `operator` is what the judgement asks of it."""

    line: Change
    operator: str


def told(report: Report, one: Judged) -> str:
    """Return a judgement's figures in words, the numbers put in where it is no plain comparison."""
    root = parse(one.judgement.condition).root
    parts = root.parts if isinstance(root, Logic) and root.operator == "and" else (root,)
    words = [_step_words(report, part) or _growth_words(report, part) for part in parts]
    return "；".join(words) if all(words) else one.numbers


def broken_steps(report: Report, one: Judged) -> list[str] | None:
    """Return the items that fall short of their own last year; None if it asks anything else."""
    root = parse(one.judgement.condition).root
    parts = root.parts if isinstance(root, Logic) and root.operator == "and" else (root,)
    steps = [_step(report, part) for part in parts]
    broken = []
    for step in steps:
        if step is None:
            return None
        entry = step.line.entry
        if not compare(entry.this, step.operator, entry.last):
            broken.append(step.line.item.name)
    return broken


def _step(report: Report, node: Node) -> Step | None:
    """Return what `x > 上年(x)` asks, None for anything else."""
    if not isinstance(node, Comparison):
        return None
    line = _same(report, node.left, node.right)
    return Step(line, node.operator) if line else None


def _same(report: Report, this: Node, last: Node) -> Change | None:
    """Return the line that one node names and the other names within 上年(…)."""
    if not (isinstance(last, Call) and last.function == "上年" and last.arguments == (this,)):
        return None
    return report.line(this.name) if isinstance(this, Name) else None


def _step_words(report: Report, node: Node) -> str:
    step = _step(report, node)
    if step is None:
        return ""
    item, entry = step.line.item, step.line.entry
    this, last = (
        figure(value, item.unit, item.kind, item.decimals) for value in (entry.this, entry.last)
    )
    if this == last and not close(entry.this, entry.last):
        return ""
    return f"{item.name}本年{this}，上年{last}"


def _growth_words(report: Report, node: Node) -> str:
    """Return how two items grew for `x ÷ 上年(x) > y ÷ 上年(y)`, "" for anything else."""
    if not isinstance(node, Comparison):
        return ""
    lines = [_growing(report, side) for side in (node.left, node.right)]
    words, rates = [], []
    for line in lines:
        if line is None or not line.entry.last > 0 or line.item.kind is Kind.TEXT:
            return ""
        rate = 100 * (line.entry.this / line.entry.last - 1)
        moved = "下降" if rate < 0 else "增长"
        words.append(f"{line.item.name}{moved}{rounded_text(abs(rate), 2)}%")
        rates.append(rate)
    if rounded_text(rates[0], 2) == rounded_text(rates[1], 2) and not close(*rates):
        return ""
    return "，".join(words)


def _growing(report: Report, node: Node) -> Change | None:
    if isinstance(node, Binary) and node.operator == "/":
        return _same(report, node.left, node.right)
    return None

"""判定: conditions in an order in which each can be reached; grades with and without points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dubao.check.scheme.bands import first_held
from dubao.check.scheme.lint import Lint, Use
from dubao.model.formula.fault import fold
from dubao.model.formula.nodes import Call, Comparison, ItemAspect, Node, Number, Text, walk
from dubao.model.formula.parse import Formula
from dubao.model.keys import Node as Written
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem
from dubao.model.rules import Band
from dubao.model.scheme import Item
from dubao.model.terms import OTHERWISE, Missing


def check_judged(
    lint: Lint, where: tuple[Written, str], judged: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what is wrong with the order of conditions; `where` is the node and its name."""
    node, name = where
    if not judged:
        yield lint.problem("judged-empty", node, item=name)
    grades = list(judged)
    for grade, condition in judged.items():
        if condition == OTHERWISE and grade != grades[-1]:
            yield lint.problem("otherwise-not-last", node, item=name, grade=grade)
    for grade in _unreachable(lint, judged):
        yield lint.problem("judged-unreachable", node, item=name, grade=grade)


def _unreachable(lint: Lint, judged: Mapping[str, str]) -> Iterator[str]:
    """Yield the grades that an earlier condition always takes, as far as this can be seen."""
    tested = {grade: text for grade, text in judged.items() if text != OTHERWISE}
    roots = {grade: _root(lint, text) for grade, text in tested.items()}
    seen: list[Node] = []
    for grade, root in roots.items():
        if root in seen:
            yield grade
        elif root is not None:
            seen.append(root)
    bands = [band for root in seen if (band := _band(root, seen[0])) is not None]
    if len(bands) == len(roots) > 1:
        limits = [band.limit for band in bands if isinstance(band.limit, float)]
        _, first = first_held(tuple(bands), limits)
        yield from (grade for at, grade in enumerate(roots) if at not in first)


def _root(lint: Lint, text: str) -> Node | None:
    parsed = Use(text, lint.scheme, "").parsed
    return parsed.root if isinstance(parsed, Formula) else None


def _band(root: Node, first: Node) -> Band | None:
    """Return a comparison of the same value with a number as a tier, None for anything else."""
    if not isinstance(root, Comparison) or not isinstance(root.right, Number):
        return None
    if not isinstance(first, Comparison) or root.left != first.left:
        return None
    return Band(operator=root.operator, limit=root.right.value, gives="")


def graded_only(lint: Lint, item: Item) -> Iterator[Problem]:
    """Yield what does not fit a grade: with 评级 other words, without it anything with points."""
    if item.grades is None:
        idle = [("满分", item.full), ("权重", item.weight), ("不高于", item.cap)]
        idle += [("不低于", item.floor)]
        for key, value in idle:
            if value is not None:
                yield lint.problem("points-of-grade", item, item=item.title, key=key)
        if item.missing is not Missing.NOT_GRADED:
            yield lint.problem("points-of-grade", item, item=item.title, key="缺失")
        if item not in lint.scheme.items and item in (
            *lint.scheme.bonuses,
            *lint.scheme.deductions,
        ):
            yield lint.problem("extra-of-grade", item, item=item.title)
        return
    known = {fold(grade) for grade in item.judged or ()}
    for grade in item.judged or ():
        if fold(grade) not in map(fold, item.grades):
            yield lint.problem("grade-without-points", item, item=item.title, grade=grade)
    for grade in item.grades:
        if fold(grade) not in known:
            hint = did_you_mean(grade, list(item.judged or ()), "改成判定中的等级，或删去")
            details = {"where": f"{item.code} 的评级", "key": grade, "field": "判定"}
            yield lint.problem("map-key-unknown", item, nearest=hint, **details)


def aspects(lint: Lint) -> Iterator[Problem]:
    """Yield conditions that ask an item without points for them, or count unknown grades."""
    for use, formula in lint.formulas:
        words = lint.of(use).scheme.grade_words
        for node in walk(formula.root):
            if isinstance(node, ItemAspect) and node.aspect != "评级":
                item = lint.of(use).scheme.item(node.item)
                if item is not None and not item.has_points:
                    details = {"where": use.where, "item": node.item, "aspect": node.aspect}
                    yield lint.problem("item-without-points", use.node, **details)
            if isinstance(node, Call) and node.function == "个数" and node.arguments:
                first = node.arguments[0]
                if isinstance(first, Text) and fold(first.value) not in map(fold, words):
                    known = "等级有：" + ("、".join(words) or "无")
                    hint = did_you_mean(first.value, words, known)
                    details = {"where": use.where, "grade": first.value}
                    yield lint.problem("unknown-item-grade", use.node, nearest=hint, **details)

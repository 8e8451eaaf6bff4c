"""A formula of the item table with its numbers put in, the cells of these, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dubao.assess.bulletin.scope import Years
from dubao.model.formula.nodes import Call, Name, Node, below
from dubao.model.formula.parse import Formula, parse
from dubao.model.formula.printing import printed
from dubao.model.numbers import plain, round_half_up
from dubao.model.place import Place
from dubao.model.table import Column
from dubao.model.terms import Reason

_FINER = 2  # computed values show so many digits beyond those printed


@dataclass(frozen=True)
class Mention:
    """One name in a formula; `is_last` if it stands within 上年(…)."""

    name: str
    is_last: bool


def mentions(formula: Formula, in_last: bool = False) -> tuple[Mention, ...]:
    """Return the names of a formula in the order in which they stand, once each."""
    return tuple(dict.fromkeys(_mentions(formula.root, in_last)))


def _mentions(node: Node, is_last: bool) -> Iterator[Mention]:
    if isinstance(node, Name):
        yield Mention(node.name, is_last)
        return
    within = isinstance(node, Call) and node.function == "上年"
    for part in below(node):
        yield from _mentions(part, is_last or within)


def with_numbers(formula: Formula, years: Years) -> str:
    """Print a formula of this year with values in place of its names."""

    def show(node: Node) -> str | None:
        if isinstance(node, Name):
            return _shown(years.this.column(node.name), node.name, years)
        if isinstance(node, Call) and node.function == "上年":
            (name,) = node.arguments
            assert isinstance(name, Name)
            return _shown(years.last.column(name.name), name.name, years)
        return None

    return printed(formula.root, show)


def _shown(column: Column, name: str, years: Years) -> str:
    if column.reasons[0]:
        return Reason(int(column.reasons[0])).text
    value = column.values[0]
    if isinstance(value, str):
        return f"“{value}”"
    item = years.this.item(name)
    digits = item.decimals + _FINER
    return plain(float(round_half_up(value, digits) if item.formula else value))


def cells(formula: Formula, years: Years, in_last: bool = False) -> tuple[Place, ...]:
    """Return the cells that a formula rests on, through computed items, once each."""
    return tuple(dict.fromkeys(_cells(formula, years, in_last)))


def _cells(formula: Formula, years: Years, in_last: bool) -> Iterator[Place]:
    for mention in mentions(formula, in_last):
        item = years.this.item(mention.name)
        if item.formula:
            yield from _cells(parse(item.formula), years, mention.is_last)
            continue
        entry = years.figures.entries.get(item.code)
        place = entry and (entry.last_place if mention.is_last else entry.this_place)
        if place:
            yield place


def lacking(formula: Formula, years: Years, in_last: bool = False) -> str:
    """Return in words which values a formula lacks, "" if it has all.

    Of a computed item the values are named that it lacks in turn.
    """
    return "、".join(dict.fromkeys(_lacking(formula, years, in_last)))


def _lacking(formula: Formula, years: Years, in_last: bool) -> Iterator[str]:
    for mention in mentions(formula, in_last):
        item = years.this.item(mention.name)
        column = (years.last if mention.is_last else years.this).column(mention.name)
        if not column.reasons[0]:
            continue
        below_it = (
            tuple(_lacking(parse(item.formula), years, mention.is_last)) if item.formula else ()
        )
        year = years.figures.year - mention.is_last
        reason = Reason(int(column.reasons[0])).text
        yield from below_it or (f"{year} 年「{item.name}」（{reason}）",)

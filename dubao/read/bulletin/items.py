"""The item table (items.yaml) read, and refused where it cannot be worked with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from dubao.model.bulletin import CONTENTS, Bulletin, BulletinItem
from dubao.model.formula.fault import FormulaFault, fold
from dubao.model.formula.parse import Formula, parse
from dubao.model.keys import Node
from dubao.model.nearest import did_you_mean, nearest
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.terms import Severity
from dubao.read.bulletin.names import fold_item
from dubao.read.written import read_yaml_model

_FEWEST_DAYS = 5  # a publication of fewer days is asked about; the year's notice rules


def load_bulletin(path: Path, file: str) -> Loaded[Bulletin | None]:
    """Read one item table; None where a fault keeps it from being used.

    `file` is its name for people. A table that is returned has codes and names that each mean
    one thing, formulas that look only at what is there, and no circle among them.
    """
    loaded = read_yaml_model(path, file, Bulletin)
    if loaded.value is None:
        return loaded
    problems = (*loaded.problems, *faults(loaded.value))
    broken = any(found.severity is Severity.ERROR for found in problems)
    return Loaded(None if broken else loaded.value, problems)


def faults(bulletin: Bulletin) -> tuple[Problem, ...]:
    """Return what is wrong in an item table, before any data."""
    if not bulletin.items:
        return (problem("bulletin-empty", bulletin.place()),)
    uses = tuple(_uses(bulletin))
    return (
        *_codes(bulletin),
        *_names(bulletin),
        *(found for use in uses for found in _formula_faults(bulletin, use)),
        *_circles(bulletin),
        *_parts(bulletin),
        *_mentions(bulletin),
        *_period(bulletin),
    )


@dataclass(frozen=True)
class _Use:
    """A formula where it stands; `is_condition` says that a yes or no is wanted."""

    text: str
    node: Node
    where: str
    is_condition: bool = True

    @cached_property
    def parsed(self) -> Formula | FormulaFault:
        """The formula, or why it was refused."""
        try:
            return parse(self.text)
        except FormulaFault as fault:
            return fault


def _uses(bulletin: Bulletin) -> Iterator[_Use]:
    for item in bulletin.items:
        if item.formula:
            yield _Use(item.formula, item, f"项目「{item.name}」", is_condition=False)
    for judgement in bulletin.judgements:
        yield _Use(judgement.condition, judgement, f"判断 {judgement.code} 的条件")
    for check in bulletin.checks:
        yield _Use(check.formula, check, "核对")


def _codes(bulletin: Bulletin) -> Iterator[Problem]:
    """Yield codes used twice among items, among judgements or among charts."""
    for nodes in (bulletin.items, bulletin.judgements, bulletin.charts):
        first: dict[str, Node] = {}
        for node in nodes:
            other = first.setdefault(fold(node.code), node)
            if other is not node:
                place = bulletin.place(other)
                yield problem("item-code-twice", bulletin.place(node), name=node.code, other=place)


def _names(bulletin: Bulletin) -> Iterator[Problem]:
    """Yield names, aliases and codes that stand for two items."""
    first: dict[str, BulletinItem] = {}
    for item in bulletin.items:
        for name in (item.name, *item.aliases, item.code):
            other = first.setdefault(fold_item(name), item)
            if other is not item and fold(other.code) != fold(item.code):
                details = {"name": name, "one": other.code, "other": item.code}
                yield problem("item-name-twice", bulletin.place(item), **details)


def _formula_faults(bulletin: Bulletin, use: _Use) -> Iterator[Problem]:
    place, formula = bulletin.place(use.node), use.parsed
    if isinstance(formula, FormulaFault):
        details = {"at": formula.at + 1, "fault": formula.message, "hint": formula.hint}
        yield problem("formula-fault", place, where=use.where, text=use.text, **details)
        return
    if use.is_condition and not formula.is_condition:
        yield problem("formula-not-condition", place, where=use.where, text=use.text)
    known = {fold(word) for item in bulletin.items for word in (item.code, item.name)}
    for name in sorted(formula.names | formula.last_year_names):
        if name not in known:
            yield _unknown(bulletin, use.node, use.where, name)
    for code in sorted(formula.items):
        hint = "项目没有得分和评级，只写项目的名称"
        yield problem("unknown-item", place, where=use.where, item=code, nearest=hint)


def _unknown(bulletin: Bulletin, node: Node, where: str, name: str) -> Problem:
    names = [item.name for item in bulletin.items]
    hint = did_you_mean(name, names, "名称和编号见「项目」")
    return problem("unknown-name", bulletin.place(node), where=where, name=name, nearest=hint)


def _circles(bulletin: Bulletin) -> Iterator[Problem]:
    """Yield the first circle among computed items."""
    items = {fold(word): item for item in bulletin.items for word in (item.code, item.name)}
    needs: dict[str, set[str]] = {}
    for item in bulletin.items:
        use = _Use(item.formula, item, "")
        if item.formula and isinstance(use.parsed, Formula):
            found = (items.get(name) for name in use.parsed.names)
            needs[item.code] = {one.code for one in found if one and one.formula}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as circle:
        codes = list(reversed(circle.args[1]))
        names = " → ".join(items[fold(code)].name for code in codes)
        yield problem("items-circle", bulletin.place(items[fold(codes[0])]), names=names)


def _parts(bulletin: Bulletin) -> Iterator[Problem]:
    """Yield parts of totals that are not there, or that are in another unit."""
    for item in bulletin.items:
        total = bulletin.item(item.parts_of) if item.parts_of else None
        if item.parts_of and total is None:
            yield _unknown(bulletin, item, f"「{item.name}」的合计于", item.parts_of)
        elif total and total.unit != item.unit:
            details = {"part": item.name, "unit": item.unit}
            place = bulletin.place(item)
            details |= {"total": total.name, "other": total.unit}
            yield problem("parts-unit-differs", place, **details)


def _mentions(bulletin: Bulletin) -> Iterator[Problem]:
    """Yield kinds of content, and items of charts, that there are none of."""
    for item in bulletin.items:
        if item.content and item.content not in CONTENTS:
            near = nearest(item.content, CONTENTS)
            hint = f"是否想写「{near}」？" if near else "七类是：" + "、".join(CONTENTS)
            place = bulletin.place(item)
            yield problem("content-unknown", place, content=item.content, nearest=hint)
    for chart in bulletin.charts:
        for name in chart.items:
            if bulletin.item(name) is None:
                yield _unknown(bulletin, chart, f"图 {chart.code}", name)


def _period(bulletin: Bulletin) -> Iterator[Problem]:
    """Yield a publication that ends before it begins, or that is unusually short."""
    publication = bulletin.publication
    if publication is None or not (publication.first_day and publication.last_day):
        return
    first, last = publication.first_day, publication.last_day
    days = (last - first).days + 1
    place = bulletin.place(publication)
    if days < 1:
        yield problem("publication-backwards", place, first=first, last=last)
    elif days < _FEWEST_DAYS:
        yield problem("publication-short", place, first=first, last=last, days=days)

"""What the passes over a scheme share: its names, and every formula with where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dubao.model.dataset import ENTRY_YEAR, HOME_CODE, HOME_NAME, UNIT_CODE, UNIT_NAME
from dubao.model.formula.fault import FormulaFault, fold
from dubao.model.formula.parse import Formula, parse
from dubao.model.keys import Node
from dubao.model.problem import Problem, problem
from dubao.model.scheme import Derived, FieldSpec, Item, Scheme, result_names
from dubao.model.survey import Survey
from dubao.model.terms import OTHERWISE, UNITS, FieldType, Layout

YES_NO = ("是", "否")


@dataclass(frozen=True)
class Use:
    """A formula where it is used.

    `is_condition` says that a yes or no is wanted, `gather` that it may put rows together,
    `after_scoring` that items' points are known there, `over_rows` that it runs over a
    register's rows, `over_units` over the units assessed (区级).
    """

    text: str
    node: Node
    where: str
    is_condition: bool = False
    gather: bool = False
    after_scoring: bool = False
    over_rows: bool = False
    over_units: bool = False

    @cached_property
    def parsed(self) -> Formula | FormulaFault:
        """The formula, or why it was refused."""
        try:
            return parse(self.text, self.gather)
        except FormulaFault as fault:
            return fault


@dataclass(frozen=True)
class Lint:
    """A scheme under examination.

    `attributes` are the columns of the register; `units` the scheme of the units that a
    district's scheme (区级) gathers over.
    """

    scheme: Scheme
    attributes: Collection[str] = ()
    units: Lint | None = None

    def of(self, use: Use) -> Lint:
        """Return the scheme in which a formula's names and items are looked up."""
        return self.units if use.over_units and self.units is not None else self

    def known(self, use: Use) -> frozenset[str]:
        """Return the names that a formula may use, folded."""
        if self.of(use) is self or self.units is None:
            return self.names
        results = map(fold, result_names(self.units.scheme))
        return self.names | self.units.names | frozenset(results)

    def problem(self, code: str, node: Node | None, **details: object) -> Problem:
        """Make a problem at a part of the scheme."""
        return problem(code, self.scheme.place(node), **details)

    @cached_property
    def fields(self) -> Mapping[str, FieldSpec]:
        """The data dictionary by folded name."""
        return {fold(spec.name): spec for spec in self.scheme.fields}

    @cached_property
    def derived(self) -> Mapping[str, Derived]:
        """The derived values by folded name."""
        return {fold(spec.name): spec for spec in self.scheme.derived}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name a formula may use, folded."""
        split = self.scheme.split
        given = [UNIT_CODE, UNIT_NAME, ENTRY_YEAR, self.scheme.key_field, *self.attributes]
        given += [split.attribute, HOME_CODE, HOME_NAME] if split else []
        given += [value.name for survey in self.scheme.surveys for value in survey.values]
        return frozenset([*self.fields, *self.derived, *map(fold, given)])

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every formula of the scheme."""
        return tuple(use for use in _uses(self.scheme) if use.text)

    @cached_property
    def formulas(self) -> tuple[tuple[Use, Formula], ...]:
        """Every formula that was understood."""
        return tuple((u, u.parsed) for u in self.uses if isinstance(u.parsed, Formula))

    def choices(self, name: str) -> tuple[str, ...]:
        """Return the values a column can take, folded; () where they are not laid down."""
        spec, split = self.fields.get(fold(name)), self.scheme.split
        if split and fold(name) == fold(split.attribute):
            return tuple(map(fold, split.rows))
        if spec is None:
            return ()
        return YES_NO if spec.type is FieldType.YES_NO else tuple(map(fold, spec.choices))

    def is_register(self, name: str) -> bool:
        """Whether a source of this name has several rows per unit."""
        source = self.scheme.sources.get(name)
        return source is not None and source.layout is Layout.REGISTER


def _uses(scheme: Scheme) -> Iterator[Use]:
    yield Use(scheme.scope, scheme, "范围", is_condition=True)
    for name, condition in scheme.split.rows.items() if scheme.split else ():
        where = f"分行「{name}」的条件"
        yield Use(condition, lined(scheme.split or scheme, scheme), where, is_condition=True)
    for check in scheme.checks:
        yield Use(check.formula, check, "校验", is_condition=True)
    for derived in scheme.derived:
        where, rows = f"派生「{derived.name}」", bool(derived.table)
        units = derived.table == UNITS
        for text in (derived.formula, *(variant.formula for variant in derived.variants)):
            yield Use(text, derived, where, gather=True, over_rows=rows, over_units=units)
        only = Use(derived.condition, derived, f"{where}的条件", is_condition=True)
        yield replace(only, over_rows=rows, over_units=units)
    for survey in scheme.surveys:
        yield from survey_uses(survey)
    for item in scheme.all_items():
        yield from item_uses(scheme, item)
    yield from _uses_after_scoring(scheme)


def _uses_after_scoring(scheme: Scheme) -> Iterator[Use]:
    """Yield the formulas that may look at items' points and grades."""
    for group, vetoes in (("封顶", scheme.ceilings), ("否决", scheme.vetoes)):
        for veto in vetoes:
            where = f"{group} {veto.code} 的条件"
            yield Use(veto.condition, veto, where, is_condition=True, after_scoring=True)
    for grade, condition in scheme.grades.judged.items() if scheme.grades else ():
        where, node = f"等第「{grade}」的判定", scheme.grades or scheme
        yield Use(_tested(condition), node, where, is_condition=True, after_scoring=True)
    for grade, condition in scheme.grades.conditions.items() if scheme.grades else ():
        where = f"等第「{grade}」的条件"
        node = scheme.grades or scheme
        yield Use(condition, node, where, is_condition=True, after_scoring=True)
    for conclusion in scheme.conclusions:
        where = f"结论 {conclusion.code} 的条件"
        yield Use(conclusion.condition, conclusion, where, is_condition=True, after_scoring=True)


def survey_uses(survey: Survey) -> Iterator[Use]:
    """Yield the formulas of a questionnaire: when an answer is valid, how many there must be."""
    where = f"问卷「{survey.name}」"
    yield Use(survey.valid, survey, f"{where}的有效", is_condition=True, over_rows=True)
    for group, text in survey.sent.items():
        yield Use(text, survey, f"{where}{group}的发放")
    for sample in survey.samples:
        yield Use(sample.least, lined(sample, survey), f"{where}样本的最少")
        yield Use(sample.by, lined(sample, survey), f"{where}样本的取值")


def item_uses(scheme: Scheme, item: Item) -> Iterator[Use]:
    """Yield the formulas of one item and its rule."""
    yield Use(item.applies, item, f"{item.code} 的适用", is_condition=True)
    yield Use(item.value, item, f"{item.code} 的取值")
    if item.count and item.count.times not in scheme.sources:
        yield Use(item.count.times, lined(item.count, item), f"{item.code} 的次数")
    for grade, condition in (item.judged or {}).items():
        yield Use(_tested(condition), item, f"{item.code} 的「{grade}」", is_condition=True)
    if item.ranks:
        yield Use(item.ranks.value, lined(item.ranks, item), f"{item.code} 的名次取值")
    if item.at_least:
        for name, part in item.at_least.parts.items():
            yield Use(part.value, lined(part, item), f"{item.code} 的「{name}」")
        yield Use(item.at_least.spread_cap, item, f"{item.code} 的差异系数上限")


def _tested(condition: str) -> str:
    """Return a condition of 判定; 其余 is none."""
    return "" if condition == OTHERWISE else condition


def lined(node: Node, above: Node) -> Node:
    """Return the node if its line is known, else what it belongs to."""
    return node if node.line else above

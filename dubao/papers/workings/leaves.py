"""A leaf's value and points as Excel formulas, by rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dubao.model.assessment import Assessment
from dubao.model.dataset import SCORE_POINTS
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.nodes import Call, ItemAspect, Name, Node, Text
from dubao.model.formula.parse import fold, parse
from dubao.model.numbers import plain
from dubao.model.rules import Amount
from dubao.model.scheme import Item
from dubao.model.terms import OTHERWISE, Missing, PartCase, RaterMean, RuleKind, Verdict
from dubao.papers.workings.entries import COUNTED, POINTS, Entries
from dubao.papers.workings.inputs import (
    appeal_key,
    given_key,
    is_register,
    last_year_key,
    last_year_name,
    word_names,
)
from dubao.papers.workings.layout import Columns
from dubao.papers.workings.translate import AWAY, Excel, guarded, quoted

MISSING, DROPPED = "缺", "折"  # the states of a leaf without points, besides AWAY


@dataclass(frozen=True)
class Sheets:
    """The sheets that formulas refer to."""

    assessment: Assessment
    inputs: Columns
    results: Columns
    entries: dict[str, Entries]  # by item code, or by derived name

    def name(self, name: str, unit: int) -> str:
        """Return the cell of a column or derived value of a unit."""
        key = fold(name)
        sheet = self.inputs if key in self.inputs.letters else self.results
        return sheet.cell(key, unit)

    def excel(self, unit: int) -> Excel:
        """Return the translator for formulas of a unit."""

        def reference(node: Node) -> str:
            last = last_year_name(node)
            if last:
                return self.inputs.cell(last_year_key(last), unit)
            if isinstance(node, Name):
                return self.name(node.name, unit)
            if isinstance(node, ItemAspect):
                return self._aspect(node, unit)
            assert isinstance(node, Call)
            return self._graded(node, unit)

        return Excel(reference, words=word_names(self.assessment.scheme))

    def formula(self, text: str, unit: int) -> str:
        """Return a scheme's formula for a unit."""
        return self.excel(unit)(parse(text).root)

    def own_rows(self, item: Item, key: str, unit: int, formula: str) -> str:
        """Put a unit's rows of an item's 清单 into `formula`: 0 if none, an error if not there."""
        if item.code not in self.entries:
            return "NA()"
        rows = self.entries[item.code].range(key, unit)
        return formula.format(rows) if rows else "0"

    def number(self, item: Item, amount: Amount, unit: int) -> str:
        """Return one of a rule's numbers; a map becomes a choice by the unit's attribute."""
        if not isinstance(amount, dict):
            return plain(amount)
        text = "NA()"
        for name, number in reversed(amount.items()):
            text = f"IF({self.name(item.by, unit)}={quoted(name)},{plain(number)},{text})"
        return text

    def _aspect(self, node: ItemAspect, unit: int) -> str:
        item = self.assessment.scheme.item(node.item)
        assert item is not None
        if node.aspect == "评级":
            return self.results.cell(value_key(item), unit)
        points = self.results.cell(points_key(item), unit)
        full = plain(float(self.assessment.items[item.code].full[unit]))
        return points if node.aspect == "得分" else f"({points}/{full})"

    def _graded(self, node: Call, unit: int) -> str:
        return self.results.cell(count_key(words_of(node)), unit)

    def counted(self, words: tuple[str, ...], unit: int) -> str:
        """Return how many items of a unit have a grade; an error where one has none yet."""
        scheme = self.assessment.scheme
        top = scheme.item(words[1]) if len(words) > 1 else None
        roots = (top,) if top else scheme.items
        leaves = (leaf for root in roots for leaf in root.leaves() if leaf.is_graded)
        cells = [self.results.cell(value_key(leaf), unit) for leaf in leaves]
        if not cells:
            return "0"
        blank = ",".join(f'{cell}=""' for cell in cells)
        total = "+".join(f"({cell}={quoted(words[0])})" for cell in cells)
        return f"IF(OR({blank}),NA(),{total})"


def words_of(node: Call) -> tuple[str, ...]:
    """Return the words of 个数("A") and 个数("A", "B")."""
    return tuple(part.value for part in node.arguments if isinstance(part, Text))


def count_key(words: tuple[str, ...]) -> str:
    """Return the key of a count of grades."""
    return f"个数({'，'.join(words)})"


def value_key(item: Item) -> str:
    """Return the key of an item's 取值."""
    return f"取值({item.code})"


def points_key(item: Item) -> str:
    """Return the key of an item's 得分."""
    return f"得分({item.code})"


@dataclass(frozen=True)
class Leaf:
    """One leaf of one unit."""

    item: Item
    unit: int
    sheets: Sheets

    @property
    def value_cell(self) -> str:
        """The cell of the leaf's 取值."""
        return self.sheets.results.cell(value_key(self.item), self.unit)

    def number(self, amount: Amount) -> str:
        """Return one of the rule's numbers."""
        return self.sheets.number(self.item, amount, self.unit)

    def value(self) -> str:
        """Return the formula of the leaf's 取值."""
        item, unit, sheets = self.item, self.unit, self.sheets
        if item.given:
            return sheets.inputs.cell(given_key(item), unit)
        if item.rated:
            return _raters_mean(self)
        if item.at_least and item.has_points:
            return _met(self)
        if item.is_graded or item.at_least:
            return self._grade()
        if item.count and is_register(sheets.assessment.scheme, item.count.times):
            return sheets.own_rows(item, COUNTED, unit, "SUM({})")
        text = item.count.times if item.count else item.ranks.value if item.ranks else item.value
        return f"{sheets.formula(text, unit)}+0"

    def _grade(self) -> str:
        """Return the formula of the leaf's grade; 不适用 where it does not apply is not counted."""
        item, unit, sheets = self.item, self.unit, self.sheets
        if item.at_least:
            text = _met_or_not(self)
        elif item.judged is None:
            text = guarded(*[sheets.formula(item.value, unit)] * 2)
        else:
            text = judged(item.judged, sheets, unit)
        if not item.applies:
            return text
        return f'IF({sheets.formula(item.applies, unit)},{text},"{AWAY}")'

    def points(self) -> str:
        """Return the formula of the leaf's 得分: rule, limits, appeal, 缺失, 适用."""
        item, unit, sheets = self.item, self.unit, self.sheets
        rule = item.rule
        assert rule is not None
        text = RULES[rule[0]](self)
        text = f"MIN({plain(item.cap)},{text})" if item.cap is not None else text
        text = f"MAX({plain(item.floor)},{text})" if item.floor is not None else text
        if appeal_key(item) in sheets.inputs.letters:
            appeal = sheets.inputs.cell(appeal_key(item), unit)
            text = f"IF(ISNUMBER({appeal}),{appeal},{text})"
        text = f"IFERROR({text},{self._without()})"
        if not item.applies:
            return text
        applies = sheets.formula(item.applies, unit)
        return f'IFERROR(IF({applies},{text},"{AWAY}"),{self._without()})'

    def _without(self) -> str:
        """Return what stands for points that are missing (缺失)."""
        lowest = {
            Missing.NOT_GRADED: f'"{MISSING}"',
            Missing.REWEIGHT: f'"{DROPPED}"',
            Missing.ZERO: "0",
        }
        return lowest.get(self.item.missing) or _lowest(self)


def _lowest(leaf: Leaf) -> str:
    """Return the least that the rule can give (取下限)."""
    return f"MIN({','.join(map(leaf.number, leaf.item.least_amounts))})"


def _given(leaf: Leaf) -> str:
    cell, full = leaf.value_cell, leaf.number(leaf.item.full or 0.0)
    return f"IF(AND({cell}+0>=0,ROUND({cell},9)<={full}),{cell}+0,NA())"


def _bands(leaf: Leaf) -> str:
    value = f"ROUND({leaf.value_cell},9)"
    text = "NA()" if leaf.item.otherwise is None else leaf.number(leaf.item.otherwise)
    for band in reversed(leaf.item.bands or ()):
        sign = {"==": "=", "!=": "<>"}.get(band.operator, band.operator)
        condition = f"{value}{sign}{leaf.number(band.limit)}"
        text = f"IF({condition},{plain(band.points)},{text})"
    return text


def _line(leaf: Leaf) -> str:
    """Linear between the points, flat outside."""
    value, points = f"({leaf.value_cell}+0)", leaf.item.line_through or ()
    text = leaf.number(points[-1][1])
    for (x, y), (next_x, next_y) in reversed(list(pairwise(points))):
        low, high = leaf.number(y), leaf.number(next_y)
        slope = f"({value}-{plain(x)})*({high}-{low})/{plain(next_x - x)}"
        text = f"IF({value}<{plain(next_x)},{low}+{slope},{text})"
    return f"IF({value}<={plain(points[0][0])},{leaf.number(points[0][1])},{text})"


def _count(leaf: Leaf) -> str:
    item = leaf.item
    spec = item.count
    assert spec is not None
    if is_register(leaf.sheets.assessment.scheme, spec.times):
        counted = leaf.sheets.own_rows(item, COUNTED, leaf.unit, "{}")
        total = leaf.sheets.own_rows(item, POINTS, leaf.unit, f"SUMPRODUCT({{}}*{counted})")
    else:
        assert not isinstance(spec.each, dict)
        cell = leaf.value_cell
        cases = f"{cell}/{plain(spec.step)}" if spec.step != 1 else f"{cell}"
        rounding = {PartCase.UP: "ROUNDUP", PartCase.DROP: "ROUNDDOWN"}.get(spec.part)
        cases = f"{rounding}(ROUND({cases},9),0)" if rounding else cases
        total = f"IF({cell}+0<0,NA(),{plain(spec.each)}*{cases})"
    text = f"{leaf.number(spec.start)}+{total}"
    limits = [leaf.number(limit) for limit in (spec.cap, item.full) if limit is not None]
    text = f"MIN({','.join((text, *limits))})" if limits else text
    return f"MAX({leaf.number(spec.floor)},{text})" if spec.floor is not None else text


def _grades(leaf: Leaf) -> str:
    text = "NA()"
    for grade, points in reversed((leaf.item.grades or {}).items()):
        text = f"IF({leaf.value_cell}={quoted(grade)},{leaf.number(points)},{text})"
    return text


def judged(conditions: Mapping[str, str], sheets: Sheets, unit: int) -> str:
    """Return the grade of the first condition that holds; an error where that is not known."""
    text = "NA()"
    for grade, condition in reversed(list(conditions.items())):
        if condition == OTHERWISE:
            text = quoted(grade)
        else:
            text = f"IF({sheets.formula(condition, unit)},{quoted(grade)},{text})"
    return text


def _ranks(leaf: Leaf) -> str:
    """Choose the points by how many values to be ranked are better."""
    spec, results = leaf.item.ranks, leaf.sheets.results
    assert spec is not None
    values, own = results.range(value_key(leaf.item)), leaf.value_cell
    within = ""
    if spec.within:
        inputs = leaf.sheets.inputs
        attribute = fold(spec.within)
        within = f"*({inputs.range(attribute)}={inputs.cell(attribute, leaf.unit)})"
    better = f"SUMPRODUCT(ISNUMBER({values})*({values}>{own}+1E-9*ABS({own})){within})"
    points = ",".join(map(plain, spec.points))
    return f"IF(ISNUMBER({own}),CHOOSE(MIN(1+{better},{len(spec.points)}),{points}),NA())"


def _raters_mean(leaf: Leaf) -> str:
    spec = leaf.item.rated
    assert spec is not None
    entries = leaf.sheets.entries.get(leaf.item.code)
    scores = entries.range(SCORE_POINTS, leaf.unit) if entries else ""
    if not scores:
        return "NA()"
    mean = f"AVERAGE({scores})"
    if spec.mean is RaterMean.MEDIAN:
        mean = f"MEDIAN({scores})"
    if spec.mean is RaterMean.TRIMMED:
        trimmed = f"(SUM({scores})-MAX({scores})-MIN({scores}))/(COUNT({scores})-2)"
        mean = f"IF(COUNT({scores})>={spec.trim_from},{trimmed},{mean})"
    return f"IF(COUNT({scores})>={spec.at_least},{mean},NA())"


def _rated(leaf: Leaf) -> str:
    spec, full = leaf.item.rated, leaf.number(leaf.item.full or 0.0)
    assert spec is not None
    scale = f"*{full}/{plain(spec.full)}" if spec.full is not None else ""
    return f"({leaf.value_cell}+0){scale}"


def _tests(leaf: Leaf, share: float) -> list[str]:
    """Return for each part of 至少 the test that it reaches a share of its standard."""
    spec = leaf.item.at_least
    assert spec is not None
    factor = "" if share == 1 else f"{plain(share)}*"
    return [
        f"(ROUND({leaf.sheets.formula(part.value, leaf.unit)},9)"
        f">=ROUND({factor}{leaf.number(part.standard)},9))"
        for part in spec.parts.values()
    ]


def _met(leaf: Leaf) -> str:
    return "+".join(_tests(leaf, 1.0))


def _at_least(leaf: Leaf) -> str:
    full = leaf.number(leaf.item.full or 0.0)
    return f"IF({_passes(leaf, leaf.value_cell + '+0')},{full},0)"


def _met_or_not(leaf: Leaf) -> str:
    """Return the verdict of an item without points."""
    return f'IF({_passes(leaf, f"({_met(leaf)})")},"{Verdict.MET}","{Verdict.UNMET}")'


def _passes(leaf: Leaf, met: str) -> str:
    """Return the test that enough standards are met and every other is near its own."""
    spec = leaf.item.at_least
    assert spec is not None
    near = ",".join(_tests(leaf, spec.others))
    return f"AND({met}>={spec.met},{near})"


RULES: dict[RuleKind, Callable[[Leaf], str]] = {
    RuleKind.GIVEN: _given,
    RuleKind.BANDS: _bands,
    RuleKind.LINE: _line,
    RuleKind.COUNT: _count,
    RuleKind.GRADES: _grades,
    RuleKind.RANKS: _ranks,
    RuleKind.RATED: _rated,
    RuleKind.AT_LEAST: _at_least,
    RuleKind.JUDGED: _grades,
}


def full_marks(item: Item, sheets: Sheets, unit: int) -> float:
    """Return a leaf's full marks as the rule has them; 0 where the register leaves it out."""
    full = item.full or 0.0
    if isinstance(full, dict):
        full = full.get(str(sheets.assessment.lookup.column(item.by).values[unit]), 0.0)
    structural = item.applies and parse(item.applies).names <= _attributes(sheets)
    if structural and evaluate(parse(item.applies), sheets.assessment.lookup).values[unit] == 0:
        return 0.0
    return float(full)


def _attributes(sheets: Sheets) -> set[str]:
    return {fold(str(name)) for name in sheets.assessment.dataset.units.frame.columns}

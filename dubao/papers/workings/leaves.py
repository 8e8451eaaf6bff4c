"""A leaf's value and points as Excel formulas, by rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dubao.model.dataset import SCORE_POINTS
from dubao.model.formula.parse import fold, parse
from dubao.model.numbers import plain
from dubao.model.rules import Amount
from dubao.model.scheme import Item
from dubao.model.terms import OTHERWISE, Missing, PartCase, RaterMean, Reason, RuleKind, Verdict
from dubao.papers.workings.entries import COUNTED, POINTS
from dubao.papers.workings.inputs import (
    appeal_key,
    given_key,
    is_register,
)
from dubao.papers.workings.sheets import DROPPED, MISSING, Sheets, value_key
from dubao.papers.workings.translate import ABSENT, AWAY, guarded, quoted


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
            return f"{sheets.inputs.cell(given_key(item), unit)}+0"
        if item.rated:
            return _raters_mean(self)
        if item.at_least and item.has_points:
            return _met(self)
        if item.is_graded or item.at_least:
            return self._grade()
        if item.count and is_register(sheets.assessment.scheme, item.count.times):
            points = sheets.own_rows(item, POINTS, unit, "COUNT({0})<ROWS({0})")
            return f"IF({points},NA(),{sheets.own_rows(item, COUNTED, unit, 'SUM({})')})"
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
        counted = item.has_points and item.missing in (Missing.ZERO, Missing.LOWEST)
        return self._where_it_applies(text, in_doubt=counted)

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
        return f"IFERROR({self._where_it_applies(text)},{self._without()})"

    def _where_it_applies(self, text: str, *, in_doubt: bool = False) -> str:
        """Return a formula, or 不适用: by 适用, or typed in a column at which it looks.

        Where that is not known it is an error, or the formula holds `in_doubt`.
        """
        inputs, unit = self.sheets.inputs, self.unit
        applies = self.sheets.formula(self.item.applies, unit)
        names = sorted(parse(self.item.applies).names & inputs.letters.keys())
        word = quoted(ABSENT + Reason.NOT_APPLICABLE.text)
        typed = ",".join(f"{inputs.cell(name, unit)}={word}" for name in names)
        if typed:
            applies = f"IF(AND(ISERROR({applies}),OR({typed})),FALSE,{applies})"
        applies = f"IFERROR({applies},TRUE)" if in_doubt else applies
        return f'IF({applies},{text},"{AWAY}")'

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


def _possible(leaf: Leaf) -> tuple[str, str, str]:
    """Return how many parts reach their standard, how many may, and whether all come near.

    A part without value may reach its standard.
    """
    spec = leaf.item.at_least
    assert spec is not None
    met = "+".join(f"IFERROR(1*{test},0)" for test in _tests(leaf, 1.0))
    may = "+".join(f"IFERROR(1*{test},1)" for test in _tests(leaf, 1.0))
    near = ",".join(f"IFERROR({test},TRUE)" for test in _tests(leaf, spec.others))
    return f"({met})", f"({may})", f"AND({near})"


def _met(leaf: Leaf) -> str:
    """Return how many parts reach their standard, an error where that is undecided and matters."""
    spec = leaf.item.at_least
    assert spec is not None
    met, may, near = _possible(leaf)
    passed = f"OR({met}={may},{met}>={spec.met})" if spec.others == 0 else f"{met}={may}"
    return f"IF(AND({near},{may}>={spec.met}),IF({passed},{met},NA()),{met})"


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
    return f"AND({met}>={spec.met},{_possible(leaf)[2]})"


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

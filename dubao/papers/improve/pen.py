"""Sheets on gaps while they are laid out: every number put down is on the list of figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isinf, isnan

import numpy as np

from dubao.model.assessment import Assessment
from dubao.model.book import Style
from dubao.model.formula.fault import fold
from dubao.model.gaps import Gaps, Shortfall
from dubao.model.numbers import plain, rounded, rounded_text
from dubao.model.rules import AtLeast
from dubao.model.trace import Basis
from dubao.papers.draft import Draft
from dubao.papers.improve.words import NONE
from dubao.papers.ordered import Ordered
from dubao.papers.wording import heading

DIGITS = 4  # decimals of a value of which the scheme does not say how many
AMOUNT_DIGITS = 2  # decimals of an amount that is not counted in whole ones


@dataclass(frozen=True)
class Number:
    """A number to put down: what it is called, its value, what it rests on."""

    label: str
    value: float
    basis: Basis
    decimals: int | None = None


@dataclass(frozen=True)
class GapPen:
    """One item of 至少 to print, sheet by sheet; `ending` tells its sheets from another's."""

    ordered: Ordered
    gaps: Gaps
    ending: str = ""

    @property
    def assessment(self) -> Assessment:
        """The assessment."""
        return self.ordered.assessment

    @property
    def spec(self) -> AtLeast:
        """The rule."""
        assert self.gaps.item.at_least is not None
        return self.gaps.item.at_least

    @property
    def short(self) -> list[int]:
        """The rows that lack anything to a standard, or of which that is not known."""
        missing = np.array([part.to_standard for part in self.gaps.parts])
        return np.flatnonzero(self.gaps.applies & (missing != 0).any(axis=0)).tolist()

    @property
    def groups(self) -> Iterator[tuple[str, list[int]]]:
        """The values of the item's 按 with the rows it applies to; all in 全体 without it."""
        by, units = self.gaps.item.by, self.assessment.dataset.units
        names = {fold(str(name)): str(name) for name in units.frame.columns}
        keys = units.frame[names[fold(by)]] if fold(by) in names else None
        groups: dict[str, list[int]] = {}
        for row in np.flatnonzero(self.gaps.applies).tolist():
            groups.setdefault("全体" if keys is None else str(keys[row]), []).append(row)
        yield from groups.items()

    def name(self, row: int) -> str:
        """Return a row's unit."""
        return str(self.assessment.names[row])

    def verdict(self, row: int) -> str:
        """Return what the item comes to: 达标 and the like, or its points."""
        result = self.assessment.items[self.gaps.item.code]
        if result.item.has_points:
            return rounded_text(float(result.points[row]), self.assessment.scheme.decimals)
        return "无法判断" if result.value.reasons[row] else str(result.value.values[row])

    def draft(self, columns: int, what: str) -> Draft:
        """Return a sheet with its title."""
        draft = Draft(columns)
        draft.title(*heading(self.assessment, what))
        return draft

    def sign(self, draft: Draft) -> None:
        """Say at the foot that a sheet is made from a sample, if it is (PA-18)."""
        for line in self.ordered.sample:
            draft.banner(line, Style.NOTE)

    def put(self, draft: Draft, at: tuple[int, int], sheet: str, number: Number) -> None:
        """Put a number into a cell and onto the list of figures; — where there is none."""
        value, decimals = number.value, number.decimals
        if isnan(value) or isinf(value):
            draft.put(*at, NONE, Style.CENTRE)
            return
        digits = DIGITS if decimals is None else decimals
        printed = plain(rounded(value, digits)) if decimals is None else rounded_text(value, digits)
        paper = f"{self.ordered.path}[{sheet}{self.ending}]"
        self.ordered.figures.put(paper, number.label, (printed, value), number.basis)
        draft.put(*at, rounded(value, digits), Style.NUMBER, decimals)

    def value(self, part: Shortfall, row: int) -> Number:
        """Return a unit's own value of an item."""
        label = f"{self.name(row)} {part.name} 现值"
        return Number(label, float(part.value[row]), self._basis(part, row), self.decimals(part))

    def target(self, part: Shortfall, row: int, share: float) -> Number:
        """Return the standard (share 1) or the floor of an item for a unit."""
        label = f"{self.name(row)} {part.name} {'标准' if share == 1 else '底线'}"
        how = "方案规定" if share == 1 else f"标准 × {plain(share)}"
        basis = how, (self.assessment.scheme.place(self.gaps.item),)
        return Number(label, share * float(part.standard[row]), basis)

    def missing(self, part: Shortfall, row: int, goal: str) -> Number:
        """Return how much is missing to 标准 or 底线."""
        amounts = part.to_standard if goal == "标准" else part.to_floor
        how = f"（{goal} − 现值）÷ 每1{part.unit}使「{part.name}」提高多少"
        how += "，进一" if part.whole else ""
        label = f"{self.name(row)} {part.name} 缺（到{goal}）"
        digits = 0 if part.whole else AMOUNT_DIGITS
        return Number(label, float(amounts[row]), (how, self._basis(part, row)[1]), digits)

    def decimals(self, part: Shortfall) -> int | None:
        """Return the decimals of an item's value, None where the scheme says nothing."""
        value = fold(self.spec.parts[part.name].value)
        specs = (spec for spec in self.assessment.scheme.derived if fold(spec.name) == value)
        return next((spec.decimals for spec in specs), None)

    def _basis(self, part: Shortfall, row: int) -> Basis:
        """Return what a value rests on; a formula that is no name rests on its item's cells."""
        value, trace = self.spec.parts[part.name].value, self.ordered.figures.trace
        scheme = self.assessment.scheme
        names = [*(spec.name for spec in scheme.derived), *(spec.name for spec in scheme.fields)]
        if fold(value) in map(fold, names):
            return trace.value(row, value)
        return value, trace.cells(row, self.gaps.item.code)

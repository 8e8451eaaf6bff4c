"""A sheet while it is laid out: every number put into a cell goes onto the list of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from dubao.model.book import Sheet, Style
from dubao.model.numbers import plain, rounded_text
from dubao.model.place import address
from dubao.model.terms import Verdict
from dubao.model.trace import Basis
from dubao.papers.draft import Draft
from dubao.papers.figures import FigureList
from dubao.papers.limits import Limit, exactly
from dubao.papers.ordered import Ordered
from dubao.papers.standards.side import Side
from dubao.papers.wording import gap

At = tuple[int, int]


@dataclass(frozen=True)
class Wanted:
    """A value of a unit by name, with its decimals and the limits that judge it."""

    side: Side
    unit: int
    name: str
    decimals: int = 0
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True)
class Number:
    """A number that is worked out here: what it is called, its value and what it rests on."""

    label: str
    value: float
    basis: Basis
    decimals: int = 0
    limits: tuple[Limit, ...] = ()


class Pen:
    """Puts numbers into a `Draft`; `remarks` are the footnotes that they call for."""

    def __init__(self, ordered: Ordered, name: str, columns: int) -> None:
        self.draft = Draft(columns)
        self.ordered, self.name = ordered, name
        self.remarks: list[str] = []

    def value(self, at: At, wanted: Wanted) -> None:
        """Put a value into a cell, a marked gap where there is none (PA-19)."""
        side, unit, name = wanted.side, wanted.unit, wanted.name
        value = side.number(unit, name)
        if isnan(value):
            self.draft.put(*at, gap(side.why(unit, name)), Style.FAULT)
            return
        label = f"{side.assessment.names[unit]} {name}"
        basis = side.figures.trace.value(unit, name)
        number = Number(label, value, basis, wanted.decimals, wanted.limits)
        self.number(at, side.figures, number)

    def number(self, at: At, figures: FigureList, number: Number) -> None:
        """Put a number into a cell and onto the list of figures; NaN is 无法判断."""
        if isnan(number.value):
            self.draft.put(*at, gap(Verdict.UNDECIDED), Style.FAULT)
            return
        printed = rounded_text(number.value, number.decimals)
        where = f"{self.ordered.path}[{self.name}]!{address(*at)}"
        figures.put(where, number.label, (printed, number.value), number.basis)
        self.draft.number(*at, number.value, number.decimals, Style.CENTRE)
        remark = remark_of(number)
        if remark:
            self.remarks.append(f"注：{address(*at)} {remark}。")

    def footer(self, lines: Sequence[str]) -> None:
        """Add lines below the table: footnotes, these, and 示例 if it is one (PA-18)."""
        for line in (*self.remarks, *lines, *self.ordered.sample):
            self.draft.banner(line, Style.NOTE)

    def sheet(self, head_rows: int, widths: Sequence[float] = (), landscape: bool = True) -> Sheet:
        """Return the sheet."""
        return self.draft.sheet(self.name, head_rows, widths=widths, landscape=landscape)


def remark_of(number: Number) -> str:
    """Return the footnote for a number that as printed seems to reach a limit and does not."""
    for limit in number.limits:
        if limit.seems_reached(number.value, number.decimals):
            shown = rounded_text(number.value, number.decimals)
            how = "低于" if limit.operator == ">=" else "高于"
            exact = exactly(number.value)
            return f"{number.label}印作{shown}，实为{exact}，{how}{plain(limit.bound)}"
    return ""

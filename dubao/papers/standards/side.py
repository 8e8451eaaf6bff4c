"""One side of the evaluation, the schools or the district, as its tables look things up."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isnan, nan

from dubao.model.assessment import Assessment
from dubao.model.numbers import compare
from dubao.model.scheme import Derived
from dubao.model.table import Column
from dubao.model.terms import Reason
from dubao.papers.figures import FigureList
from dubao.papers.ordered import Ordered
from dubao.papers.statements import said

STAGES = ("小学", "初中")
STAGE, COUNTED = "学段", "计入"  # 派生 and attribute of the scheme
SEVEN = "R"  # the item that holds the seven indicators


@dataclass(frozen=True)
class Side:
    """What stands in an assessment, by unit and name; computes nothing."""

    figures: FigureList
    _columns: dict[str, Column] = field(default_factory=dict)

    @property
    def assessment(self) -> Assessment:
        """The schools', or the district's."""
        return self.figures.assessment

    def column(self, name: str) -> Column:
        """Return a field, 派生 or attribute for every unit."""
        if name not in self._columns:
            self._columns[name] = self.figures.trace.column(name)
        return self._columns[name]

    def number(self, unit: int, name: str) -> float:
        """Return a number, NaN where there is none."""
        column = self.column(name)
        return nan if column.reasons[unit] else float(column.values[unit])

    def text(self, unit: int, name: str) -> str:
        """Return a word as typed, "" where there is none."""
        column = self.column(name)
        return "" if column.reasons[unit] else str(column.values[unit])

    def why(self, unit: int, name: str) -> str:
        """Return in words why a value is not there."""
        return Reason(int(self.column(name).reasons[unit])).text

    def said(self, paper: str, unit: int, name: str) -> str:
        """Return a value as a sentence prints it, and put it on the list of figures."""
        return said(self.figures, paper, unit, name)

    def derived(self, name: str) -> Derived | None:
        """Return how a derived value is defined, None for what is reported."""
        specs = self.assessment.scheme.derived
        return next((spec for spec in specs if spec.name == name), None)


def schools(ordered: Ordered) -> Side:
    """Return the side of the schools, a row for each stage of a school."""
    return Side(ordered.figures)


def district(ordered: Ordered) -> Side | None:
    """Return the side of the district, None where its sheet was not assessed."""
    figures = ordered.figures
    trace = figures.trace.district()
    own = ordered.assessment.district
    if trace is None or own is None:
        return None
    return Side(FigureList(own, trace, figures.figures))


def rows_of(side: Side, stage: str) -> list[int]:
    """Return the rows of one stage that count for the seven indicators, in order."""
    stages, counted = side.column(STAGE), side.column(COUNTED)
    return [
        unit
        for unit in range(len(side.assessment.codes))
        if stages.values[unit] == stage and counted.values[unit] == 1.0
    ]


@dataclass(frozen=True)
class Indicator:
    """One of the seven: R1 to R7 in the order of the document; standards by stage."""

    code: str
    title: str
    name: str
    unit: str
    standards: dict[str, float]
    share: float

    def floor(self, stage: str) -> float:
        """Return 85 % of the standard: what the one indicator not reached must reach."""
        return self.share * self.standards[stage]

    def is_met(self, value: float, stage: str) -> bool | None:
        """Tell whether the standard is reached; None where there is no value (CA-04)."""
        return None if isnan(value) else bool(compare(value, ">=", self.standards[stage]))

    def is_near(self, value: float, stage: str) -> bool | None:
        """Tell whether the floor is reached."""
        return None if isnan(value) else bool(compare(value, ">=", self.floor(stage)))


def indicators(side: Side) -> tuple[Indicator, ...]:
    """Return the seven indicators of the scheme, with its standards."""
    item = side.assessment.items[SEVEN].item
    assert item.at_least is not None
    found = []
    for at, (title, part) in enumerate(item.at_least.parts.items(), start=1):
        spec, standard = side.derived(part.value), part.standard
        standards = standard if isinstance(standard, dict) else dict.fromkeys(STAGES, standard)
        unit = spec.unit if spec else ""
        share = item.at_least.others
        found.append(Indicator(f"R{at}", title, part.value, unit, standards, share))
    return tuple(found)


def yes_no(held: bool | None) -> str:
    """Return 是, 否 or 无法判断: nothing missing is a pass (CA-04)."""
    return "无法判断" if held is None else "是" if held else "否"

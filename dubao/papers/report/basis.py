"""How a figure of the item table comes about, and the cells it rests on (PA-11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isnan, nan

from dubao.model.bulletin import Kind
from dubao.model.formula.fault import fold
from dubao.model.formula.nodes import Call, Name, Node, below
from dubao.model.formula.parse import parse
from dubao.model.formula.printing import printed
from dubao.model.numbers import close, plain, rounded, rounded_text
from dubao.model.place import Place
from dubao.model.report import Change, Report

AS_GIVEN = "照填报数"
_FINER = 2  # computed values show so many digits beyond those printed

Basis = tuple[str, tuple[Place, ...]]


@dataclass(frozen=True)
class Trace:
    """Tells how each figure of a report comes about."""

    report: Report

    def of(self, line: Change, aspect: str) -> Basis:
        """Return how a figure of an item comes about in words, and the cells it rests on."""
        this, last = self.cells(line), self.cells(line, back=1)
        numbers = plain(line.entry.this), plain(line.entry.last)
        if aspect == "增减":
            return "本年 − 上年 = {} − {}".format(*numbers), joined(this, last)
        if aspect == "增减率":
            words = "（本年 − 上年）÷ 上年 = ({0} − {1}) ÷ {1}".format(*numbers)
            return words, joined(this, last)
        if aspect == "说明":
            place = line.entry.this_place
            return AS_GIVEN, (place,) if place else this
        if aspect == "上年":
            return self._how(line, back=1), last
        return self._how(line, back=0), this

    def cells(self, line: Change, back: int = 0) -> tuple[Place, ...]:
        """Return the cells of an item's value of this year, or `back` years before."""
        return tuple(dict.fromkeys(self._cells(line, back)))

    def _cells(self, line: Change, back: int) -> Iterator[Place]:
        if line.item.formula and back < 2:
            for name, further in _names(parse(line.item.formula).root):
                found = self._line(name)
                if found:
                    yield from self._cells(found, back + further)
            return
        if back == 0:
            place = line.entry.this_place
        elif back == 1:
            place = line.entry.last_place
        else:
            year = self.report.year - back
            place = self.report.figures.history_places.get(year, {}).get(line.item.code)
        if place:
            yield place

    def _how(self, line: Change, back: int) -> str:
        item, entry = line.item, line.entry
        if not item.formula:
            value, raw = (entry.last, entry.last_raw) if back else (entry.this, entry.this_raw)
            return AS_GIVEN if item.kind is Kind.TEXT else _as_given(line, value, raw)
        if not back and line.formula:
            return line.formula
        value = entry.last if back else entry.this
        numbers = printed(parse(item.formula).root, lambda node: self._number(node, back))
        return f"{numbers} = {rounded_text(value, item.decimals)}"

    def _number(self, node: Node, back: int) -> str | None:
        """Return the value of a name, or of 上年(name), in a formula."""
        if isinstance(node, Call) and node.function == "上年":
            (inner,) = node.arguments
            return self._number(inner, back + 1)
        if not isinstance(node, Name):
            return None
        line = self._line(node.name)
        if line is None:
            return None
        value = self._value(line, back)
        return plain(rounded(value, line.item.decimals + _FINER) if line.item.formula else value)

    def _line(self, name: str) -> Change | None:
        """Return the line that a folded name or code in a formula means."""
        lines = self.report.lines
        return next((x for x in lines if name in (fold(x.item.code), fold(x.item.name))), None)

    def _value(self, line: Change, back: int) -> float:
        if back < 2:
            return line.entry.last if back else line.entry.this
        year = self.report.year - back
        return self.report.figures.history.get(year, {}).get(line.item.code, nan)


def _names(node: Node, back: int = 0) -> Iterator[tuple[str, int]]:
    """Yield the names of a formula, each with how many years back it looks."""
    if isinstance(node, Name):
        yield node.name, back
        return
    further = back + (isinstance(node, Call) and node.function == "上年")
    for part in below(node):
        yield from _names(part, further)


def _as_given(line: Change, value: float, raw: str) -> str:
    """Return 照填报数, or how the number written was converted: 2687453650 元 ÷ 10000."""
    written, unit = _written(raw), line.entry.written_unit
    if not raw or isnan(value) or close(written, value):
        return AS_GIVEN
    if isnan(written) or written == 0 or value == 0:
        return f"填报为“{raw}”，换算为{line.item.unit}"
    ratio = written / value
    by = f"÷ {plain(ratio)}" if ratio > 1 else f"× {plain(1 / ratio)}"
    return f"{plain(written)} {unit}{' ' if unit else ''}{by}"


def _written(raw: str) -> float:
    """Return the number that a cell shows, NaN if it is more than a number."""
    try:
        return float(raw.replace(",", "").replace("，", "").rstrip("%％"))
    except ValueError:
        return nan


def joined(*places: Sequence[Place]) -> tuple[Place, ...]:
    """Return places of several sources once each, in order."""
    return tuple(dict.fromkeys(place for group in places for place in group))

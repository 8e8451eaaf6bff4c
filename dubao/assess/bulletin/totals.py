"""Parts beside their totals, as typed and as printed (CA-08)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isnan

from dubao.model.bulletin import BulletinItem
from dubao.model.numbers import close, plain, round_half_up, rounded_text
from dubao.model.problem import Problem, problem
from dubao.model.report import Change, Figures


@dataclass(frozen=True)
class _Sum:
    """A total of one year and its parts, in the total's unit."""

    year: int
    total: Change
    value: float
    parts: tuple[tuple[BulletinItem, float], ...]

    @property
    def sum(self) -> float:
        """The parts added up as on paper."""
        return float(sum(Decimal(repr(value)) for _, value in self.parts))

    @property
    def slack(self) -> float:
        """How far rounding each number before it was reported can drive total and sum apart."""
        return 0.5 * 10.0**-self.total.item.decimals * (len(self.parts) + 1)


def against_totals(figures: Figures, lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield totals that their parts do not add up to; by rounding alone it is a note."""
    for one in _sums(figures, lines):
        line = one.total
        entry, item = line.entry, line.item
        typed = entry.this_place if one.year == figures.year else entry.last_place
        place = typed or next(iter(line.places), figures.bulletin.place(item))
        details = {"year": one.year, "total": item.name}
        if not close(one.sum, one.value) and abs(one.sum - one.value) > one.slack * (1 + 1e-9):
            parts = " + ".join(f"{part.name} {plain(value)}" for part, value in one.parts)
            numbers = {"stated": plain(one.value), "sum": plain(one.sum), "parts": parts}
            yield problem("parts-differ", place, **details, **numbers)
            continue
        rounded = [Decimal(rounded_text(value, part.decimals)) for part, value in one.parts]
        printed = float(sum(rounded))
        if not close(printed, round_half_up(one.value, item.decimals)):
            stated = rounded_text(one.value, item.decimals)
            shown = rounded_text(printed, item.decimals)
            yield problem("parts-rounding", place, **details, stated=stated, sum=shown)


def _sums(figures: Figures, lines: Sequence[Change]) -> Iterator[_Sum]:
    """Yield every total with its parts for both years, where all of them are there."""
    by_name = {word: line for line in lines for word in (line.item.code, line.item.name)}
    members: dict[str, list[Change]] = {}
    for line in lines:
        if line.item.parts_of in by_name:
            total = by_name[line.item.parts_of]
            members.setdefault(total.item.code, []).append(line)
    for code, parts in members.items():
        yield from _of_years(figures, by_name[code], parts)


def _of_years(figures: Figures, total: Change, parts: Sequence[Change]) -> Iterator[_Sum]:
    years: Mapping[int, tuple[float, list[float]]] = {
        figures.year: (total.entry.this, [part.entry.this for part in parts]),
        figures.year - 1: (total.entry.last, [part.entry.last for part in parts]),
    }
    for year, (value, values) in years.items():
        if not any(map(isnan, (value, *values))):
            pairs = zip((part.item for part in parts), values, strict=True)
            yield _Sum(year, total, value, tuple(pairs))

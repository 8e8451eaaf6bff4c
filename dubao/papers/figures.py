"""核对清单: every figure that a paper prints, with what it is worked out from (PA-11).

Papers get their figures printed here, so that none can stand in a paper and not in the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import isnan
from typing import Any

from dubao.model.assessment import Assessment
from dubao.model.book import Book, Style
from dubao.model.numbers import plain, rounded, rounded_text
from dubao.model.paper import Figure
from dubao.model.place import Place
from dubao.model.trace import AS_ENTERED, Basis, Trace
from dubao.papers.draft import Draft

Said = tuple[str, Any]
"""A figure as it is printed, and the value it is printed from."""

MOST_LINES = 8  # files named for one figure; the rest are counted
VALUE_DIGITS = 6  # decimals of 计算值: enough to see how it was rounded
HEADS = (
    "文件",
    "名称",
    "印出的数",
    "计算值",
    "算式",
    "来源单元格",
    "数据提供",
    "核对人",
    "日期",
)
WIDTHS = (38.0, 28.0, 10.0, 13.0, 44.0, 40.0, 12.0, 9.0, 11.0)


@dataclass
class FigureList:
    """Prints figures and keeps each with its formula and cells."""

    assessment: Assessment
    trace: Trace
    figures: list[Figure] = field(default_factory=list)
    _known: dict[tuple[int, str], Basis] = field(default_factory=dict)

    def points(self, paper: str, unit: int, code: str, provider: str = "") -> str:
        """Return the points of an item as printed, — where there are none."""
        item = self.assessment.items[code]
        label = f"{self._name(unit)} {code} {item.item.name} 得分"
        return self._worked_out(paper, (unit, code), label, float(item.points[unit]), provider)

    def total(self, paper: str, unit: int) -> str:
        """Return the published total as printed, — where there is none."""
        totals = self.assessment.totals
        printed = rounded_text(float(totals.published[unit]), self._decimals)
        how, places = self._basis(unit, "")
        label = f"{self._name(unit)} 总分"
        self._add(Figure(paper, label, printed, float(totals.exact[unit]), how, places))
        return printed

    def part(self, paper: str, unit: int, name: str, value: float) -> str:
        """Return a part of the total (基本分, 加分, 扣分) as printed."""
        printed = rounded_text(value, self._decimals)
        how = f"各项{name}之和，按方案的上下限"
        self._add(Figure(paper, f"{self._name(unit)} {name}", printed, value, how, ()))
        return printed

    def full(self, paper: str, unit: int, code: str) -> str:
        """Return the full marks of an item as printed: the scheme's own figure."""
        result = self.assessment.items[code]
        printed = plain(float(result.full[unit]))
        label = f"{self._name(unit)} {code} {result.item.name} 分值"
        place = self.assessment.scheme.place(result.item)
        self._add(Figure(paper, label, printed, float(result.full[unit]), "方案规定", (place,)))
        return printed

    def entered(self, paper: str, label: str, value: float, place: Place | None) -> str:
        """Return a figure that stands in a cell as printed, "" where nothing stands there."""
        if isnan(value):
            return ""
        printed = rounded_text(value, self._decimals)
        return self.cell(paper, label, (printed, value), place)

    def cell(self, paper: str, label: str, said: Said, place: Place | None) -> str:
        """Return what stands in a cell as printed; `said` is how it is printed, and its value."""
        return self.put(paper, label, said, (AS_ENTERED, (place,) if place else ()))

    def put(self, paper: str, label: str, said: Said, basis: Basis) -> str:
        """Return any figure as printed, kept with its value and what it rests on."""
        printed, value = said
        kept = value if isinstance(value, float | str) else printed
        self._add(Figure(paper, label, printed, kept, *basis))
        return printed

    def value(self, paper: str, unit: int, code: str, printed: str) -> str:
        """Return the value that an item's points rest on, as printed."""
        result = self.assessment.items[code]
        label = f"{self._name(unit)} {code} {result.item.name} 实际值"
        how, places = self._basis(unit, code)
        value = result.value.values[unit]
        self._add(Figure(paper, label, printed, value, how, places))
        return printed

    def grade(self, paper: str, unit: int, code: str, printed: str) -> str:
        """Return the grade of an item as printed, "" where it has none."""
        if not printed:
            return ""
        item = self.assessment.items[code].item
        label = f"{self._name(unit)} {code} {item.name} 评级"
        return self.put(paper, label, (printed, printed), self._basis(unit, code))

    def said(self, paper: str, label: str, printed: str, how: str) -> str:
        """Return a word or count (等第, 名次, 单位数) as printed; `how` says how it came about."""
        self._add(Figure(paper, label, printed, printed, how, ()))
        return printed

    @property
    def _decimals(self) -> int:
        return self.assessment.scheme.decimals

    def _name(self, unit: int) -> str:
        return str(self.assessment.names[unit])

    def _worked_out(
        self, paper: str, key: tuple[int, str], label: str, value: float, provider: str
    ) -> str:
        printed = rounded_text(value, self._decimals)
        how, places = self._basis(*key)
        self._add(Figure(paper, label, printed, value, how, places, provider))
        return printed

    def _basis(self, unit: int, code: str) -> Basis:
        """Return formula and cells; what is made of parts rests on the cells of its leaves."""
        if (unit, code) not in self._known:
            leaves = self._leaves.get(code, ())
            if leaves:
                parts = (self._basis(unit, leaf)[1] for leaf in leaves)
                places = tuple(dict.fromkeys(place for part in parts for place in part))
            else:
                places = self.trace.cells(unit, code)
            self._known[unit, code] = self.trace.how(unit, code), places
        return self._known[unit, code]

    @cached_property
    def _leaves(self) -> dict[str, tuple[str, ...]]:
        """The leaves below every item that is none, and of the total."""
        scheme = self.assessment.scheme
        inner = [item for item in scheme.all_items() if not item.is_leaf]
        leaves = {item.code: tuple(leaf.code for leaf in item.leaves()) for item in inner}
        return {**leaves, "": tuple(leaf.code for leaf in scheme.leaves())}

    def _add(self, figure: Figure) -> None:
        """Keep a figure; — for no value is none."""
        if not (isinstance(figure.value, float) and isnan(figure.value)):
            self.figures.append(figure)


def build_checklist(title: str, figures: tuple[Figure, ...]) -> Book:
    """Return the 核对清单: a figure once, with all the papers it stands in, to be signed."""
    draft = Draft(len(HEADS))
    draft.title(title, "算式中的数与来源单元格核对一致后，在末两栏签名；模板中没有用到的数可略")
    draft.line(HEADS, Style.HEAD)
    head_rows = draft.height
    for papers, figure in _grouped(figures):
        draft.line(
            (
                some(papers),
                figure.label,
                figure.printed,
                _value(figure.value),
                figure.formula,
                some(by_sheet(figure.places)),
                figure.source,
                None,
                None,
            )
        )
    return Book(title, (draft.sheet("核对清单", head_rows, widths=WIDTHS),))


def _grouped(figures: tuple[Figure, ...]) -> Iterator[tuple[list[str], Figure]]:
    """Yield every figure once, in order, with the files that print it and the cells there."""
    groups: dict[tuple[str, str], tuple[dict[str, list[str]], Figure]] = {}
    for figure in figures:
        files, _ = groups.setdefault((figure.label, figure.printed), ({}, figure))
        file, _, cell = figure.paper.partition("[")
        files.setdefault(file, []).extend([f"[{cell}"] if cell else [])
    for files, figure in groups.values():
        yield [f"{file}{'、'.join(cells)}" for file, cells in files.items()], figure


def _value(value: float | str) -> float | str:
    return value if isinstance(value, str) else rounded(value, VALUE_DIGITS)


def by_sheet(places: tuple[Place, ...]) -> list[str]:
    """Return places with the cells of one sheet together: 填报/甲镇.xlsx[自评]!C3、C4."""
    cells: dict[str, list[str]] = {}
    for place in places:
        cells.setdefault(str(replace(place, cell="")), []).extend([place.cell] * bool(place.cell))
    return [f"{sheet}!{'、'.join(of)}" if of else sheet for sheet, of in cells.items()]


def some(texts: Sequence[str]) -> str:
    """Return texts on a line each; many are cut short and counted."""
    more = [f"……共{len(texts)}处"] if len(texts) > MOST_LINES else []
    return "\n".join([*texts[:MOST_LINES], *more])

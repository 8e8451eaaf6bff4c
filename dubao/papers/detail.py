"""明细: the score book item by item, unit after unit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import isnan

from dubao.model.assessment import Assessment
from dubao.model.book import Sheet, Style
from dubao.model.numbers import plain, rounded_text
from dubao.model.place import address
from dubao.model.scheme import Item
from dubao.model.terms import Combine
from dubao.papers.draft import Draft
from dubao.papers.figures import FigureList
from dubao.papers.items import ItemView, Line
from dubao.papers.overview import rank_order
from dubao.papers.wording import grades_text, heading, rank_text

NAME = "明细"
HEADS = (
    "一级指标",
    "二级指标",
    "三级指标\n（考核要点）",
    "分值",
    "评分标准\n（扣分办法）",
    "材料\n（佐证）",
    "自评分",
    "自评说明",
    "考核分",
    "扣分原因",
    "评分人\n（部门）",
    "备注",
)
WIDTHS = (10.0, 12.0, 14.0, 6.0, 30.0, 13.0, 8.0, 18.0, 8.0, 24.0, 11.0, 11.0)
FULL, SELF, POINTS, WHY = 3, 6, 8, 9


def detail_sheet(view: ItemView, figures: FigureList, paper: str) -> Sheet:
    """Return the sheet; every point in it is put on the list of figures."""
    writer = _DetailWriter(view, figures, paper)
    for unit in rank_order(view.assessment):
        writer.unit(unit)
    return writer.draft.sheet(NAME, writer.head_rows, frozen_columns=2, widths=WIDTHS)


class _DetailWriter:
    """Lays out one unit after another: a banner, its items, 小计 of every domain, 总计."""

    def __init__(self, view: ItemView, figures: FigureList, paper: str) -> None:
        self._view, self._figures, self._paper = view, figures, paper
        self._assessment: Assessment = view.assessment
        self.draft = Draft(len(HEADS))
        what = "得分明细" if view.scheme.has_points else "评定明细"
        self.draft.title(*heading(view.assessment, what))
        self.draft.line(HEADS, Style.HEAD)
        self.head_rows = self.draft.height

    def unit(self, unit: int) -> None:
        """Add everything of one unit."""
        self.draft.banner("　　".join(filter(None, self._heading(unit))))
        scheme = self._assessment.scheme
        for domain in scheme.items:
            self._block(unit, (domain,))
            if domain.has_points or not domain.is_leaf:
                self._sum(unit, f"{domain.name}小计", domain)
        self._block(unit, scheme.bonuses, ("加分",))
        self._block(unit, scheme.deductions, ("扣分",))
        self._grand_total(unit)

    def _heading(self, unit: int) -> Iterator[str]:
        """Yield what stands above a unit: name, total and rank or counts of grades, grade."""
        totals, scheme = self._assessment.totals, self._assessment.scheme
        yield str(self._assessment.names[unit])
        if scheme.has_points:
            yield f"总分 {rounded_text(float(totals.published[unit]), self._view.decimals)}"
            yield rank_text(int(totals.rank[unit]), bool(totals.tied[unit]))
        else:
            yield grades_text(self._assessment, unit)
        if scheme.grades or scheme.has_points:
            yield str(totals.grade[unit]) or "等第未定"

    def _block(self, unit: int, roots: tuple[Item, ...], above: tuple[str, ...] = ()) -> None:
        """Add the leaves below `roots`, levels merged downward, and what is not a plain sum."""
        top = self.draft.height
        rows: list[tuple[str, ...]] = []
        for line in self._view.lines(unit, roots):
            rows.append((*above, *line.levels))
            self._leaf(unit, line, rows[-1])
        if rows:
            self.draft.merge(top, 0, self.draft.height - 1, 0)
        for _, group in groupby(enumerate(rows, start=top), key=lambda row: row[1][1:2]):
            places = [row for row, levels in group if len(levels) > 2]
            if places:
                self.draft.merge(places[0], 1, places[-1], 1)
        for root in roots:
            for item in root.walk():
                if item is not root and item.children and item.combine is not Combine.SUM:
                    self._sum(unit, f"其中：{item.name}（{item.combine}）", item)

    def _leaf(self, unit: int, line: Line, levels: tuple[str, ...]) -> None:
        item, deepest = line.item, " · ".join(levels[2:])
        second = levels[1] if len(levels) > 1 else None
        row = self.draft.line(
            (levels[0], second, deepest or None, None, item.standard, item.material)
        )
        if not deepest:
            self.draft.merge(row, 1, row, 2)
        without = line.is_extra or not item.has_points
        full = "—" if without else self._figures.full(self._at(row, FULL), unit, item.code)
        self.draft.put(row, FULL, full, Style.CENTRE)
        self._entered(unit, line, row)
        if item.has_points:
            self._figures.points(self._at(row, POINTS), unit, item.code, line.rater)
            self._number(row, POINTS, line.points, Style.NUMBER)
        else:
            self._figures.grade(self._at(row, POINTS), unit, item.code, line.grade)
            self.draft.put(row, POINTS, line.grade, Style.CENTRE)
        value = line.value if item.has_points else ""
        if value:
            self._figures.value(self._at(row, WHY), unit, item.code, value)
        self.draft.put(row, WHY, "；".join(words for words in (value, line.why) if words))
        self.draft.put(row, WHY + 1, line.rater, Style.CENTRE)
        remark = line.missing or ("" if line.applies else "不适用")
        remark = remark or ("已改分" if line.is_changed else "")
        self.draft.put(row, WHY + 2, remark, Style.FAULT if line.missing else Style.TEXT)

    def _entered(self, unit: int, line: Line, row: int) -> None:
        name = f"{self._assessment.names[unit]} {line.item.code} {line.item.name} 自评分"
        self._figures.entered(self._at(row, SELF), name, line.self_points, line.self_place)
        self._number(row, SELF, line.self_points, Style.NUMBER)
        self.draft.put(row, SELF + 1, line.self_words)

    def _sum(self, unit: int, words: str, item: Item) -> None:
        row = self.draft.line([words, *[None] * (len(HEADS) - 1)], Style.TOTAL)
        self.draft.merge(row, 0, row, 2)
        if not item.has_points:
            self.draft.put(row, WHY, grades_text(self._assessment, unit, (item,)), Style.CENTRE)
            return
        full = plain(float(self._assessment.items[item.code].full[unit]))
        self.draft.put(row, FULL, full, Style.TOTAL)
        self._figures.points(self._at(row, POINTS), unit, item.code)
        self._number(
            row, POINTS, float(self._assessment.items[item.code].points[unit]), Style.TOTAL
        )

    def _grand_total(self, unit: int) -> None:
        row = self.draft.line(["总计", *[None] * (len(HEADS) - 1)], Style.TOTAL)
        self.draft.merge(row, 0, row, 2)
        totals = self._assessment.totals
        if not self._assessment.scheme.has_points:
            self.draft.put(row, WHY, grades_text(self._assessment, unit), Style.CENTRE)
            if totals.reason[unit]:
                self.draft.put(row, WHY + 2, str(totals.reason[unit]), Style.FAULT)
            return
        self._figures.total(self._at(row, POINTS), unit)
        self._number(row, POINTS, float(totals.published[unit]), Style.TOTAL)
        if isnan(float(totals.published[unit])):
            partial = rounded_text(float(totals.partial[unit]), self._view.decimals)
            self.draft.put(row, WHY, f"已有得分合计 {partial}", Style.TOTAL)
            self.draft.put(row, WHY + 2, str(totals.reason[unit] or ""), Style.FAULT)

    def _number(self, row: int, column: int, value: float, style: Style) -> None:
        self.draft.number(row, column, value, self._view.decimals, style)

    def _at(self, row: int, column: int) -> str:
        return f"{self._paper}[{NAME}]!{address(row, column)}"

"""明细: the score book item by item, unit after unit."""

from __future__ import annotations

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
from dubao.papers.wording import heading, rank_text

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
        self.draft.title(*heading(view.assessment, "得分明细"))
        self.draft.line(HEADS, Style.HEAD)
        self.head_rows = self.draft.height

    def unit(self, unit: int) -> None:
        """Add everything of one unit."""
        totals = self._assessment.totals
        total = rounded_text(float(totals.published[unit]), self._view.decimals)
        rank = rank_text(int(totals.rank[unit]), bool(totals.tied[unit]))
        grade = str(totals.grade[unit]) or "等第未定"
        name = str(self._assessment.names[unit])
        self.draft.banner(f"{name}　　总分 {total}　　{rank}　　{grade}")
        scheme = self._assessment.scheme
        for domain in scheme.items:
            self._block(unit, (domain,))
            self._sum(unit, f"{domain.name}小计", domain)
        self._block(unit, scheme.bonuses, ("加分",))
        self._block(unit, scheme.deductions, ("扣分",))
        self._grand_total(unit)

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
        full = "—" if line.is_extra else self._figures.full(self._at(row, FULL), unit, item.code)
        self.draft.put(row, FULL, full, Style.CENTRE)
        self._entered(unit, line, row)
        self._figures.points(self._at(row, POINTS), unit, item.code, line.rater)
        self._number(row, POINTS, line.points, Style.NUMBER)
        if line.value:
            self._figures.value(self._at(row, WHY), unit, item.code, line.value)
        self.draft.put(row, WHY, "；".join(words for words in (line.value, line.why) if words))
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

"""总表: units in rank order, the first two levels of indicators side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dubao.model.assessment import Assessment
from dubao.model.book import Sheet, Style
from dubao.model.numbers import plain
from dubao.model.place import address
from dubao.model.scheme import Item
from dubao.papers.draft import Draft
from dubao.papers.figures import FigureList
from dubao.papers.items import grade_of, missing_items
from dubao.papers.wording import heading, listed

NAME = "总表"
HEAD_ROWS = 3  # 一级指标, 二级指标, 满分


@dataclass(frozen=True)
class _Column:
    item: Item
    domain: Item
    is_subtotal: bool


def overview_sheet(assessment: Assessment, figures: FigureList, paper: str) -> Sheet:
    """Return the sheet; every point in it is put on the list of figures."""
    columns = list(_columns(assessment.scheme.items))
    draft = Draft(2 + len(columns) + 5)
    draft.title(*heading(assessment, "得分总表"))
    top = draft.height
    _heads(draft, assessment, columns)
    for unit in rank_order(assessment):
        _unit(draft, assessment, unit, (figures, paper, columns))
    return draft.sheet(NAME, top + HEAD_ROWS, frozen_columns=2)


def rank_order(assessment: Assessment) -> list[int]:
    """Return the units' positions by rank; those without rank follow in register order."""
    return assessment.rank_order()


def full_text(assessment: Assessment, item: Item) -> str:
    """Return an item's full marks, as a range where they differ between units."""
    fulls = assessment.items[item.code].full
    counted = sorted(set(fulls[fulls > 0].tolist()))
    if not counted:
        return "—"
    return plain(counted[0]) if len(counted) == 1 else f"{plain(counted[0])}～{plain(counted[-1])}"


def _columns(domains: tuple[Item, ...]) -> Iterator[_Column]:
    for domain in domains:
        for child in domain.children:
            yield _Column(child, domain, is_subtotal=False)
        yield _Column(domain, domain, is_subtotal=True)


def _heads(draft: Draft, assessment: Assessment, columns: list[_Column]) -> None:
    top = draft.height
    _tall_heads(draft, top, ("名次", "单位"), 0)
    for at, column in enumerate(columns, start=2):
        item, domain = column.item, column.domain
        is_first = at == 2 or columns[at - 3].domain is not domain
        if is_first:
            draft.put(top, at, f"{domain.code} {domain.name}", Style.HEAD)
            draft.merge(top, at, top, at + len(domain.children))
        words = "小计" if column.is_subtotal else f"{item.code} {item.name}"
        draft.put(top + 1, at, words, Style.HEAD)
        draft.put(top + 2, at, full_text(assessment, item), Style.HEAD)
    _tall_heads(draft, top, ("加分", "扣分", "总分", "等第", "备注"), 2 + len(columns))


def _tall_heads(draft: Draft, top: int, words: tuple[str, ...], left: int) -> None:
    for at, word in enumerate(words, start=left):
        draft.put(top, at, word, Style.HEAD)
        draft.merge(top, at, top + HEAD_ROWS - 1, at)


def _unit(
    draft: Draft,
    assessment: Assessment,
    unit: int,
    printing: tuple[FigureList, str, list[_Column]],
) -> None:
    figures, paper, columns = printing
    totals, decimals = assessment.totals, assessment.scheme.decimals
    row = draft.height

    def where(column: int) -> str:
        return f"{paper}[{NAME}]!{address(row, column)}"

    def number(column: int, value: float, style: Style = Style.NUMBER) -> None:
        draft.number(row, column, value, decimals, style)

    draft.put(row, 0, int(totals.rank[unit]) or "—", Style.CENTRE)
    draft.put(row, 1, str(assessment.names[unit]))
    for at, column in enumerate(columns, start=2):
        result = assessment.items[column.item.code]
        if not column.item.has_points:
            grade = grade_of(result, unit)
            figures.grade(where(at), unit, column.item.code, grade)
            draft.put(row, at, grade or "—", Style.CENTRE)
            continue
        figures.points(where(at), unit, column.item.code)
        style = Style.TOTAL if column.is_subtotal else Style.NUMBER
        number(at, float(result.points[unit]), style)
    after = 2 + len(columns)
    for at, part in enumerate((totals.bonus, totals.deduction), start=after):
        figures.part(where(at), unit, "加分" if at == after else "扣分", float(part[unit]))
        number(at, float(part[unit]))
    figures.total(where(after + 2), unit)
    number(after + 2, float(totals.published[unit]), Style.TOTAL)
    draft.put(row, after + 3, str(totals.grade[unit]) or "未定", Style.CENTRE)
    draft.put(row, after + 4, _remark(assessment, unit))


def _remark(assessment: Assessment, unit: int) -> str:
    reason = str(assessment.totals.reason[unit] or "")
    missing = [item.code for item, _ in missing_items(assessment, unit)]
    return reason or (f"缺：{listed(missing)}" if missing else "")

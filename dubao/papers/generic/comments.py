"""评语: what raters wrote beside their points, merged by item; nobody is named (SE-01)."""

from __future__ import annotations

from typing import Any

from dubao.model.dataset import SCORE_ITEM, SCORE_RATER_UNIT, SCORE_REASON, UNIT_CODE
from dubao.model.formula.fault import fold
from dubao.model.scheme import Item
from dubao.model.table import Table
from dubao.papers.generic.page import Page


def comments(page: Page, unit: int) -> list[dict[str, Any]]:
    """Return the items on which raters wrote something about a unit, each with what they wrote."""
    rated = [item for item in page.assessment.scheme.leaves() if item.rated]
    found = ((item, _written(page, unit, item)) for item in rated)
    return [{"编号": item.code, "名称": item.name, "意见": texts} for item, texts in found if texts]


def _written(page: Page, unit: int, item: Item) -> list[str]:
    """Return the texts in order, each once, without those of raters from the unit itself."""
    assert item.rated is not None
    table = page.assessment.dataset.tables.get(item.rated.table)
    if table is None or SCORE_REASON not in table:
        return []
    code, name = page.assessment.codes[unit], fold(page.name(unit))
    rows = table.frame[(table.frame[UNIT_CODE] == code) & (table.frame[SCORE_ITEM] == item.code)]
    texts = [
        str(table.column(SCORE_REASON).values[row]).strip()
        for row in rows.index
        if not table.column(SCORE_REASON).reasons[row] and fold(_home(table, row)) != name
    ]
    return [page.own(text) for text in dict.fromkeys(texts) if text]


def _home(table: Table, row: int) -> str:
    """Return the unit that a rater belongs to, "" if the sheet does not say."""
    if SCORE_RATER_UNIT not in table:
        return ""
    column = table.column(SCORE_RATER_UNIT)
    return "" if column.reasons[row] else str(column.values[row])

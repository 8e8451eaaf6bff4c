"""督导周期.xlsx: when each school is next, how the round is planned, how far it has come."""

from __future__ import annotations

from collections.abc import Sequence

from dubao.model.book import Book, Sheet, Style
from dubao.model.coverage import Cycles
from dubao.model.numbers import rounded_text
from dubao.model.visit_keys import CycleKeys
from dubao.papers.draft import Draft
from dubao.papers.occasion import Occasion

_TURN_HEADS = (
    *("序号", "单位", "学段", "办别", "所属镇街"),
    *("上次综合督导", "最早", "最迟", "状态", "本轮安排"),
)
_TURN_WIDTHS = (6, 28, 16, 8, 13, 15, 15, 15, 12, 10)


def cycle_book(cycles: Cycles, rules: CycleKeys, occasion: Occasion) -> Book:
    """Return the workbook: every school by urgency, and the round by group."""
    title = f"{occasion.district}综合督导周期"
    sheets = (_turns(cycles, rules, title, occasion), _paces(cycles, title, occasion))
    return Book(title, sheets)


def _turns(cycles: Cycles, rules: CycleKeys, title: str, occasion: Occasion) -> Sheet:
    draft = _begun(title, f"{occasion.subtitle}　　{rules.basis}", _TURN_HEADS)
    head = draft.height
    for number, turn in enumerate(cycles.turns, start=1):
        unit = turn.unit
        year = f"{turn.planned}年" if turn.planned else ""
        place = (unit.name, unit.staged, unit.owner, unit.township)
        days = (turn.last, turn.soonest, turn.latest)
        draft.line((number, *place, *days, turn.state.value, year))
    return draft.sheet("周期", head, widths=_TURN_WIDTHS)


def _paces(cycles: Cycles, title: str, occasion: Occasion) -> Sheet:
    years = sorted({year for pace in cycles.paces for year in pace.by_year})
    heads = [
        "类别",
        "总数",
        *(f"{year}年" for year in years),
        "已督导",
        "已安排",
        "未安排",
        "照此进度",
    ]
    draft = _begun(f"{title}：轮次进度", occasion.subtitle, heads)
    head = draft.height
    for pace in cycles.paces:
        left = max(0, pace.total - pace.done - pace.planned)
        share = f"{rounded_text(100 * pace.reached, 1)}%" if pace.elapsed else "—"
        counts = [pace.by_year.get(year, 0) for year in years]
        draft.line((pace.group, pace.total, *counts, pace.done, pace.planned, left, share))
    return draft.sheet("轮次", head, widths=(16.0, *(10.0 for _ in heads[1:])))


def _begun(title: str, subtitle: str, heads: Sequence[str]) -> Draft:
    draft = Draft(len(heads))
    draft.title(title, subtitle)
    draft.line(heads, Style.HEAD)
    return draft

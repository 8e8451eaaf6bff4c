"""The record of a draw (抽取记录): what was drawn from what, to be signed and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dubao.model.book import Book, Sheet, Style
from dubao.model.draw import ALGORITHM, Candidate, Draw, Ranked
from dubao.model.draw_record import BETWEEN, LIST_SHEET, RECORD_SHEET, Column, Label
from dubao.model.terms import DrawResult, DrawState
from dubao.papers.draft import Draft
from dubao.papers.wording import gap, paper_date

DRAWN_HEADS = ("序号", "编号", "名称", "分层", "层内次序")
_EXCLUDED_HEADS = ("序号", "编号", "名称", "分层", "原因")
_WIDTHS = (15.0, 22.0, 30.0, 16.0, 22.0)
_LIST_WIDTHS = (7.0, 16.0, 30.0, 16.0, 12.0, 26.0, 20.0, 11.0, 10.0)
_SHOWN_DIGITS = 16  # of a hash, enough to compare by eye


def draw_book(done: Draw, day: date, *, sample: bool = False) -> Book:
    """Return the record as a workbook: the record to be signed, and the whole roster."""
    rule = done.rule
    title = f"{(rule.purpose or '随机').removesuffix('抽取')}抽取记录"
    if sample:
        title += "（示例）"
    draft = Draft(len(DRAWN_HEADS))
    draft.title(title, f"{paper_date(day)}　　{_counts(done)}")
    for label, text in filter(lambda fact: fact[1], _facts(done, day)):
        row = draft.line((label, text, None, None, None), Style.TEXT)
        draft.merge(row, 1, row, draft.columns - 1)
    for result in (DrawResult.DRAWN, DrawResult.SPARE):
        _table(draft, result.value, DRAWN_HEADS, drawn_rows(done.with_result(result)))
    excluded = done.in_state(DrawState.EXCLUDED)
    _table(draft, "排除的", _EXCLUDED_HEADS, _excluded_rows(excluded))
    _signatures(draft)
    record = draft.sheet(RECORD_SHEET, 0, widths=_WIDTHS, landscape=False)
    return Book(title, (record, _list_sheet(done)))


def drawn_rows(ranked: Sequence[Ranked]) -> list[tuple[str, ...]]:
    """Return one row per entry drawn."""
    rows = ((one.candidate, one.rank) for one in ranked)
    return [
        (str(n), who.code, who.name, who.stratum or "—", str(rank))
        for n, (who, rank) in enumerate(rows, start=1)
    ]


def draw_document(done: Draw, day: date) -> dict[str, Any]:
    """Return a draw as `--json` prints it."""
    rule = done.rule
    return {
        "source": rule.source,
        "purpose": rule.purpose,
        "date": day,
        "seed": rule.seed,
        "size": rule.size.text,
        "each": rule.each,
        "by": rule.by,
        "where": [one.text for one in rule.conditions],
        "algorithm": ALGORITHM,
        "roster": {
            "sha256": done.fingerprint,
            "file_sha256": done.file_hash,
            "count": len(done.candidates),
            "taking_part": len(done.ranked),
        },
        "drawn": [_entry(one) for one in done.with_result(DrawResult.DRAWN)],
        "spare": [_entry(one) for one in done.with_result(DrawResult.SPARE)],
        "excluded": [
            {"code": one.code, "name": one.name, "stratum": one.stratum, "reason": one.reason}
            for one in done.in_state(DrawState.EXCLUDED)
        ],
    }


def _entry(one: Ranked) -> dict[str, Any]:
    who = one.candidate
    return {
        "code": who.code,
        "name": who.name,
        "stratum": who.stratum,
        "rank": one.rank,
        "value": one.value,
    }


def _counts(done: Draw) -> str:
    outside = len(done.in_state(DrawState.OUTSIDE))
    parts = [f"名册 {len(done.candidates)}"]
    parts += [f"不在范围 {outside}"] if outside else []
    parts += [f"排除 {len(done.in_state(DrawState.EXCLUDED))}"]
    parts += [f"参加抽取 {len(done.ranked)}"]
    return "，".join([*parts, f"抽中 {len(done.with_result(DrawResult.DRAWN))}"])


def _facts(done: Draw, day: date) -> list[tuple[str, str]]:
    rule = done.rule
    return [
        (Label.PURPOSE, rule.purpose or gap("用途")),
        (Label.SOURCE, rule.source),
        (Label.FILE_HASH, done.file_hash),
        (Label.DAY, day.isoformat()),
        (Label.CONDITIONS, BETWEEN.join(one.text for one in rule.conditions)),
        (Label.KEY, rule.key),
        (Label.BY, rule.by),
        (Label.SIZE, rule.size.text),
        (Label.EACH, "是" if rule.each else "否"),
        (Label.SPARE, str(rule.spare)),
        (Label.SEED, rule.seed),
        (Label.FINGERPRINT, done.fingerprint),
        (Label.ALGORITHM, ALGORITHM),
    ]


def _table(draft: Draft, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if rows:
        draft.banner(f"{title}（{len(rows)}）")
        draft.line(heads, Style.HEAD)
        for row in rows:
            draft.line(row, Style.TEXT)


def _excluded_rows(excluded: Sequence[Candidate]) -> list[tuple[str, ...]]:
    return [
        (str(n), one.code, one.name, one.stratum or "—", one.reason)
        for n, one in enumerate(excluded, start=1)
    ]


def _signatures(draft: Draft) -> None:
    draft.banner("签名")
    for role in ("抽取人", "见证人", "监督人"):
        row = draft.line((role, gap("签名"), None, "日期", gap("年月日")), Style.TEXT)
        draft.merge(row, 1, row, 2)


def _list_sheet(done: Draw) -> Sheet:
    """Return the whole roster: everybody's state, value and result; read back by --repeat."""
    ranked = {one.candidate.code: one for one in done.ranked}
    draft = Draft(len(Column))
    draft.line(Column, Style.HEAD)
    for number, one in enumerate(done.candidates, start=1):
        texts = (one.code, one.name, one.stratum, one.state.value, one.reason)
        draft.line((number, *texts, *_outcome(ranked.get(one.code))), Style.TEXT)
    return draft.sheet(LIST_SHEET, 1, widths=_LIST_WIDTHS)


def _outcome(found: Ranked | None) -> tuple[str | int, ...]:
    """Return value, rank and result; blanks for who did not take part."""
    if found is None:
        return "", "", ""
    return found.value[:_SHOWN_DIGITS], found.rank, found.result.value

"""Evidence items, as people judged them: their sentences, and 佐证材料目录.xlsx."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.model.book import Book, Style
from dubao.model.scheme import Item
from dubao.model.statement import filled_in
from dubao.papers.draft import Draft
from dubao.papers.ordered import Ordered
from dubao.papers.standards.items import evidence_of, items_of, verdict
from dubao.papers.standards.side import Side, district
from dubao.papers.wording import gap, year_and_name

NAME = "佐证材料目录"
SOURCE, CODE = "证据认定", "条目"
_SAID = "认定说明"
_HEADS = ("序号", "指标", "条目", "佐证材料", "认定", "认定说明", "认定人", "认定日期", "责任部门",
          "指标结论")  # fmt: skip
_COLUMNS = ("佐证", "结论", _SAID, "认定人", "认定日期", "责任部门")
_WIDTHS = (6.0, 26.0, 7.0, 36.0, 9.0, 40.0, 12.0, 13.0, 12.0, 10.0)
_NEEDED = frozenset({"佐证", "结论", "认定人", "认定日期"})


def entries_of(item: Item, codes: tuple[str, ...]) -> list[str]:
    """Return the entries that an item rests on: its own code, and those with a letter added."""
    return [code for code in codes if code == item.code or code[:-1] == item.code]


def sentence(side: Side, item: Item, where: str) -> str:
    """Return an item's sentence with its numbers, and what people said of the evidence."""
    parts = []
    if item.statement:
        parts.append(filled_in(item.statement, lambda name: side.said(where, 0, name)))
    for code in entries_of(item, _codes(side)):
        said = evidence_of(side, code, (SOURCE, CODE)).get(_SAID)
        parts.append(said or gap(f"{code}认定说明"))
    return "；".join(parts) or gap("简要结论")


def _codes(side: Side) -> tuple[str, ...]:
    """Return the codes of all evidence entries, in the scheme's order."""
    spec = side.assessment.scheme.field(CODE)
    return spec.choices if spec else ()


def evidence_book(ordered: Ordered) -> Book:
    """Return the list of evidence: each entry with who judged it and when; gaps are marked."""
    title = f"{year_and_name(ordered.assessment.year, ordered.assessment.scheme.name)}{NAME}"
    draft = Draft(len(_HEADS))
    draft.title(title, "内部资料　　有材料不等于达到，由人认定，写明认定人和日期")
    draft.line(_HEADS, Style.HEAD)
    side = district(ordered)
    if side is not None:
        for number, (item, code) in enumerate(_entries(side), start=1):
            _line(draft, side, number, (item, code))
    for line in ordered.sample:
        draft.banner(line, Style.NOTE)
    return Book(title, (draft.sheet(NAME, 3, frozen_columns=2, widths=_WIDTHS),))


def _entries(side: Side) -> Iterator[tuple[Item, str]]:
    for domain in side.assessment.scheme.items:
        for item in items_of(side, domain.code):
            for code in entries_of(item, _codes(side)):
                yield item, code


def _line(draft: Draft, side: Side, number: int, entry: tuple[Item, str]) -> None:
    item, code = entry
    known = evidence_of(side, code, (SOURCE, CODE))
    row = draft.line((number, item.name, code), Style.CENTRE)
    draft.put(row, 1, item.name)
    for at, name in enumerate(_COLUMNS, start=3):
        missing = name in _NEEDED and name not in known
        value = gap(f"未填{name}") if missing else known.get(name, "")
        draft.put(row, at, value, Style.FAULT if missing else Style.TEXT)
    draft.put(row, len(_HEADS) - 1, verdict(side, item), Style.CENTRE)

"""Workbooks of routine visits: who was visited when, shares of tags, staffing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dubao.model.book import Book, Sheet, Style
from dubao.model.numbers import rounded_text
from dubao.model.records import NOBODY, TAGS, TagShare, ZoneVersion
from dubao.model.visits import Unit
from dubao.papers.draft import Draft
from dubao.papers.occasion import Occasion

Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Grid:
    """Visits by school and period; `gaps` are the cells with too few, `open` those still running.

    `zones` has the zone of a school by code.
    """

    title: str
    schools: Sequence[Unit]
    periods: Sequence[str]
    counts: Counts
    gaps: frozenset[tuple[str, str]]
    zones: Mapping[str, str]
    note: str


def grid_sheet(grid: Grid, name: str, occasion: Occasion) -> Sheet:
    """Return a row per school, a column per period; too few visits are marked by colour."""
    heads = ("责任区", "学校", "类型", *grid.periods, "合计")
    draft = Draft(len(heads))
    draft.title(f"{occasion.district}{grid.title}", occasion.subtitle)
    draft.line(heads, Style.HEAD)
    head = draft.height
    for unit in grid.schools:
        row = draft.line([grid.zones.get(unit.code), unit.name, unit.kind], Style.TEXT)
        total = 0
        for at, period in enumerate(grid.periods, start=3):
            key = unit.code, period
            count = grid.counts.get(key, 0)
            total += count
            style = Style.FAULT if key in grid.gaps else Style.NUMBER
            draft.put(row, at, count, style)
        draft.put(row, len(heads) - 1, total, Style.NUMBER)
    draft.banner(f"注：{grid.note}", Style.NOTE)
    return draft.sheet(name, head, frozen_columns=2)


def tag_heads() -> list[str]:
    """Return the heading of the table of tags."""
    heads = ["责任区", "月份", "入校次数"]
    for kind, words in TAGS:
        heads += [*words, f"{kind}{NOBODY}"]
    return heads


def tag_line(row: TagShare, share: Callable[[int, int], str]) -> list[str | int]:
    """Return a zone's month; `share` writes a count and what it is a part of."""
    line: list[str | int] = [row.zone, row.month, row.visits]
    for kind, words in TAGS:
        line += [share(row.tags.get((kind, word), 0), row.visits) for word in (*words, "")]
    return line


def counted(count: int, whole: int) -> str:
    """Return 3（37.5%）; nothing where there is none."""
    return f"{count}（{rounded_text(100 * count / whole, 1)}%）" if count else ""


def tag_sheet(rows: Sequence[TagShare], occasion: Occasion) -> Sheet:
    """Return the shares of the three tags by zone and month (T12c)."""
    heads = tag_heads()
    draft = Draft(len(heads))
    draft.title(f"{occasion.district}责任督学入校方式统计", occasion.subtitle)
    draft.line(heads, Style.HEAD)
    head = draft.height
    for row in rows:
        draft.line(tag_line(row, counted), Style.CENTRE)
    note = "注：括号中为占该责任区当月入校次数的比例；责任区按入校当日的版本。"
    draft.banner(note, Style.NOTE)
    return draft.sheet("入校方式", head, frozen_columns=2)


@dataclass(frozen=True)
class ZoneRow:
    """One zone for the staffing table, with the words for its schools and inspectors."""

    zone: ZoneVersion
    schools: str
    inspectors: str


def staffing_sheet(rows: Sequence[ZoneRow], occasion: Occasion) -> Sheet:
    """Return the staffing table (T12a): schools and responsible inspectors by zone."""
    heads = ("责任区", "责任组", "版本", "版本日期", "学校数", "责任督学数", "每人负责", "组长",
             "责任督学", "学校")  # fmt: skip
    draft = Draft(len(heads))
    draft.title(f"{occasion.district}责任督学配置表", occasion.subtitle)
    draft.line(heads, Style.HEAD)
    head = draft.height
    for one in rows:
        zone = one.zone
        schools, people = len(zone.schools), len(zone.inspectors)
        row = draft.line(
            [zone.zone, zone.group, zone.version, zone.since, schools, people, None, zone.leader,
             one.inspectors, one.schools],
            Style.TEXT,
        )  # fmt: skip
        if people:
            draft.number(row, 6, schools / people, 1)
    widths = (12, 10, 10, 14, 8, 10, 10, 12, 30, 70)
    return draft.sheet("配置表", head, 1, widths)


def visit_book(sheets: Sequence[Sheet]) -> Book:
    """Return the sheets as one workbook."""
    return Book("责任督学入校统计", tuple(sheets))

"""What goes to the platform: a plain table under its own column names, and what is not entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dubao.model.book import Book, CellValue, Sheet, Style
from dubao.model.records import VisitRecord
from dubao.papers.draft import Draft

Values = Mapping[str, CellValue]


def export_book(
    rows: Sequence[Values], columns: Mapping[str, str], waiting: Sequence[Sequence[CellValue]]
) -> Book:
    """Return the export: `columns` are the platform's names and the fields, in its order.

    The heading stands in the first row and nothing above it, so that it can be taken in as it is.
    """
    draft = Draft(len(columns))
    draft.line(list(columns), Style.HEAD)
    for row in rows:
        draft.line([row.get(field) for field in columns.values()], Style.TEXT)
    return Book("督导记录平台录入", (draft.sheet("平台录入", 1), _waiting_sheet(waiting)))


WAITING_HEADS = ("责任督学", "督导学校", "督导日期", "标题", "已过天数")


def waiting_rows(
    records: Sequence[VisitRecord], names: Mapping[int, str], today: date
) -> list[tuple[CellValue, ...]]:
    """Return the records not entered yet by inspector, the oldest first; `names` by row."""
    found = [
        (names[one.row], one.school_name, one.day, one.title, (today - one.day).days)
        for one in records
        if one.entered is None and one.day
    ]
    return sorted(found, key=lambda row: (str(row[0]), str(row[2])))


def _waiting_sheet(waiting: Sequence[Sequence[CellValue]]) -> Sheet:
    draft = Draft(len(WAITING_HEADS))
    draft.line(WAITING_HEADS, Style.HEAD)
    for row in waiting:
        draft.line(row)
    return draft.sheet("未录入清单", 1)

"""What the registers (清单) say of one unit, for its own feedback: last year's findings, awards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE
from dubao.model.numbers import chinese_number, plain
from dubao.model.table import Table
from dubao.model.terms import Layout, Role, Secrecy
from dubao.papers.wording import paper_date


def register_rows(
    assessment: Assessment, unit: int, own: Callable[[str], str]
) -> list[dict[str, Any]]:
    """Return number, name and lines of every register that was handed in; public columns only.

    A unit without entries has no lines. `own` takes other units' names out of a text.
    """
    code = assessment.codes[unit]
    return [
        {
            "序": chinese_number(at),
            "名称": name,
            "行": [own(line) for line in _lines(table, columns, code)],
        }
        for at, (name, table, columns) in enumerate(_registers(assessment), start=1)
    ]


def _registers(assessment: Assessment) -> Iterator[tuple[str, Table, list[str]]]:
    scheme = assessment.scheme
    for name, source in scheme.sources.items():
        table = assessment.dataset.tables.get(name)
        if table is None or source.layout is not Layout.REGISTER or source.role is not Role.DATA:
            continue
        public = [
            spec.name
            for spec in scheme.fields
            if spec.source == name and spec.secrecy is Secrecy.PUBLIC and spec.name in table
        ]
        yield name, table, public


def _lines(table: Table, columns: list[str], code: object) -> Iterator[str]:
    rows = table.frame.loc[table.frame[UNIT_CODE] == code, columns]
    for row in rows.to_dict("records"):
        parts = [f"{name}：{words}" for name, value in row.items() if (words := _words(value))]
        yield "；".join(parts)


def _words(value: object) -> str:
    """Return a cell as papers print it, "" where nothing is there (None, NaN, NaT)."""
    if value is None or value != value:  # noqa: PLR0124
        return ""
    if isinstance(value, date):
        return paper_date(value)
    return plain(value) if isinstance(value, float) else str(value)

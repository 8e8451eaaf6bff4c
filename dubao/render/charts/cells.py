"""Where each number of a chart stands in its workbook, and the copies kept in the chart part.

The sheet has the categories in column A from row 2 on, the series in the columns from B on,
their names in row 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import isnan

from dubao.model.place import column_letters
from dubao.render.engine.printing import escaped
from dubao.render.engine.sites import PLAIN

SHEET = "数据"


def name_cell(series: int) -> str:
    """Return the reference of a series' name."""
    return f"{SHEET}!${column_letters(series + 1)}$1"


def value_cells(series: int, count: int) -> str:
    """Return the reference of a series' values."""
    letters = column_letters(series + 1)
    return f"{SHEET}!${letters}$2:${letters}${count + 1}"


def category_cells(count: int) -> str:
    """Return the reference of the categories."""
    return f"{SHEET}!$A$2:$A${count + 1}"


def texts(reference: str, values: Sequence[str]) -> str:
    """Return a reference to cells with texts, and the texts."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escaped(value, PLAIN)}</c:v></c:pt>'
        for at, value in enumerate(values)
    )
    count = f'<c:ptCount val="{len(values)}"/>'
    return f"<c:strRef><c:f>{reference}</c:f><c:strCache>{count}{points}</c:strCache></c:strRef>"


def numbers(reference: str, values: Sequence[float], pattern: str) -> str:
    """Return a reference to cells with numbers, and the numbers; NaN has none."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{number_text(value)}</c:v></c:pt>'
        for at, value in enumerate(values)
        if not isnan(value)
    )
    head = f'<c:formatCode>{pattern}</c:formatCode><c:ptCount val="{len(values)}"/>'
    return f"<c:numRef><c:f>{reference}</c:f><c:numCache>{head}{points}</c:numCache></c:numRef>"


@lru_cache(maxsize=4096)
def number_text(value: float) -> str:
    """Return a number as files hold it: the shortest text that reads back the same."""
    whole = float(value).is_integer() and abs(value) < 1e15
    return str(int(value)) if whole else repr(float(value))

"""Gathered values (派生) as array formulas: worked out row by row, then put together.

A row without a number is an error in its place of the array; IF and IFERROR leave it out, as the
engine does. `Rows` are what is put together: every row's value, weight, and whether it counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dubao.model.formula.gather import COUNTS
from dubao.model.formula.nodes import Call
from dubao.papers.workings.translate import Excel

UNKNOWN = 2  # in place of 1 and 0 for a condition that cannot be told


@dataclass(frozen=True)
class RowExcel(Excel):
    """Translates formulas over ranges: names stand for whole columns of rows."""

    def _not(self, condition: str) -> str:
        return f"(1-({condition}))"

    def _decided(self, operator: str, parts: list[str]) -> str:
        """Join conditions row by row; one that decides does so although another is an error."""
        sign, decisive, other = ("*", "FALSE", 1) if operator == "and" else ("+", "TRUE", 0)
        known = sign.join(f"IFERROR(1*({part}),{other})" for part in parts)
        settled = f"({known})=0" if operator == "and" else f"({known})>0"
        whole = sign.join(f"({part})" for part in parts)
        return f"IF({settled},{decisive},({whole})>0)"

    def _extreme(self, function: str, parts: list[str]) -> str:
        best, sign = parts[0], ">" if function == "最大" else "<"
        for part in parts[1:]:
            best = f"IF(({best}){sign}({part}),{best},{part})"
        return best


@dataclass(frozen=True)
class Rows:
    """The rows of one gathering as array expressions; `inside` is "1" where all rows belong."""

    value: str
    weight: str
    inside: str
    count: int

    @property
    def used(self) -> str:
        """1 for each row that belongs and has a number and a weight, else 0."""
        has = f"IF(ISNUMBER({self.value}),1,0)"
        if self.weight:
            positive = f"IF(ISNUMBER({self.weight}),IF({self.weight}>0,1,0),0)"
            has = f"IF(ISNUMBER({self.value}),{positive},0)"
        return has if self.inside == "1" else f"IF(IFERROR(1*{self.inside},0)=1,{has},0)"

    @property
    def size(self) -> str:
        """How many rows belong, or may."""
        if self.inside == "1":
            return str(self.count)
        return f"SUM(IF(IFERROR(1*{self.inside},1)=0,0,1))"

    def total(self, amount: str) -> str:
        """Add up an amount over the rows that count."""
        return f"SUM(IF({self.used}=1,{amount},0))"

    @property
    def faulty(self) -> str:
        """How many rows belong, or may, and have no number."""
        lacks = f"IF(ISNUMBER({self.value}),0,1)"
        if self.inside == "1":
            return f"SUM({lacks})"
        known = f"IFERROR(1*{self.inside},{UNKNOWN})"
        return f"SUM(IF({known}={UNKNOWN},1,IF({known}=1,{lacks},0)))"


def gathered(call: Call, excel: RowExcel, inside: str, count: int, *, strict: bool = False) -> str:
    """Return a gathering over `count` rows; `inside` is a condition on them, "" for all.

    With `strict`, what counts or adds up has no value where a row has none.
    """
    value = f"({excel(call.arguments[0])})" if call.arguments else ""
    if call.function in ("个数", "占比") and value:
        value = f"(1*{value})"
    weight = f"({excel(call.weight)})" if call.weight is not None else ""
    filled = f"IF(ROW({_rows(count)})>0,1)"  # a 1 for each row
    rows = Rows(value or filled, weight, inside or "1", count)
    text = _GATHER[call.function](rows)
    if call.function not in COUNTS:
        return text
    whole = f"IF({rows.total('1')}>0,{text},IF({rows.size}>0,NA(),0))"
    return f"IF({rows.faulty}>0,NA(),{whole})" if strict else whole


def _rows(count: int) -> str:
    """Return a reference of as many rows."""
    return f"$A$1:$A${count}"


def _total(rows: Rows) -> str:
    return rows.total(rows.value)


def _mean(rows: Rows) -> str:
    if not rows.weight:
        return f"{rows.total(rows.value)}/{rows.total('1')}"
    return f"{rows.total(f'{rows.value}*{rows.weight}')}/{rows.total(rows.weight)}"


def _extreme(function: str) -> Callable[[Rows], str]:
    def pick(rows: Rows) -> str:
        chosen = f"{function}(IF({rows.used}=1,{rows.value}))"
        return f"IF({rows.total('1')}>0,{chosen},NA())"

    return pick


def _deviation(rows: Rows) -> str:
    """标准差: weighted, population form."""
    weight = rows.weight or "1"
    squares = rows.total(f"{weight}*({rows.value}-{_mean(rows)})^2")
    return f"SQRT({squares}/{rows.total(weight)})"


def _variation(rows: Rows) -> str:
    """差异系数: the deviation beside the mean, which is total ÷ total (CA-10)."""
    return f"{_deviation(rows)}/ABS({_mean(rows)})"


def _distinct(rows: Rows) -> str:
    chosen = f"IF({rows.used}=1,{rows.value})"
    return f"SUM(--(FREQUENCY({chosen},{chosen})>0))"


_GATHER: dict[str, Callable[[Rows], str]] = {
    "合计": _total,
    "个数": _total,
    "平均": _mean,
    "占比": _mean,
    "最大": _extreme("MAX"),
    "最小": _extreme("MIN"),
    "差异系数": _variation,
    "标准差": _deviation,
    "种数": _distinct,
}

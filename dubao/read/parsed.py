"""What parsing a column gives, and the words that stand for no value in any column."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from math import isnan
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dubao.model.terms import Reason
from dubao.read.folding import tidy, trimmed

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Context:
    """What the sheet says about a whole column.

    `head_unit` is the unit in the heading or the note line, `year` the year of dates without
    one, `percents` the positions of cells formatted as percentages.
    """

    head_unit: str = ""
    year: int | None = None
    percents: Collection[int] = ()


@dataclass(frozen=True)
class Fault:
    """Something wrong with the value at `index`; `details` fill the catalogue's sentence.

    `of_head` says that the heading is at fault; `index` is then the first cell that suffers.
    """

    index: int
    code: str
    details: Mapping[str, Any] = field(default_factory=dict)
    of_head: bool = False


class Reading(NamedTuple):
    """What one cell was read as: a value, or the reason why there is none; a fault's code.

    `unit` is the unit or the direction written in the cell itself, "" if none.
    """

    value: Any = None
    reason: Reason = Reason.FILLED
    code: str = ""
    details: Mapping[str, Any] = MappingProxyType({})
    unit: str = ""


@dataclass(frozen=True)
class Parsed:
    """A column of values, in the order given.

    `values` is float64 (NaN where absent) for number types, else object (None where absent);
    `reasons` is int8 of `Reason`; `given` is what stood in the cells. Numbers are in the
    field's unit; `unit` is what bare numbers were written in, `own_units` what single cells
    said of themselves (RF-17).
    """

    values: NDArray[Any]
    reasons: NDArray[np.int8]
    given: Sequence[Any]
    faults: list[Fault]
    unit: str = ""
    own_units: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def raw(self) -> list[str]:
        """The text of every cell as typed."""
        return [as_typed(value) for value in self.given]

    def source_unit(self, index: int) -> str:
        """Return the unit in which the value at `index` was written."""
        return self.own_units.get(index, self.unit)


_MOST_QUOTED = 40


def as_typed(value: Any) -> str:
    """Return the text of a cell as a person sees it: 12345.0 → 12345, dates as 2021-03-05."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    return str(value)


def _number(value: float) -> str:
    if isnan(value):
        return ""
    if abs(value) < 1e15 and value == int(value):
        return str(int(value))
    return f"{value:.15G}"  # as many digits as Excel keeps


def _moment(value: datetime) -> str:
    midnight = value.time() == time()
    return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")


def _span(value: timedelta) -> str:
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (str, str),
    (float, _number),
    (bool, lambda value: str(value).upper()),
    (int, str),
    (datetime, _moment),
    (date, date.isoformat),
    (time, lambda value: value.isoformat("auto" if value.second else "minutes")),
    (timedelta, _span),
)


_DASHES = re.compile(r"[-—–―─‒﹣−~]+|[/\\]+|不适用|不涉及|(?i:n/?a)")
_NONE = frozenset({"无", "没有", "暂无", "无数据", "未填", "空"})
_DITTO = frozenset({"同上", "同前", "同左", "〃", "″", '"', "''"})
_PENDING = re.compile("[xX×✕╳]+|待统计|待定|待核实?|待补充?|统计中")


def empty(value: Any) -> Reading | None:
    """Read what stands for no value in every column: blanks, dashes and 不适用, 同上.

    None if the cell holds something else. A blank is any run of blanks, U+00A0, U+3000 and
    zero-width ones among them (RF-14).
    """
    if value is None or value == "" or (isinstance(value, float) and isnan(value)):
        return Reading(reason=Reason.BLANK)
    if not isinstance(value, str) or (len(value) > 8 and value[0].isalnum()):
        return None
    text = tidy(value)
    if not text:
        return Reading(reason=Reason.BLANK)
    if _DASHES.fullmatch(text):
        return Reading(reason=Reason.NOT_APPLICABLE)
    if text in _DITTO or trimmed(value) in _DITTO:
        return Reading(reason=Reason.UNREADABLE, code="ditto")
    return None


def without_value(value: Any) -> Reading | None:
    """Read what stands for no number or date: as `empty`, and 无 and ×× beside it.

    无 is not filled, never 0; ×× is yet to be counted (RF-14, RF-27).
    """
    reading = empty(value)
    if reading or not isinstance(value, str):
        return reading
    text = tidy(value)
    if text in _NONE:
        return Reading(reason=Reason.BLANK, code="none-as-blank")
    if _PENDING.fullmatch(text):
        return Reading(reason=Reason.PENDING, code="pending-value")
    return None


def refused(code: str, **details: Any) -> Reading:
    """Make the reading of a cell that cannot be used."""
    return Reading(reason=Reason.UNREADABLE, code=code, details=details)


def faults_of(given: Sequence[Any], readings: Mapping[int, Reading], name: str) -> list[Fault]:
    """Return the faults of the readings, each with the text as typed and the field's name."""
    return [
        Fault(
            index,
            reading.code,
            {"text": _quoted(given[index]), "field": name, **reading.details},
        )
        for index, reading in sorted(readings.items())
        if reading.code
    ]


def _quoted(cell: Any) -> str:
    """Return the text of a cell as a message quotes it: a long one only by its beginning."""
    text = trimmed(as_typed(cell))
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"


def each(cells: Mapping[int, Any], read: Callable[[Any], Reading]) -> dict[int, Reading]:
    """Read every cell; equal ones are read once."""
    known: dict[tuple[type, Any], Reading] = {}
    readings = {}
    for index, cell in cells.items():
        key = (type(cell), cell)
        if key not in known:
            known[key] = read(cell)
        readings[index] = known[key]
    return readings


def objects(
    given: Sequence[Any],
    name: str,
    read: Callable[[Any], Reading],
    as_it_stands: Callable[[Any], bool] = lambda _: False,
) -> Parsed:
    """Parse a column whose values are no numbers; some cells may be taken as they stand."""
    values = np.empty(len(given), dtype=object)
    values[:] = list(given)
    reasons = np.zeros(len(given), dtype=np.int8)
    others = {index: cell for index, cell in enumerate(given) if not as_it_stands(cell)}
    readings = each(others, read)
    for index, reading in readings.items():
        values[index], reasons[index] = reading.value, reading.reason
    return Parsed(values, reasons, given, faults_of(given, readings, name))

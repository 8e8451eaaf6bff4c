"""Columns of text, choices, yes and no, dates and periods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from dubao.model.nearest import did_you_mean
from dubao.model.period import Period
from dubao.model.scheme import FieldSpec
from dubao.model.terms import Reason
from dubao.read.dates import Doubt, read_when
from dubao.read.folding import tidy, trimmed, unspaced
from dubao.read.parsed import (
    Context,
    Parsed,
    Reading,
    as_typed,
    empty,
    objects,
    refused,
    without_value,
)

# Excel keeps 15 digits; what follows in a longer code is lost for good (RF-24).
_TOO_LONG = 10**15
_SCIENTIFIC = re.compile(r"\d(?:\.\d+[eE]\+?|[eE]\+)\d+")
_ORDINARY = re.compile("(?!(?:同[上前左]|不适用|不涉及|[Nn][Aa])$)[0-9A-Za-z\u4e00-\u9fff]+")
_CODE = re.compile(r"[0-9A-Za-z._()/-]+")

_UNFILLED = re.compile(r"(?:\d{4}|_*|([xX×]+))年(?:\d{1,2}|_*|([xX×]+))月(?:_*|([xX×]+))日")

_TYPED = re.compile("〖[^〗]*〗")  # what platforms put behind a choice such as 其他
_BETWEEN = ("┋", ";", r"\|", "、", ",")

_YES = frozenset({"是", "√", "✓", "✔", "☑", "有", "对", "y", "yes", "true", "t", "1"})
_CROSSES = {"×", "✗", "✘", "✕", "╳", "☒", "x"}
_NO = frozenset(_CROSSES | {"否", "无", "没有", "不是", "n", "no", "false", "f", "0"})


def parse_texts(given: Sequence[Any], spec: FieldSpec, _: Context) -> Parsed:
    """Parse 文本; 无 is a text like another. Codes keep zeros, X and every digit (RF-24)."""
    return objects(given, spec.name, _read_text, _is_ordinary)


def _is_ordinary(cell: Any) -> bool:
    """Whether a cell is a text of Chinese characters, letters and digits without a meaning."""
    return type(cell) is str and _ORDINARY.fullmatch(cell) is not None


def _read_text(cell: Any) -> Reading:
    absent = empty(cell)
    if absent:
        return absent
    if isinstance(cell, str):
        return _read_written(trimmed(cell))
    text = as_typed(cell)
    if isinstance(cell, (date, time, timedelta)):
        return Reading(text, code="date-in-text")
    if not isinstance(cell, bool) and abs(cell) >= _TOO_LONG:
        return refused("code-digits-lost")
    return Reading(text)


def _read_written(text: str) -> Reading:
    """Read a typed text; one that is a code loses its full-width forms."""
    folded = tidy(text)
    if _SCIENTIFIC.fullmatch(folded):
        return refused("code-digits-lost")
    return Reading(folded if _CODE.fullmatch(folded) else text)


def parse_choices(given: Sequence[Any], spec: FieldSpec, _: Context) -> Parsed:
    """Parse 选项: the choice as the field spells it."""
    known = {unspaced(choice): choice for choice in spec.choices}

    def read(cell: Any) -> Reading:
        written = unspaced(_TYPED.sub("", as_typed(cell)))
        if written in known:
            return Reading(known[written])
        absent = empty(cell)
        if absent:
            return absent
        if not known:
            return _read_text(cell)
        listed = f"请填：{'、'.join(spec.choices)}"
        return refused("not-a-choice", near=did_you_mean(written, known, listed))

    return objects(given, spec.name, read)


def parse_several(given: Sequence[Any], spec: FieldSpec, _: Context) -> Parsed:
    """Parse 多选: the choices marked, in the field's order and with ； between them.

    The first sign counts that parts the cell into nothing but choices; what was typed beside a
    choice, 其他〖…〗, is left out.
    """
    known = {unspaced(choice): choice for choice in spec.choices}

    def read(cell: Any) -> Reading:
        written = unspaced(_TYPED.sub("", as_typed(cell)))
        for sign in _BETWEEN:
            parts = [part for part in re.split(sign, written) if part]
            if parts and all(part in known for part in parts):
                marked = {known[part] for part in parts}
                return Reading("；".join(choice for choice in spec.choices if choice in marked))
        absent = empty(cell)
        if absent:
            return absent
        listed = f"请填：{'、'.join(spec.choices)}"
        strange = next(part for part in re.split("[┋;|]", written) if part not in known)
        return refused("not-a-choice", near=did_you_mean(strange, known, listed))

    return objects(given, spec.name, read)


def parse_yes_no(given: Sequence[Any], spec: FieldSpec, _: Context) -> Parsed:
    """Parse 是否, held as the texts 是 and 否; √ and 有 are 是, × and 无 are 否."""
    return objects(given, spec.name, _read_yes_no)


def _read_yes_no(cell: Any) -> Reading:
    written = unspaced(as_typed(cell)).lower()
    if written in _YES:
        return Reading("是")
    if written in _NO:
        return Reading("否")
    return empty(cell) or refused("bad-yes-no")


def parse_dates(given: Sequence[Any], spec: FieldSpec, context: Context) -> Parsed:
    """Parse 日期: one day each; a month or a range is refused (RF-20)."""

    def read(cell: Any) -> Reading:
        found = _no_day(cell) or read_when(cell, context.year)
        if isinstance(found, Period):
            return refused("period-not-date")
        return _as_reading(found)

    return objects(given, spec.name, read)


def parse_periods(given: Sequence[Any], spec: FieldSpec, context: Context) -> Parsed:
    """Parse 时段: a `Period` each; a single day is a period of one day."""

    def read(cell: Any) -> Reading:
        found = _no_day(cell) or read_when(cell, context.year)
        if isinstance(found, date):
            return Reading(Period(found, found, as_typed(cell).strip()))
        if isinstance(found, Doubt) and found.code in ("bad-date", "date-without-year"):
            return refused("bad-period")
        return _as_reading(found)

    return objects(given, spec.name, read)


def _no_day(cell: Any) -> Reading | None:
    """Read what stands for no date; the empty form 年　月　日 is blank, X月X日 pending."""
    match = _UNFILLED.fullmatch(unspaced(cell)) if isinstance(cell, str) else None
    if not match:
        return without_value(cell)
    if any(match.groups()):
        return Reading(reason=Reason.PENDING, code="pending-value")
    return Reading(reason=Reason.BLANK)


def _as_reading(found: Reading | date | Period | Doubt) -> Reading:
    if isinstance(found, Doubt):
        return refused(found.code)
    return found if isinstance(found, Reading) else Reading(found)

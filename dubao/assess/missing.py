"""What is missing, and from whom (CA-03)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import SINGLE_ROW, Columns
from dubao.assess.places import base_names, formulas_of
from dubao.model.scheme import Item
from dubao.model.terms import Layout, Missing, Reason

Texts = NDArray[np.object_]
EACH_UNIT = "各单位"
OF_UNIT = "本单位"
_NO_ROW = np.int8(100)  # beside the values of Reason


def missing_texts(columns: Columns) -> Texts:
    """Return for every unit the items without value that stop its total, "" for none."""
    texts = np.full(columns.count, "", dtype=object)
    for item in columns.scheme.leaves():
        result = columns.results[item.code]
        if item.missing is Missing.REWEIGHT or not result.reasons.any():
            continue
        stops = (result.reasons != 0) & (result.reasons != Reason.NOT_APPLICABLE)
        units = np.flatnonzero(stops)
        if len(units):
            named = f"{item.title}：" + causes(item, columns, units)
            texts[units] = np.where(texts[units] == "", named, texts[units] + "；" + named)
    return texts


def causes(item: Item, columns: Columns, units: NDArray[np.intp]) -> Texts:
    """Return why an item has no value, for some units: the columns at fault, and who owes them."""
    names = (pair for text in formulas_of(item, columns) for pair in base_names(columns, text))
    parts = [_part(columns, *pair) for pair in dict.fromkeys(names)]
    parts = [part for part in parts if part.states[units].any()]
    own = _own(item, columns)
    states = np.array([part.states[units] for part in (*parts, own)])
    patterns, which = np.unique(states, axis=1, return_inverse=True)
    texts = [_sentence(parts, pattern) or _sentence([own], pattern[-1:]) for pattern in patterns.T]
    return np.array(texts, dtype=object)[which.ravel()]


@dataclass(frozen=True)
class _Part:
    """A column at fault: `states` holds per unit a `Reason`, or `_NO_ROW`."""

    name: str
    source: str
    who: str
    states: NDArray[np.int8]


def _part(columns: Columns, name: str, last_year: bool) -> _Part:
    """Return a base column; where the source came without the unit's row, that is why."""
    column = columns.last_year(name) if last_year else columns.column(name)
    home = columns.home(name, last_year)
    field = None if last_year else columns.field(name)
    source = home[0] if home else field.source if field else ""
    states = _without_rows(source, columns, column.reasons)
    shown = f"上年{name}" if last_year else name
    return _Part(shown, source, _who(source, columns), states)


def _own(item: Item, columns: Columns) -> _Part:
    """Return the item itself, for reasons that lie in no column."""
    source = item.given.source if item.given else item.rated.table if item.rated else ""
    if item.count and item.count.times in columns.scheme.sources:
        source = item.count.times
    states = columns.results[item.code].reasons
    if item.given:
        states = _without_rows(source, columns, states)
    return _Part("", source, item.department or _who(source, columns), states)


def _without_rows(source: str, columns: Columns, reasons: NDArray[np.int8]) -> NDArray[np.int8]:
    """Return the reasons, `_NO_ROW` where a department's table came without the unit's row."""
    late = reasons == Reason.NOT_HANDED_IN
    spec = columns.scheme.sources.get(source)
    if spec is None or not late.any() or _who(source, columns) == OF_UNIT:
        return reasons
    aligned = columns.aligned(source) if spec.layout in SINGLE_ROW else None
    if aligned is None or aligned.rows is None:
        return reasons
    return np.where(late & (aligned.rows < 0), _NO_ROW, reasons).astype(np.int8)


def _sentence(parts: Sequence[_Part], states: NDArray[np.int8]) -> str:
    """Say what is at fault: fields with one reason and one sender together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for part, state in zip(parts, states, strict=False):
        if state == _NO_ROW:
            groups[f"「{part.source}」表中没有本单位", part.who] = []
        elif state:
            groups.setdefault((Reason(state).text, part.who), []).append(part.name)
    return "，".join(
        "、".join(names) + words + (f"（{who}）" if who else "")
        for (words, who), names in groups.items()
    )


def _who(source: str, columns: Columns) -> str:
    spec = columns.scheme.sources.get(source)
    if spec is None:
        return ""
    if not spec.handed_in_by and spec.layout is Layout.FORM:
        return OF_UNIT
    return OF_UNIT if spec.handed_in_by == EACH_UNIT else spec.handed_in_by

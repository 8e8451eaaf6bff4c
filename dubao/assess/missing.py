"""What is missing, and from whom (CA-03)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dubao.assess.columns import Columns
from dubao.assess.places import base_names, formulas_of
from dubao.model.scheme import Item
from dubao.model.terms import Layout, Missing, Reason

Texts = NDArray[np.object_]
EACH_UNIT = "各单位"


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
            named = f"{item.code} {item.name}（" + causes(item, columns, units) + "）"
            texts[units] = np.where(texts[units] == "", named, texts[units] + "；" + named)
    return texts


def causes(item: Item, columns: Columns, units: NDArray[np.intp]) -> Texts:
    """Return why an item has no value, for some units: the columns at fault, and who owes them."""
    texts = np.full(len(units), "", dtype=object)
    for formula in formulas_of(item, columns):
        for name, last_year in base_names(columns, formula):
            column = columns.last_year(name) if last_year else columns.column(name)
            words = _words(("上年" if last_year else "") + name, _owed_by(name, columns, last_year))
            found = words[column.reasons[units]]
            texts = np.where((found == "") | (texts == ""), texts + found, texts + "、" + found)
    own = _words("", item.department or _source_owed_by(item, columns))
    return np.where(texts == "", own[columns.results[item.code].reasons[units]], texts)


def _words(name: str, who: str) -> Texts:
    """Return the words for each reason; none for FILLED."""
    owed = f"，应由{who}报送" if who else ""
    return np.array(["" if not r else f"{name}{r.text}{owed}" for r in Reason], dtype=object)


def _owed_by(name: str, columns: Columns, last_year: bool) -> str:
    home = columns.home(name, last_year)
    field = columns.field(name)
    source = home[0] if home else field.source if field else ""
    return _who(source, columns)


def _source_owed_by(item: Item, columns: Columns) -> str:
    source = item.given.source if item.given else item.rated.table if item.rated else ""
    if item.count and item.count.times in columns.scheme.sources:
        source = item.count.times
    return _who(source, columns)


def _who(source: str, columns: Columns) -> str:
    spec = columns.scheme.sources.get(source)
    if spec is None:
        return ""
    if not spec.handed_in_by and spec.layout is Layout.FORM:
        return "本单位"
    return "本单位" if spec.handed_in_by == EACH_UNIT else spec.handed_in_by

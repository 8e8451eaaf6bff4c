"""A dataset with some cells as they might be; the one given stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dubao.model.dataset import Dataset
from dubao.model.table import Table
from dubao.model.what_if import CellChange


def changed(dataset: Dataset, changes: Sequence[CellChange]) -> Dataset:
    """Return the dataset, and its district's, with the changes made."""
    own = [change for change in changes if not change.of_district]
    of_district = [change for change in changes if change.of_district]
    made = _made(dataset, own)
    if of_district and dataset.district is not None:
        made = replace(made, district=_made(dataset.district, of_district))
    return made


def _made(dataset: Dataset, changes: Sequence[CellChange]) -> Dataset:
    by_source: dict[str, list[CellChange]] = {}
    for change in changes:
        by_source.setdefault(change.source, []).append(change)
    units = _table(dataset.units, by_source.pop("", []))
    tables = {name: _table(dataset.tables[name], own) for name, own in by_source.items()}
    return replace(dataset, units=units, tables={**dataset.tables, **tables})


def _table(table: Table, changes: Sequence[CellChange]) -> Table:
    if not changes:
        return table
    frame, reasons, raw = table.frame, table.reasons, dict(table.raw)
    for change in changes:
        name, row = change.field, change.row
        frame = frame.assign(**{name: _with(frame[name].to_numpy(copy=True), row, change.after)})
        why = _with(reasons[name].to_numpy(copy=True), row, int(change.reason))
        reasons = reasons.assign(**{name: why})
        typed = "" if change.reason else str(change.after)
        raw[name] = _with(list(raw.get(name, [""] * len(table))), row, typed)
    return replace(table, frame=frame, reasons=reasons, raw=raw)


def _with(values: Any, row: int, value: Any) -> Any:
    values[row] = value
    return values

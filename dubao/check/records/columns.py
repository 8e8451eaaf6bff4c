"""The names of columns in 督导记录 of dubao.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.record_keys import RecordKeys
from dubao.model.settings import SETTINGS_FILE


def check_columns(keys: RecordKeys, fields: Sequence[str]) -> Iterator[Problem]:
    """Yield the names in 列名 and 导出 that are none of the records' `fields`."""
    place = Place(SETTINGS_FILE, line=keys.line)
    hint = f"字段有：{'、'.join(fields)}"
    for field in keys.columns:
        if field not in fields:
            near = did_you_mean(field, fields, hint)
            yield problem("record-column-unknown", place, field=field, near=near)
    for column, field in keys.export.items():
        if field not in fields:
            near = did_you_mean(field, fields, hint)
            yield problem("export-field-unknown", place, column=column, field=field, near=near)

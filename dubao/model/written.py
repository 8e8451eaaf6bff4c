"""From the model back to what a person would write: keys in Chinese, short forms, no defaults."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

from dubao.model.definitions import Variant
from dubao.model.grading import Quota
from dubao.model.keys import Node
from dubao.model.numbers import plain
from dubao.model.rules import Band
from dubao.model.scheme import Derived, FieldSpec, Scheme
from dubao.model.survey import Survey, Value

_NAMED: dict[type[Any], str] = {
    FieldSpec: "名称",
    Derived: "名称",
    Variant: "名称",
    Survey: "名称",
    Value: "名称",
    Quota: "等第",
}


def as_written(value: Any) -> Any:
    """Return a node, or a value in one, as text, list or mapping; defaults are left out."""
    if isinstance(value, Node):
        return _keys(value)
    if isinstance(value, dict):
        return {name: as_written(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return _many(value)
    return _text(value)


def _text(value: Any) -> str:
    """Return a single value as text."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, int | float):
        return plain(float(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _keys(node: Node) -> dict[str, Any]:
    """Return the keys of a node that differ from their defaults."""
    keys = {}
    for name, info in type(node).model_fields.items():
        value = getattr(node, name)
        if not (info.alias or "__").startswith("__") and value != info.get_default():
            keys[str(info.alias)] = as_written(value)
    return keys


def _many(values: Sequence[Any]) -> Any:
    """Return a list, or the mapping that is its short form."""
    first = values[0] if values else None
    if isinstance(first, Band) and all(isinstance(band.limit, float) for band in values):
        short = {f"{band.operator} {as_written(band.limit)}": band.gives for band in values}
        return short if len(short) == len(values) else [as_written(band) for band in values]
    naming = _NAMED.get(type(first), "")
    if naming:
        entries = [as_written(value) for value in values]
        return {entry.pop(naming): _only_share(entry) for entry in entries}
    return [as_written(value) for value in values]


def _only_share(entry: dict[str, Any]) -> Any:
    return entry["比例"] if set(entry) == {"比例"} else entry


def scheme_as_written(scheme: Scheme) -> dict[str, Any]:
    """Return a whole scheme as a person would write it; sources in their short form."""
    tree = as_written(scheme)
    for name, source in tree.get("数据", {}).items():
        if set(source) == {"文件"}:
            tree["数据"][name] = source["文件"]
    return dict(tree)

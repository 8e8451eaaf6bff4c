"""A scheme as YAML text."""

from __future__ import annotations

from typing import Any

import yaml

from dubao.model.scheme import Scheme
from dubao.model.written import scheme_as_written

_WIDTH = 100
_TAG = "tag:yaml.org,2002:"


class _Dumper(yaml.SafeDumper):
    """Writes a short list or mapping on one line, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists under their key."""
        super().increase_indent(flow, indentless=False)


def _mapping(dumper: _Dumper, value: dict[str, Any]) -> yaml.Node:
    """Represent a mapping; the whole scheme and an item with others below never on one line."""
    short = bool(dumper.represented_objects) and "下级" not in value and _fits(value)
    return dumper.represent_mapping(f"{_TAG}map", value, flow_style=short)


def _list(dumper: _Dumper, value: list[Any]) -> yaml.Node:
    """Represent a list; entries with names of their own stand one below the other."""
    entries = any(isinstance(part, dict) for part in value)
    return dumper.represent_sequence(f"{_TAG}seq", value, flow_style=not entries and _fits(value))


def _fits(value: Any) -> bool:
    return len(str(value)) < _WIDTH - 20


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    """Write numbers and dates plainly; the reader keeps them as text until a key asks."""
    tag = dumper.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    plain = tag.removeprefix(_TAG) in {"int", "float", "timestamp"}
    return dumper.represent_scalar(tag if plain else f"{_TAG}str", value)


_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(str, _text)


def scheme_yaml(scheme: Scheme) -> str:
    """Return a scheme as YAML; comments of the file it came from are not in it."""
    tree = scheme_as_written(scheme)
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)

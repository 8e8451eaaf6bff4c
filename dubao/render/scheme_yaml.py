"""A scheme as YAML text."""

from __future__ import annotations

from typing import Any

import yaml

from dubao.model.scheme import Scheme
from dubao.model.written import scheme_as_written

_WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Writes a short list or mapping on one line, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists under their key."""
        super().increase_indent(flow, indentless=False)


def _represent(dumper: _Dumper, value: Any, tag: str, *, mapping: bool) -> yaml.Node:
    make = dumper.represent_mapping if mapping else dumper.represent_sequence
    short = len(str(value)) <= _WIDTH - 20 and not _holds_items(value)
    node: yaml.Node = make(tag, value.items() if mapping else value, flow_style=short)
    return node


def _holds_items(value: Any) -> bool:
    """Whether a mapping or list holds indicators, which stand one below the other."""
    if isinstance(value, list):
        return any(isinstance(part, dict) and "名称" in part for part in value)
    return "下级" in value


_Dumper.add_representer(
    dict, lambda dumper, value: _represent(dumper, value, "tag:yaml.org,2002:map", mapping=True)
)
_Dumper.add_representer(
    list, lambda dumper, value: _represent(dumper, value, "tag:yaml.org,2002:seq", mapping=False)
)


def scheme_yaml(scheme: Scheme) -> str:
    """Return a scheme as YAML; comments of the file it came from are not in it."""
    parts = []
    for key, value in scheme_as_written(scheme).items():
        block = yaml.dump(
            {key: value},
            Dumper=_Dumper,
            allow_unicode=True,
            sort_keys=False,
            width=_WIDTH,
            default_flow_style=False,
        )
        parts.append(block)
    return "".join(parts)

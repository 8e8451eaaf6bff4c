"""A commented starter file from a model's keys: meaning, example, and what may stay away."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from dubao.model.keys import Node


@dataclass(frozen=True)
class _Line:
    """A line of the file: a remark, or a key that is live or commented out."""

    text: str
    remark: bool = False
    live: bool = True
    indent: str = ""

    def __str__(self) -> str:
        remark = "# " if self.remark else ""
        return f"{'' if self.live else '#'}{self.indent}{remark}{self.text}"


def starter_yaml(model: type[Node]) -> str:
    """Return a YAML text for `model`: each key with its meaning above it and its example.

    Keys that must be there are live; the others are commented out by a `#` that no blank or at
    least two blanks follow. The text is valid as it stands, and with these marks removed.
    """
    return "\n".join(map(str, _keys(model, ()))) + "\n"


def _keys(model: type[Node], above: tuple[type[Node], ...]) -> Iterator[_Line]:
    for info in model.model_fields.values():
        if not str(info.alias).startswith("__"):
            yield from _key(info, (*above, model))


def _key(info: FieldInfo, above: tuple[type[Node], ...]) -> Iterator[_Line]:
    """Yield the lines of one key, at the left margin."""
    live = info.is_required()
    example = (info.examples or [None])[0]
    inner = _inner_model(info.annotation)
    nested = example is None and inner is not None and inner not in above
    yield _Line(str(info.description), remark=True)
    yield _Line(f"{info.alias}: {example or ''}".rstrip(), live=live)
    if nested and inner:
        yield from _entry(list(_keys(inner, above)), live=live)


def _entry(lines: list[_Line], *, live: bool) -> Iterator[_Line]:
    """Yield the keys of one mapping as the only entry of a list; its first key is always there."""
    first = next(at for at, line in enumerate(lines) if not line.remark)
    for at, line in enumerate(lines):
        lead = "  - " if at == first else "    "
        there = live and (line.live or at == first)
        yield replace(line, indent=lead + line.indent, live=there)


def _inner_model(annotation: Any) -> type[Node] | None:
    """Return the model that a key holds, alone or as a list; None if it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return annotation
    if get_origin(annotation) in (tuple, list, Annotated, Union, types.UnionType):
        found = (_inner_model(part) for part in get_args(annotation))
        return next((model for model in found if model), None)
    return None

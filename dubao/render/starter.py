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

    def __str__(self) -> str:
        remark = "# " if self.remark else ""
        return f"{'' if self.live else '#'}{remark}{self.text}"


def starter_yaml(model: type[Node]) -> str:
    """Return a YAML text for `model`: each key with its meaning above it and its example.

    Keys that must be there are live; the others are commented out by a `#` that no blank or at
    least two blanks follow. The text is valid as it stands, and with these marks removed.
    """
    return "\n".join(map(str, _Starter().keys(model))) + "\n"


class _Starter:
    """Writes each model out once; where it comes again, it points to the first place."""

    def __init__(self) -> None:
        self.written: dict[type[Node], str] = {}

    def keys(self, model: type[Node]) -> Iterator[_Line]:
        """Yield the lines of a model's keys, at the left margin."""
        for info in model.model_fields.values():
            if not str(info.alias).startswith("__"):
                yield from self.key(info)

    def key(self, info: FieldInfo) -> Iterator[_Line]:
        """Yield a key with its meaning, and below it the keys of what it holds."""
        name, live = str(info.alias), info.is_required()
        example = (info.examples or [None])[0]
        inner, listed = _inner_model(info.annotation)
        known = self.written.get(inner) if inner and example is None else None
        yield _Line(f"{info.description}{f'；写法同「{known}」' if known else ''}", remark=True)
        yield _Line(f"{name}: {example or ''}".rstrip(), live=live)
        if inner and example is None and not known:
            self.written[inner] = name
            yield from _below(list(self.keys(inner)), live=live, listed=listed)


def _below(lines: list[_Line], *, live: bool, listed: bool) -> Iterator[_Line]:
    """Yield the keys of a mapping one step in; in a list the first key is always there.

    Below a key that is commented out, keys that may stay away have a second mark.
    """
    first = next(at for at, line in enumerate(lines) if not line.remark)
    for at, line in enumerate(lines):
        starts = listed and at == first
        lead = "  - " if starts else "    " if listed else "  "
        yield _Line(f"{lead}{replace(line, live=line.live or starts)}", live=live)


def _inner_model(annotation: Any) -> tuple[type[Node] | None, bool]:
    """Return the model that a key holds, None for plain values, and whether it is a list of it."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return annotation, False
    origin = get_origin(annotation)
    if origin in (tuple, list, Annotated, Union, types.UnionType):
        for part in get_args(annotation):
            model, listed = _inner_model(part)
            if model:
                return model, listed or origin in (tuple, list)
    return None, False

"""The names that a paper offers to its Word template: meaning, sample value, what lies below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Sample = str | int | bool | None


@dataclass(frozen=True)
class Name:
    """One name; with `many` it is a list, with `parts` a mapping (or a list of mappings)."""

    name: str
    meaning: str
    sample: Sample = None
    parts: tuple[Name, ...] = ()
    many: bool = False


def group(name: str, meaning: str, *parts: Name) -> Name:
    """Return a name that holds others."""
    return Name(name, meaning, parts=parts)


def each(name: str, meaning: str, *parts: Name, sample: Sample = None) -> Name:
    """Return a name that is a list: of mappings with `parts`, else of values like `sample`."""
    return Name(name, meaning, sample, parts, many=True)


def sample_of(names: Iterable[Name]) -> dict[str, Any]:
    """Return a context with a sample value for every name; lists have two entries."""
    return {name.name: _value(name) for name in names}


def _value(name: Name) -> Any:
    value: Any = sample_of(name.parts) if name.parts else name.sample
    if not name.many:
        return value
    return [value, value] if value is not None else []


def paths(names: Iterable[Name], above: str = "") -> Iterator[tuple[str, Name]]:
    """Yield every name as templates reach it, `表[].得分` being 得分 of each entry of 表."""
    for name in names:
        path = f"{above}{name.name}{'[]' if name.many else ''}"
        yield path, name
        yield from paths(name.parts, f"{path}.")


def briefly(names: Iterable[Name], above: str = "") -> Iterator[tuple[str, Name]]:
    """Yield as `paths` does, but of names with the same parts open only the first."""
    opened: list[tuple[Name, ...]] = []
    for name in names:
        path = f"{above}{name.name}{'[]' if name.many else ''}"
        yield path, name
        if name.parts not in opened:
            opened.append(name.parts)
            yield from briefly(name.parts, f"{path}.")

"""Names that are worked out when a template asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Lazy(Mapping[str, Any]):
    """A mapping whose values are made when they are asked for, once each.

    A figure made so enters the list of figures only if the template prints it.
    """

    def __init__(self, made_by: Mapping[str, Callable[[], Any]]) -> None:
        self._made_by = made_by
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._made_by[name]()
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._made_by

    def __iter__(self) -> Iterator[str]:
        return iter(self._made_by)

    def __len__(self) -> int:
        return len(self._made_by)

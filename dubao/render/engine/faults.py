"""What can go wrong with a tag while a paper is filled in."""

from __future__ import annotations

from collections.abc import Iterable


class ValueFaultError(Exception):
    """A value cannot be printed where it stands; the text says why, in Chinese."""


class TooMuchError(Exception):
    """A template loops or prints without end."""


class ForbiddenError(Exception):
    """A template does what templates may not; the text says what, in Chinese."""


class NoFunctionError(Exception):
    """A template calls `name`, which is no function: usually a name with brackets in it."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class UnknownNameError(Exception):
    """A template uses `name`; `known` are the names that stand at that place."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(name)

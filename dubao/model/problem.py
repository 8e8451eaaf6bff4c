"""A user's mistake is a value with an address, not an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dubao.model.place import Place
from dubao.model.problems import KINDS
from dubao.model.terms import Severity

T = TypeVar("T")


@dataclass(frozen=True)
class Problem:
    """One thing wrong in the office's files: where, what, and what to do."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str

    @property
    def is_finding(self) -> bool:
        """Whether a person should act on it: everything but a note."""
        return self.severity is not Severity.NOTE


def problem(code: str, place: Place, **details: Any) -> Problem:
    """Make the problem `code` at `place`; `details` fill the catalogue's sentence and hint.

    Raises KeyError for an unknown code or a missing detail: that is our bug.
    """
    kind = KINDS[code]
    return Problem(
        code,
        kind.severity,
        place,
        kind.message.format_map(details),
        kind.hint.format_map(details),
    )


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """What a reader returns: as much of the value as could be read, and every problem."""

    value: T
    problems: tuple[Problem, ...] = ()


class RefusedError(Exception):
    """Nothing can be done with what was given; carries the problems that say why.

    Raised only by `commands` and caught at the boundary, which shows the problems and exits 1.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(p.message for p in self.problems))


class BusyError(Exception):
    """Another run holds the lock on the folder `path`; the boundary exits with 75."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"另一个 dubao 正在写「{path}」，请等它结束后再运行")

"""Warnings that the office has looked at and accepts, with a reason (HA-10)."""

from __future__ import annotations

from collections.abc import Iterable

from dubao.model.problem import Problem
from dubao.model.settings import Settings
from dubao.model.terms import Severity


def without_accepted(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """Return the problems less the accepted warnings; an error cannot be accepted."""
    accepted = {(entry.code, entry.where) for entry in settings.accepted}
    return tuple(
        found
        for found in problems
        if found.severity is Severity.ERROR
        or not accepted & {(found.code, str(found.place)), (found.code, found.place.file)}
    )

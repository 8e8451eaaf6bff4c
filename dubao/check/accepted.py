"""Warnings that the office has looked at and accepts, with a reason (HA-10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem, problem
from dubao.model.problems import KINDS
from dubao.model.settings import SETTINGS_FILE, Settings
from dubao.model.terms import Severity


def without_accepted(problems: Iterable[Problem], settings: Settings) -> tuple[Problem, ...]:
    """Return the problems less the accepted warnings; an error cannot be accepted.

    Entries of 接受 that can have no effect are problems themselves.
    """
    accepted = {(entry.code, entry.where) for entry in settings.accepted}
    left = (
        found
        for found in problems
        if found.severity is Severity.ERROR
        or not accepted & {(found.code, str(found.place)), (found.code, found.place.file)}
    )
    return (*_in_vain(settings), *left)


def _in_vain(settings: Settings) -> Iterator[Problem]:
    for entry in settings.accepted:
        place = entry.place_in(SETTINGS_FILE)
        kind = KINDS.get(entry.code)
        if kind is None:
            near = did_you_mean(entry.code, KINDS, "编码写在每条提醒末尾的〔〕中")
            yield problem("accepted-unknown", place, given=entry.code, near=near)
        elif kind.severity is Severity.ERROR:
            yield problem("accepted-error", place, given=entry.code)

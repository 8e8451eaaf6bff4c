"""Long lists cut short for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dubao.model.problem import Problem, problem
from dubao.model.terms import Severity

MOST_LISTED = 20  # of a long list so many are named


def listed(names: Sequence[str]) -> str:
    """Return names in one line, of many only the first and how many there are."""
    if len(names) <= MOST_LISTED:
        return "、".join(names)
    return f"{'、'.join(names[:MOST_LISTED])}等 {len(names)} 个"


def shortened(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines, of many only the first and one that counts the rest."""
    if len(lines) <= MOST_LISTED:
        return tuple(lines)
    return (*lines[:MOST_LISTED], f"另有 {len(lines) - MOST_LISTED} 处")


def capped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems, of one kind in one column of a sheet only the first.

    What is left out is said as one problem at the first cell left out. Notes and problems that
    stand in no cell are all kept.
    """
    found = tuple(problems)
    counts: dict[tuple[str, ...], int] = {}
    over: dict[tuple[str, ...], Problem] = {}
    kept: list[Problem] = []
    for one in found:
        place = one.place
        key: tuple[str, ...] = (one.code, place.file, place.sheet, place.cell.rstrip("0123456789"))
        counts[key] = counts.get(key, 0) + 1
        if not place.cell or not one.is_finding or counts[key] <= MOST_LISTED:
            kept.append(one)
        else:
            over.setdefault(key, one)
    for key, first in over.items():
        code = "more-errors" if first.severity is Severity.ERROR else "more-warnings"
        left = counts[key] - MOST_LISTED
        kept.append(problem(code, first.place, count=left, kind=first.code))
    return tuple(kept)

"""Supervisions against the law: enough inspectors in the group, enough votes for the opinion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dubao.model.deadline import Case
from dubao.model.problem import Problem, problem
from dubao.model.terms import InspectionKind

LEAST = 3  # 教育督导条例 (国务院令第624号) article 16
_ASKED = (InspectionKind.COMPREHENSIVE, InspectionKind.SPECIAL)


def check_supervisions(cases: Iterable[Case], *, votes: bool) -> Iterator[Problem]:
    """Yield groups that are too small and, with `votes`, opinions with too few for them (PA-21).

    What the register does not say is not judged. Two thirds are asked by 上海条例 article 21.
    """
    for case in cases:
        if case.kind not in _ASKED:
            continue
        count = len(case.group)
        if 0 < count < LEAST:
            details = {"unit": case.unit, "kind": case.kind, "count": count}
            yield problem("group-too-small", case.place, **details)
        voters = case.voters or count
        if votes and case.agreed is not None and voters and 3 * case.agreed < 2 * voters:
            details = {"unit": case.unit, "voters": voters, "agreed": case.agreed}
            yield problem("vote-too-few", case.place, **details)

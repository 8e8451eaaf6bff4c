"""What a supervision office answers for itself (上海条例 article 29), by the days on record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dubao.model.deadline import Case, Due, DutyResult
from dubao.model.deadline_keys import Duty
from dubao.model.terms import DueState, Verdict
from dubao.schedule.deadlines import Clock, dues

_BAD = {DueState.OVERDUE: "逾期没有办理的登记", DueState.LATE: "逾期办理"}


def check_duties(clock: Clock, cases: Sequence[Case]) -> tuple[DutyResult, ...]:
    """Return every duty with its verdict.

    A step counts once what it counts from has happened. Overdue or late is 不达标; a day that is
    not on record leaves the duty undecided, as does a duty that has no steps.
    """
    found = {case.code: dues(clock, case) for case in cases}
    return tuple(_checked(duty, found) for duty in clock.rules.duties)


def _checked(duty: Duty, found: dict[str, tuple[Due, ...]]) -> DutyResult:
    if not duty.steps:
        return DutyResult(duty, Verdict.UNDECIDED, 0, ("要由人判断",))
    looked = [due for many in found.values() for due in many if _counts(duty, due)]
    bad = list(_amiss(looked, bad=True))
    open_ = list(_amiss(looked, bad=False))
    verdict = Verdict.UNMET if bad else Verdict.MET if looked and not open_ else Verdict.UNDECIDED
    counted = len({due.case.code for due in looked})
    amiss = (*bad, *open_) or (() if looked else ("还没有可以对照的督导",))
    return DutyResult(duty, verdict, counted, tuple(amiss))


def _counts(duty: Duty, due: Due) -> bool:
    return due.rule.name in duty.steps and (due.begun is not None or due.done is not None)


def _amiss(looked: Sequence[Due], *, bad: bool) -> Iterator[str]:
    for due in looked:
        who = " ".join(filter(None, (due.case.code, due.case.unit, due.rule.name)))
        if bad and due.state in _BAD:
            yield f"{who}：{_BAD[due.state]}"
        elif not bad and due.state not in _BAD and due.done is None:
            yield f"{who}：没有登记日期"

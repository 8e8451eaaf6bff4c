"""Judgements between items, and relations that must hold between them."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.assess.bulletin.scope import Years, truth_of
from dubao.assess.bulletin.tracing import cells, lacking, with_numbers
from dubao.model.bulletin import CrossCheck, Judgement
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import parse
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.report import Judged
from dubao.model.terms import Reason, Verdict

_VERDICTS = {True: Verdict.MET, False: Verdict.UNMET, None: Verdict.UNDECIDED}


def judged(judgement: Judgement, years: Years) -> Judged:
    """Return a judgement with its numbers; 无法判断 with the reason where one is missing."""
    formula = parse(judgement.condition)
    column = evaluate(formula, years.this)
    verdict = _VERDICTS[truth_of(column)]
    reason = ""
    if verdict is Verdict.UNDECIDED:
        missing = lacking(formula, years)
        reason = f"缺 {missing}" if missing else Reason(int(column.reasons[0])).text
    return Judged(judgement, verdict, with_numbers(formula, years), reason, cells(formula, years))


def failed_checks(years: Years) -> Iterator[tuple[CrossCheck, str, Problem]]:
    """Yield the checks that do not hold, with the numbers put in (CA-30).

    A check that lacks a number says nothing: the number is asked for elsewhere.
    """
    for check in years.figures.bulletin.checks:
        formula = parse(check.formula)
        if truth_of(evaluate(formula, years.this)) is not False:
            continue
        numbers = with_numbers(formula, years)
        place = next(iter(cells(formula, years)), Place(years.figures.bulletin.file))
        yield check, numbers, problem("check-failed", place, says=check.says, numbers=numbers)


def failed_before(years: Years) -> Iterator[Problem]:
    """Yield the checks that last year's values break, where this year's can be checked too."""
    before = years.before
    for check in years.figures.bulletin.checks:
        formula = parse(check.formula)
        this, last = (truth_of(evaluate(formula, scope)) for scope in (years.this, years.last))
        if this is None or last is not False:
            continue
        place = next(iter(cells(formula, years, in_last=True)), Place(years.figures.bulletin.file))
        details = {"year": years.figures.year - 1, "says": check.says}
        numbers = with_numbers(formula, before)
        yield problem("check-failed-before", place, numbers=numbers, **details)

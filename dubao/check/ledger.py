"""What is wrong in the rectification ledger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dubao.model.ledger import Finding, Ledger, Round
from dubao.model.problem import Problem, problem
from dubao.model.terms_ledger import FindingState, Review

STATES = "、".join(FindingState)


def check_ledger(ledger: Ledger) -> tuple[Problem, ...]:
    """Return everything in the ledger that a person should look at."""
    rules = (_of_state, _of_closing, _of_limit, _of_days, _of_rounds)
    return tuple(found for one in ledger.findings for rule in rules for found in rule(ledger, one))


def _of_state(ledger: Ledger, one: Finding) -> Iterator[Problem]:
    place = ledger.place(one, "状态")
    if not one.state_text:
        yield problem("finding-state-blank", place, states=STATES)
    elif one.state is None:
        yield problem("finding-state-unknown", place, given=one.state_text, states=STATES)
    elif one.state is FindingState.REPORTED and not one.done:
        yield problem("finding-reported-undated", ledger.place(one, "完成日期"))
    elif one.state is FindingState.EXTENDED and not one.extension:
        yield problem("finding-extended-without-paper", place)


def _of_closing(ledger: Ledger, one: Finding) -> Iterator[Problem]:
    """Hold that what is closed was reviewed by somebody, on a day, and found done (PA-24)."""
    if one.state is not FindingState.CLOSED:
        return
    wanted = {"复核人": one.reviewer, "复核日期": one.reviewed, "销号日期": one.closed}
    missing = "、".join(name for name, value in wanted.items() if not value)
    if missing:
        yield problem("finding-closed-unreviewed", ledger.place(one, "状态"), missing=missing)
    if one.review is Review.NOT_DONE:
        place = ledger.place(one, "复核意见")
        yield problem("finding-closed-against-review", place, opinion=one.opinion)


def _of_limit(ledger: Ledger, one: Finding) -> Iterator[Problem]:
    if one.until.text and one.until.demand is None:
        place = ledger.place(one, "整改时限")
        yield problem("finding-limit-unclear", place, given=one.until.text)
    elif one.until.needs_delivery and not one.delivered:
        place = ledger.place(one, "送达日期")
        yield problem("finding-undelivered", place, given=one.until.text)


def _of_days(ledger: Ledger, one: Finding) -> Iterator[Problem]:
    if one.done and one.delivered and one.done < one.delivered:
        place = ledger.place(one, "完成日期")
        yield problem("finding-done-before-delivery", place, done=one.done, delivered=one.delivered)


def _of_rounds(ledger: Ledger, one: Finding) -> Iterator[Problem]:
    """Hold that later rounds of feedback are not earlier in time (PA-25)."""
    dated = [fed_back for fed_back in one.rounds if fed_back.day]
    for former, later in pairwise(sorted(dated, key=lambda fed_back: fed_back.number)):
        if _backwards(former, later):
            details = {"round": later.number, "day": later.day, "former": former.day}
            place = ledger.place(one, "序号")
            yield problem("round-out-of-order", place, number=one.number, **details)


def _backwards(former: Round, later: Round) -> bool:
    return bool(former.day and later.day and later.day < former.day)

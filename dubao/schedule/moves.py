"""What may be done with a finding, and what it changes in the ledger.

待整改 → 整改中 → 已报完成 → reviewed: 到位 → 已销号, 不到位 → 整改中. Besides: 延期 by a paper,
移交, 长期坚持. What is 已销号 stays so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dubao.model.book import CellValue
from dubao.model.ledger import OPEN_STATES, Finding, Round
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.terms_ledger import FindingState, Review

Values = Mapping[str, CellValue]

CONTINUE = "整改不到位，需要继续整改"
SUFFICIENT = "整改措施到位"
_NOT_REVIEWED: Values = {"复核人": None, "复核日期": None, "复核意见": None}
_STAYS = frozenset({FindingState.LASTING, FindingState.TRANSFERRED})


@dataclass(frozen=True)
class Move:
    """What a step changes: fields of the finding's row, and of its round of feedback.

    `round` is the number of the round that `fed_back` is about; it is a new one if the finding
    has no such round yet.
    """

    values: Values = field(default_factory=dict)
    round: int = 0
    fed_back: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Feedback:
    """What a unit says of a finding; `done` if it says that it is put right."""

    who: str
    day: date
    text: str
    evidence: str = ""
    done: bool = False


@dataclass(frozen=True)
class Extended:
    """Until when a finding is put off, why, and by which paper."""

    until: date
    reason: str
    paper: str


@dataclass(frozen=True)
class Reviewed:
    """Who looked at what a unit had reported, when, and what was found."""

    who: str
    day: date
    review: Review
    opinion: str = ""


def feed_back(one: Finding, said: Feedback, place: Place) -> Move | Problem:
    """Return what feedback changes: a round of its own, and 已报完成 or 整改中 (PA-25)."""
    if one.state is FindingState.CLOSED:
        return _refused(one, "登记反馈", place, "已销号的不再改动；问题又出现的，请另立一条")
    values: dict[str, CellValue] = {"进展": said.text}
    if said.done:
        values |= {"完成日期": said.day, **_NOT_REVIEWED}
    if said.evidence:
        values["佐证材料"] = said.evidence
    if one.state not in _STAYS:
        values["状态"] = FindingState.REPORTED if said.done else FindingState.WORKING
    return Move(values, _round_of(one, said), _fed_back(said))


def verify(one: Finding, reviewed: Reviewed, place: Place) -> Move | Problem:
    """Return what a review changes: 不到位 leads back to 整改中, 到位 is not 销号 yet (PA-24)."""
    if one.state is not FindingState.REPORTED:
        hint = "请先登记单位的反馈：dubao ledger feedback 序号 --done"
        return _refused(one, "复核", place, hint)
    done = reviewed.review is Review.DONE
    values: dict[str, CellValue] = {
        "复核人": reviewed.who,
        "复核日期": reviewed.day,
        "复核意见": reviewed.opinion or reviewed.review,
        "状态": FindingState.REPORTED if done else FindingState.WORKING,
    }
    last = max((fed_back.number for fed_back in one.rounds), default=0)
    opinion: dict[str, CellValue] = {
        "督学意见": SUFFICIENT if done else CONTINUE,
        "复核人": reviewed.who,
        "复核日期": reviewed.day,
    }
    return Move(values, last, opinion if last else {})


def verify_to_close(one: Finding, reviewed: Reviewed, place: Place) -> Move | Problem:
    """Return what a review changes that is made on closing; none where it was made before."""
    settled = one.state is FindingState.CLOSED or (one.review is Review.DONE and one.reviewer)
    return Move() if settled else verify(one, reviewed, place)


def close(one: Finding, day: date, place: Place) -> Move | Problem:
    """Return what closing changes; only what was reviewed by somebody and found done (PA-24)."""
    if one.state is FindingState.CLOSED:
        return Move()
    if one.state is not FindingState.REPORTED:
        return _refused(one, "销号", place, "要先报完成，再复核到位，才能销号")
    if one.review is not Review.DONE or not one.reviewer or not one.reviewed:
        return problem("finding-needs-review", place, number=one.number)
    return Move({"状态": FindingState.CLOSED, "销号日期": day})


def extend(one: Finding, extended: Extended, place: Place) -> Move | Problem:
    """Return what an extension changes: the new day, the former one kept, the paper (TM-12)."""
    if one.state not in OPEN_STATES:
        return _refused(one, "延期", place, "只有待整改、整改中和已延期的可以延期")
    if one.until.day == extended.until and one.extension == extended.paper:
        return Move()
    former = "；".join(filter(None, (one.former_until, one.until.text)))
    return Move(
        {
            "状态": FindingState.EXTENDED,
            "整改时限": extended.until,
            "原整改时限": former,
            "延期理由": extended.reason,
            "延期文号": extended.paper,
        }
    )


def transfer(one: Finding, receiver: str, place: Place) -> Move | Problem:
    """Return what handing a finding over changes: whoever is able to solve it has it now."""
    if one.state is FindingState.CLOSED:
        return _refused(one, "移交", place, "已销号的不再改动")
    return Move({"状态": FindingState.TRANSFERRED, "移交单位": receiver})


def keep_up(one: Finding, place: Place) -> Move | Problem:
    """Return what makes a finding one of 长期坚持, without a last day."""
    if one.state is FindingState.CLOSED:
        return _refused(one, "转为长期坚持", place, "已销号的不再改动")
    return Move({"状态": FindingState.LASTING})


def _round_of(one: Finding, said: Feedback) -> int:
    """Return the number of the round; the same feedback again is the same round (HA-08)."""
    same = (fed_back.number for fed_back in one.rounds if _same(fed_back, said))
    last = max((fed_back.number for fed_back in one.rounds), default=0)
    return next(same, last + 1)


def _same(fed_back: Round, said: Feedback) -> bool:
    return (fed_back.who, fed_back.day, fed_back.text) == (said.who, said.day, said.text)


def _fed_back(said: Feedback) -> Values:
    return {
        "反馈人": said.who,
        "反馈日期": said.day,
        "反馈内容": said.text,
        "附件": said.evidence,
    }


def _refused(one: Finding, action: str, place: Place, hint: str) -> Problem:
    state = one.state_text or "没有状态"
    details = {"number": one.number, "state": state, "action": action, "hint": hint}
    return problem("finding-not-now", place, **details)

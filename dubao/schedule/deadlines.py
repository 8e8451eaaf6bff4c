"""Chains of deadlines: which rule held, from which event it counts, and what is due when.

A day is always worked out from what has happened, never from another day worked out. A period
whose event has no date has none either (TM-01).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dubao.model.calendar import Calendar
from dubao.model.deadline import Case, Demand, Due, Extension, Reached, Rulebook
from dubao.model.deadline_keys import MAIN_CHAIN, StepRule
from dubao.model.limit import Limit
from dubao.model.terms import Dateless, DueState, Roll
from dubao.schedule.arithmetic import counted, end_of_term, rolled

RECEIPT = "送达"  # what a letter counts from when it does not say


@dataclass(frozen=True)
class Clock:
    """What every deadline depends on: the rules, the calendar, today."""

    rules: Rulebook
    calendar: Calendar
    today: date


@dataclass(frozen=True)
class _Version:
    """A rule with the name of its layer."""

    rule: StepRule
    level: str


@dataclass(frozen=True)
class _Found:
    """What a rule comes to for a case: the event it counts from, the day before it is moved.

    `without` is the state of a step that has no day.
    """

    rule: StepRule
    event: str
    begun: date | None
    raw: Reached
    limit: Limit | None = None
    without: DueState = DueState.UNKNOWN


def dues(clock: Clock, case: Case, chain: str = MAIN_CHAIN) -> tuple[Due, ...]:
    """Return every step of a chain for a case, in the order of the procedure."""
    steps: dict[tuple[str, ...], list[_Version]] = {}
    for version in _ordered(clock.rules, chain):
        kinds = version.rule.kinds
        if not case.kind or not kinds or case.kind in kinds:
            key = (version.rule.name, *(kinds if not case.kind else ()))
            steps.setdefault(key, []).append(version)
    chosen = (_in_force(versions, case, clock.today) for versions in steps.values())
    return tuple(_due(clock, case, version) for version in chosen if version)


def demanded(
    clock: Clock, demand: Demand, events: Mapping[str, date], event: str = RECEIPT
) -> Reached:
    """Return the day that a letter's own demand means; `event` is what it counts from if unsaid.

    立行立改 and 长期坚持 have no day, 学期末 only where the office's settings give it one (TM-14).
    """
    if isinstance(demand, date):
        return Reached(demand)
    if isinstance(demand, Limit):
        return _after(clock.calendar, demand, events, demand.event or event)
    if demand is Dateless.END_OF_TERM and clock.rules.end_of_term:
        begun = events.get(event)
        return end_of_term(clock.calendar, begun) if begun else Reached(None, _lacks(event))
    return Reached(None, f"「{demand.value}」没有可以算出的日期")


def _after(calendar: Calendar, limit: Limit, events: Mapping[str, date], event: str) -> Reached:
    begun = events.get(event)
    return counted(calendar, begun, limit) if begun else Reached(None, _lacks(event))


def _lacks(*events: str) -> str:
    return f"没有{'、'.join(events)}日期"


def _ordered(rules: Rulebook, chain: str) -> list[_Version]:
    """Return the steps of all layers, those of one name together at the place of the first."""
    order: list[str] = []
    found: dict[str, list[_Version]] = {}
    for layer in rules.layers:
        for rule in layer.steps:
            if rule.chain != chain:
                continue
            if rule.name not in found:
                at = order.index(rule.after) + 1 if rule.after in order else len(order)
                order.insert(at, rule.name)
            found.setdefault(rule.name, []).append(_Version(rule, layer.name))
    return [version for name in order for version in found[name]]


def _in_force(versions: Iterable[_Version], case: Case, today: date) -> _Version | None:
    """Return the rule of the last layer that was in force when its period began (CA-26)."""
    latest = max(case.events.values(), default=today)
    held = None
    for version in versions:
        _, begun = _beginning(version.rule, case)
        if version.rule.in_force(begun or latest):
            held = version
    return held


def _beginning(rule: StepRule, case: Case) -> tuple[str, date | None]:
    """Return the first of the rule's events that has a date; else its first event and None."""
    for event in rule.since_events:
        if event in case.events:
            return event, case.events[event]
    return "、".join(rule.since_events), None


def _due(clock: Clock, case: Case, version: _Version) -> Due:
    rule = version.rule
    found = _worked_out(clock, case, rule)
    extensions = (one for one in case.extensions if one.step == rule.name)
    extension = max(extensions, key=lambda one: one.until, default=None)
    final = _moved(clock, rule, found.raw, extension)
    done = next((case.events[n] for n in (rule.name, *rule.done_by) if n in case.events), None)
    days = None if final.day is None or done else (final.day - clock.today).days
    return Due(
        case=case,
        rule=rule,
        level=version.level,
        event=found.event,
        begun=found.begun,
        raw=found.raw.day,
        day=final.day,
        state=_state(clock.today, found, final, done),
        done=done,
        days=None if rule.earliest else days,
        limit=found.limit,
        why=final.why,
        note="；".join(filter(None, (found.raw.note, final.note))),
        extension=extension,
    )


def _worked_out(clock: Clock, case: Case, rule: StepRule) -> _Found:
    event, begun = _beginning(rule, case)
    if rule.by_letter:
        return _by_letter(clock, case, rule, event)
    if rule.limit is None:
        return _Found(rule, event, begun, Reached(None, "规定没有写天数"), without=DueState.FREE)
    if begun is None:
        lacking = Reached(None, _lacks(*rule.since_events))
        return _Found(rule, event, None, lacking, rule.limit, DueState.NOT_BEGUN)
    return _Found(rule, event, begun, counted(clock.calendar, begun, rule.limit), rule.limit)


def _by_letter(clock: Clock, case: Case, rule: StepRule, event: str) -> _Found:
    demand = case.demands.get(rule.name)
    if demand is None:
        unsaid = Reached(None, "意见书写明的期限没有登记")
        return _Found(rule, event, case.events.get(event), unsaid, without=DueState.FREE)
    limit = demand if isinstance(demand, Limit) else None
    event = limit.event if limit and limit.event else event
    raw = demanded(clock, demand, case.events, event or RECEIPT)
    return _Found(rule, event, case.events.get(event), raw, limit)


def _moved(clock: Clock, rule: StepRule, raw: Reached, extension: Extension | None) -> Reached:
    """Return the day that holds; an extension keeps the old one in words (TM-12)."""
    if extension:
        old = raw.day.isoformat() if raw.day else "未定"
        return Reached(extension.until, note=f"原为 {old}，经{extension.paper}延至此日")
    if raw.day is None or rule.earliest:
        return Reached(raw.day, raw.why)
    if rule.limit and rule.limit.before:
        return rolled(clock.calendar, raw.day, Roll.STAYS)
    return rolled(clock.calendar, raw.day, rule.roll or clock.rules.roll)


def _state(today: date, found: _Found, final: Reached, done: date | None) -> DueState:
    rule = found.rule
    if done:
        if final.day is None:
            return DueState.DONE
        kept = done >= final.day if rule.earliest else done <= final.day
        return DueState.DONE if kept else DueState.EARLY if rule.earliest else DueState.LATE
    if final.day is None:
        return found.without
    if rule.earliest:
        return DueState.FREE
    if today <= final.day:
        return DueState.RUNNING
    return DueState.ENDED if rule.optional else DueState.OVERDUE


def pending(found: Iterable[Due]) -> Iterator[Due]:
    """Yield the deadlines that wait for somebody: running, overdue, or without a date."""
    waiting = (DueState.RUNNING, DueState.OVERDUE, DueState.UNKNOWN)
    return (due for due in found if due.state in waiting)

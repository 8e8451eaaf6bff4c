"""Each year beside the one before (BD-1 to BD-5), and whether an item does what it must."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import isnan

from dubao.assess.bulletin.scope import Years, YearScope, value_of
from dubao.assess.bulletin.tracing import cells, lacking, with_numbers
from dubao.model.bulletin import BulletinItem, Demand, Kind
from dubao.model.formula.parse import Formula, parse
from dubao.model.numbers import close, compare, rounded_text
from dubao.model.remarks import says_something
from dubao.model.report import Change, Entry
from dubao.model.terms import Reason, Verdict

_NONE = float("nan")
_OPERATORS = {Demand.NOT_FALL: ">=", Demand.GROW: ">"}
_ABSENT = Entry(_NONE, _NONE, Reason.NOT_HANDED_IN.text, Reason.NOT_HANDED_IN.text)


def change_of(item: BulletinItem, years: Years) -> Change:
    """Return the line of one item: computed where it has a 式, else as reported.

    The item stays its own department's, whoever reported it.
    """
    reported = years.figures.entries.get(item.code, _ABSENT)
    reported = replace(reported, department=item.department or reported.department)
    if not item.formula:
        places = tuple(p for p in (reported.this_place, reported.last_place) if p)
        return _line(Change(item, reported, _NONE, _NONE, None, False, False, "", places))
    formula = parse(item.formula)
    entry = _computed(item, formula, reported, years)
    numbers = f"{with_numbers(formula, years)} = {rounded_text(entry.this, item.decimals)}"
    shown = "" if isnan(entry.this) else numbers
    rests_on = (*cells(formula, years), *cells(formula, years, in_last=True))
    places = tuple(dict.fromkeys(rests_on))
    return _line(Change(item, entry, _NONE, _NONE, None, False, False, shown, places))


def _computed(item: BulletinItem, formula: Formula, reported: Entry, years: Years) -> Entry:
    """Return the entry of a computed item; who reported it, and what was remarked, is kept."""
    this, last = value_of(years.this.column(item.code)), value_of(years.last.column(item.code))
    return replace(
        reported,
        this=this,
        last=last,
        this_reason=_why_not(item, formula, years, years.this),
        last_reason=_why_not(item, formula, years, years.last),
    )


def _why_not(item: BulletinItem, formula: Formula, years: Years, scope: YearScope) -> str:
    reason = Reason(int(scope.column(item.code).reasons[0]))
    if reason is Reason.FILLED:
        return ""
    missing = lacking(formula, years, in_last=scope is years.last)
    return f"缺 {missing}" if missing else reason.text


def _line(line: Change) -> Change:
    """Work out the change, the rate and whether the demand is met."""
    this, last, item = line.entry.this, line.entry.last, line.item
    change = difference(this, last)
    has_rate = item.kind in (Kind.AMOUNT, Kind.COUNT) and last > 0
    meets = demand_met(item.demand, this, last)
    return replace(
        line,
        change=change,
        rate=100 * change / last if has_rate else _NONE,
        meets=meets,
        fell=meets is Verdict.UNMET,
        explained=says_something(line.entry.remark),
    )


def difference(this: float, last: float) -> float:
    """Return this − last as on paper: 0.3 − 0.1 is 0.2; NaN where either is absent."""
    if isnan(this) or isnan(last):
        return _NONE
    if close(this, last):
        return 0.0
    return float(Decimal(repr(this)) - Decimal(repr(last)))


def demand_met(demand: Demand, this: float, last: float) -> Verdict | None:
    """Return whether an item does what it must; None where nothing is demanded (CA-09).

    只增不减 holds when equal, 增长 does not. A missing number cannot be judged.
    """
    if demand is Demand.NONE:
        return None
    if isnan(this) or isnan(last):
        return Verdict.UNDECIDED
    return Verdict.MET if compare(this, _OPERATORS[demand], last) else Verdict.UNMET

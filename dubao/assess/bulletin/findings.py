"""What a person must see to before the table goes out: gaps, falls, and what was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan

from dubao.model.bulletin import CONTENTS, Bulletin, BulletinItem, Demand, Kind
from dubao.model.numbers import plain, rounded_text
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.remarks import says_something
from dubao.model.report import Change, Figures
from dubao.model.slips import FAR
from dubao.model.terms import Reason

_SAID_BY_READER = frozenset(
    reason.text
    for reason in (
        Reason.ERROR_CELL,
        Reason.UNCALCULATED,
        Reason.UNREADABLE,
        Reason.PENDING,
        Reason.NOT_APPLICABLE,
    )
) | {"填报不一致"}
_DEMANDS = {Demand.NOT_FALL: "只增不减", Demand.GROW: "比上年增长"}
_MOST_NAMED = 6
_NO_ITEM, _NONE_FILLED = "项目表中没有这一类的项目", "这一类的项目都没有填报"


def missing_departments(figures: Figures) -> Iterator[Problem]:
    """Yield the departments that have not handed in, with the items that wait for them."""
    bulletin = figures.bulletin
    patterns = [source.files for source in bulletin.sources.values()]
    pattern = "、".join(patterns).replace("{年度}", str(figures.year))
    for who in figures.missing:
        names = [i.name for i in bulletin.items if i.department == who and not i.formula]
        more = "等" if len(names) > _MOST_NAMED else ""
        items = "、".join(names[:_MOST_NAMED]) + more
        details = {"who": who, "count": len(names), "items": items, "pattern": pattern}
        yield problem("department-missing", Place(pattern), **details)


def gaps(figures: Figures, lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield required items without a value; what a missing department owes is not repeated."""
    for line in lines:
        item, entry = line.item, line.entry
        if item.formula or not item.required or item.department in figures.missing:
            continue
        if item.code not in figures.entries:
            who = item.department or "各部门"
            place = figures.bulletin.place(item)
            yield problem("item-not-reported", place, item=item.name, who=who)
        elif not filled(line):
            reason = entry.this_reason or Reason.BLANK.text
            if reason not in _SAID_BY_READER:
                place = entry.this_place or figures.bulletin.place(item)
                yield problem("missing-value", place, field=item.name, reason=reason)
        elif _last_blank(line):
            place = entry.last_place or entry.this_place or figures.bulletin.place(item)
            yield problem("last-year-blank", place, item=item.name)


def filled(line: Change) -> bool:
    """Tell whether an item has a value of this year, a number or a text."""
    return bool(line.entry.text) or not isnan(line.entry.this)


def _last_blank(line: Change) -> bool:
    is_number = line.item.kind is not Kind.TEXT
    return is_number and line.entry.last_reason == Reason.BLANK.text


def other_departments(figures: Figures, lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield items with a value from a department that is not the one to report them."""
    for line in lines:
        item, entry = line.item, figures.entries.get(line.item.code, line.entry)
        is_own = item.department in ("", entry.department) or not entry.department
        if not item.formula and not is_own and filled(line) and entry.this_place:
            details = {"item": item.name, "who": item.department, "other": entry.department}
            yield problem("department-other", entry.this_place, **details)


def falls(bulletin: Bulletin, lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield items that did not do what they must and have no word of explanation (BD-4)."""
    for line in lines:
        if line.fell and not line.explained:
            yield problem(
                "fall-unexplained",
                _place(bulletin, line),
                item=line.item.name,
                demand=_DEMANDS[line.item.demand],
                this=_printed(line.item, line.entry.this),
                last=_printed(line.item, line.entry.last),
                who=line.entry.department or line.item.department or "填报部门",
            )


def unremarked(bulletin: Bulletin, lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield items without a demand that fell, as printed, without a word on why."""
    for line in lines:
        item, this, last = line.item, line.entry.this, line.entry.last
        is_asked = item.demand is Demand.NONE and not item.may_fall and not line.explained
        one, other = _printed(item, this), _printed(item, last)
        if is_asked and line.change < 0 and one != other:
            who = line.entry.department or "填报部门"
            details = {"item": item.name, "this": one, "last": other, "who": who}
            yield problem("fall-unremarked", _place(bulletin, line), **details)


def _place(bulletin: Bulletin, line: Change) -> Place:
    """Return the cell of an item's value, or the first one it is computed from."""
    known = (line.entry.this_place, *line.places)
    return next(filter(None, known), bulletin.place(line.item))


def _printed(item: BulletinItem, value: float) -> str:
    return rounded_text(value, item.decimals) + item.unit


def against_published(figures: Figures, lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield last year's values that, as printed, are not those published (BD-5, CA-25)."""
    reasons = {line.item.name: _reason(line) for line in lines}
    for line in lines:
        item, last = line.item, line.entry.last
        if item.code not in figures.published or isnan(last):
            continue
        value, where = figures.published[item.code]
        if rounded_text(last, item.decimals) == rounded_text(value, item.decimals):
            continue
        place = line.entry.last_place or _place(figures.bulletin, line)
        numbers = {"last": _printed(item, last), "published": _printed(item, value)}
        reason = _reason(line) or _reason_below(line, figures, reasons)
        if reason:
            yield problem("last-year-adjusted", place, item=item.name, reason=reason, **numbers)
        else:
            yield problem("last-year-differs", place, item=item.name, where=where, **numbers)


def _reason(line: Change) -> str:
    """Return why last year's value was adjusted; "" where nothing is said, or only 无."""
    reason = line.entry.reason_for_last
    return reason if says_something(reason) else ""


def _reason_below(line: Change, figures: Figures, reasons: dict[str, str]) -> str:
    """Return the reason given for one of the items that a computed item rests on."""
    cells = set(line.places)
    below = (
        reasons.get(item.name, "")
        for item in figures.bulletin.items
        if line.item.formula and _last_cell(figures, item) in cells
    )
    return next(filter(None, below), "")


def _last_cell(figures: Figures, item: BulletinItem) -> Place | None:
    entry = figures.entries.get(item.code)
    return entry.last_place if entry else None


def slips(lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield values about 10, 100, 1000 or 10,000 times last year's, or such a part (CA-31)."""
    for line in lines:
        this, last, place = line.entry.this, line.entry.last, line.entry.this_place
        if line.item.formula or place is None or not (this > 0 and last > 0):
            continue
        for low, high, times in FAR:
            if low <= this / last <= high:
                details = {"text": line.entry.this_raw, "last": plain(last), "times": times}
                yield problem("far-from-last-year", place, field=line.item.name, **details)


def computed_otherwise(figures: Figures, lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield computed items for which a department reported another value."""
    for line in lines:
        reported = figures.entries.get(line.item.code)
        if not line.item.formula or reported is None:
            continue
        for year, stated, value, place in (
            (figures.year, reported.this, line.entry.this, reported.this_place),
            (figures.year - 1, reported.last, line.entry.last, reported.last_place),
        ):
            one, other = (rounded_text(v, line.item.decimals) for v in (stated, value))
            if place and not isnan(stated) and not isnan(value) and one != other:
                yield problem(
                    "computed-differs",
                    place,
                    item=line.item.name,
                    year=year,
                    stated=one,
                    formula=line.item.formula,
                    value=other,
                )


def empty_contents(bulletin: Bulletin, lines: Sequence[Change]) -> Iterator[Problem]:
    """Yield the kinds of content of which the report would say nothing (PA-20)."""
    for content in CONTENTS:
        own = [line for line in lines if line.item.content == content]
        if not any(map(filled, own)):
            reason = _NONE_FILLED if own else _NO_ITEM
            yield problem("content-empty", bulletin.place(), content=content, reason=reason)

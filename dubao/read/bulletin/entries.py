"""What a row says of its item: values in the item's unit, words, and their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isnan

from dubao.model.bulletin import BulletinItem, Kind
from dubao.model.numbers import close, plain
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.report import Entry
from dubao.model.scheme import FieldSpec
from dubao.model.terms import FieldType, Reason
from dubao.read.bulletin.bounds import impossible
from dubao.read.bulletin.columns import ADJUSTED, CAUSE, LAST, NAME, REMARK, SOURCE, THIS, UNIT
from dubao.read.bulletin.sheets import Row
from dubao.read.folding import unspaced
from dubao.read.labels import as_text, split_unit
from dubao.read.parsed import as_typed, empty
from dubao.read.parts import broken_cell
from dubao.read.percent_columns import LARGEST_FRACTION
from dubao.read.titles import fitting_unit, note_units
from dubao.read.units import PERCENT
from dubao.read.units import unit as unit_named
from dubao.read.values import parse_values

NOT_HANDED_IN = Reason.NOT_HANDED_IN.text
_CALIBRE = "口径"
_NONE = float("nan")
_SCOPE = (THIS, LAST)


def entry_of(row: Row) -> Loaded[Entry]:
    """Return what one row says of its item, and what is wrong with its values."""
    remark, cause = row.words(REMARK), row.words(CAUSE)
    adjusted = row.words(ADJUSTED) or (remark if _CALIBRE in remark else "")
    entry = Entry(
        this=_NONE,
        last=_NONE,
        this_raw=as_typed(row.cell(THIS)).strip(),
        last_raw=as_typed(row.cell(LAST)).strip(),
        this_place=row.place(THIS),
        last_place=row.place(LAST),
        department=row.department,
        person=row.person,
        source=row.words(SOURCE),
        remark="；".join(dict.fromkeys(filter(None, (cause, remark)))),
        reason_for_last=adjusted,
    )
    if row.item.kind is Kind.TEXT:
        return Loaded(_with_text(entry, row))
    return _with_numbers(entry, row)


def _with_text(entry: Entry, row: Row) -> Entry:
    absent = empty(row.cell(THIS))
    return replace(
        entry,
        text="" if absent else entry.this_raw,
        this_reason=absent.reason.text if absent else "",
        last_reason=Reason.NOT_APPLICABLE.text,
    )


@dataclass(frozen=True)
class _Value:
    number: float
    reason: Reason


def _with_numbers(entry: Entry, row: Row) -> Loaded[Entry]:
    item, given = row.item, _unit_of(row)
    if given and item.unit and unspaced(given) != unspaced(item.unit) and not _fits(given, item):
        place = row.place(UNIT) or row.place(THIS) or row.part.place(row.at, NAME)
        found = problem("row-unit-differs", place, item=item.name, given=given, unit=item.unit)
        wrong = Reason.UNREADABLE.text
        return Loaded(replace(entry, this_reason=wrong, last_reason=wrong), (found,))
    (this, last), problems = _values(row, given)
    other = given if given and unspaced(given) != unspaced(item.unit) else ""
    read = replace(
        entry,
        this=this.number,
        last=last.number,
        this_reason=this.reason.text,
        last_reason=last.reason.text,
        written_unit=other,
    )
    return Loaded(read, problems)


def _fits(given: str, item: BulletinItem) -> bool:
    written, held = unit_named(given), unit_named(item.unit)
    return written is not None and held is not None and written.fits(held)


def _unit_of(row: Row) -> str:
    """Return the unit in which a row is written: its own, its column's, the note line's, or "".

    A unit in brackets behind the item's name is the row's own.
    """
    own = row.words(UNIT) or split_unit(as_text(row.cell(NAME)))[1] or row.part.units.get(THIS, "")
    if own:
        return own
    above = row.part.grid.rows[: row.part.rows[0]]
    notes = note_units([[as_text(value) for value in cells] for cells in above])
    return fitting_unit(_field(row.item), notes)


def _field(item: BulletinItem) -> FieldSpec:
    """Return an item as the parsers of values know fields."""
    unit = unit_named(item.unit) if item.unit else None
    is_percent = unit is not None and unit.kind == PERCENT and unit.factor == 1
    kind = FieldType.PERCENT if is_percent else FieldType.NUMBER
    return FieldSpec(name=item.name, type=kind, unit=item.unit)


def _values(row: Row, given: str) -> tuple[list[_Value], tuple[Problem, ...]]:
    """Return this year's and last year's value, read beside each other as one column."""
    grid = row.part.grid
    cells = [row.part.cell(row.at, name) for name in _SCOPE]
    percents = [at for at, cell in enumerate(cells) if cell in grid.percents]
    unit = given or row.item.unit
    parsed = parse_values([row.cell(n) for n in _SCOPE], _field(row.item), unit, percents=percents)
    values = [
        _Value(float(number), Reason(int(reason)))
        for number, reason in zip(parsed.values, parsed.reasons, strict=True)
    ]
    problems: list[Problem] = []
    for at, cell in enumerate(cells):
        broken, place = broken_cell(grid, cell), row.place(_SCOPE[at])
        if broken and place:
            reason, code, details = broken
            values[at] = _Value(_NONE, reason)
            problems.append(problem(code, place, **{"field": row.item.name, **details}))
    for fault in parsed.faults:
        place = row.place(_SCOPE[fault.index])
        if place:
            details = {"field": row.item.name, **fault.details}
            problems.append(problem(fault.code, place, **details))
    for at, value in enumerate(values):
        why, place = impossible(row.item, value.number), row.place(_SCOPE[at])
        if why and place:
            values[at] = _Value(_NONE, Reason.UNREADABLE)
            text = as_typed(row.cell(_SCOPE[at])).strip()
            details = {"item": row.item.name, "text": text, "why": why}
            problems.append(problem("value-impossible", place, **details))
    return values, tuple(problems)


def merged(item: BulletinItem, entries: Sequence[Entry]) -> Loaded[Entry]:
    """Return the one entry that stands for all rows about an item.

    Rows that say the same are one, the most complete counting, of these the one from the item's
    own department. Where they disagree none is used: which counts is a question.
    """
    order = sorted(entries, key=lambda entry: _rank(entry, item))
    first = order[0]
    problems = [_twice(item, first, other) for other in order[1:] if not _agree(first, other)]
    if problems:
        who = "、".join(dict.fromkeys(filter(None, (entry.department for entry in entries))))
        why = "填报不一致"
        nothing = replace(first, this=_NONE, last=_NONE, text="", department=who)
        return Loaded(replace(nothing, this_reason=why, last_reason=why), tuple(problems))
    remark = next((entry.remark for entry in order if entry.remark), "")
    adjusted = next((entry.reason_for_last for entry in order if entry.reason_for_last), "")
    return Loaded(replace(first, remark=remark, reason_for_last=adjusted))


def _rank(entry: Entry, item: BulletinItem) -> tuple[bool, bool, bool]:
    filled = bool(entry.text) or not isnan(entry.this)
    return not filled, isnan(entry.last), entry.department != item.department


def _agree(one: Entry, other: Entry) -> bool:
    """Tell whether two entries say nothing different; what one leaves out is no difference."""
    texts = not one.text or not other.text or one.text == other.text
    return texts and all(
        isnan(a) or isnan(b) or bool(close(a, b))
        for a, b in ((one.this, other.this), (one.last, other.last))
    )


def _twice(item: BulletinItem, one: Entry, other: Entry) -> Problem:
    in_this = one.text != other.text or not (
        isnan(one.this) or isnan(other.this) or bool(close(one.this, other.this))
    )
    place, theirs = (
        (other.this_place, one.this_place) if in_this else (other.last_place, one.last_place)
    )
    assert place is not None
    return problem(
        "reported-twice",
        place,
        item=item.name,
        who=other.department or "此处",
        value=_said(other, in_this),
        other_who=one.department or "另一处",
        other_value=_said(one, in_this),
        other=theirs,
    )


def _said(entry: Entry, in_this: bool) -> str:
    if entry.text:
        return f"「{entry.text}」"
    return plain(entry.this if in_this else entry.last)


def doubts(loaded: Loaded[Entry], usual: float | None) -> Iterator[Problem]:
    """Yield the problems of an entry, but no doubt about a percentage known to be so small.

    `usual` is what was published of the item, None if nothing was.
    """
    is_small = usual is not None and abs(usual) <= LARGEST_FRACTION
    return (p for p in loaded.problems if not (is_small and p.code == "percent-small"))

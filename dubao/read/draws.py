"""Who takes part in a draw; and a record of a draw read back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from dubao.model.draw import Candidate, Condition, DrawRule, parse_condition, parse_size
from dubao.model.draw_record import BETWEEN, LIST_SHEET, RECORD_SHEET, Column, DrawRecord, Label
from dubao.model.place import Place
from dubao.model.problem import Loaded, problem
from dubao.model.terms import DrawResult, DrawState
from dubao.read.grid import Grid, open_book
from dubao.read.labels import squeeze
from dubao.read.parsed import as_typed
from dubao.read.rosters import Roster, RosterRow

BLANK_STRATUM = "未填"
_BETWEEN_VALUES = re.compile("[、,，;；]")


def candidates_of(
    roster: Roster, rule: DrawRule, excluded: Mapping[str, str], day: date
) -> tuple[Candidate, ...]:
    """Return every entry of a roster with whether it takes part, in the roster's order.

    Outside are those who do not meet the conditions; excluded those in `excluded` (reasons by
    code) and those not in use on `day`. The rule's columns must be there.
    """
    return tuple(
        Candidate(
            row.code,
            row.name,
            row.cells[roster.column(rule.by) or ""] or BLANK_STRATUM if rule.by else "",
            *_state(roster, row, rule, excluded.get(row.code, "") or row.invalid(day)),
            row.place,
        )
        for row in roster.rows
    )


def _state(roster: Roster, row: RosterRow, rule: DrawRule, reason: str) -> tuple[DrawState, str]:
    unmet = [one.text for one in rule.conditions if not _meets(roster, row, one)]
    if unmet:
        return DrawState.OUTSIDE, f"不符合 {'、'.join(unmet)}"
    return (DrawState.EXCLUDED, reason) if reason else (DrawState.TAKES_PART, "")


def _meets(roster: Roster, row: RosterRow, condition: Condition) -> bool:
    """Tell whether a cell, or one of the values parted in it by 、, is the one asked for."""
    cell = row.cells[roster.column(condition.column) or ""]
    values = {squeeze(cell), *(squeeze(part) for part in _BETWEEN_VALUES.split(cell))}
    return (squeeze(condition.value) in values) is not condition.unlike


def load_draw_record(path: Path, file: str) -> Loaded[DrawRecord | None]:
    """Read a record that dubao wrote; None if it is none."""
    book = open_book(path, file)
    sheets = {grid.name: grid for grid in book.value.sheets}
    record, listed = sheets.get(RECORD_SHEET), sheets.get(LIST_SHEET)
    if record is None or listed is None:
        what = f"工作表「{RECORD_SHEET}」和「{LIST_SHEET}」"
        missing = problem("draw-no-record", Place(file), what=what)
        return Loaded(None, book.problems or (missing,))
    said = _said(record)
    rule, day = _rule(said), _day(said.get(Label.DAY, ""))
    if rule is None or day is None:
        what = "抽取日期、抽取数、种子等栏，或这几栏写得不对"
        return Loaded(None, (problem("draw-no-record", Place(file, RECORD_SHEET), what=what),))
    entries = list(_entries(listed))
    return Loaded(
        DrawRecord(
            rule,
            day,
            tuple(one for one, _ in entries),
            {one.code: result for one, result in entries if result},
            said.get(Label.FINGERPRINT, ""),
            said.get(Label.FILE_HASH, ""),
        )
    )


def _said(grid: Grid) -> dict[str, str]:
    """Return the value beside each label; the first of a label counts."""
    found: dict[str, str] = {}
    for row in grid.rows:
        if len(row) > 1 and row[0]:
            found.setdefault(as_typed(row[0]).strip(), as_typed(row[1]))
    return found


def _rule(said: Mapping[str, str]) -> DrawRule | None:
    size = parse_size(said.get(Label.SIZE, ""))
    spare = said.get(Label.SPARE, "0")
    written = [part for part in said.get(Label.CONDITIONS, "").split(BETWEEN) if part]
    conditions = [parse_condition(part) for part in written]
    if size is None or not spare.isdecimal() or Label.SEED not in said or None in conditions:
        return None
    return DrawRule(
        said.get(Label.SOURCE, ""),
        said[Label.SEED],
        size,
        tuple(one for one in conditions if one),
        said.get(Label.BY, ""),
        said.get(Label.EACH) == "是",
        int(spare),
        said.get(Label.PURPOSE, ""),
        said.get(Label.KEY, ""),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _entries(grid: Grid) -> Iterator[tuple[Candidate, DrawResult | None]]:
    """Yield the rows of the list sheet with what was drawn."""
    heads = {as_typed(cell): at for cell, at in zip(grid.rows[0], range(99), strict=False)}
    for number, row in enumerate(grid.rows[1:], start=1):
        cells = {name: as_typed(row[at]) for name, at in heads.items() if at < len(row)}
        state = cells.get(Column.STATE, "")
        if cells.get(Column.CODE) and state in set(DrawState):
            yield (
                Candidate(
                    cells[Column.CODE],
                    cells.get(Column.NAME, ""),
                    cells.get(Column.STRATUM, ""),
                    DrawState(state),
                    cells.get(Column.REASON, ""),
                    grid.place(number, heads[Column.CODE]),
                ),
                next((one for one in DrawResult if one == cells.get(Column.RESULT)), None),
            )

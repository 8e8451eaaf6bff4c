"""Findings added to the ledger: numbered, their unit known, none twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dubao.commands.ledger.steps import Taken
from dubao.commands.opening import Office
from dubao.commands.registers import change_register, ensure_register
from dubao.model.book import CellValue
from dubao.model.ledger import KEY, LEDGER
from dubao.model.problem import Problem
from dubao.model.register_edit import Changes, Note, as_text
from dubao.model.table import Table
from dubao.model.terms_ledger import FindingState
from dubao.read.entries import entries_of
from dubao.read.finding_lists import Listed
from dubao.read.names import Names, fold_name
from dubao.read.registers import load_register

_SAME = ("单位名称", "问题描述", "问题来源")
_UNITS = ("镇街", "学校")


def add_findings(
    office: Office, listed: Sequence[Listed], note: Note, *, dry: bool = False
) -> Taken:
    """Add findings that the ledger does not hold yet: same unit, same words, same source.

    A unit that no register knows is told and kept as it was written (NM-08). With `dry` nothing
    is written.
    """
    names = unit_names(office)
    told: list[Problem] = []

    def plan(table: Table, changes: Changes) -> None:
        told.clear()
        known = {tuple(map(fold_name, row)) for row in _held(table)}
        number = _last_number(table)
        for one in listed:
            entry, wrong = _with_unit(one, names)
            same = tuple(fold_name(as_text(entry.get(name))) for name in _SAME)
            if same in known:
                continue
            known.add(same)
            told.extend(wrong)
            number += 1
            changes.add({KEY: number, **entry, "状态": FindingState.OPEN})

    if not dry:
        ensure_register(office, LEDGER, {"状态": tuple(FindingState)})
    done = change_register(office, LEDGER, KEY, plan, note, dry=dry)
    return Taken(done.changes, (*told, *done.problems))


def unit_names(office: Office) -> Names:
    """Return the names of all townships and schools."""
    entries = []
    for register in _UNITS:
        table = load_register(office.workspace.root, register).value
        entries += entries_of({str(name): cells.tolist() for name, cells in table.frame.items()})
    return Names(entries, ("上海市", office.settings.district), office.settings.aliases)


def _with_unit(one: Listed, names: Names) -> tuple[dict[str, CellValue], list[Problem]]:
    """Return a finding with its unit's code and registered name; without, and why."""
    given = as_text(one.values.get("单位名称"))
    match = names.resolve(given)
    wrong = names.problem_of(given, match, one.place)
    unit = names.entries[match.code] if match.code else None
    entry: dict[str, CellValue] = {n: v for n, v in one.values.items() if v not in (None, "")}
    if unit:
        entry |= {"单位代码": unit.code, "单位名称": unit.name}
    entry.setdefault("责任单位", entry.get("单位名称"))
    return entry, [wrong] if wrong else []


def _held(table: Table) -> Iterable[tuple[str, ...]]:
    columns = [table.raw.get(name, [""] * len(table)) for name in _SAME]
    return zip(*columns, strict=True)


def _last_number(table: Table) -> int:
    numbers = table.raw.get(KEY, ())
    return max((int(text) for text in numbers if text.strip().isdecimal()), default=0)

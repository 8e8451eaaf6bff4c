"""The units that are visited: schools and kindergartens, townships."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem
from dubao.model.register import Entry
from dubao.model.settings import Settings
from dubao.model.table import Table
from dubao.model.terms_visits import STAGES_OF_KIND
from dubao.model.visits import Unit
from dubao.read.entries import entries_of
from dubao.read.names import Names
from dubao.read.registers import load_register
from dubao.read.visiting.cells import rows_of

KINDS = ("学校类型", "办学类型")


@dataclass(frozen=True)
class UnitBook:
    """Every unit by code, and their names as people write them."""

    units: Mapping[str, Unit]
    names: Names

    def find(self, code: str, name: str, place: Place) -> tuple[Unit | None, Problem | None]:
        """Return the unit that a code, else a name, stands for; None with the problem why not."""
        if code in self.units:
            return self.units[code], None
        text = name or code
        match = self.names.resolve(text)
        if match.code is None:
            return None, self.names.problem_of(text, match, place)
        return self.units[match.code], None


def load_units(root: Path, settings: Settings) -> Loaded[UnitBook]:
    """Return the schools and townships of the registers."""
    schools, townships = load_register(root, "学校"), load_register(root, "镇街")
    entries = [*_entries(schools.value), *_entries(townships.value)]
    names = Names(entries, ("上海市", settings.district), settings.aliases)
    units = {unit.code: unit for unit in (*_townships(townships.value), *_schools(schools.value))}
    return Loaded(UnitBook(units, names), (*schools.problems, *townships.problems))


def _entries(table: Table) -> list[Entry]:
    return entries_of({str(name): cells.tolist() for name, cells in table.frame.items()})


def _schools(table: Table) -> Iterator[Unit]:
    for row in rows_of(table):
        kind = next((row.text(name) for name in KINDS if row.text(name)), "")
        yield Unit(
            code=row.text(UNIT_CODE),
            name=row.text(UNIT_NAME),
            kind=kind,
            stages=row.parts("学段") or STAGES_OF_KIND.get(kind, ()),
            owner=row.text("办别"),
            township=row.text("所属镇街"),
            since=row.day("生效日期"),
            until=row.day("失效日期"),
        )


def _townships(table: Table) -> Iterator[Unit]:
    for row in rows_of(table):
        yield Unit(
            code=row.text(UNIT_CODE),
            name=row.text(UNIT_NAME),
            kind=row.text("类别"),
            township=row.text(UNIT_NAME),
            since=row.day("生效日期"),
            until=row.day("失效日期"),
        )

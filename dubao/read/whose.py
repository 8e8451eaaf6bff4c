"""Which unit a row, a form or a file is about, by the register."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.place import Place, address
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.settings import Settings
from dubao.model.table import Table
from dubao.read.entries import entries_of
from dubao.read.forms import named_unit
from dubao.read.grid import Grid
from dubao.read.labels import as_text
from dubao.read.names import Names
from dubao.read.parts import Part
from dubao.read.registers import DISTRICT_CODE
from dubao.read.sources import base_name


@dataclass(frozen=True)
class Units:
    """The register as it stands at the end of the assessed year.

    `names` knows every unit of the register, `valid` the codes of those that count this year.
    `sole` is the one that everything is about whatever it says, "" if there are many.
    """

    names: Names
    valid: frozenset[str]
    day: date
    sole: str = ""

    def title(self, code: str) -> str:
        """Return a unit's name."""
        return self.names.entries[code].name if code in self.names.entries else code

    def of_file(self, file: str) -> str | None:
        """Return the code of the unit that a file's name names; None if it names none or two."""
        stem = PurePosixPath(base_name(file)).name
        pieces = [stem, *re.split(r"[\s_\-—()（）【】、.]+", stem)]
        found = {self.names.resolve(piece).code for piece in pieces if piece} - {None}
        if not found:
            entries = self.names.entries.values()
            found = {entry.code for entry in entries if entry.name and entry.name in stem}
        return found.pop() if len(found) == 1 else None


def units_of(register: Table, settings: Settings, year: int) -> Loaded[Units]:
    """Return the units of a register.

    Those count that are valid on 31 December: whose 启用日期 is not later and whose 停用日期 is
    not earlier.
    """
    day = date(year, 12, 31)
    entries = entries_of({str(name): cells.tolist() for name, cells in register.frame.items()})
    names = Names(entries, ("上海市", settings.district), settings.aliases)
    valid = frozenset(entry.code for entry in entries if entry.valid(day))
    problems = [
        problem(
            "unit-out-of-year",
            register.origin.place(at, UNIT_CODE),
            unit=entry.name,
            year=year,
            span=f"{entry.since or ''}至{entry.until or ''}",
        )
        for at, entry in enumerate(entries)
        if entry.code not in valid
    ]
    sole = DISTRICT_CODE if register.name == DISTRICT_CODE else ""
    return Loaded(Units(names, valid, day, sole), tuple(problems))


@dataclass(frozen=True)
class Whose:
    """The unit of every record of a sheet, "" where the record is left out."""

    codes: Sequence[str]
    problems: tuple[Problem, ...] = ()

    @property
    def kept(self) -> list[int]:
        """The records that have a unit."""
        return [at for at, code in enumerate(self.codes) if code]


def units_of_rows(part: Part, units: Units, is_last_year: bool = False) -> Whose:
    """Return whose each row is, by its code and its name, which must not disagree.

    Of last year's sheets, rows of units that do not count this year are left out silently.
    """
    codes: list[str] = []
    problems: list[Problem] = []
    count = len(part)
    pairs = zip(
        part.raw.get(UNIT_CODE, [""] * count), part.raw.get(UNIT_NAME, [""] * count), strict=True
    )
    known: dict[tuple[str, str], str] = {}
    for row, pair in enumerate(pairs):
        texts = as_text(pair[0]).strip(), as_text(pair[1]).strip()
        if texts in known:
            codes.append(known[texts])
            continue
        found, wrong = _unit_of(part, row, texts, units, is_last_year)
        problems.extend(wrong)
        if found:
            known[texts] = found
        codes.append(found)
    return Whose(codes, tuple(problems))


def _unit_of(
    part: Part, row: int, texts: tuple[str, str], units: Units, is_last_year: bool
) -> tuple[str, list[Problem]]:
    found: list[str] = []
    for name, text in zip((UNIT_CODE, UNIT_NAME), texts, strict=True):
        if not text:
            continue
        if text in units.names.entries:
            found.append(text)
            continue
        code, problems = unit_named(text, units, part.place(row, name), is_last_year)
        if code is None:
            return "", problems
        found.append(code)
    if not found:
        at = UNIT_CODE if UNIT_CODE in part.columns else UNIT_NAME
        return "", [problem("unit-blank", part.place(row, at))]
    if len(set(found)) > 1:
        place = part.place(row, UNIT_NAME)
        return "", [problem("unit-disagrees", place, given=texts[0], name=texts[1])]
    return (found[0] if found[0] in units.valid else ""), []


def unit_named(
    text: str, units: Units, place: Place, is_last_year: bool = False
) -> tuple[str | None, list[Problem]]:
    """Return the code of the unit that a text names, None with the problem why not."""
    day = None if is_last_year else units.day
    match = units.names.resolve(text, day)
    wrong = units.names.problem_of(text, match, place, day)
    return match.code, [wrong] if wrong else []


def unit_of_form(
    grid: Grid, units: Units, labels: Sequence[str], declared: str, is_form: bool
) -> tuple[str, list[Problem]]:
    """Return the unit that a form says it is about, checked against the file's name.

    The form goes before the file's name; a form that names its unit nowhere, in a source
    without 单位取自, takes it from the file's name.
    """
    by_file = units.of_file(grid.file)
    entry = named_unit(grid, labels, is_form)
    text = "" if entry is None else as_text(entry.value).strip()
    if entry is None or not text:
        if by_file in units.valid and entry is None and not declared:
            return str(by_file), []
        place = Place(grid.file, grid.name, address(*entry.cell) if entry else "")
        return "", [problem("form-without-unit", place, label=declared or UNIT_CODE)]
    place = Place(grid.file, grid.name, address(*entry.cell))
    code, problems = unit_named(text, units, place)
    if code and by_file and by_file != code:
        problems.append(
            problem(
                "file-name-disagrees", place, unit=units.title(code), other=units.title(by_file)
            )
        )
    return code or "", problems

"""The sample workspace with faults planted in it, each with the problem that it must give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from dubao.commands.evaluation import open_evaluation
from dubao.commands.opening import open_office
from dubao.model.place import Place, column_letters
from dubao.model.problem import RefusedError
from tests.sample.build import REPOSITORY, SCHEME, SETTINGS, write_all
from tests.sample.figures import UNITS
from tests.sample.forms import ROWS, TWO_HEADS
from tests.sample.sheets import Page, Value, writer

Expected = tuple[str, str]  # code and place


@dataclass(frozen=True)
class Fault:
    """One fault: what is written where, and the problem found at that cell or at `at`.

    `also` are further problems that must follow from it, as code and cell.
    """

    file: str
    sheet: str
    cell: str
    value: Value
    code: str
    at: str = ""
    also: tuple[Expected, ...] = ()

    def expected(self) -> list[Expected]:
        """Return every problem that must be found."""
        own = (self.code, self.at or self.cell)
        sheet = "" if self.file.endswith(".csv") else self.sheet
        return [(code, str(Place(self.file, sheet, cell))) for code, cell in (own, *self.also)]

    def plant(self, pages: Sequence[Page]) -> None:
        """Write the fault into its sheet."""
        row, column = position(self.cell)
        page = next(page for page in pages if page.name == self.sheet)
        while len(page.rows) <= row:
            page.rows.append([None] * page.width)
        page.rows[row][column] = self.value


@dataclass(frozen=True)
class Change:
    """A fault that is more than a cell: `edit` changes the sheets of `file`."""

    file: str
    edit: Callable[[list[Page]], object]
    found: tuple[Expected, ...]

    def expected(self) -> list[Expected]:
        """Return every problem that must be found."""
        return list(self.found)

    def plant(self, pages: list[Page]) -> None:
        """Change the sheets."""
        self.edit(pages)


@dataclass(frozen=True)
class Extra:
    """A file that should not be there: its bytes, or None for a copy of `copy_of`."""

    file: str
    content: bytes | None
    found: tuple[Expected, ...]
    copy_of: str = ""

    def expected(self) -> list[Expected]:
        """Return every problem that must be found."""
        return list(self.found)

    def add(self, root: Path) -> None:
        """Write the file."""
        content = (root / self.copy_of).read_bytes() if self.content is None else self.content
        path = root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


Planted = Fault | Change | Extra


def position(cell: str) -> tuple[int, int]:
    """Return row and column from 0 of an A1 address."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    assert match, cell
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def form_file(code: str) -> str:
    """Return the self-score workbook of a unit."""
    unit = next(unit for unit in UNITS if unit.code == code)
    return f"填报/2021/镇街考核/{unit.name}.{'xls' if code == 'T04' else 'xlsx'}"


def form_cell(code: str, field: str, column: int = 4) -> str:
    """Return the cell of a field in a unit's 基础数据, of its value or of another column."""
    first = 3 + (code in TWO_HEADS) + (code in ("T02", "T05"))
    at = next(at for at, (_, name, _) in enumerate(ROWS) if name == field)
    return f"{column_letters(column)}{first + at + 1}"


def in_form(code: str, field: str, value: Value, found: str, *also: Expected) -> Fault:
    """Return a fault in a value of a unit's 基础数据."""
    cell = form_cell(code, field)
    follows = tuple((kind, where or cell) for kind, where in also)
    return Fault(form_file(code), "基础数据", cell, value, found, also=follows)


def plant(root: Path, faults: Iterable[Planted]) -> None:
    """Write the sample into `root` with the faults in it."""
    write = writer(root)
    by_file: dict[str, list[Fault | Change]] = {}
    extras: list[Extra] = []
    for fault in faults:
        if isinstance(fault, Extra):
            extras.append(fault)
        else:
            by_file.setdefault(fault.file, []).append(fault)

    def put(file: str, pages: Sequence[Page]) -> None:
        changed = deepcopy(list(pages))
        for fault in by_file.pop(file, []):
            fault.plant(changed)
        if changed:  # a change may have removed the file
            write(file, changed)

    root.mkdir(parents=True, exist_ok=True)
    (root / "dubao.yaml").write_text(SETTINGS, "utf-8")
    write_all(put)
    for extra in extras:
        extra.add(root)
    assert not by_file, f"no such file in the sample: {sorted(by_file)}"


def scheme_place(beginning: str) -> str:
    """Return the place of the shipped scheme's one line that begins so."""
    lines = (REPOSITORY / SCHEME).read_text("utf-8").splitlines()
    (number,) = (at for at, line in enumerate(lines, start=1) if line.startswith(beginning))
    return f"{SCHEME}:{number}"


def found_in(root: Path, evaluation: str = "township") -> Counter[Expected]:
    """Return what `dubao check` says of a workspace: code and place of every finding."""
    try:
        problems = open_evaluation(open_office(root), evaluation, 2021).problems
    except RefusedError as refused:
        problems = refused.problems
    return Counter((found.code, str(found.place)) for found in problems if found.is_finding)

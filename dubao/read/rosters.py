"""Rosters to draw from: a register or any list, each entry under a code of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.read.dates import read_when
from dubao.read.grid import Grid, open_book
from dubao.read.labels import as_text, squeeze
from dubao.read.parsed import as_typed
from dubao.read.parts import Part
from dubao.read.registers import REGISTERS
from dubao.read.rows import read_rows
from dubao.read.wanted import Wanted, names_of, spec

_CODE, _NAME = "（编号）", "（名称）"  # names that no heading has
_CODES = (
    *("编号", "督学编号", "学校代码", UNIT_CODE, "镇街代码", "部门代码"),
    *("学校标识码", "工号", "代码"),
)
_NAMES = (
    *("姓名", "学校名称", UNIT_NAME, "镇街名称", "部门名称", "名称", "园名", "校名"),
    *("专家", "学校", "单位", "部门"),
)
_REASONS = ("原因", "排除原因", "回避原因", "理由", "备注")
_TOO_LONG = 10**15
_ENDED, _BEGUN = ("失效日期", "停用日期"), ("生效日期", "启用日期")


@dataclass(frozen=True)
class RosterRow:
    """One row: its code (the name if the list has no codes), its name, every cell as text."""

    code: str
    name: str
    cells: Mapping[str, str]
    place: Place

    def first(self, names: Iterable[str]) -> str:
        """Return the first cell that is filled in among columns that mean the same."""
        return next((self.cells[name] for name in names if self.cells.get(name)), "")

    def invalid(self, day: date) -> str:
        """Return why the entry is not in use on a day; "" if it is."""
        ended, begun = (read_when(self.first(names)) for names in (_ENDED, _BEGUN))
        if isinstance(ended, date) and ended < day:
            return f"已停用（{ended.isoformat()}）"
        if isinstance(begun, date) and begun > day:
            return f"尚未启用（{begun.isoformat()}）"
        return ""


@dataclass(frozen=True)
class Roster:
    """A list of entries as it stands in a file; no two rows have one code."""

    file: str
    sha256: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[RosterRow, ...] = ()

    def column(self, name: str) -> str | None:
        """Return the heading that a name means, None if there is none.

        A column of a register may be called by any of the names that registers know for it.
        """
        if name in self.columns:
            return name
        known = [{s.name, *names_of(s)} for specs in REGISTERS.values() for s in specs]
        alike = set().union(*(names for names in known if name in names))
        return next((column for column in self.columns if column in alike), None)


@dataclass(frozen=True)
class Exclusion:
    """Somebody who is not to be drawn, by code or name, and why."""

    who: str
    reason: str
    place: Place


def load_roster(path: Path, file: str, key: str = "") -> Loaded[Roster]:
    """Read a list: its first sheet that has a column of codes or names.

    `file` is its name for people, `key` the column that tells entries apart where it is none of
    the usual ones, or several with + between. An entry without a code, or with one that another
    has, is a problem.
    """
    book = open_book(path, file)
    wanted = _wanted(key)
    for grid in sorted(book.value.sheets, key=lambda sheet: sheet.hidden):
        read = read_rows(grid, wanted, least=1)
        if read.value is not None:
            problems = [*book.problems, *read.problems, *_hidden(read.value)]
            rows = tuple(_rows(read.value, key, problems))
            columns = tuple(_headings(read.value).values())
            roster = Roster(file, book.value.sha256, columns, rows)
            return Loaded(roster, tuple(problems))
    missing = (problem("draw-no-head", Place(file)),) if book.value.sheets else ()
    return Loaded(Roster(file, book.value.sha256), (*book.problems, *missing))


def load_exclusions(path: Path, file: str) -> Loaded[tuple[Exclusion, ...]]:
    """Read a list of those not to be drawn; a column 原因 says why."""
    loaded = load_roster(path, file)
    return Loaded(
        tuple(
            Exclusion(row.code, row.first(_REASONS) or f"列入 {file}", row.place)
            for row in loaded.value.rows
        ),
        loaded.problems,
    )


def excluded_codes(roster: Roster, exclusions: Sequence[Exclusion]) -> Loaded[dict[str, str]]:
    """Return the reason by code of everybody not to be drawn.

    Who is not found in the roster, or is found several times, is a problem: nobody may be drawn
    because a name was mistyped.
    """
    by_name: dict[str, list[str]] = {}
    for row in roster.rows:
        for name in dict.fromkeys((row.code, row.name, row.cells.get("简称", ""))):
            by_name.setdefault(squeeze(name), []).append(row.code)
    reasons: dict[str, str] = {}
    problems: list[Problem] = []
    for one in exclusions:
        found = by_name.get(squeeze(one.who), [])
        if len(found) == 1:
            reasons.setdefault(found[0], one.reason)
        else:
            code = "draw-exclude-doubtful" if found else "draw-exclude-unknown"
            problems.append(problem(code, one.place, who=one.who, count=len(found)))
    return Loaded(reasons, tuple(problems))


def _hidden(part: Part) -> Iterator[Problem]:
    """Yield a warning where rows are hidden or filtered away: they take part all the same."""
    count = sum(row in part.grid.hidden_rows for row in part.rows)
    if count:
        yield problem("draw-hidden-rows", Place(part.grid.file, part.grid.name), count=count)


def _wanted(key: str) -> Wanted:
    codes = (key.partition("+")[0],) if key else _CODES
    return Wanted((spec(_CODE, (_CODE, *codes)), spec(_NAME, (_NAME, *_NAMES))), (), True)


def _headings(part: Part) -> dict[str, str]:
    """Return the sheet's own headings by the names under which the columns were read."""
    return {name: _heading(part.grid, part.heads[name]) for name in part.raw}


def _heading(grid: Grid, cell: tuple[int, int]) -> str:
    return squeeze(as_text(grid.rows[cell[0]][cell[1]]))


def _rows(part: Part, key: str, problems: list[Problem]) -> Iterator[RosterRow]:
    headings = _headings(part)
    by = _CODE if _CODE in part.raw else _NAME
    keys = key.split("+") if "+" in key else [headings[by]]
    lost = [name for name in keys if name not in headings.values()]
    if lost:
        near = did_you_mean(lost[0], headings.values(), f"名册的列：{'、'.join(headings.values())}")
        problems.append(problem("draw-no-key", part.place(0, by), column=lost[0], near=near))
        return
    seen: dict[str, Place] = {}
    for at in range(len(part)):
        cells = {headings[name]: as_typed(part.raw[name][at]).strip() for name in part.raw}
        code = " ".join(filter(None, (squeeze(cells[name]) for name in keys)))
        name = as_typed(part.raw[_NAME][at]).strip() if _NAME in part.raw else code
        place = part.place(at, by)
        if any(_lossy(part.raw[name][at]) for name in part.raw if headings[name] in keys):
            problems.append(problem("code-digits-lost", place, text=code))
            continue
        if not code or code in seen:
            kind = "draw-code-twice" if code else "draw-no-code"
            details = {"column": "+".join(keys), "given": code, "where": seen.get(code, "")}
            problems.append(problem(kind, place, name=name, **details))
            continue
        seen[code] = place
        yield RosterRow(code, name, cells, place)


def _lossy(cell: object) -> bool:
    """Tell whether a cell is a number so long that Excel has lost its last digits (RF-24)."""
    return isinstance(cell, int | float) and abs(cell) >= _TOO_LONG

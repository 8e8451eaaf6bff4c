"""Changed cells as a person lists them (设想): a table or a YAML file, one line a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.what_if import AskedChanges
from dubao.read.grid import open_book
from dubao.read.labels import as_text
from dubao.read.parts import Part, broken_cell
from dubao.read.rows import read_rows
from dubao.read.wanted import Wanted, spec
from dubao.read.written import read_yaml_model

WHAT, VALUE, MORE = "项目", "新值", "增加"
_KEYS = (
    spec(UNIT_CODE, (UNIT_CODE, "学校代码", "镇街代码", "督学编号", "项目编号", "代码")),
    spec(UNIT_NAME, (UNIT_NAME, "单位", "学校名称", "镇街名称", "学校", "镇街", "姓名")),
    spec(WHAT, (WHAT, "列名", "列", "指标")),
    spec(VALUE, (VALUE, "改为", "设想值")),
    spec(MORE, (MORE, "增补", "增加数")),
)


@dataclass(frozen=True)
class Asked:
    """One line: unit and column as written, the new value or what is added ("" if not given).

    `places` tell where 单位, 项目, 新值 and 增加 are written, the line where one is not.
    """

    unit: str
    what: str
    value: Any
    more: Any
    places: Mapping[str, Place]


def read_asked(path: Path, file: str) -> Loaded[tuple[Asked, ...]]:
    """Return the lines of a file named `file` for people: .xlsx, .xls, .csv or .yaml."""
    if path.suffix.lower() in {".yaml", ".yml"}:
        return _from_yaml(path, file)
    book = open_book(path, file)
    for grid in book.value.sheets:
        read = read_rows(grid, Wanted(_KEYS, ()))
        part = read.value
        if part is not None and _is_list(part):
            broken = _broken(part)
            lines = tuple(_line(part, row) for row in range(len(part)) if row not in broken)
            return Loaded(lines, (*book.problems, *read.problems, *broken.values()))
    missing = (problem("what-if-no-head", Place(file)),) if book.value.sheets else ()
    return Loaded((), (*book.problems, *missing))


def _is_list(part: Part) -> bool:
    units, values = {UNIT_CODE, UNIT_NAME} & part.raw.keys(), {VALUE, MORE} & part.raw.keys()
    return bool(units and values) and WHAT in part.raw


def _line(part: Part, row: int) -> Asked:
    cells = {key.name: part.raw[key.name][row] for key in _KEYS if key.name in part.raw}
    unit = UNIT_CODE if as_text(cells.get(UNIT_CODE)).strip() else UNIT_NAME
    places = {name: part.place(row, name) for name in (WHAT, VALUE, MORE)}
    return Asked(
        as_text(cells.get(unit)).strip(),
        as_text(cells[WHAT]).strip(),
        cells.get(VALUE, ""),
        cells.get(MORE, ""),
        {**places, UNIT_NAME: part.place(row, unit)},
    )


def _broken(part: Part) -> dict[int, Problem]:
    """Return the problem of every row whose value is an error or was never calculated."""
    found = {}
    for name in (VALUE, MORE):
        for row in range(len(part)):
            broken = broken_cell(part.grid, part.cell(row, name))
            if broken is not None:
                _, code, details = broken
                found[row] = problem(code, part.place(row, name), field=name, **details)
    return found


def _from_yaml(path: Path, file: str) -> Loaded[tuple[Asked, ...]]:
    loaded = read_yaml_model(path, file, AskedChanges)
    asked = loaded.value.changes if loaded.value else ()
    lines = []
    for one in asked:
        places = dict.fromkeys((UNIT_NAME, WHAT, VALUE, MORE), one.place_in(file))
        lines.append(Asked(one.unit.strip(), one.what.strip(), one.value, one.more, places))
    return Loaded(tuple(lines), loaded.problems)

"""Rows of 校历 and 节假日 workbooks: a kind, a name, a first and a last day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.table import Table
from dubao.model.terms import Reason
from dubao.read.registers import load_register, register_file

KIND, NAME, FIRST, LAST = "类别", "名称", "开始日期", "结束日期"
_BETWEEN = re.compile("[、,，;；\n]+")
_NOTHING = (Reason.BLANK, Reason.NOT_HANDED_IN)


@dataclass(frozen=True)
class Row:
    """One row that can be used; `texts` are its other cells."""

    kind: str
    name: str
    first: date
    last: date
    place: Place
    texts: Mapping[str, str]

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the words in a cell, parted by 、 or ，."""
        return tuple(part.strip() for part in _BETWEEN.split(self.texts[name]) if part.strip())


def dated_rows(root: Path, register: str, kinds: Sequence[str]) -> Loaded[tuple[Row, ...]]:
    """Return the usable rows of a register; an absent file has none and is no problem."""
    if not (root / register_file(root, register)).is_file():
        return Loaded(())
    loaded = load_register(root, register)
    problems = [*loaded.problems]
    rows = tuple(_rows(loaded.value, kinds, problems))
    return Loaded(rows, tuple(problems))


def _rows(table: Table, kinds: Sequence[str], problems: list[Problem]) -> Iterator[Row]:
    for at, cells in enumerate(table.frame.to_dict("records")):
        texts = {str(name): cell if isinstance(cell, str) else "" for name, cell in cells.items()}
        reasons = {name: table.reasons[name].iloc[at] for name in (KIND, FIRST, LAST)}
        missing = [name for name in (KIND, FIRST) if reasons[name] in _NOTHING]
        for name in missing:
            code = "calendar-no-kind" if name == KIND else "calendar-no-date"
            place = table.origin.place(at, name)
            shown = texts[NAME] or texts[KIND]
            problems.append(problem(code, place, name=shown, kinds="、".join(kinds)))
        if not missing and Reason.UNREADABLE not in reasons.values():
            first = cells[FIRST]
            place = table.origin.place(at, FIRST)
            yield Row(texts[KIND], texts[NAME], first, cells[LAST] or first, place, texts)

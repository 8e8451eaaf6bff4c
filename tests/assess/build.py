"""Schemes and datasets written down literally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from dubao.assess.engine import assess
from dubao.model.assessment import Assessment
from dubao.model.dataset import UNIT_CODE, UNIT_NAME, Absent, Dataset
from dubao.model.scheme import Scheme
from dubao.model.table import Block, Origin, Table
from dubao.model.terms import Reason

Cells = Mapping[str, Any]  # field → its cells, top down


def table(name: str, cells: Cells) -> Table:
    """Make a table as read from <name>.xlsx, headings in row 1; a `Reason` stands for no value."""
    count = len(next(iter(cells.values()), ()))
    values, raw, reasons = {}, {}, {}
    for field, column in cells.items():
        why = [
            cell if isinstance(cell, Reason) else Reason.BLANK if cell is None else 0
            for cell in column
        ]
        held = [None if w else cell for w, cell in zip(why, column, strict=True)]
        numeric = all(isinstance(cell, int | float) for cell in held if cell is not None)
        text = field in TEXTS or not numeric
        values[field] = np.array(held, dtype=object if text else float)
        raw[field] = ["" if cell is None else str(cell) for cell in held]
        reasons[field] = np.array(why, dtype=np.int8)
    columns = {field: at for at, field in enumerate(cells)}
    block = Block(f"{name}.xlsx", name, count, rows=range(1, count + 1), columns=columns)
    return Table(name, pd.DataFrame(values), raw, pd.DataFrame(reasons), Origin((block,)))


TEXTS = {UNIT_CODE, UNIT_NAME, "指标编号", "说明", "经手人", "日期", "文号", "评委", "评委单位"}


def units(count_or_names: int | Sequence[str], **attributes: Sequence[Any]) -> Table:
    """Make a register: units U1, U2 … with names 甲 乙 … and attributes."""
    names = (
        [NAMES[at] if at < len(NAMES) else f"单位{at + 1}" for at in range(count_or_names)]
        if isinstance(count_or_names, int)
        else list(count_or_names)
    )
    codes = [f"U{at + 1}" for at in range(len(names))]
    return table("台账", {UNIT_CODE: codes, UNIT_NAME: names, **attributes})


NAMES = "甲乙丙丁戊己庚辛壬癸子丑"


def dataset(
    register: Table | int, tables: Mapping[str, Cells], absent: tuple[Absent, ...] = ()
) -> Dataset:
    """Make a dataset; a table without 单位代码 has the register's units in their order."""
    register = units(register) if isinstance(register, int) else register
    codes = list(register.frame[UNIT_CODE])
    made = {
        name: table(name, cells if UNIT_CODE in cells else {UNIT_CODE: codes, **cells})
        for name, cells in tables.items()
    }
    return Dataset(2021, register, made, absent=absent)


def scheme(**parts: Any) -> Scheme:
    """Make a scheme from what the office would write; source 数据 is there unless given."""
    written = {"编号": "t", "名称": "试", "对象": "镇街", "__file__": "scheme.yaml"}
    return Scheme.model_validate(_texts({**written, "数据": {"数据": "数据.xlsx"}, **parts}))


def _texts(part: Any) -> Any:
    """Turn numbers into text, as YAML is read."""
    if isinstance(part, dict):
        return {name: _texts(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_texts(value) for value in part]
    return str(part)


def leaf(code: str = "A1", **parts: Any) -> dict[str, Any]:
    """Write down a leaf."""
    return {"编号": code, "名称": f"指标{code}", **parts}


def scored(item: dict[str, Any], cells: Cells, register: Table | int | None = None) -> Assessment:
    """Assess one item over the columns of 数据."""
    count = len(next(iter(cells.values())))
    return assess(scheme(指标=[item]), dataset(register or count, {"数据": cells}))


def points(item: dict[str, Any], cells: Cells, register: Table | int | None = None) -> list[Any]:
    """Return the points of one item, None where it has none."""
    result = scored(item, cells, register).items[item["编号"]]
    return numbers(result.points)


def numbers(values: Any) -> list[float | None]:
    """Return numbers as a list, None for NaN."""
    return [None if np.isnan(value) else round(float(value), 9) for value in values]

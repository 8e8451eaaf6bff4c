"""Cells as they might be: what a person asks to be changed, and what then differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dubao.model.keys import Node, key
from dubao.model.place import Place
from dubao.model.terms import Reason


@dataclass(frozen=True)
class CellChange:
    """One cell as it might be.

    `source` is the table's name ("" for the register), `row` and `field` the cell in it; `place`
    is where the change is asked for, `cell` where the value stands now. `reason` says why the
    new value is none (不适用), FILLED otherwise.
    """

    unit: str
    name: str
    what: str
    source: str
    row: int
    field: str
    before: Any
    after: Any
    place: Place
    cell: Place
    reason: Reason = Reason.FILLED
    of_district: bool = False


class AskedChange(Node):
    """A changed cell as written in YAML (改动)."""

    unit: str = key("单位", "单位代码或名称；区级的数写「区」", "示例区安溪第一小学")
    what: str = key("项目", "列名；由人打分的，也可写指标编号", "小学骨干教师数")
    value: str = key("新值", "改成多少；与「增加」只写一个", "12", default="")
    more: str = key("增加", "比原来多多少，减少的写负数", "2", default="")


class AskedChanges(Node):
    """A YAML file of changed cells."""

    changes: tuple[AskedChange, ...] = key("改动", "要改的格，一条一格")


@dataclass(frozen=True)
class Difference:
    """One result before and after: of a unit, a group of units, or the district.

    `kind` says what it is (总分, 等第, 名次, 指标得分, 指标结果, 算出的数, 结论); `before` and
    `after` are numbers, words, or None where there is none.
    """

    of: str
    kind: str
    code: str
    name: str
    before: float | str | None
    after: float | str | None
    unit: str = ""
    decimals: int | None = None


@dataclass(frozen=True)
class Comparison:
    """Everything that differs once the cells are changed: of units, of groups, of the district."""

    changes: tuple[CellChange, ...]
    units: tuple[Difference, ...]
    groups: tuple[Difference, ...]
    district: tuple[Difference, ...]

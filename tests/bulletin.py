"""An office on disk with an item table, departments' sheets and published values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dubao.assess.bulletin import work_out
from dubao.model.bulletin import Bulletin
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem
from dubao.model.report import Entry, Figures, Report
from dubao.model.settings import Settings
from dubao.model.terms import Reason
from dubao.read.bulletin import load_bulletin, load_figures
from tests.read.office import SETTINGS, Rows, write

YEAR = 2020
FILE = "方案/self-evaluation/items.yaml"
HEAD: list[Any] = ["项目", "单位", "2019年", "2020年", "备注"]


def bulletin(*items: Mapping[str, Any], **parts: Any) -> Bulletin:
    """Make an item table from what the office would write, numbers as texts."""
    table = {"编号": "t", "名称": "自评", "__file__": FILE}
    items = tuple({"编号": f"A{at}", **item} for at, item in enumerate(items, start=1))
    return Bulletin.model_validate({**table, "项目": items, **parts})


def item(name: str, unit: str = "万元", **parts: Any) -> dict[str, Any]:
    """Write an item down; its 类型 is 比率 where the unit is %."""
    kind = {"类型": "比率"} if unit == "%" else {}
    return {"名称": name, "单位": unit, "部门": "区财政局", **kind, **parts}


class Desk:
    """The supervision office's folder under construction."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def sheet(
        self, rows: Rows, name: str = "区财政局", merges: Iterable[str] = (), **more: Any
    ) -> Desk:
        """Write a department's sheet of 2020."""
        write(self.root / f"填报/{YEAR}/自评公报/{name}.xlsx", rows, merges, **more)
        return self

    def published(self, rows: Rows, year: int = YEAR - 1) -> Desk:
        """Write what was published of a year: 项目, 单位, 公布值."""
        write(self.root / f"台账/公报/{year}.xlsx", [["项目", "单位", "公布值"], *rows])
        return self

    def read(self, table: Bulletin, settings: Settings = SETTINGS) -> Loaded[Figures]:
        """Read everything about 2020."""
        return load_figures(self.root, table, YEAR, settings)


def table_problems(root: Path, text: str) -> tuple[Problem, ...]:
    """Return what is said of an items.yaml with this text behind its first two lines."""
    path = root / "items.yaml"
    path.write_text(f"编号: t\n名称: 自评\n{text}", "utf-8")
    return load_bulletin(path, "items.yaml").problems


def worked_out(
    table: Bulletin,
    values: Mapping[str, Any],
    published: Mapping[str, float] | None = None,
    missing: Sequence[str] = (),
) -> Report:
    """Work out a table from `{item: (last, this)}`; a third part is the remark.

    None stands for a blank, a `Reason` for another reason; a text is the value of a text item.
    The cells are those of 表.xlsx: last year in C, this year in D, a row an item from row 2.
    """
    entries = {}
    for at, one in enumerate(table.items, start=2):
        if one.name in values:
            entries[one.code] = _entry(values[one.name], at)
    codes = {one.name: one.code for one in table.items}
    return work_out(
        Figures(
            bulletin=table,
            year=YEAR,
            entries=entries,
            published={
                codes[name]: (value, Place("台账/公报/2019.xlsx", "表", "C2"))
                for name, value in (published or {}).items()
            },
            history={},
            missing=tuple(missing),
        )
    )


def _entry(given: Any, row: int) -> Entry:
    if isinstance(given, str):
        given = (Reason.NOT_APPLICABLE, None, "", given)
    last, this, *more = given
    (last_number, last_reason), (this_number, this_reason) = _value(last), _value(this)
    text = more[1] if len(more) > 1 else ""
    return Entry(
        this=this_number,
        last=last_number,
        this_reason="" if text else this_reason,
        last_reason=last_reason,
        text=text,
        this_raw="" if this_reason else str(this),
        last_raw="" if last_reason else str(last),
        this_place=Place("表.xlsx", "表", f"D{row}"),
        last_place=Place("表.xlsx", "表", f"C{row}"),
        department="区财政局",
        remark=more[0] if more else "",
    )


def _value(given: Any) -> tuple[float, str]:
    if given is None:
        return float("nan"), Reason.BLANK.text
    if isinstance(given, Reason):
        return float("nan"), given.text
    return float(given), ""

"""A tiny office on disk: its register, what was handed in, and what the reader makes of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from dubao.model.dataset import Dataset
from dubao.model.problem import Loaded, Problem
from dubao.model.scheme import Scheme
from dubao.model.settings import Settings
from dubao.read.dataset import load_dataset

Rows = Sequence[Sequence[Any]]

TOWNS: Rows = [
    ["单位代码", "单位名称", "简称", "类别"],
    ["T01", "安溪镇", "安溪", "镇"],
    ["T02", "柳塘镇", "柳塘", "镇"],
]
SETTINGS = Settings.model_validate({"区": "示例区", "督导机构": "示例区人民政府教育督导室"})


def write(path: Path, rows: Rows, merges: Iterable[str] = (), sheet: str = "Sheet1") -> None:
    """Write one sheet; a second call for the same file adds a sheet."""
    from openpyxl import load_workbook

    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        book = load_workbook(path)
        page = book.create_sheet(sheet)
    else:
        book = Workbook()
        page = book.worksheets[0]
        page.title = sheet
    for row in rows:
        page.append(list(row))
    for cells in merges:
        page.merge_cells(cells)
    book.save(path)


class Office:
    """A workspace under construction; sources are files 甲.xlsx, fields are 整数 unless said."""

    def __init__(self, root: Path, towns: Rows = TOWNS) -> None:
        self.root = root
        if towns:
            write(root / "台账/镇街.xlsx", towns)

    def file(
        self, name: str, rows: Rows, merges: Iterable[str] = (), sheet: str = "Sheet1"
    ) -> None:
        """Write a file below the workspace."""
        write(self.root / name, rows, merges, sheet)

    def read(
        self,
        sources: dict[str, Any],
        fields: dict[str, Any] | None = None,
        year: int = 2021,
        **more: Any,
    ) -> Loaded[Dataset]:
        """Read the workspace by a scheme with these sources and fields."""
        entries = [
            {"名称": name, "类型": "整数"} if spec is None else {"名称": name, **spec}
            for name, spec in (fields or {}).items()
        ]
        parts = {"编号": "t", "名称": "考核", "对象": "镇街", **more}
        scheme = Scheme.model_validate({**parts, "数据": sources, "字段": entries})
        return load_dataset(self.root, scheme, year, SETTINGS)

    def sheet(
        self, rows: Rows, fields: dict[str, Any], merges: Iterable[str] = (), **source: Any
    ) -> Loaded[Dataset]:
        """Read one source, 甲, of one file with these rows."""
        self.file("甲.xlsx", rows, merges)
        return self.read({"甲": {"文件": "甲.xlsx", **source}}, fields)


def said(problems: Iterable[Problem]) -> list[str]:
    """Return the findings as `code place`; notes are left out."""
    return [f"{p.code} {p.place}" for p in problems if p.is_finding]


def values(loaded: Loaded[Dataset], field: str, table: str = "甲") -> list[Any]:
    """Return a column of a table, None where there is no value."""
    column = loaded.value.tables[table].column(field)
    return [
        value if filled else None
        for value, filled in zip(column.values.tolist(), column.filled, strict=True)
    ]

"""One large table read into a dataset, against opening its files and no more.

Run as `python tests/bench/bench_tables.py`: writes a register of 100,000 schools and a table of
100,000 × 40 into a temporary workspace, prints the ratio and ends with 1 if it is missed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from dubao.model.scheme import Scheme
from dubao.model.settings import Settings
from dubao.read.dataset import load_dataset
from dubao.read.grid import open_book

ROWS, COLUMNS = 100_000, 40
MOST = 3.0  # times as long as opening the two files
REGISTER, LARGE = "台账/学校.xlsx", "大表.xlsx"
FIELDS = [f"数{number}" for number in range(1, COLUMNS)]
SCHEME = Scheme.model_validate(
    {
        "编号": "t",
        "名称": "考核",
        "对象": "学校",
        "数据": {"大表": LARGE},
        "字段": [{"名称": name, "类型": "数"} for name in FIELDS],
    }
)
SETTINGS = Settings.model_validate({"区": "示例区", "督导机构": "示例区督导室"})


def write(path: Path, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write one sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, head)
    for at, cells in enumerate(rows, start=1):
        sheet.write_row(at, 0, cells)
    book.close()


def write_workspace(root: Path) -> None:
    """Write the register and the table; a cell's number tells its row and column."""
    codes = [f"S{row:06}" for row in range(ROWS)]
    schools = ((code, f"示例{code}学校") for code in codes)
    write(root / REGISTER, ["学校代码", "学校名称"], schools)
    cells = (
        [code, *(row * 100 + column + 0.25 for column in range(1, COLUMNS))]
        for row, code in enumerate(codes)
    )
    write(root / LARGE, ["学校代码", *FIELDS], cells)


def opened(root: Path) -> None:
    """Open both files."""
    for file in (REGISTER, LARGE):
        assert not open_book(root / file, file).problems


def read(root: Path) -> None:
    """Read the workspace: units resolved, every column parsed, every cell's place known."""
    loaded = load_dataset(root, SCHEME, 2021, SETTINGS)
    table = loaded.value.tables["大表"]
    assert not loaded.problems
    assert len(table) == ROWS
    assert table.frame[FIELDS[-1]].iat[ROWS - 1] == (ROWS - 1) * 100 + COLUMNS - 1 + 0.25
    assert table.origin.place(ROWS - 1, FIELDS[0]).cell == f"B{ROWS + 1}"


def seconds(work: Callable[[Path], object], root: Path) -> float:
    """Return the processor time of `work`."""
    start = time.process_time()
    work(root)
    return time.process_time() - start


def main() -> int:
    """Print the ratio; return 1 if it is missed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root)
        times = [(seconds(opened, root), seconds(read, root)) for _ in range(3)]
    bare, ours = min(a for a, _ in times), min(b for _, b in times)
    missed = ours > MOST * bare
    print(
        f"{ROWS} x {COLUMNS}: opened in {bare:.2f} s, read in {ours:.2f} s,"
        f" ratio {ours / bare:.2f} <= {MOST} {'MISSED' if missed else 'ok'}"
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

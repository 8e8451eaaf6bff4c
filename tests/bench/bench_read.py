"""Reading against bare python-calamine and against pandas with openpyxl.

Run as `python tests/bench/bench_read.py`: writes the workbooks into a temporary folder, checks
that addresses, error cells and never-calculated formulas are exact, prints the ratios and
ends with 1 if one is missed.
"""

from __future__ import annotations

import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from python_calamine import CalamineWorkbook

from dubao.read.grid import open_book

BOOKS, BOOK_ROWS, BOOK_COLUMNS = 500, 40, 12
ROWS, COLUMNS = 100_000, 40
ERROR_AT, UNCALCULATED_AT = (7, 5), (9, 6)
PANDAS_BOOKS = 60  # pandas is timed on these and reckoned up


def write_book(path: Path, rows: int, columns: int) -> None:
    """Write a workbook with texts, numbers, formulas, one error and one uncalculated formula."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("报表")
    sheet.merge_range(0, 0, 0, 2, "示例报表")
    for row in range(1, rows):
        sheet.write_string(row, 0, f"单位{row}")
        sheet.write_string(row, 1, f"类别{row % 50}")
        for column in range(2, columns - 1):
            sheet.write_number(row, column, value(row, column))
        sheet.write_formula(row, columns - 1, f"=C{row + 1}+D{row + 1}", None, row + 0.5)
    sheet.write_formula(*ERROR_AT, "=1/0", None, "#DIV/0!")
    sheet.write_formula(*UNCALCULATED_AT, "=SUM(C1:D1)", None, "")
    book.close()
    leave_uncalculated(path)


def leave_uncalculated(path: Path) -> None:
    """Take the empty result of the one formula out, as programs that cannot calculate do."""
    with zipfile.ZipFile(path) as package:
        parts = {member: package.read(member) for member in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b' t="str"><f>SUM(C1:D1)</f><v></v>', b"><f>SUM(C1:D1)</f>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for member, content in parts.items():
            package.writestr(member, content)


def value(row: int, column: int) -> float:
    """Return the number written at a place, so that a read cell tells its address."""
    return row * 100 + column + 0.25


def bare(path: Path) -> list[list[list[Any]]]:
    """Read every sheet with python-calamine alone."""
    book = CalamineWorkbook.from_path(str(path))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def by_pandas(path: Path) -> object:
    """Read with pandas as it comes, through openpyxl."""
    return pd.read_excel(path, engine="openpyxl")


def ours(path: Path) -> object:
    """Read with dubao: values, addresses, error cells, uncalculated formulas, hash, notes."""
    return open_book(path, path.name)


def check_exact(path: Path) -> None:
    """Compare every cell of a workbook with what was written there."""
    loaded = open_book(path, path.name)
    (grid,) = loaded.value.sheets
    assert not loaded.problems
    assert dict(grid.errors) == {ERROR_AT: "#DIV/0!"}
    assert dict(grid.uncalculated) == {UNCALCULATED_AT: "=SUM(C1:D1)"}
    assert grid.merges == ((0, 0, 0, 2),)
    for row, cells in enumerate(grid.rows[1:], 1):
        assert cells[:2] == [f"单位{row}", f"类别{row % 50}"]
        assert cells[-1] == row + 0.5
        for column in range(2, len(cells) - 1):
            wanted = "" if (row, column) in {ERROR_AT, UNCALCULATED_AT} else value(row, column)
            assert cells[column] == wanted, (row, column)


def seconds(work: Callable[[Path], object], path: Path) -> float:
    """Return the processor time of `work` on one file."""
    start = time.process_time()
    work(path)
    return time.process_time() - start


def paired(paths: list[Path], rounds: int) -> tuple[float, float]:
    """Return the processor time of bare calamine and of dubao on all the files.

    The two take turns on every file and the best of some rounds counts, so that whatever else
    the machine does weighs on both alike.
    """
    times = [[(seconds(bare, path), seconds(ours, path)) for path in paths] for _ in range(rounds)]
    per_file = list(zip(*times, strict=True))
    return (
        sum(min(a for a, _ in file) for file in per_file),
        sum(min(b for _, b in file) for file in per_file),
    )


def main() -> int:
    """Print the table; return 1 if a ratio is missed."""
    with tempfile.TemporaryDirectory() as folder:
        small = [Path(folder, f"报送{number}.xlsx") for number in range(BOOKS)]
        for path in small:
            write_book(path, BOOK_ROWS, BOOK_COLUMNS)
        large = Path(folder, "大表.xlsx")
        write_book(large, ROWS, COLUMNS)
        for path in (*small, large):
            check_exact(path)
        bare_small, ours_small = paired(small, 7)
        some = small[:PANDAS_BOOKS]
        pandas_small = sum(seconds(by_pandas, path) for path in some) * BOOKS / PANDAS_BOOKS
        bare_large, ours_large = paired([large], 3)
    lines = (
        ("500 small books / bare calamine", ours_small / bare_small, "<=", 2.5),
        ("pandas + openpyxl / 500 small books", pandas_small / ours_small, ">=", 8.0),
        ("100,000 x 40 / bare calamine", ours_large / bare_large, "<=", 2.0),
    )
    failed = False
    for name, ratio, sign, limit in lines:
        missed = ratio > limit if sign == "<=" else ratio < limit
        failed |= missed
        print(f"{name:38} {ratio:6.2f}  {sign} {limit}  {'MISSED' if missed else 'ok'}")
    print(
        f"seconds: small bare {bare_small:.2f} ours {ours_small:.2f} pandas {pandas_small:.2f}; "
        f"large bare {bare_large:.2f} ours {ours_large:.2f}"
    )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

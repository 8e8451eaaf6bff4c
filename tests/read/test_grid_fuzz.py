"""Whatever is done to a file's bytes, reading it says something and never raises."""

import random
from pathlib import Path

import pytest
from openpyxl import Workbook

from dubao.read.grid import open_book
from tests.read.old_books import xlwt

ROUNDS = 300


def xlsx(path: Path) -> None:
    book = Workbook()
    for row in range(20):
        book.worksheets[0].append([f"单位{row}", row / 7, "=A1", "#DIV/0!"])
    book.worksheets[0].merge_cells("A1:B2")
    book.save(path)


def xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row in range(20):
        sheet.write(row, 0, f"单位{row}")
        sheet.write(row, 1, row / 7, xlwt.easyxf(num_format_str="0.0%"))
        sheet.write(row, 2, xlwt.Formula("A1*2"))
    sheet.write_merge(20, 21, 0, 1, "合并")
    book.save(str(path))


def csv(path: Path) -> None:
    path.write_bytes('单位,数,说明\n甲镇,"1,234","两\n行"\n乙镇,2,无\n'.encode("gb18030") * 9)


def garbled(data: bytes, seed: int) -> bytes:
    """Cut the data off, or change some bytes of it."""
    chance = random.Random(seed)
    if seed % 4 == 0:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        changed[chance.randrange(len(data))] = chance.choice((0, 255, chance.randrange(256)))
    return bytes(changed)


@pytest.mark.parametrize("write", [xlsx, xls, csv])
def test_rf09_no_bytes_make_reading_raise(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"表.{write.__name__}"
    write(path)
    whole = path.read_bytes()
    assert open_book(path, path.name).value.sheets
    for seed in range(ROUNDS):
        path.write_bytes(garbled(whole, seed))
        loaded = open_book(path, path.name)
        assert loaded.value.sheets or loaded.problems
        for grid in loaded.value.sheets:
            assert all(row < len(grid.rows) for row, *_ in grid.merges)
            assert grid.percents is not None

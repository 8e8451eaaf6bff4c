"""Findings as opinion letters and lists hold them, on their way into the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dubao.model.book import CellValue
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.terms import FieldType
from dubao.read.grid import Book, Grid, open_book
from dubao.read.rows import read_rows
from dubao.read.tables import Stack, join
from dubao.read.wanted import Wanted, spec
from dubao.read.word_tables import open_word_tables

_TEXT = "问题描述"
_FIELDS = (
    spec(
        "单位名称",
        ("单位名称", "学校名称", "幼儿园名称", "学校", "园名", "被督导单位", "镇街", "单位"),
    ),
    spec(_TEXT, (_TEXT, "存在问题", "主要问题", "督导意见", "问题与建议", "问题")),
    spec("对应指标", ("对应指标", "对应指标(依据)", "指标", "依据")),
    spec("问题类别", ("问题类别", "类别")),
    spec("整改措施", ("整改措施", "整改要求", "改进建议", "督导建议", "建议")),
    spec("责任单位"),
    spec("责任人"),
    spec("协同单位"),
    spec("整改时限", ("整改时限", "整改期限", "完成时限", "期限")),
    spec("送达日期", kind=FieldType.DATE),
    spec("处理方式", ("处理方式", "后续处理")),
    spec("问题来源", ("问题来源", "来源")),
)
_LOOSE = frozenset({"整改时限"})


@dataclass(frozen=True)
class Listed:
    """One finding of a list: its fields as the ledger names them, and where it stood."""

    values: Mapping[str, CellValue]
    place: Place


def read_findings(path: Path, file: str) -> Loaded[tuple[Listed, ...]]:
    """Return the findings in the tables of a Word file or the sheets of a workbook.

    Tables without a column for the problem are passed over; a file with none is a problem.
    """
    loaded = (
        open_word_tables(path, file) if path.suffix.lower() == ".docx" else open_book(path, file)
    )
    problems = [fault for fault in loaded.problems if fault.is_finding]
    found: list[Listed] = []
    seen = False
    for grid in loaded.value.sheets:
        read = _of_grid(grid)
        if read is not None:
            seen = True
            found.extend(read.value)
            problems.extend(read.problems)
    if not seen and not problems:
        problems.append(_nothing(loaded.value))
    return Loaded(tuple(found), tuple(problems))


def _of_grid(grid: Grid) -> Loaded[tuple[Listed, ...]] | None:
    read = read_rows(grid, Wanted(_FIELDS, ()))
    part = read.value
    if part is None or _TEXT not in part.raw:
        return None
    specs = [field for field in _FIELDS if field.name in part.raw]
    table = join(grid.name, Stack((part,), (range(len(part)),), unasked=_LOOSE), specs)
    names = [field.name for field in specs]

    def listed() -> Iterator[Listed]:
        for row, values in enumerate(table.value.frame[names].to_dict("records")):
            kept = {str(name): value for name, value in values.items() if value is not None}
            if _TEXT in kept:
                yield Listed(kept, table.value.origin.place(row, _TEXT))

    return Loaded(tuple(listed()), (*read.problems, *table.problems))


def _nothing(book: Book) -> Problem:
    return problem("finding-list-without-head", Place(book.file))

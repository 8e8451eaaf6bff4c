"""Records of routine visits, from the office's own list or a platform's export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from dubao.model.problem import Loaded, Problem, problem
from dubao.model.records import RECORDS, Records, VisitRecord
from dubao.model.scheme import FieldSpec
from dubao.model.settings import Settings
from dubao.model.table import Table
from dubao.model.terms import WHOLE_DAY, Half
from dubao.model.terms_ledger import VisitDuty, VisitTeam, VisitTheme
from dubao.read.grid import open_book
from dubao.read.parts import Part
from dubao.read.records.fields import RECORD_REGISTERS
from dubao.read.records.people import People
from dubao.read.rows import extra_specs, read_rows
from dubao.read.sources import find_files
from dubao.read.tables import Stack, join
from dubao.read.visiting.cells import Cells, rows_of
from dubao.read.wanted import Wanted, spec

T = TypeVar("T", VisitTheme, VisitDuty, VisitTeam)
_NONE = frozenset({"", "无", "没有", "暂无", "无问题", "未发现问题", "/", "—"})


def load_records(root: Path, settings: Settings, people: People) -> Loaded[Records]:
    """Return the records in all files that 督导记录 of dubao.yaml names, joined (RF-28)."""
    keys = settings.records
    wanted = Wanted(_specs(keys.columns), (), keeps_extra=True)
    files = dict.fromkeys(file for pattern in keys.files for file in find_files(root, pattern))
    parts: list[Part] = []
    problems: list[Problem] = []
    inputs: dict[str, str] = {}
    for file in files:
        book = open_book(root / file, file)
        problems.extend(book.problems)
        inputs[file] = book.value.sha256
        read = [read_rows(grid, wanted) for grid in book.value.sheets]
        problems.extend(fault for one in read if one.value for fault in one.problems)
        parts.extend(one.value for one in read if one.value)
    table = _joined(parts, wanted)
    found = list(_records(table.value, people))
    problems.extend((*table.problems, *(fault for _, faults in found for fault in faults)))
    records = tuple(one for one, _ in found)
    return Loaded(Records(records, table.value, inputs), tuple(problems))


def _specs(columns: Mapping[str, str]) -> tuple[FieldSpec, ...]:
    """Return the fields; what the office's file calls one goes before its usual names."""
    return tuple(
        spec(field.name, (columns[field.name], *field.aliases, field.name), field.type)
        if field.name in columns
        else field
        for field in RECORD_REGISTERS[RECORDS]
    )


def _joined(parts: list[Part], wanted: Wanted) -> Loaded[Table]:
    specs = {field.name: field for field in wanted.specs}
    for part in parts:
        specs |= {field.name: field for field in extra_specs(part, wanted)}
    kept = [range(len(part)) for part in parts]
    loose = frozenset(specs) - {field.name for field in wanted.specs} | {"时段", "期限"}
    return join(RECORDS, Stack(parts, kept, unasked=loose), list(specs.values()))


def _records(table: Table, people: People) -> Iterator[tuple[VisitRecord, list[Problem]]]:
    for row in rows_of(table):
        problems: list[Problem] = []
        day = row.day("督导日期")
        if day is None and not row.text("督导日期"):
            problems.append(problem("record-without-day", row.place("督导日期")))
        school, wrong = people.book.find(
            row.text("学校代码"), row.text("督导学校"), row.place("督导学校")
        )
        problems += [wrong] if wrong else []
        codes, faults = people.find(
            (*row.parts("责任督学"), *row.parts("同行人员")), row.place("责任督学"), day
        )
        yield _record(row, school.code if school else "", codes), [*problems, *faults]


def _record(row: Cells, school: str, people: tuple[str, ...]) -> VisitRecord:
    return VisitRecord(
        row=row.row,
        code=row.text("编号"),
        day=row.day("督导日期"),
        school=school,
        school_name=row.text("督导学校"),
        people=people,
        halves=_halves(row.text("时段")),
        title=row.text("标题"),
        text="\n".join(filter(None, (row.text("主要内容"), row.text("过程记录")))),
        highlight="" if row.text("亮点") in _NONE else row.text("亮点"),
        problem="" if row.text("存在问题") in _NONE else row.text("存在问题"),
        follow_up=row.text("后续处理"),
        rectification=row.text("整改编号"),
        theme=_tag(VisitTheme, row.text("类型")),
        duty=_tag(VisitDuty, row.text("动作")),
        team=_tag(VisitTeam, row.text("组织")),
        entered=row.day("录入日期"),
        lessons=row.amount("听课"),
        talks=row.amount("访谈"),
    )


def _halves(text: str) -> tuple[Half, ...]:
    if text in (WHOLE_DAY, "整天", "一天"):
        return tuple(Half)
    return tuple(half for half in Half if half in text)


def _tag(kind: type[T], text: str) -> T | None:
    """Return the tag that a text begins with: 规定动作 is 规定."""
    return next((tag for tag in kind if text.startswith(tag)), None)

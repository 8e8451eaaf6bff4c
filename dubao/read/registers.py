"""The office's registers (台账): which columns each has, and one read whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.register_edit import Spot
from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.settings import SETTINGS_FILE
from dubao.model.table import Block, Origin, Table
from dubao.model.terms import (
    WHOLE_DAY,
    FieldType,
    Half,
    InspectionKind,
    SpanKind,
    StateDay,
    Target,
    VisitForm,
    VisitState,
)
from dubao.model.terms_visits import Outcome
from dubao.read.folding import unspaced
from dubao.read.grid import Book, open_book
from dubao.read.labels import as_text
from dubao.read.parts import Part
from dubao.read.records.fields import RECORD_REGISTERS
from dubao.read.rows import extra_specs, read_rows
from dubao.read.sources import SUFFIXES
from dubao.read.tables import Stack, join
from dubao.read.wanted import Wanted, spec

FOLDER = "台账"
_LIFE = (
    spec("简称"),
    spec("曾用名", ("曾用名", "原名")),
    spec("生效日期", ("生效日期", "启用日期"), FieldType.DATE),
    spec("失效日期", ("失效日期", "停用日期"), FieldType.DATE),
)
_FROM_TO = (
    spec("开始日期", ("开始日期", "开始", "日期", "起始日期"), FieldType.DATE),
    spec("结束日期", ("结束日期", "结束", "截止日期"), FieldType.DATE),
)


def _choice(name: str, choices: Iterable[str]) -> FieldSpec:
    return FieldSpec(name=name, type=FieldType.CHOICE, choices=tuple(choices))


REGISTERS: dict[str, tuple[FieldSpec, ...]] = {
    "镇街": (
        spec(UNIT_CODE, (UNIT_CODE, "镇街代码", "代码")),
        spec(UNIT_NAME, (UNIT_NAME, "镇街名称", "名称")),
        *_LIFE,
        spec("类别"),
    ),
    "学校": (
        spec(UNIT_CODE, ("学校代码", UNIT_CODE, "学校标识码", "代码")),
        spec(UNIT_NAME, ("学校名称", UNIT_NAME, "名称")),
        *_LIFE,
        spec("学段"),
        spec("办学类型"),
        spec("办别", ("办学性质",)),
        spec("所属镇街", ("镇街",)),
    ),
    "督学": (
        spec(UNIT_CODE, ("督学编号", "编号", UNIT_CODE)),
        spec(UNIT_NAME, ("姓名", UNIT_NAME)),
        *_LIFE,
        spec("单位", ("工作单位",)),
        spec("专兼职", ("类型",)),
    ),
    # A row per project of a round: a pair of schools, a 学区 or a 教育集团.
    "项目": (
        spec(UNIT_CODE, ("项目编号", UNIT_CODE)),
        spec(UNIT_NAME, ("项目名称", UNIT_NAME)),
        *_LIFE,
        *map(spec, ("项目类别", "轮次", "支援校", "受援校", "牵头校", "成员校", "主题")),
        *(
            spec(day, kind=FieldType.DATE)
            for day in ("起始日期", "结束日期", "协议日期", "备案日期")
        ),
    ),
    "部门": (
        spec(UNIT_CODE, ("部门代码", "部门名称", "部门", UNIT_CODE)),
        spec(UNIT_NAME, ("部门名称", "部门", UNIT_NAME)),
        *_LIFE,
        spec("联系人"),
    ),
    # The union of the ledgers in use, and what an extension or a transfer adds.
    "问题整改": (
        spec("序号", ("整改编号", "问题编号", "编号", "序号")),
        *map(spec, ("问题来源", "对应指标", "问题描述", "问题类别", "整改措施")),
        *map(spec, ("责任单位", "责任人", "协同单位", "整改时限")),
        spec("送达日期", kind=FieldType.DATE),
        spec("进展", ("完成情况",)),
        spec("完成日期", kind=FieldType.DATE),
        spec("佐证材料"),
        spec("复核人"),
        spec("复核日期", kind=FieldType.DATE),
        spec("复核意见"),
        spec("状态"),
        spec("销号日期", kind=FieldType.DATE),
        spec("处理方式", ("后续处理",)),
        *map(spec, ("原整改时限", "延期理由", "延期文号", "移交单位")),
        spec("备注"),
    ),
    "整改反馈": (
        spec("序号", ("整改编号", "问题编号", "序号")),
        *map(spec, ("轮次", "反馈人")),
        spec("反馈日期", ("反馈日期", "反馈时间"), FieldType.DATE),
        spec("反馈内容", ("反馈内容", "反馈")),
        spec("附件"),
        spec("督学意见"),
        spec("复核人"),
        spec("复核日期", kind=FieldType.DATE),
        spec("备注"),
    ),
    # Objections to what was published for a year's self-evaluation.
    "异议登记": (
        spec("日期", ("日期", "收到日期", "登记日期"), FieldType.DATE),
        spec("来源", ("来源", "提出人", "异议人")),
        spec("内容", ("内容", "异议内容")),
        spec("处理", ("处理", "处理情况", "核实情况")),
        spec("结果", ("结果", "处理结果")),
    ),
    # A row per supervision; a unit may stand in several.
    "督导": (
        spec("编号", ("督导编号", "编号")),
        spec(UNIT_CODE, (UNIT_CODE, "学校代码")),
        spec(UNIT_NAME, (UNIT_NAME, "学校名称", "单位")),
        spec("类别", ("督导类别", "类别")),
        spec("名称", ("督导名称", "名称")),
        spec("学段"),
        *_FROM_TO,
        spec("意见书文号", ("意见书文号", "文号")),
        spec("成文日期", kind=FieldType.DATE),
        spec("送达日期", kind=FieldType.DATE),
        spec("公布日期", kind=FieldType.DATE),
        *map(spec, ("组长", "成员", "备注")),
    ),
    "延期": (
        spec("编号", ("督导编号", "编号")),
        spec("事项"),
        spec("延至", ("延至", "延期至"), FieldType.DATE),
        spec("批准文号", ("批准文号", "文号")),
        spec("批准日期", kind=FieldType.DATE),
        *map(spec, ("批准人", "理由")),
    ),
    # A row per revisit; what was planned before stands in the columns of the former plan.
    "回访": (
        spec("回访编号", ("回访编号", "编号")),
        spec("督导编号", ("督导编号", "原督导编号")),
        spec("次数", kind=FieldType.INTEGER),
        spec(UNIT_CODE, (UNIT_CODE, "学校代码")),
        spec(UNIT_NAME, (UNIT_NAME, "学校名称", "单位")),
        _choice("类别", (InspectionKind.COMPREHENSIVE, InspectionKind.SPECIAL)),
        _choice("形式", VisitForm),
        _choice("状态", VisitState),
        spec("应访日期", kind=FieldType.DATE),
        spec("计划日期", kind=FieldType.DATE),
        _choice("时段", Half),
        spec("督导组"),
        spec("成员", ("成员", "督学")),
        spec("通知日期", kind=FieldType.DATE),
        spec("确认日期", kind=FieldType.DATE),
        spec("完成日期", kind=FieldType.DATE),
        _choice("结论", Outcome),
        spec("延期至", kind=FieldType.DATE),
        spec("原计划日期", kind=FieldType.DATE),
        *map(spec, ("依据文号", "原因", "备注")),
    ),
    # Leave and other duties of inspectors.
    "督学日程": (
        spec("督学编号", ("督学编号", "编号")),
        spec("姓名", ("姓名", "督学")),
        spec("事项", ("事项", "事由", "类别")),
        *_FROM_TO,
        _choice("时段", (*Half, WHOLE_DAY)),
        spec("备注"),
    ),
    "校历": (
        spec("学年"),
        _choice("类别", SpanKind),
        spec("名称"),
        *_FROM_TO,
        spec("学段", ("学段", "适用学段")),
        spec("依据", ("依据", "文号")),
        spec("备注"),
    ),
    **RECORD_REGISTERS,
    "节假日": (_choice("类别", StateDay), spec("名称"), *_FROM_TO, spec("依据", ("依据", "文号"))),
}

_EVENTS = frozenset(
    {"督导", "回访", "督学日程"}
)  # a row per event: a unit's code may stand in many
_CHANGEABLE = (".xlsx", ".xlsm")
_LOOSE = ("整改时限", "原整改时限")  # a day or words such as 年底前: both are right

REGISTER_OF = {
    Target.TOWNSHIP: "镇街",
    Target.SCHOOL: "学校",
    Target.INSPECTOR: "督学",
    Target.PLAN: "学校",
    Target.PROJECT: "项目",
}
DISTRICT_CODE = "区"  # the one unit of a scheme with 对象: 区, which needs no register


def register_file(root: Path, name: str) -> str:
    """Return the file of a register relative to `root`; the .xlsx one if there is none."""
    files = [f"{FOLDER}/{name}{suffix}" for suffix in SUFFIXES]
    return next((file for file in files if (root / file).is_file()), files[0])


def load_register(root: Path, name: str, declared: Sequence[FieldSpec] = ()) -> Loaded[Table]:
    """Return a register with its code and name columns named `UNIT_CODE` and `UNIT_NAME`.

    Columns beyond those of `REGISTERS` are kept: as text, or as `declared` describes them. An
    absent file gives an empty table and a problem.
    """
    file = register_file(root, name)
    if not (root / file).is_file():
        columns = "、".join(field.name for field in REGISTERS[name] if field not in _LIFE)
        missing = problem("register-missing", Place(file), file=file, columns=columns)
        return Loaded(_empty(name, file), (missing,))
    book = open_book(root / file, file)
    table = read_register(book.value, name, declared)
    return Loaded(table.value, (*book.problems, *table.problems))


def load_units(root: Path, scheme: Scheme, district: str) -> Loaded[Table]:
    """Return the register of the units that a scheme is about; the district is a unit by itself."""
    if scheme.target is Target.DISTRICT:
        return Loaded(_district(district))
    return load_register(root, REGISTER_OF[scheme.target], scheme.fields)


def _district(name: str) -> Table:
    """Return the district as a register of one unit, named in dubao.yaml."""
    cells = {UNIT_CODE: [DISTRICT_CODE], UNIT_NAME: [name]}
    frame = pd.DataFrame({key: np.array(texts, dtype=object) for key, texts in cells.items()})
    reasons = pd.DataFrame({key: np.zeros(1, dtype=np.int8) for key in cells})
    block = Block(SETTINGS_FILE, "", 1, rows=[0])
    return Table(DISTRICT_CODE, frame, cells, reasons, Origin((block,)))


def columns_of(register: Table) -> frozenset[str]:
    """Return the columns that stand in a register's sheet, not those it merely may have."""
    return frozenset(name for block in register.origin.blocks for name in block.columns)


@dataclass(frozen=True)
class OpenRegister:
    """A register read so that it can be changed: its records, and where they stand."""

    table: Table
    spot: Spot


def open_register(root: Path, name: str) -> Loaded[OpenRegister | None]:
    """Return a register to be changed, None if it cannot be: no .xlsx, or no heading found."""
    file = register_file(root, name)
    if Path(file).suffix not in _CHANGEABLE:
        return Loaded(None, (problem("register-old-format", Place(file), name=Path(file).stem),))
    book = open_book(root / file, file)
    part, problems = _part(book.value, name, ())
    if part is None:
        return Loaded(None, (*book.problems, *problems))
    table = _table(name, part, _wanted(name, ()))
    head = max(row for row, _ in part.heads.values())
    last = max(part.rows, default=head)
    spot = Spot(file, part.grid.name, book.value.sha256, head, last, part.columns)
    return Loaded(OpenRegister(table.value, spot), (*book.problems, *problems, *table.problems))


def read_register(book: Book, name: str, declared: Sequence[FieldSpec] = ()) -> Loaded[Table]:
    """Return the register that an opened workbook holds: its first sheet with the heading."""
    part, problems = _part(book, name, declared)
    if part is None:
        return Loaded(_empty(name, book.file), problems)
    table = _table(name, part, _wanted(name, declared))
    return Loaded(table.value, problems + table.problems)


def _wanted(name: str, declared: Sequence[FieldSpec]) -> Wanted:
    own = REGISTERS[name]
    known = {field.name for field in own}
    more = tuple(field for field in declared if field.name not in known)
    return Wanted(own, more, keeps_extra=True)


def _part(
    book: Book, name: str, declared: Sequence[FieldSpec]
) -> tuple[Part | None, tuple[Problem, ...]]:
    """Return the first sheet with the register's heading; None, and why, if there is none."""
    for grid in book.sheets:
        read = read_rows(grid, _wanted(name, declared))
        if read.value is not None:
            return read.value, read.problems
    if not book.sheets:
        return None, ()
    labels = "、".join(f"「{field.name}」" for field in REGISTERS[name][:3])
    return None, (problem("head-missing", Place(book.file), wanted=labels),)


def _table(name: str, part: Part, wanted: Wanted) -> Loaded[Table]:
    """Return a register's rows that have a code of their own; of a ledger, all rows."""
    per_unit = name not in _EVENTS and any(key.name == UNIT_CODE for key in wanted.keys)
    has_codes = per_unit and UNIT_CODE in part.raw
    kept, problems = _coded(part) if has_codes else (range(len(part)), [])
    lacking = [key for key in (UNIT_CODE, UNIT_NAME) if key not in part.raw]
    if lacking and name in REGISTER_OF.values():
        place = Place(part.grid.file, part.grid.name)
        near = "请补上这一列；每个单位要有代码和名称"
        kept, problems = [], [problem("column-missing", place, field=lacking[0], near=near)]
    specs = [field for field in wanted.specs if field.name in part.raw]
    specs.extend(field for field in wanted.keys if field.name not in part.raw)
    extra = extra_specs(part, wanted)
    unasked = frozenset((*(field.name for field in extra), *_LOOSE))
    table = join(name, Stack((part,), (kept,), unasked=unasked), [*specs, *extra])
    return Loaded(table.value, (*problems, *table.problems))


def _coded(part: Part) -> tuple[list[int], list[Problem]]:
    """Return the rows that have a code of their own, and the problems of the others."""
    kept: list[int] = []
    problems: list[Problem] = []
    names = [as_text(name).strip() for name in part.raw.get(UNIT_NAME, [""] * len(part))]
    seen: dict[str, int] = {}
    for row, value in enumerate(part.raw[UNIT_CODE]):
        code = unspaced(as_text(value))
        place = part.place(row, UNIT_CODE)
        if not code:
            problems.append(problem("register-without-code", place, name=names[row]))
        elif UNIT_NAME in part.raw and not names[row]:
            place = part.place(row, UNIT_NAME)
            problems.append(problem("register-without-name", place, given=code))
        elif code in seen:
            both = f"{names[seen[code]]}、{names[row]}"
            problems.append(problem("register-code-twice", place, given=code, names=both))
        else:
            seen[code] = row
            kept.append(row)
    return kept, problems


def _empty(name: str, file: str) -> Table:
    frame = pd.DataFrame({field.name: pd.Series([], dtype=object) for field in REGISTERS[name]})
    reasons = pd.DataFrame({field.name: np.array([], np.int8) for field in REGISTERS[name]})
    return Table(name, frame, dict.fromkeys(map(str, frame.columns), ()), reasons, Origin(()))

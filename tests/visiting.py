"""A small office with supervisions, inspectors and revisits, for tests of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dubao.commands.opening import open_office
from dubao.commands.schedule.opening import Plan, make_plan, open_registers
from dubao.schedule.agenda import Span, Tune
from tests.read.office import write
from tests.sample.visits import VISIT_HEADS as SAMPLE_HEADS

SETTINGS = """\
区: 示例区
督导机构: 示例区人民政府教育督导室
年度: 2021
校历: {采用: [上海]}
期限:
  采用: [国家, 上海]
  事项:
    - {事项: 回访, 类别: 综合, 起算: 督导结束, 期限: 12个月, 依据: 本区规程, 核对: 示例}
    - {事项: 回访, 类别: 专项, 起算: 督导结束, 期限: 6个月, 依据: 本区规程, 核对: 示例}
"""
TODAY = date(2021, 2, 22)

Row = Sequence[Any]

SCHOOLS: list[Row] = [
    ["S1", "甲小学", "小学", "安溪镇"],
    ["S2", "乙幼儿园", "幼儿园", "安溪镇"],
    ["S3", "丙学校", "九年一贯制学校", "柳塘镇"],
    ["S4", "丁中学", "初级中学", "柳塘镇"],
]
INSPECTORS: list[Row] = [
    ["D1", "赵一", "小学、幼儿园", "第一组", "组长"],
    ["D2", "钱二", "小学", "第一组", "副组长"],
    ["D3", "孙三", "初中", "第一组", "成员"],
    ["D4", "李四", "幼儿园", "第一组", "成员"],
    ["D5", "周五", "小学、初中", "第二组", "组长"],
    ["D6", "吴六", "初中", "第二组", "成员"],
    ["D7", "郑七", "幼儿园", "第二组", "成员"],
]
VISIT_HEADS = list(SAMPLE_HEADS[:-1])  # all but 备注


def visit(code: str, unit: str, state: str, **cells: Any) -> list[Any]:
    """Return a row of 回访.xlsx; `cells` by column."""
    names = {row[0]: row[1] for row in SCHOOLS}
    known = {
        "回访编号": code,
        "督导编号": code.rpartition("-")[0],
        "次数": int(code.rpartition("-")[2]),
        "单位代码": unit,
        "单位名称": names.get(unit, unit),
        "类别": "综合",
        "形式": "回访",
        "状态": state,
        **cells,
    }
    return [known.get(head) for head in VISIT_HEADS]


def make_office(
    root: Path,
    cases: Sequence[Row],
    visits: Sequence[Row] = (),
    duties: Sequence[Row] = (),
    settings: str = SETTINGS,
    **registers: Sequence[Row],
) -> Path:
    """Write a workspace; `cases` are 编号, 单位代码, 类别, 结束日期."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "dubao.yaml").write_text(settings, "utf-8")
    names = {row[0]: row[1] for row in SCHOOLS}
    schools = registers.get("学校", SCHOOLS)
    inspectors = registers.get("督学", INSPECTORS)
    townships = [["T01", "安溪镇"], ["T02", "柳塘镇"]]
    sheets: dict[str, list[Row]] = {
        "镇街": [["单位代码", "单位名称"], *townships],
        "学校": [["学校代码", "学校名称", "学校类型", "所属镇街", "停用日期"], *schools],
        "督学": [
            ["督学编号", "姓名", "学段", "督导组", "组内职务", "曾任职学校", "任期止"],
            *inspectors,
        ],
        "督导": [
            ["督导编号", "单位代码", "单位名称", "督导类别", "结束日期"],
            *([code, unit, names.get(unit), kind, end] for code, unit, kind, end in cases),
        ],
    }
    if visits:
        sheets["回访"] = [VISIT_HEADS, *visits]
    if duties:
        heads = ["督学编号", "姓名", "事项", "开始日期", "结束日期", "时段"]
        sheets["督学日程"] = [heads, *duties]
    for name, rows in sheets.items():
        width = max(map(len, rows))
        (root / f"台账/{name}.xlsx").unlink(missing_ok=True)
        write(root / f"台账/{name}.xlsx", [[*row, *[None] * (width - len(row))] for row in rows])
    return root


def plan_of(
    root: Path,
    today: date = TODAY,
    last: date = date(2021, 12, 31),
    released: Sequence[str] = (),
    tune: Tune | None = None,
) -> Plan:
    """Read a workspace and plan its revisits."""
    registers = open_registers(open_office(root), today)
    span = Span(today, date(2021, 1, 1), last, frozenset(released))
    return make_plan(registers, span, tune)


def lines(plan: Plan) -> list[str]:
    """Return the plan as lines: code, day, half, team, state."""
    return [
        f"{one.due.code} {one.slot.day} {one.slot.half} {one.slot.team} {one.state}"
        for one in plan.agenda.visits
        if one.slot
    ]


def said(plan: Plan) -> list[str]:
    """Return what the plan says is to be seen to."""
    return [found.message for found in plan.problems if found.is_finding]

"""Model values as the lines, rows and trees that the screen shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from dubao.model.assessment import Assessment, Leaf, Step
from dubao.model.numbers import plain, rounded_text
from dubao.model.place import Place
from dubao.model.problem import Problem
from dubao.model.said import said_of
from dubao.model.terms import Severity

if TYPE_CHECKING:
    from dubao.model.assessment import Floats

Line = tuple[str, str]  # text and style

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def problem_lines(problems: Sequence[Problem]) -> Iterator[Line]:
    """Yield findings grouped by file, in the order found; the sum at the end."""
    files = dict.fromkeys(found.place.file for found in problems)
    for file in files:
        inside = [found for found in problems if found.place.file == file]
        yield f"{file}（{counts(inside)}）", "bold"
        for found in inside:
            where = str(Place("", found.place.sheet, found.place.cell, found.place.line))
            where = f"第 {where[1:]} 行" if where.startswith(":") else where.replace("]!", "] ")
            spot = f"{where.lstrip('!')}  " if where else ""
            yield f"  {found.severity} {spot}{found.message}", _STYLES.get(found.severity, "")
            hint = f"{found.hint}  " if found.hint else ""
            yield f"       {hint}〔{found.code}〕", "dim"
    if len(files) > 1:
        yield f"共 {counts(problems)}，在 {len(files)} 个文件中", "bold"


def counts(problems: Sequence[Problem]) -> str:
    """Return how many errors and warnings there are: `3 处错误、1 处提醒`."""
    by_severity = Counter(found.severity for found in problems)
    parts = [f"{by_severity[kind]} 处{kind}" for kind in Severity if by_severity[kind]]
    return "、".join(parts) or "没有问题"


def ranking_rows(
    assessment: Assessment, *, brief: bool = False
) -> tuple[list[str], list[list[str]], str]:
    """Return heads, rows by rank (units without rank last) and title of the ranking.

    `brief` leaves the points of the top items, 加分 and 扣分 out, for a narrow terminal.
    """
    scheme, totals = assessment.scheme, assessment.totals
    if not scheme.has_points:
        return graded_rows(assessment)
    parts = {} if brief else _parts(assessment)
    groups = assessment.ranked_within()
    within = [scheme.ranking.within] if groups and scheme.ranking else []
    grades = ["等第"] if scheme.grades else []
    heads = [*within, "名次", "单位", *parts, "总分", *grades, "说明"]
    rows = []
    for unit in assessment.rank_order():
        rank = plain(float(totals.rank[unit])) if totals.rank[unit] else "—"
        rows.append(
            [
                *groups[unit : unit + 1],
                f"{rank} 并列" if totals.tied[unit] else rank,
                str(assessment.names[unit]),
                *(rounded_text(float(part[unit]), scheme.decimals) for part in parts.values()),
                rounded_text(float(totals.published[unit]), scheme.decimals),
                *([str(totals.grade[unit]) or "—"] if grades else []),
                str(totals.reason[unit] or ""),
            ]
        )
    return (*_said(heads, rows), _title(assessment))


def graded_rows(assessment: Assessment) -> tuple[list[str], list[list[str]], str]:
    """Return heads, rows and title of an assessment without points, in the register's order.

    Each row counts the unit's grades and says its conclusions.
    """
    units = range(len(assessment.codes))
    counts = [assessment.grade_counts(unit) for unit in units]
    known = dict.fromkeys(grade for own in counts for grade in own)
    words = [word for word in (*assessment.scheme.grade_words, "") if word in known]
    heads = ["单位", *(word or "未定" for word in words)]
    heads += [found.name for found in assessment.conclusions]
    heads += ["等第", "说明"] if assessment.scheme.grades else ["说明"]
    rows = []
    for unit in units:
        row = [str(assessment.names[unit]), *(str(counts[unit].get(word, 0)) for word in words)]
        row += [str(found.verdicts[unit]) for found in assessment.conclusions]
        row += [str(assessment.totals.grade[unit]) or "—"] if assessment.scheme.grades else []
        rows.append([*row, str(assessment.totals.reason[unit] or "")])
    return (*_said(heads, rows), _title(assessment))


def outcome_rows(assessment: Assessment) -> tuple[list[str], list[list[str]], str]:
    """Return heads, rows and title of everything that is said of the one unit there is.

    With a total and a grade they stand at the end.
    """
    totals, scheme = assessment.totals, assessment.scheme
    rows = [
        [said.kind, said.code, said.name, said.value, said.result, said.why]
        for said in said_of(assessment, 0)
    ]
    if scheme.has_points:
        total = rounded_text(float(totals.published[0]), scheme.decimals)
        rows.append(["", "", "总分", "", total, str(totals.reason[0] or "")])
    if scheme.grades:
        grade = str(totals.grade[0]) or "—"
        rows.append(["", "", "等第", "", grade, str(totals.reason[0] or "")])
    heads = ["", "编号", "名称", "数", "结果", "说明"]
    return (*_said(heads, rows), f"{_title(assessment)}　{assessment.names[0]}")


def _said(heads: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Return a table without its last column if that says nothing."""
    if any(row[-1] for row in rows):
        return heads, rows
    return heads[:-1], [row[:-1] for row in rows]


def _title(assessment: Assessment) -> str:
    scheme = assessment.scheme
    return f"{assessment.year} 年{scheme.name}{'（示例）' if scheme.sample else ''}"


def _parts(assessment: Assessment) -> dict[str, Floats]:
    """Return what a total is made of: the top items by name, 加分 and 扣分."""
    scheme, totals = assessment.scheme, assessment.totals
    parts = {item.name: assessment.items[item.code].points for item in scheme.items}
    if scheme.bonuses:
        parts["加分"] = totals.bonus
    if scheme.deductions:
        parts["扣分"] = totals.deduction
    return parts


def step_tree(step: Step) -> Tree:
    """Return an explanation as a tree for the terminal."""
    tree = Tree(Text(_step_text(step), "bold"))
    for part in step.parts:
        if isinstance(part, Leaf):
            tree.add(Text(leaf_text(part), "cyan"))
        else:
            tree.add(step_tree(part))
    return tree


def step_lines(step: Step, depth: int = 0) -> Iterator[str]:
    """Yield an explanation as indented lines, two blanks a level."""
    yield "  " * depth + _step_text(step)
    for part in step.parts:
        if isinstance(part, Leaf):
            yield "  " * (depth + 1) + leaf_text(part)
        else:
            yield from step_lines(part, depth + 1)


def _step_text(step: Step) -> str:
    label = step.label if step.label.startswith(step.code) else f"{step.code} {step.label}"
    how = f"（{step.how}）" if step.how else ""
    return f"{label}：{step.result}{how}" if step.result else f"{label}{how}"


def leaf_text(leaf: Leaf) -> str:
    """Return what an explanation ends in: name, value, the text as typed, the cell."""
    value = plain(leaf.value) if isinstance(leaf.value, float) else str(leaf.value or "")
    if value and leaf.place and not leaf.raw.strip() and not leaf.reason:
        value += f"（空白，按 {value} 计）"
    if leaf.reason:
        value = leaf.reason
    typed = f"，填写「{leaf.raw}」" if leaf.raw and leaf.raw != value else ""
    where = f"  {leaf.place}" if leaf.place else ""
    return f"{leaf.name} = {value}{typed}{where}"

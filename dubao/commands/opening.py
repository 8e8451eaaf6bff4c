"""What commands share: their common options, and opening the workspace, year and schemes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Problem, RefusedError, problem
from dubao.workspace import (
    SETTINGS,
    Workspace,
    find_workspace,
    scheme_files,
    shipped,
    shown,
)

if TYPE_CHECKING:
    from dubao.model.settings import Settings


def a_date(text: str) -> date:
    """Read the date of an option."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"写的是「{text}」，应写成 2021-03-05 这样的日期") from None


def complete_evaluation(incomplete: str) -> list[str]:
    """Return the evaluations whose id begins so; nothing rather than an error."""
    found = find_workspace(Path.cwd())
    workspace = found if isinstance(found, Workspace) else None
    return [name for name in scheme_files(workspace) if name.startswith(incomplete)]


def complete_unit(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the units in the office's registers whose name begins so."""
    with contextlib.suppress(Exception):  # a key press must never end in an error
        from dubao.model.dataset import UNIT_NAME
        from dubao.read.registers import load_register

        office = open_office(ctx.params.get("workspace"))
        registers = ("镇街", "学校", "督学")
        tables = [load_register(office.workspace.root, name).value for name in registers]
        names = [str(name) for t in tables if UNIT_NAME in t for name in t.frame[UNIT_NAME]]
        return [name for name in names if name.startswith(incomplete)]
    return []


WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="文件夹",
        help="工作区；不写则从当前文件夹向上找",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="在标准输出打印一份 JSON，供其他程序用")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="只显示需要处理的")]
TodayOption = Annotated[
    date | None,
    typer.Option("--today", metavar="日期", parser=a_date, help="当作今天的日期，如 2021-03-05"),
]
YearOption = Annotated[
    int | None,
    typer.Option(
        "--year", metavar="年度", min=1990, max=2100, help="年度；不写则取 dubao.yaml 的年度"
    ),
]
EvaluationArgument = Annotated[
    str,
    typer.Argument(
        metavar="评估", help="评估的编号，如 township", autocompletion=complete_evaluation
    ),
]
EvaluationsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="评估…", help="评估的编号；不写则为全部", autocompletion=complete_evaluation
    ),
]
UnitArgument = Annotated[
    str, typer.Argument(metavar="单位", help="单位名称或代码", autocompletion=complete_unit)
]
OnlyOption = Annotated[
    str | None,
    typer.Option("--only", metavar="单位", help="只印这一个单位的", autocompletion=complete_unit),
]


@dataclass(frozen=True)
class Office:
    """The workspace and its settings."""

    workspace: Workspace
    settings: Settings


def open_office(workspace: Path | None) -> Office:
    """Return the office at `workspace`, or the one the current folder lies in.

    Raises RefusedError if there is none or its dubao.yaml has faults.
    """
    from dubao.read.settings import load_settings

    found = find_workspace(Path.cwd(), workspace)
    if isinstance(found, Problem):
        raise RefusedError([found])
    loaded = load_settings(found.settings_file, SETTINGS)
    if loaded.value is None or any(fault.is_finding for fault in loaded.problems):
        raise RefusedError(loaded.problems)
    return Office(found, loaded.value)


def maybe_workspace(workspace: Path | None) -> Workspace | None:
    """Return the workspace if there is one; RefusedError if one was named and is none."""
    found = find_workspace(Path.cwd(), workspace)
    if isinstance(found, Workspace):
        return found
    if workspace is not None:
        raise RefusedError([found])
    return None


def day_of(today: date | None) -> date:
    """Return the day that counts as today: the given one, else the clock's (TM-18)."""
    return today or datetime.now().date()  # noqa: DTZ005 - the office's own clock


def year_of(office: Office, year: int | None) -> int:
    """Return the year asked for, else the settings'; raises RefusedError if there is none."""
    chosen = year or office.settings.year
    if chosen is None:
        raise RefusedError([problem("no-year", Place(SETTINGS))])
    return chosen


def scheme_file(workspace: Workspace | None, evaluation: str) -> tuple[Path, str]:
    """Return the path of an evaluation's scheme file and its name for people.

    An unknown evaluation is wrong usage; the sentence names the nearest.
    """
    files = scheme_files(workspace)
    if evaluation not in files:
        hint = did_you_mean(evaluation, files, f"可用的有：{'、'.join(files)}")
        raise typer.BadParameter(f"没有「{evaluation}」这个评估，{hint}", param_hint="评估")
    path = files[evaluation]
    return path, workspace.file(path) if workspace else shown(path)


def paper_template(office: Office, folder: str, name: str) -> tuple[Path, str]:
    """Return a Word template that belongs to no evaluation, and its name for people.

    The office's own in 方案/`folder` comes first, then the shipped one.
    """
    own = office.workspace.schemes / folder / name
    if own.is_file():
        return own, office.workspace.file(own)
    path = shipped("templates") / folder / name
    return path, shown(path)


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Raise RefusedError if there is any finding among `problems`."""
    found = tuple(problems)
    if any(fault.is_finding for fault in found):
        raise RefusedError(found)

"""`dubao scheme`: look at schemes, check them, write new ones, make collection forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from dubao.check.scheme import signing_lines
from dubao.commands.evaluation import findings
from dubao.commands.opening import (
    EvaluationArgument,
    JsonOption,
    WorkspaceOption,
    maybe_workspace,
)
from dubao.commands.scheme_diff import diff
from dubao.commands.schemes import located, read_scheme, usable_scheme
from dubao.commands.writing import say_new
from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.filenames import safe_path
from dubao.model.problem import Problem
from dubao.model.scheme import Scheme
from dubao.model.written import scheme_as_written
from dubao.papers.form import build_forms, joined
from dubao.papers.form_head import Units
from dubao.papers.scheme_book import build_scheme_book
from dubao.read.assessed import scope_of
from dubao.read.registers import load_units
from dubao.read.schemes import load_scheme
from dubao.read.settings import load_settings
from dubao.render.scheme_yaml import scheme_yaml
from dubao.render.screen import Screen, problem_entry
from dubao.render.starter import starter_yaml
from dubao.render.xlsx import render_book
from dubao.workspace import SETTINGS, Workspace, scheme_files

app = typer.Typer(help="查看、检查和编写方案", no_args_is_help=True)

TargetArgument = Annotated[str, typer.Argument(metavar="方案", help="评估的编号，或方案文件的路径")]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="文件夹", help="写到哪里；不写则写到当前文件夹"),
]


@app.command("list", help="列出可用的方案", epilog="示例:\n  dubao scheme list")
def list_schemes(workspace: WorkspaceOption = None, json: JsonOption = False) -> int:
    """List every evaluation with its name, basis and file; exit code 1 if one can't be read."""
    space = maybe_workspace(workspace)
    rows: list[tuple[str, str, str, str]] = []
    problems: list[Problem] = []
    for name in scheme_files(space):
        path, file = located(space, name)
        loaded = load_scheme(path, file)
        problems.extend(loaded.problems)
        rows.append((name, _title(loaded.value), loaded.value.basis if loaded.value else "", file))
    screen = Screen(json=json)
    screen.show_table(("编号", "名称", "依据", "文件"), rows)
    screen.show_problems(problems)
    keys = ("code", "name", "basis", "file")
    screen.emit_json({"schemes": [dict(zip(keys, row, strict=True)) for row in rows]})
    return int(findings(problems))


def _title(scheme: Scheme | None) -> str:
    if scheme is None:
        return "（读不出，见下）"
    return f"{scheme.name}（示例）" if scheme.sample else scheme.name


@app.command("show", help="显示方案全文（YAML）", epilog="示例:\n  dubao scheme show township")
def show(
    target: TargetArgument, workspace: WorkspaceOption = None, json: JsonOption = False
) -> int:
    """Print a scheme as YAML, or with --json as a tree, on standard output; exit code 0."""
    scheme = usable_scheme(maybe_workspace(workspace), target).scheme
    Screen(json=json).emit_json(scheme_as_written(scheme))
    if not json:
        typer.echo("---\n".join(map(scheme_yaml, scheme.both)), nl=False)
    return 0


@app.command(
    "check",
    help="在有数据之前检查方案，并列出供签字的总表",
    epilog="示例:\n  dubao scheme check township",
)
def check(
    target: TargetArgument, workspace: WorkspaceOption = None, json: JsonOption = False
) -> int:
    """Lint a scheme and show its table for signing; exit code 1 if anything is found."""
    read = read_scheme(maybe_workspace(workspace), target)
    screen = Screen(json=json)
    for scheme in read.value.both if read.value else ():
        screen.show_table(*signing_lines(scheme), title=_title(scheme))
    screen.show_problems(read.problems)
    if not findings(read.problems):
        screen.say("方案没有发现问题。")
    screen.emit_json({"problems": [problem_entry(found) for found in read.problems]})
    return int(findings(read.problems))


@app.command(
    "convert",
    help="在 YAML 和工作簿两种写法之间转换\n\nYAML 中的 # 注释不会带过去。",
    epilog="示例:\n  dubao scheme convert township -o 方案/township",
)
def convert(
    target: TargetArgument,
    out: OutOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Write the scheme in the other form beside nothing that is there; exit code 0."""
    space = maybe_workspace(workspace)
    scheme = usable_scheme(space, target).scheme
    to_book = located(space, target)[0].suffix.lower() in {".yaml", ".yml"}
    return _written(Screen(json=json), dict(_converted(scheme, out or Path(), to_book=to_book)))


def _converted(scheme: Scheme, folder: Path, *, to_book: bool) -> Iterator[tuple[Path, bytes]]:
    """Yield a scheme, and its district's, in the other form under the other ending."""
    ending = ".xlsx" if to_book else ".yaml"
    district = Path(scheme.district).with_suffix(ending).name if scheme.district else ""
    whole = scheme.model_copy(update={"district": district})
    for name, one in zip((f"scheme{ending}", district), whole.both, strict=False):
        made = render_book(build_scheme_book(one)) if to_book else scheme_yaml(one).encode()
        yield folder / name, made


@app.command(
    "new",
    help="写一份带说明的空白方案\n\n写到工作区的 方案/编号/scheme.yaml，每一项都有说明和例子。",
    epilog="示例:\n  dubao scheme new reading",
)
def new(
    code: Annotated[str, typer.Argument(metavar="编号", help="新评估的编号，用作文件夹名")],
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Write a commented starter scheme; exit code 0."""
    if safe_path(code) != code or "/" in code:
        raise typer.BadParameter(f"「{code}」不能用作文件夹名", param_hint="编号")
    space = maybe_workspace(workspace)
    folder = (space.schemes if space else Path()) / code
    text = starter_yaml(Scheme).replace("编号: township", f"编号: {code}", 1)
    return _written(Screen(json=json), {folder / "scheme.yaml": text.encode()})


@app.command(
    "form",
    help="按方案印制填报表\n\n锁定表头、下拉选项、带版本标记；每单位一份的复制后分发。",
    epilog="示例:\n  dubao scheme form township -o 填报表",
)
def form(
    evaluation: EvaluationArgument,
    out: OutOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Write the blank collection workbooks of an evaluation; exit code 0."""
    space = maybe_workspace(workspace)
    scheme = usable_scheme(space, evaluation).scheme
    asked = [build_forms(one, *_units(space, one)) for one in scheme.both]
    folder = out or Path()
    forms = {folder / safe_path(name): render_book(book) for name, book in joined(asked).items()}
    return _written(Screen(json=json), forms)


def _units(space: Workspace | None, scheme: Scheme) -> tuple[Units, Sequence[str]]:
    """Return code and name of the units asked (范围), and the columns of their register.

    Outside a workspace there are none.
    """
    if space is None:
        return (), ()
    settings = load_settings(space.settings_file, SETTINGS).value
    register = load_units(space.root, scheme, settings.district if settings else "").value
    asked = register.take(np.flatnonzero(scope_of(scheme, register).values != 0))
    columns = (asked.frame[name].astype(str) for name in (UNIT_CODE, UNIT_NAME))
    return tuple(zip(*columns, strict=True)), tuple(register.frame.columns)


def _written(screen: Screen, files: dict[Path, bytes]) -> int:
    screen.emit_json({"written": say_new(screen, files), "kept": []})
    return 0


app.command(
    "diff",
    help="比较两份方案，列出增加、删除、改动了什么\n\n"
    "指标、满分、规则、标准、权重、字段、否决、等第等逐条列出；-o 另写 Word 和 Excel 差异表。",
    epilog="示例:\n  dubao scheme diff township@自带 township",
)(diff)

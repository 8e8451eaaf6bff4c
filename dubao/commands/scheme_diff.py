"""`dubao scheme diff`: what differs between two schemes, or two versions of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dubao.commands.opening import JsonOption, WorkspaceOption, maybe_workspace
from dubao.commands.schemes import located
from dubao.commands.writing import say_new
from dubao.model.problem import Problem, RefusedError
from dubao.model.scheme import Scheme
from dubao.papers.comparing.differences import HEADS, Difference, differences, summary
from dubao.papers.comparing.papers import (
    FILE,
    TEMPLATE,
    called,
    difference_book,
    difference_names,
)
from dubao.read.schemes import load_scheme
from dubao.render.screen import Screen, problem_entry
from dubao.render.word import Template
from dubao.render.xlsx import render_book
from dubao.workspace import Workspace, shipped, shown, template_file

FOLDER = "方案"  # of the shipped 差异表.docx
SHIPPED = "自带"
ENDINGS = (".yaml", ".yml", ".xlsx")
KEYS = ("part", "code", "name", "change", "key", "before", "after")
_WHICH = "评估的编号、编号@版本、编号@自带，或方案文件的路径"


def diff(
    old: Annotated[str, typer.Argument(metavar="原来的", help=_WHICH)],
    new: Annotated[
        str | None,
        typer.Argument(metavar="现在的", help=f"{_WHICH}；不写则把自带的和本区的相比"),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="文件夹", help="另写一份 Word 和一份 Excel 差异表"),
    ] = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Compare two schemes and print the differences; exit code 0 whether there are any or not."""
    space = maybe_workspace(workspace)
    pair = (old, new) if new is not None else (f"{old}@{SHIPPED}", old)
    first, second = (_scheme(space, target) for target in pair)
    found = differences(first, second)
    screen = Screen(json=json)
    screen.say(f"原来：{called(first)}　现在：{called(second)}")
    if found:
        screen.show_table(HEADS, [one.row for one in found])
        screen.say(f"{summary(found)}。")
    else:
        screen.say("没有差异。")
    files, problems = _files(space, first, second, found) if out else ({}, ())
    written = say_new(screen, {out / name: data for name, data in files.items()}) if out else []
    screen.show_problems(problems)
    lines = [dict(zip(KEYS, one.row, strict=True)) for one in found]
    entries = [problem_entry(one) for one in problems]
    screen.emit_json({"differences": lines, "problems": entries, "written": written, "kept": []})
    return int(bool(problems))


def _files(
    space: Workspace | None, old: Scheme, new: Scheme, found: list[Difference]
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return 差异表 as a workbook and as a Word paper, and what is wrong with the template."""
    home = (space.schemes if space else shipped("templates")) / FOLDER
    path = template_file(space, home, TEMPLATE)
    file = space.file(path) if space else shown(path)
    names = difference_names(old, new, found)
    printed = Template(path, file).render(names, names["标题"])
    book = {FILE: render_book(difference_book(old, new, found))}
    return book if printed.problems else {**book, TEMPLATE: printed.value}, printed.problems


def _scheme(space: Workspace | None, target: str) -> Scheme:
    """Return the scheme meant by an id, an id with a version, or a file.

    An unknown one is wrong usage; RefusedError if its file cannot be read.
    """
    code, _, version = target.partition("@")
    if not version or Path(target).is_file():
        path, file = located(space, target)
        return _read(path, file)
    if version == SHIPPED:
        paths = [shipped("templates") / code / f"scheme{ending}" for ending in ENDINGS]
        found = next((one for one in paths if one.is_file()), None)
        if found is None:
            raise typer.BadParameter(f"没有自带的「{code}」", param_hint="方案")
        return _read(found, shown(found))
    versions = dict(_versions(space, code))
    if version not in versions:
        known = "、".join(filter(None, versions)) or "没有写版本的方案"
        sentence = f"「{code}」没有版本「{version}」；有的是：{known}"
        raise typer.BadParameter(sentence, param_hint="方案")
    return versions[version]


def _versions(space: Workspace | None, code: str) -> Iterator[tuple[str, Scheme]]:
    """Yield the schemes of an evaluation's folders by version, the one in use last."""
    homes = [shipped("templates") / code, *([space.schemes / code] if space else [])]
    for home in homes:
        files = (file for file in home.rglob("*") if file.suffix.lower() in ENDINGS)
        for file in sorted(files, key=lambda one: (one.stem == "scheme", one)):
            scheme = load_scheme(file, file.as_posix()).value
            if scheme is not None and scheme.code == code:
                yield scheme.version, scheme


def _read(path: Path, file: str) -> Scheme:
    loaded = load_scheme(path, file)
    if loaded.value is None:
        raise RefusedError(loaded.problems)
    return loaded.value

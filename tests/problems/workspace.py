"""Specimens of faults of the workspace and its making."""

import errno
from collections.abc import Callable, Iterable
from pathlib import Path

from dubao.commands.boundary import unwritable
from dubao.commands.init import refusal
from dubao.commands.opening import Office, year_of
from dubao.commands.scheme import new
from dubao.model.problem import Problem, RefusedError
from dubao.model.settings import Settings
from dubao.workspace import Workspace, find_workspace

WHERE = "请核对 --workspace 后面的文件夹；还没有工作区时运行 dubao init 新建"
START = "请先进入工作区文件夹，或加 --workspace 指明；还没有工作区时运行 dubao init 新建"
WRITE = "请确认磁盘未满、您有这个文件夹的写权限，里面的文件没有在 WPS 或 Excel 中打开"
YEAR = "请在命令后加 --year 2021 这样的年度，或在 dubao.yaml 中写一行 年度: 2021"


def _problems(found: object) -> Iterable[Problem]:
    return [found] if isinstance(found, Problem) else []


def _init_over(name: str) -> Callable[[Path], Iterable[Problem]]:
    """Ask for a workspace in a folder that holds one file `name`."""

    def build(folder: Path) -> Iterable[Problem]:
        (folder / name).write_text("", "utf-8")
        return _problems(refusal(folder))

    return build


def _init_on_a_file(folder: Path) -> Iterable[Problem]:
    (folder / "督导").write_text("", "utf-8")
    return _problems(refusal(folder / "督导"))


def _no_year(folder: Path) -> Iterable[Problem]:
    settings = Settings.model_validate({"区": "示例区", "督导机构": "示例区督导室"})
    try:
        year_of(Office(Workspace(folder), settings), None)
    except RefusedError as refused:
        return refused.problems
    return []


def _disk_full(folder: Path) -> Iterable[Problem]:
    return [unwritable(OSError(errno.ENOSPC, "", str(folder / "成果")))]


def _new_scheme_twice(folder: Path) -> Iterable[Problem]:
    (folder / "dubao.yaml").write_text("", "utf-8")
    try:
        for _ in range(2):
            new("阅读", folder, json=True)
    except RefusedError as refused:
        return refused.problems
    return []


SPECIMENS = {
    "no-workspace": (
        lambda folder: _problems(find_workspace(folder)),
        "… 这里和它的上级文件夹里都没有 dubao.yaml",
        START,
    ),
    "not-a-workspace": (
        lambda folder: _problems(find_workspace(folder, folder / "督导")),
        "…/督导 没有 dubao.yaml，不是工作区",
        WHERE,
    ),
    "init-over-workspace": (
        _init_over("dubao.yaml"),
        "… 已经是工作区",
        "不会覆盖已有的工作区；要另建一个，请换一个文件夹名",
    ),
    "init-not-empty": (
        _init_over("笔记.txt"),
        "… 里面已经有文件",
        "请换一个新的文件夹名，或先把里面的文件移走",
    ),
    "init-not-a-folder": (
        _init_on_a_file,
        "…/督导 是一个文件，不是文件夹",
        "请换一个文件夹名",
    ),
    "folder-unwritable": (_disk_full, "…/成果 不能写入：磁盘已满", WRITE),
    "file-exists": (
        _new_scheme_twice,
        "…/方案/阅读/scheme.yaml 已经有这个文件",
        "不会覆盖它；请先移走或改名，或用 --out 另指一个文件夹",
    ),
    "no-year": (_no_year, "dubao.yaml 没有指明年度", YEAR),
}

"""Specimens of faults of the workspace and its making."""

import errno
from collections.abc import Callable, Iterable
from pathlib import Path

from dubao.check.accepted import without_accepted
from dubao.cli import main
from dubao.commands.boundary import unwritable
from dubao.commands.evaluation import open_evaluation
from dubao.commands.init import refusal
from dubao.commands.opening import Office, open_office, year_of
from dubao.commands.scheme import new
from dubao.commands.schemes import read_scheme
from dubao.model.problem import Problem, RefusedError
from dubao.model.settings import Settings
from dubao.read.settings import load_settings
from dubao.workspace import Workspace, find_workspace

WHERE = "请核对 --workspace 后面的文件夹；还没有工作区时运行 dubao init 新建"
START = "请先进入工作区文件夹，或加 --workspace 指明；还没有工作区时运行 dubao init 新建"
WRITE = "请确认磁盘未满、您有这个文件夹的写权限，里面的文件没有在 WPS 或 Excel 中打开"
OFFICE = "区: 示例区\n督导机构: 示例区督导室\n"
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
    written = folder / "方案/阅读/scheme.yaml"
    written.parent.mkdir(parents=True)
    written.write_text("编号: 阅读\n", "utf-8")
    try:
        new("阅读", folder, json=True)
    except RefusedError as refused:
        return refused.problems
    return []


def _scheme_in(*names: str) -> Callable[[Path], Iterable[Problem]]:
    """Read the scheme of the folder 阅读, which holds these files."""

    def build(folder: Path) -> Iterable[Problem]:
        for name in names:
            path = folder / "方案/阅读" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("编号: 识字\n名称: 识字考核\n对象: 镇街\n示例: 是\n", "utf-8")
        return read_scheme(Workspace(folder), "阅读").problems

    return build


def _wrong_year(folder: Path) -> Iterable[Problem]:
    assert main(["init", str(folder / "办公室"), "--sample", "--quiet"]) == 0
    try:
        open_evaluation(open_office(folder / "办公室"), "township", 1999)
    except RefusedError as refused:
        return refused.problems
    return []


def _accepting(code: str) -> Callable[[Path], Iterable[Problem]]:
    """Accept a code in a file of settings."""

    def build(folder: Path) -> Iterable[Problem]:
        file = folder / "dubao.yaml"
        file.write_text(
            f"{OFFICE}接受:\n  - {{编码: {code}, 位置: 甲.xlsx, 理由: 属实}}\n", "utf-8"
        )
        settings = load_settings(file, "dubao.yaml").value
        return without_accepted((), settings) if settings else ()

    return build


SPECIMENS = {
    "accepted-unknown": (
        _accepting("copied-rows"),
        "dubao.yaml:4 「接受」的编码「copied-rows」不是任何提醒的编码，没有作用",
        "是否想写「copied-row」？",
    ),
    "accepted-error": (
        _accepting("bad-number"),
        "dubao.yaml:4 「接受」的「bad-number」是错误，不能接受，没有作用",
        "请按它的提示改正，再删去这一条",
    ),
    "scheme-code-not-folder": (
        _scheme_in("scheme.yaml"),
        "方案/阅读/scheme.yaml:1 方案的编号「识字」与文件夹名「阅读」不同",
        "请把两者改成一样：命令里用的是文件夹名，成果按编号存放",
    ),
    "scheme-twice": (
        _scheme_in("scheme.yaml", "scheme.xlsx"),
        "方案/阅读/scheme.yaml 文件夹里有两份方案，用的是 scheme.yaml，没有用 scheme.xlsx",
        "请留下要用的一份，把另一份移走",
    ),
    "no-data-for-year": (
        _wrong_year,
        "填报/1999 没有 1999 年度的填报",
        "有填报的年度：2020、2021；请核对 --year 或 dubao.yaml 的年度",
    ),
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
        "不会覆盖它；请先把它移走或改名，或换一个名称、换一个文件夹再写",
    ),
    "no-year": (_no_year, "dubao.yaml 没有指明年度", YEAR),
}

"""`dubao init`: a new workspace, empty or with sample data."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Annotated

import typer

from dubao.commands.opening import JsonOption, QuietOption
from dubao.model.place import Place
from dubao.model.problem import Problem, RefusedError, problem
from dubao.model.settings import Settings
from dubao.render.screen import Screen
from dubao.render.starter import starter_yaml
from dubao.workspace import FOLDERS, SETTINGS, shipped

app = typer.Typer()

BLANKS = {"区": "【区名】", "督导机构": "【区名】人民政府教育督导室"}  # shown as gaps in papers
_IGNORED = {"Thumbs.db", "desktop.ini"}


@app.command(
    help="新建工作区\n\n"
    "建好 台账、填报、方案、成果 四个文件夹和带说明的 dubao.yaml；不覆盖任何文件。",
    epilog="示例:\n  dubao init 督导工作 --sample",
)
def init(
    folder: Annotated[str, typer.Argument(metavar="文件夹", help="要新建的文件夹")],
    sample: Annotated[bool, typer.Option("--sample", help="放入一套虚构的示例数据")] = False,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Make the workspace; exit code 0."""
    if not folder.strip():
        raise typer.BadParameter("是空的，请写出要新建的文件夹名", param_hint="文件夹")
    root = Path(folder)
    if fault := refusal(root):
        raise RefusedError([fault])
    _write(root, sample=sample)
    screen = Screen(json=json, quiet=quiet)
    screen.say(f"工作区已建好：{root.as_posix()}")
    screen.say(_next_step(root, sample=sample))
    written = sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))
    screen.emit_json({"written": written, "kept": []})
    return 0


def refusal(root: Path) -> Problem | None:
    """Return why no workspace can be made at `root`, None if one can."""
    place = Place(root.as_posix())
    if not root.exists():
        return None
    if not root.is_dir():
        return problem("init-not-a-folder", place)
    if (root / SETTINGS).exists():
        return problem("init-over-workspace", place)
    seen = [path for path in root.iterdir() if not path.name.startswith(".")]
    return problem("init-not-empty", place) if {p.name for p in seen} - _IGNORED else None


def _write(root: Path, *, sample: bool) -> None:
    """Write the folders; dubao.yaml comes last, so that a half-made folder is no workspace."""
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
    if sample:
        shutil.copytree(
            shipped("sample_data"),
            root,
            dirs_exist_ok=True,
            copy_function=shutil.copyfile,
            ignore=shutil.ignore_patterns(SETTINGS, "__pycache__", ".*"),
        )
        shutil.copyfile(shipped("sample_data") / SETTINGS, root / SETTINGS)
    else:
        (root / SETTINGS).write_text(_settings_text(), "utf-8", newline="\n")


def _settings_text() -> str:
    head = "# dubao 的设置。# 开头的行是说明；要用哪一项，去掉行首的 # 再改。\n\n"
    text = starter_yaml(Settings)
    for key, blank in BLANKS.items():
        text = re.sub(f"^{key}: .*$", f"{key}: {blank}", text, flags=re.MULTILINE)
    return head + text


def _next_step(root: Path, *, sample: bool) -> str:
    name = f'"{root}"' if " " in str(root) else str(root)
    if sample:
        return f"下一步：dubao assess -w {name}"
    first = f"在 {SETTINGS} 中写上区名、机构和年度，把单位名册放进 台账"
    return f"下一步：{first}，再运行 dubao check -w {name}"

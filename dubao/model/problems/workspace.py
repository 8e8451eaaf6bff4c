"""The office's folder and its dubao.yaml."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
    "no-workspace": error(
        "这里和它的上级文件夹里都没有 dubao.yaml",
        "请先进入工作区文件夹，或加 --workspace 指明；还没有工作区时运行 dubao init 新建",
    ),
    "not-a-workspace": error(
        "没有 dubao.yaml，不是工作区",
        "请核对 --workspace 后面的文件夹；还没有工作区时运行 dubao init 新建",
    ),
    "init-over-workspace": error(
        "已经是工作区",
        "不会覆盖已有的工作区；要另建一个，请换一个文件夹名",
        why="工作区里有办公室自己的台账和填报，覆盖了就找不回来。",
    ),
    "init-not-empty": error(
        "里面已经有文件",
        "请换一个新的文件夹名，或先把里面的文件移走",
    ),
    "init-not-a-folder": error(
        "是一个文件，不是文件夹",
        "请换一个文件夹名",
    ),
    "folder-unwritable": error(
        "不能写入：{reason}",
        "请确认磁盘未满、您有这个文件夹的写权限，里面的文件没有在 WPS 或 Excel 中打开",
    ),
    "no-year": error(
        "没有指明年度",
        "请在命令后加 --year 2021 这样的年度，或在 dubao.yaml 中写一行 年度: 2021",
    ),
    "scheme-code-not-folder": error(
        "方案的编号「{name}」与文件夹名「{folder}」不同",
        "请把两者改成一样：命令里用的是文件夹名，成果按编号存放",
        why="两个方案编号相同，后算的会盖过先算的成果。",
    ),
    "scheme-twice": warning(
        "文件夹里有两份方案，用的是 {used}，没有用 {other}",
        "请留下要用的一份，把另一份移走",
    ),
    "no-data-for-year": error(
        "没有 {year} 年度的填报",
        "{hint}",
    ),
    "accepted-unknown": warning("「接受」的编码「{given}」不是任何提醒的编码，没有作用", "{near}"),
    "accepted-error": warning(
        "「接受」的「{given}」是错误，不能接受，没有作用", "请按它的提示改正，再删去这一条"
    ),
    "file-exists": error(
        "已经有这个文件",
        "不会覆盖它；请先把它移走或改名，或换一个名称、换一个文件夹再写",
    ),
}

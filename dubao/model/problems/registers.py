"""Changing the office's registers under 台账."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error

KINDS: dict[str, Kind] = {
    "register-open": error(
        "正在 {program} 中打开，没有改动它；改好的写在旁边，名为「{new}」",
        "请关闭 {program} 中的「{name}」，再用新的一份替换它，或删去新的一份后重做；"
        "确实没有人打开时，请删去旁边以 ~$ 或 .~ 开头的文件",
        why="HA-02：别人正在改的工作簿不能从下面换掉，否则两边的改动必丢一边",
    ),
    "register-unwritable": error(
        "没有写成：{reason}",
        "请按所说的原因处理后再运行；原来的文件没有动",
    ),
    "register-old-format": error(
        "是旧格式或文本格式的台账，不能在原处修改",
        "请用 Excel 或 WPS 打开，另存为「{name}.xlsx」，把旧的移走后再运行",
        why="旧格式里的下拉列表、列宽、颜色无法原样保留，所以不代为改写",
    ),
    "register-formula": error(
        "「{field}」这一格是公式，没有改动",
        "请把公式换成值，或把公式移到另一列；这次要改的都还没有写入",
        why="公式是办公室自己写的，写入新值就把它冲掉了",
    ),
    "register-merged": error(
        "「{field}」这一格与别的记录合并在一起，没有改动",
        "请取消合并，每条记录各填一格；这次要改的都还没有写入",
        why="合并的一格属于好几条记录，改了它就改了别的记录",
    ),
}

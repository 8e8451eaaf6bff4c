"""What people write: dubao.yaml, and schemes as YAML or as a workbook."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error

KINDS: dict[str, Kind] = {
    "yaml-unreadable": error(
        "文件打不开：{reason}",
        "请确认文件存在、未被其他程序占用，并以 UTF-8 编码保存",
    ),
    "yaml-syntax": error(
        "YAML 写法有误：{reason}",
        "请看这一行及上一行的缩进、冒号（英文冒号后留一格）和引号",
    ),
    "yaml-not-a-mapping": error(
        "文件内容应是「键: 值」，现在是{found}",
        "可用 dubao init 或 dubao scheme new 生成一份空白的对照",
    ),
    "yaml-alias": error(
        "不支持 YAML 的锚点、引用和自定义标签（& * !）",
        "请把内容直接写出来",
        why="引用可以让一个小文件展开成巨大的内容。",
    ),
    "duplicate-key": error(
        "「{key}」写了两次，前一次在第 {first} 行",
        "请留下要用的一处，删去另一处",
        why="多数程序会悄悄用后一处，前一处就丢了。",
    ),
    "unknown-key": error("不认识「{key}」", "{nearest}"),
    "missing-key": error("缺「{key}」：{meaning}", "例如 {key}: {example}"),
    "wrong-type": error("「{key}」写的是「{text}」，应为{expected}", "例如 {key}: {example}"),
    "scheme-book-without-head": error(
        "工作簿里没有名为「方案」的工作表",
        "可用 dubao scheme convert 把一份 YAML 方案转成工作簿作样子",
    ),
    "duplicate-cell-key": error(
        "「{key}」写了两次，前一次在 {first}",
        "请留下要用的一处，删去另一处",
    ),
    "item-without-level": error(
        "指标「{item}」应在各级指标列中恰好一列写名称",
        "请把名称写在它所属的那一级；同一行不要写两级",
    ),
    "unknown-rule": error("没有「{rule}」这种规则", "{hint}"),
}

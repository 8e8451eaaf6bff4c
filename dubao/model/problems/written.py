"""What people write in YAML: dubao.yaml and schemes."""

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
}

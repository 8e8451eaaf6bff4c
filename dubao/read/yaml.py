"""YAML read safely as nodes: scalars stay text, every value knows its line.

`01`, `1:30`, `on` and `1.10` keep their form until a key asks for a type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dubao.model.keys import LINE
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem

KeyPath = tuple[str | int, ...]
_Fast: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAG = re.compile(r"tag:yaml\.org,2002:\w+")
_LARGEST = 2_000_000  # characters; a scheme of 1,000 indicators has a tenth of it


_KINDS = {yaml.ScalarNode: "str", yaml.SequenceNode: "seq", yaml.MappingNode: "map"}


class _Loader(_Fast):  # type: ignore[misc]  # which one it is depends on the machine
    """Leaves every scalar a text: what a number or a date looks like is not even asked."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """Return the tag of a node that has none of its own."""
        return f"tag:yaml.org,2002:{_KINDS[kind]}"


@dataclass
class Tree:
    """What people wrote, as mappings, lists and texts, with the place of each path in it.

    Every mapping holds its own line under `LINE`. Empty values are left out: a key without a
    value counts as not written.
    """

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)


def read_tree(path: Path, file: str) -> Loaded[Tree]:
    """Read a YAML file whose name for people is `file`; never raises for what stands in it."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        reason = "不是 UTF-8 编码" if isinstance(fault, UnicodeDecodeError) else "无法读取"
        return Loaded(Tree(), (problem("yaml-unreadable", Place(file), reason=reason),))
    return parse_tree(text, file)


def parse_tree(text: str, file: str) -> Loaded[Tree]:
    """Read YAML text as a tree; see `read_tree`."""
    if len(text) > _LARGEST:
        reason = f"文件过大（超过 {_LARGEST} 字）"
        return Loaded(Tree(), (problem("yaml-unreadable", Place(file), reason=reason),))
    try:
        return _built(yaml.compose(text, Loader=_Loader), file)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        where = Place(file, line=mark.line + 1 if mark else 0)
        return Loaded(Tree(), (problem("yaml-syntax", where, reason=_reason(fault)),))
    except (yaml.YAMLError, RecursionError):
        reason = "含有不能使用的字符，或嵌套过深"
        return Loaded(Tree(), (problem("yaml-syntax", Place(file), reason=reason),))


def _built(root: yaml.Node | None, file: str) -> Loaded[Tree]:
    """Return the tree of a parsed file."""
    if root is None:
        return Loaded(Tree(data={LINE: 1}))
    if not isinstance(root, yaml.MappingNode):
        found = "列表" if isinstance(root, yaml.SequenceNode) else "一段文字"
        if "：" in str(root.value):
            found += "（冒号要用英文的 : ，后面留一格）"
        return Loaded(Tree(), (problem("yaml-not-a-mapping", Place(file, line=1), found=found),))
    builder = _Builder(file)
    tree = builder.mapping(root, ())
    return Loaded(Tree(tree, builder.places), tuple(builder.problems))


class _Builder:
    """Turns nodes into plain values, collecting lines and problems on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[KeyPath, Place] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: KeyPath) -> Any:
        """Return a node as dict, list, text or None (nothing written)."""
        self.places.setdefault(path, self.place(node))
        if id(node) in self.seen or not _PLAIN_TAG.fullmatch(node.tag):
            self.report("yaml-alias", node)
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(part, (*path, at)) for at, part in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and node.value in {"", "~", "null"} else node.value

    def mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        """Return a mapping with its line; a key written twice is a problem, the first holds."""
        result: dict[str, Any] = {LINE: node.start_mark.line + 1}
        firsts: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in firsts:
                self.report("duplicate-key", key_node, key=key, first=firsts[key])
                continue
            firsts[key] = line
            self.places[(*path, key)] = self.place(key_node)
            value = self.value(value_node, (*path, key))
            if value is not None:
                result[key] = value
        return result

    def report(self, code: str, node: yaml.Node, **details: Any) -> None:
        """Note a problem at a node."""
        self.problems.append(problem(code, self.place(node), **details))

    def place(self, node: yaml.Node) -> Place:
        """Return where a node begins."""
        return Place(self.file, line=node.start_mark.line + 1)


_REASONS: Mapping[str, str] = {
    "mapping values are not allowed": "这一行不该再有「键: 值」",
    "did not find expected ',' or": "括号里缺逗号或右括号",
    "expected ',' or": "括号里缺逗号或右括号",
    "could not find expected ':'": "键后面缺冒号",
    "cannot start any token": "有不能这样用的符号，如制表符（Tab）：请用空格缩进",
    "tab": "用了制表符（Tab）：请用空格缩进",
    "while scanning a quoted scalar": "引号没有配对",
    "unexpected end of stream": "引号没有配对",
    "did not find expected": "缩进没有对齐，或括号没有配对",
    "expected <block end>": "缩进没有对齐",
    "undefined alias": "引用了没有定义的锚点",
}


def _reason(fault: yaml.MarkedYAMLError) -> str:
    """Return the parser's complaint in plain Chinese."""
    said = f"{fault.context or ''} {fault.problem or ''}"
    return next((text for words, text in _REASONS.items() if words in said), "无法理解的写法")

"""Which names a template uses, where, and whether a sample of the context holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from dubao.render.engine.sandbox import BUILT_IN, EACH, EVERYTHING
from dubao.render.engine.source import Source
from dubao.render.engine.tags import Tag

if TYPE_CHECKING:
    from dubao.render.engine.parts import Part


@dataclass(frozen=True)
class Need:
    """A name that the context must hold, and the tag that uses it first."""

    name: str
    tag: Tag


@dataclass(frozen=True)
class NameUse:
    """One use of a name: `表[].得分` is 得分 of every entry of 表.

    `part` and `place` say where (正文, 表1第2行第3格), `tag` is the tag as typed.
    """

    name: str
    part: str
    place: str
    tag: str


@dataclass(frozen=True)
class Unknown:
    """A use of a name of which a sample does not hold the step `name`, but holds `beside`."""

    name: str
    tag: Tag
    beside: tuple[str, ...]


def needs(tree: nodes.Template, source: Source) -> tuple[Need, ...]:
    """Return the names that the context must hold, by their first use."""
    walker = _Walker()
    walker.walk(tree, {})
    found: dict[str, int] = {}
    for path, line in walker.found:
        found[path[0]] = min(line, found.get(path[0], line))
    for built_in in (*BUILT_IN, EVERYTHING):
        found.pop(built_in, None)
    optional = _optional(tree)
    ordered = sorted((line, name) for name, line in found.items() if name not in optional)
    return tuple(Need(name, source.tag_at(line) or source.tags[0]) for line, name in ordered)


def calls(tree: nodes.Template, source: Source) -> tuple[Need, ...]:
    """Return what is called like a function and cannot be one: 得分(满分100), 行.得分(满分100).

    Names without Chinese signs are left to the paper, which may offer functions.
    """
    found = []
    for node in tree.find_all(nodes.Call):
        name = getattr(node.node, "name", None) or getattr(node.node, "attr", "")
        tag = source.tag_at(node.lineno)
        if isinstance(name, str) and not name.isascii() and tag is not None:
            found.append(Need(name, tag))
    return tuple(found)


def called_text(tag: Tag) -> str:
    """Return what a tag calls as if it were a function: 得分(满分100)."""
    found = re.search(r"[^\s{}%|,.\"'()（）]+[(（][^()（）]*[)）]", tag.raw)
    return found[0] if found else tag.raw


def _optional(tree: nodes.Template) -> set[str]:
    """Return the names that are asked for (is defined, default) before they are used."""
    asked = [
        node.node
        for node in tree.find_all((nodes.Test, nodes.Filter))
        if node.name in {"defined", "undefined", "default", "d"}
    ]
    return {node.name for node in asked if isinstance(node, nodes.Name)}


Path = tuple[str, ...]
_EACH = "[]"
_KEEP_ENTRIES = {
    EACH,
    "sort",
    "list",
    "reverse",
    "unique",
    "select",
    "reject",
    "selectattr",
    "rejectattr",
}
_METHODS = {"get", "items", "keys", "values", "split", "strip", "upper", "lower", "startswith"}


class _Walker:
    """Goes through what Jinja understood and yields every name with the line it stands on.

    `scope` maps names that the template itself makes to what they stand for, () if that is not
    known.
    """

    def __init__(self) -> None:
        self.found: list[tuple[Path, int]] = []

    def walk(self, node: nodes.Node, scope: dict[str, Path]) -> None:
        """Note the names below a node."""
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Assign):
            self.walk(node.node, scope)
            self._bind(node.target, self._path(node.node, scope), scope)
        elif isinstance(node, nodes.AssignBlock):
            for child in node.body:
                self.walk(child, dict(scope))
            self._bind(node.target, (), scope)
        elif isinstance(node, nodes.With):
            self._with(node, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._name(node, scope)
        else:
            self._children(node, scope)

    def _children(self, node: nodes.Node, scope: dict[str, Path]) -> None:
        for child in node.iter_child_nodes():
            self.walk(child, scope)

    def _with(self, node: nodes.With, scope: dict[str, Path]) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self.walk(value, scope)
            self._bind(target, self._path(value, scope), inner)
        for child in node.body:
            self.walk(child, inner)

    def _loop(self, node: nodes.For, scope: dict[str, Path]) -> None:
        self.walk(node.iter, scope)
        path = self._path(node.iter, scope)
        inner = {**scope, "loop": ()}
        self._bind(node.target, (*path, _EACH) if path else (), inner)
        for child in (node.test, *node.body):
            if child is not None:
                self.walk(child, inner)
        for child in node.else_:
            self.walk(child, scope)

    @staticmethod
    def _bind(target: nodes.Node, path: Path, scope: dict[str, Path]) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = path
            return
        for name in target.find_all(nodes.Name):
            scope[name.name] = ()

    def _name(self, node: nodes.Expr, scope: dict[str, Path]) -> None:
        path = self._path(node, scope)
        if path:
            self.found.append((path, node.lineno))
        elif isinstance(node, nodes.Getattr | nodes.Getitem):
            self._children(node, scope)
        if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
            self.walk(node.arg, scope)

    def _path(self, node: nodes.Node, scope: dict[str, Path]) -> Path:
        """Return the steps from the context to what an expression stands for, () if unknown."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name, (node.name,))
        if isinstance(node, nodes.Filter) and node.name in _KEEP_ENTRIES and node.node is not None:
            return self._path(node.node, scope)
        if isinstance(node, nodes.Getattr):
            above = self._path(node.node, scope)
            step = () if node.attr in _METHODS else (node.attr,)
            return (*above, *step) if above else ()
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            above = self._path(node.node, scope)
            if above == (EVERYTHING,):
                return (str(node.arg.value),)
            key = node.arg.value
            return (*above, key if isinstance(key, str) else _EACH) if above else ()
        return ()


def _walked(part: Part) -> Iterator[tuple[Path, Tag]]:
    walker = _Walker()
    walker.walk(part.tree, {})
    skipped = {*BUILT_IN, EVERYTHING}
    for path, line in walker.found:
        tag = part.source.tag_at(line)
        if tag is not None and path[0] not in skipped:
            yield path, tag


def name_uses(part: Part) -> Iterator[NameUse]:
    """Yield every use of a name in a part, in order."""
    for path, tag in _walked(part):
        name = ".".join(path).replace(f".{_EACH}", _EACH)
        yield NameUse(name, part.title, tag.spot, tag.raw)


def unknown_uses(part: Part, known: Mapping[str, Any]) -> Iterator[Unknown]:
    """Yield the uses that a sample of the context does not hold.

    Names that the template asks for with `is defined` or `default` need not be there.
    """
    optional = _optional(part.tree)
    for path, tag in _walked(part):
        holder: Any = known
        for step in path if path[0] not in optional else ():
            if step == _EACH:
                entries = holder if isinstance(holder, list | tuple) else ()
                if not entries:
                    break
                holder = entries[0]
            elif not isinstance(holder, Mapping):
                break  # an attribute of something that is no mapping: seen only when printing
            elif step in holder:
                holder = holder[step]
            else:
                yield Unknown(step, tag, tuple(key for key in holder if isinstance(key, str)))
                break

"""A scheme's workbook form to the same tree that its YAML gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dubao.model.keys import LINE, SHEET
from dubao.model.nearest import did_you_mean
from dubao.model.params import parse_params
from dubao.model.place import Place, address
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme_sheets import (
    LEVELS,
    LIST_BLOCKS,
    PARAMETERS,
    RULE,
    RULES,
    SINGLE_BLOCKS,
    TREE_BLOCKS,
    entry_key,
)
from dubao.model.terms import RuleKind
from dubao.read.grid import Grid, open_book
from dubao.read.yaml import KeyPath, Tree

_BLOCKS = ("方案", *LIST_BLOCKS, *TREE_BLOCKS, *SINGLE_BLOCKS)
_LEVEL = re.compile(rf"[一二三四五六七八九]{LEVELS}")


def read_scheme_tree(path: Path, file: str) -> Loaded[Tree]:
    """Read a scheme workbook as a tree; sheets with other names are left alone."""
    opened = open_book(path, file)
    problems = list(opened.problems)
    tree = Tree()
    blocks = [grid for grid in opened.value.sheets if grid.name in _BLOCKS]
    if opened.value.sheets and not any(grid.name == "方案" for grid in blocks):
        problems.append(problem("scheme-book-without-head", Place(file)))
    for grid in blocks:
        _Sheet(grid, tree, problems).read()
    return Loaded(tree, tuple(problems))


class _Sheet:
    """Reads one sheet into the tree."""

    def __init__(self, grid: Grid, tree: Tree, problems: list[Problem]) -> None:
        self.grid, self.tree, self.problems = grid, tree, problems

    def read(self) -> None:
        name = self.grid.name
        self.tree.places[name,] = Place(self.grid.file, name)
        if name == "方案":
            self.tree.data.update(self.pairs(()))
        elif name in SINGLE_BLOCKS:
            self.tree.data[name] = self.pairs((name,))
        elif name in TREE_BLOCKS:
            self.tree.data[name] = self.items((name,))
        else:
            self.tree.data[name] = self.entries((name,))

    def pairs(self, path: KeyPath) -> dict[str, Any]:
        """Read 键 and 值 down the rows."""
        result: dict[str, Any] = {LINE: 1, SHEET: self.grid.name}
        for row, cells in enumerate(self.grid.rows[1:], start=1):
            key, value = (*map(_text, cells), "", "")[:2]
            if not key or not value:
                continue
            if key in result:
                first = self.tree.places[*path, key]
                self.problem("duplicate-cell-key", row, 0, key=key, first=first.cell)
                continue
            self.tree.places[*path, key] = self.place(row, 1)
            result[key] = parse_params(value)
        return result

    def entries(self, path: KeyPath) -> Any:
        """Read one entry a row, as a mapping by name where the block has names."""
        named = entry_key(self.grid.name)
        result: dict[str, Any] = {}
        for row, entry in self.records():
            key: str | int = str(entry.pop(named, "")) if named else len(result)
            if key in result:
                first = self.tree.places[*path, key]
                self.problem("duplicate-cell-key", row, 0, key=key, first=first.cell)
                continue
            self.note(row, (*path, key), entry)
            result[key] = entry  # type: ignore[index]
        return result if named else list(result.values())

    def items(self, path: KeyPath) -> list[dict[str, Any]]:
        """Read an indicator tree from the level columns."""
        roots: list[dict[str, Any]] = []
        above: list[tuple[int, dict[str, Any], KeyPath]] = []
        for row, record in self.records():
            names = [(at, key) for at, key in enumerate(record) if _LEVEL.fullmatch(key)]
            if len(names) != 1:
                self.problem("item-without-level", row, 0, item=record.get("编号", "？"))
                continue
            level = self.levels.index(names[0][1])
            item = {**record, "名称": record.pop(names[0][1]), LINE: row + 1}
            item = self.with_rule(item, row)
            above = [entry for entry in above if entry[0] < level]
            siblings = above[-1][1].setdefault("下级", []) if above else roots
            parent = (*above[-1][2], "下级") if above else path
            here = (*parent, len(siblings))
            self.note(row, here, item)
            siblings.append(item)
            above.append((level, item, here))
        return roots

    def with_rule(self, item: dict[str, Any], row: int) -> dict[str, Any]:
        """Turn 规则 and 参数 into the rule's own key."""
        kind, parameters = item.pop(RULE, ""), item.pop(PARAMETERS, {})
        item = {key: value for key, value in item.items() if not _LEVEL.fullmatch(key)}
        if not kind:
            return item
        if kind not in RULES:
            hint = did_you_mean(str(kind), RULES, "可用：" + "、".join(RULES))
            self.problem("unknown-rule", row, self.heads.index(RULE), rule=kind, hint=hint)
            return item
        grades = str(RuleKind.GRADES)
        if kind == RuleKind.JUDGED and isinstance(parameters, dict) and grades in parameters:
            item[grades] = parameters.pop(grades)
        last = parameters[-1] if isinstance(parameters, list) and parameters else None
        if isinstance(parameters, dict) and "否则" in parameters:
            item["否则"] = parameters.pop("否则")
        elif isinstance(last, dict) and set(last) == {"否则"}:
            item["否则"] = parameters.pop()["否则"]
        return {**item, str(kind): parameters}

    @property
    def heads(self) -> list[str]:
        return [_text(cell) for cell in self.grid.rows[0]] if self.grid.rows else []

    @property
    def levels(self) -> list[str]:
        return [head for head in self.heads if _LEVEL.fullmatch(head)]

    def records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield row number and filled cells by heading of every row that has any."""
        heads = self.heads
        for row, cells in enumerate(self.grid.rows[1:], start=1):
            texts: Iterable[tuple[str, str]] = zip(heads, map(_text, cells), strict=False)
            record = {head: parse_params(text) for head, text in texts if head and text}
            if record:
                yield row, {**record, LINE: row + 1, SHEET: self.grid.name}

    def note(self, row: int, path: KeyPath, entry: dict[str, Any]) -> None:
        """Remember the cells of an entry's keys."""
        self.tree.places[path] = self.place(row, 0)
        for column, head in enumerate(self.heads):
            key = head
            if head == PARAMETERS:
                key = next((kind for kind in RULES if kind in entry), head)
            if _LEVEL.fullmatch(head):
                continue
            self.tree.places[*path, key] = self.place(row, column)

    def place(self, row: int, column: int) -> Place:
        return Place(self.grid.file, self.grid.name, address(row, column))

    def problem(self, code: str, row: int, column: int, **details: Any) -> None:
        self.problems.append(problem(code, self.place(row, column), **details))


def _text(cell: Any) -> str:
    """Return a cell as the text a person sees: 6.0 is 6."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())[:10]
    return str(cell).strip()

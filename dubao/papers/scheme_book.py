"""A scheme as a workbook: a sheet per block, the levels of 指标 as columns merged downward.

`read/scheme_book.py` reads what is laid out here; both follow the keys of the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from dubao.model.book import Book, Cell, Merge, Sheet, Style
from dubao.model.keys import Node
from dubao.model.params import print_params
from dubao.model.scheme import Item, Scheme
from dubao.model.scheme_sheets import (
    ITEM_COLUMNS,
    LEVELS,
    LIST_BLOCKS,
    PARAMETERS,
    RULE,
    RULES,
    SINGLE_BLOCKS,
    TREE_BLOCKS,
    entry_key,
    scalar_keys,
)
from dubao.model.terms import RuleKind
from dubao.model.written import scheme_as_written

Tree = Mapping[str, Any]
_LEVEL_NAMES = "一二三四五六七八九"


def build_scheme_book(scheme: Scheme) -> Book:
    """Return a scheme as the workbook form; reading it back gives an equal scheme."""
    tree = scheme_as_written(scheme)
    lists = (
        _list_sheet(name, tree[name], model) for name, model in LIST_BLOCKS.items() if name in tree
    )
    trees = (_tree_sheet(name, tree[name]) for name in TREE_BLOCKS if name in tree)
    singles = (
        _pairs(name, tree[name], scalar_keys(model))
        for name, model in SINGLE_BLOCKS.items()
        if name in tree
    )
    sheets = (_pairs("方案", tree, scalar_keys(Scheme)), *lists, *trees, *singles)
    return Book(scheme.name, sheets)


def _pairs(name: str, tree: Tree, keys: Mapping[str, FieldInfo]) -> Sheet:
    """Lay out a block as 键, 值 and 说明, every key it may have."""
    cells = _heading(["键", "值", "说明"])
    for row, (key, info) in enumerate(keys.items(), start=1):
        cells[row, 0] = Cell(key)
        cells[row, 1] = Cell(print_params(tree[key]) if key in tree else None, Style.INPUT)
        cells[row, 2] = Cell(info.description, Style.NOTE)
    return Sheet(name, cells, widths=(16, 60, 40), head_rows=1)


def _list_sheet(name: str, entries: Any, model: type[Node]) -> Sheet:
    """Lay out a block of entries, one a row; a short form is spelt out."""
    columns = {info.alias or "": info for info in scalar_keys(model).values()}
    named = entry_key(name)
    rows = entries.items() if isinstance(entries, dict) else enumerate(entries)
    spelt = []
    for entry_name, entry in rows:
        body = entry if isinstance(entry, dict) else {"文件": entry}
        spelt.append({named: entry_name, **body} if named else dict(body))
    heads = [named, *(key for key in columns if key != named)] if named else list(columns)
    cells = _heading(heads, columns)
    for row, entry in enumerate(spelt, start=1):
        for column, key in enumerate(heads):
            value = print_params(entry[key]) if key in entry else None
            cells[row, column] = Cell(value, Style.INPUT)
    widths = tuple(30.0 if key in {"文件", "式", "说", "条件"} else 14.0 for key in heads)
    return Sheet(name, cells, widths=widths, head_rows=1)


def _tree_sheet(name: str, items: Sequence[Tree]) -> Sheet:
    """Lay out an indicator tree: an item a row, its name in the column of its level."""
    rows = list(_walk(items, 0))
    depth = max(level for level, _, _ in rows) + 1
    levels = [f"{_LEVEL_NAMES[level]}{LEVELS}" for level in range(depth)]
    heads = ["编号", *levels, *ITEM_COLUMNS]
    described = {info.alias or "": info for info in scalar_keys(Item).values()}
    cells, merges = _heading(heads, described), []
    for row, (level, height, item) in enumerate(rows, start=1):
        line = {**item, **dict.fromkeys(levels), levels[level]: item["名称"], **_rule(item)}
        for column, key in enumerate(heads):
            value = line.get(key)
            cells[row, column] = Cell(None if value is None else print_params(value), Style.INPUT)
        if height > 1:
            merges.append(Merge(row, level + 1, row + height - 1, level + 1))
    wide = {PARAMETERS: 40.0, "取值": 30.0, "评分标准": 40.0}
    widths = tuple(wide.get(key, 18.0 if key in levels else 11.0) for key in heads)
    return Sheet(
        name, cells, widths=widths, merges=tuple(merges), head_rows=1, frozen_columns=depth + 1
    )


def _walk(items: Sequence[Tree], level: int) -> Iterator[tuple[int, int, Tree]]:
    """Yield level, number of rows with everything below, and item, top down."""
    for item in items:
        below = list(_walk(item.get("下级", ()), level + 1))
        yield level, 1 + len(below), item
        yield from below


def _rule(item: Tree) -> dict[str, Any]:
    """Return an item's rule as its kind and its parameters; the points of 判定 stand among them."""
    judged = str(RuleKind.JUDGED)
    if judged in item:
        points = {key: item[key] for key in (str(RuleKind.GRADES),) if key in item}
        return {RULE: judged, PARAMETERS: {**item[judged], **points}}
    for kind in RULES:
        if kind in item:
            otherwise = {"否则": item["否则"]} if "否则" in item else {}
            if isinstance(item[kind], dict):
                return {RULE: kind, PARAMETERS: {**item[kind], **otherwise}}
            return {RULE: kind, PARAMETERS: [*item[kind], *filter(None, [otherwise])]}
    return {}


def _heading(
    heads: Sequence[str], described: Mapping[str, FieldInfo] | None = None
) -> dict[tuple[int, int], Cell]:
    """Return a heading row, each key with its meaning as a comment."""
    infos = described or {}
    return {
        (0, column): Cell(
            head, Style.HEAD, comment=(infos[head].description or "") if head in infos else ""
        )
        for column, head in enumerate(heads)
    }

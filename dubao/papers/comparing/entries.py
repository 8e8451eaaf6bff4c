"""A scheme taken apart into entries that can be compared: what each says, key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dubao.model.numbers import plain
from dubao.model.params import print_params
from dubao.model.rule_text import amount_text, formula_text, standard_text
from dubao.model.scheme import Item, Scheme
from dubao.model.scheme_sheets import LIST_BLOCKS, RULES, SINGLE_BLOCKS, TREE_BLOCKS, scalar_keys
from dubao.model.written import as_written, scheme_as_written

WHOLE, DISTRICT = "方案", "区级"
_KEYS = ("编号", "名称", "输出", "式")  # what an entry of a list is known by, the first it has
_FORMULAS = frozenset({"取值", "适用", "式", "条件"})
_OF_RULES = frozenset({*RULES, "否则", "不高于", "不低于", "下级", "编号"})

Said = Mapping[str, str]
"""What an entry says, by key, in the order of the keys."""


@dataclass(frozen=True)
class Entry:
    """One item, field, source …: its part of the scheme, its code, its name, what it says."""

    part: str
    code: str
    name: str
    says: Said


def entries_of(scheme: Scheme) -> Iterator[Entry]:
    """Yield every entry of a scheme, items and grades first, then those of its district's."""
    tree = scheme_as_written(scheme)
    whole = {key: _text(key, tree[key]) for key in scalar_keys(Scheme) if key in tree}
    yield Entry(WHOLE, "", "", whole)
    for part, roots in zip(
        TREE_BLOCKS, (scheme.items, scheme.bonuses, scheme.deductions), strict=True
    ):
        for root in roots:
            yield from _items(part, root, "")
    for part in SINGLE_BLOCKS:
        if part in tree:
            yield Entry(part, "", "", {key: _text(key, tree[part][key]) for key in tree[part]})
    yield from _lists(tree)
    if scheme.district_scheme is not None:
        for one in entries_of(scheme.district_scheme):
            yield Entry(f"{DISTRICT}·{one.part}", one.code, one.name, one.says)


def _lists(tree: Mapping[str, Any]) -> Iterator[Entry]:
    for part in LIST_BLOCKS:
        block = tree.get(part, {})
        named = isinstance(block, dict)
        for key, entry in block.items() if named else enumerate(block):
            body = entry if isinstance(entry, dict) else {"文件": entry}
            says = {what: _text(what, value) for what, value in body.items()}
            known = str(key) if named else next(str(body[one]) for one in _KEYS if one in body)
            yield Entry(part, known, str(body.get("名称", "")), says)


def _items(part: str, item: Item, above: str) -> Iterator[Entry]:
    """Yield an item and all below it; the marks of an inner one are its leaves' sum."""
    written = as_written(item)
    says = {"名称": item.name, "满分": _marks(item), "上级": above}
    if item.rule:
        says["规则"] = f"{item.rule[0]}：{standard_text(item)}"
    says |= {
        key: _text(key, value)
        for key, value in written.items()
        if key not in _OF_RULES and key not in says
    }
    yield Entry(part, item.code, item.name, {key: text for key, text in says.items() if text})
    for child in item.children:
        yield from _items(part, child, item.code)


def _marks(item: Item) -> str:
    if item.full is not None:
        return amount_text(item.full)
    marks = [leaf.full for leaf in item.leaves() if isinstance(leaf.full, float)]
    return plain(sum(marks)) if marks else ""


def _text(key: str, value: Any) -> str:
    text = print_params(value)
    return formula_text(text) if key in _FORMULAS else text

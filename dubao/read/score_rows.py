"""Rows of a 打分表: which item each is about, and no two for one score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dubao.model.dataset import SCORE_ITEM, SCORE_POINTS, SCORE_RATER
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem, problem
from dubao.model.scheme import Item, Scheme
from dubao.read.folding import unspaced
from dubao.read.labels import as_text, is_empty, split_unit
from dubao.read.parts import Part
from dubao.read.wanted import ITEM_NAME


@dataclass(frozen=True)
class Items:
    """The items of a scheme by code and by name; a name of several items names none."""

    by_code: dict[str, Item]
    by_name: dict[str, list[Item]]


def items_of(scheme: Scheme) -> Items:
    """Return the scheme's items as 打分表 name them."""
    by_code: dict[str, Item] = {}
    by_name: dict[str, list[Item]] = {}
    for item in scheme.all_items():
        by_code[unspaced(item.code)] = item
        by_name.setdefault(split_unit(item.name)[0], []).append(item)
    return Items(by_code, by_name)


def items_of_rows(part: Part, items: Items) -> tuple[list[str], list[Problem]]:
    """Return the item's code of every row, "" for rows without one, and what is wrong.

    By code first, else by the exact name if only one item bears it. Rows about an inner item
    are left out: its points come from the items below.
    """
    codes: list[str] = []
    problems: list[Problem] = []
    count = len(part)
    given = part.raw.get(SCORE_ITEM, [""] * count)
    names = part.raw.get(ITEM_NAME, [""] * count)
    points = part.raw.get(SCORE_POINTS, [""] * count)
    for row in range(count):
        item, wrong = _item(part, row, (as_text(given[row]), as_text(names[row])), items)
        if item and not item.is_leaf:
            if not is_empty(points[row]):
                place = part.place(row, SCORE_ITEM if as_text(given[row]).strip() else ITEM_NAME)
                wrong = problem("item-not-leaf", place, text=item.title)
            item = None
        if wrong:
            problems.append(wrong)
        codes.append(item.code if item else "")
    return codes, problems


def _item(
    part: Part, row: int, texts: tuple[str, str], items: Items
) -> tuple[Item | None, Problem | None]:
    for name, text in zip((SCORE_ITEM, ITEM_NAME), texts, strict=True):
        folded = split_unit(text)[0]
        if not folded:
            continue
        if unspaced(text) in items.by_code:
            return items.by_code[unspaced(text)], None
        named = items.by_name.get(folded, [])
        leaves = [item for item in named if item.is_leaf] or named
        if len(leaves) == 1:
            return leaves[0], None
        place = part.place(row, name)
        if leaves:
            return None, problem("item-several", place, text=text)
        known = [item.code for item in items.by_code.values()]
        known.extend(items.by_name)
        near = did_you_mean(folded, known, "请按方案填写指标编号")
        return None, problem("item-unknown", place, text=text, near=near)
    first = SCORE_ITEM if SCORE_ITEM in part.columns else ITEM_NAME
    return None, problem("item-blank", part.place(row, first))


def repeated(keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    """Return the keys that occur more than once, with the positions of each."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)
    return {key: found for key, found in places.items() if len(found) > 1}


def raters_of(part: Part) -> Sequence[str]:
    """Return the rater of every row, "" where none is named."""
    return [unspaced(as_text(name)) for name in part.raw.get(SCORE_RATER, [""] * len(part))]

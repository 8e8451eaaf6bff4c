"""The table that the office signs: every item with its full marks, rule and standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dubao.check.scheme.lint import Lint
from dubao.check.scheme.profiles import Profiles
from dubao.model.formula.fault import fold
from dubao.model.numbers import plain
from dubao.model.rule_text import formula_text, standard_text
from dubao.model.scheme import Item, Scheme


@dataclass(frozen=True)
class SigningRow:
    """One item. `full` holds its full marks by 学段 or another 按, under "" if one for all.

    `group` is 指标, 加分 or 扣分; `depth` counts from 0; "" where there is nothing to say.
    """

    group: str
    depth: int
    code: str
    name: str
    full: Mapping[str, str]
    rule: str
    value: str
    standard: str
    applies: str
    missing: str
    basis: str


def signing_table(scheme: Scheme) -> list[SigningRow]:
    """Return the table 指标 × 学段 → 满分, 取值, 规则, 标准 of a scheme, in its order."""
    profiles = Profiles(Lint(scheme))
    rows: list[SigningRow] = []
    for group, roots in (
        ("指标", scheme.items),
        ("加分", scheme.bonuses),
        ("扣分", scheme.deductions),
    ):
        for root in roots:
            rows += (_row(group, depth, item, profiles) for depth, item in _walk(root, 0))
    return rows


def _walk(item: Item, depth: int) -> Iterator[tuple[int, Item]]:
    yield depth, item
    for child in item.children:
        yield from _walk(child, depth + 1)


def _row(group: str, depth: int, item: Item, profiles: Profiles) -> SigningRow:
    kind = item.rule[0].value if item.rule else item.combine.value if item.has_points else ""
    return SigningRow(
        group=group,
        depth=depth,
        code=item.code,
        name=item.name,
        full=_full(item, profiles),
        rule=kind,
        value=formula_text(item.value) if item.value else "",
        standard=item.standard or standard_text(item),
        applies=formula_text(item.applies) if item.applies else "",
        missing=item.missing.value if item.is_leaf else "",
        basis=item.basis,
    )


def _full(item: Item, profiles: Profiles) -> Mapping[str, str]:
    """Return an item's full marks for every value of the attribute they differ by."""
    marks = profiles.full(item)
    if not item.has_points or (item.is_leaf and item.full is None):
        return {"": ""}
    by = next((leaf.by for leaf in item.leaves() if isinstance(leaf.full, dict)), "")
    if not by or len({plain(mark) for mark in marks}) == 1:
        return {"": plain(marks[0])}
    keys = profiles.column(fold(by)).values
    found: dict[str, list[str]] = {}
    for key, mark in zip(keys, marks, strict=True):
        found.setdefault(str(key), []).append(plain(mark))
    return {key: "／".join(dict.fromkeys(shown)) for key, shown in found.items()}


def signing_lines(scheme: Scheme) -> tuple[list[str], list[list[str]]]:
    """Return the table for signing as headings and lines of text, for a screen or a sheet.

    Full marks that differ by 学段 (or another attribute) have a column for each of its values.
    """
    rows = signing_table(scheme)
    keys = list(dict.fromkeys(key for row in rows for key in row.full if key)) or [""]
    heads = ["编号", "指标", *(f"{key}满分" for key in keys), "取值", "规则", "标准", "适用"]
    lines = [
        [
            row.code,
            "　" * row.depth + row.name,
            *(row.full.get(key, row.full.get("", "")) for key in keys),
            row.value,
            row.rule if row.group == "指标" else f"{row.group}·{row.rule}",
            row.standard,
            row.applies,
        ]
        for row in rows
    ]
    return heads, lines

"""打分表 to fill in: for a unit's own scores, and for those who judge the units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dubao.model.book import Cell, Merge, Sheet, Style
from dubao.model.numbers import plain
from dubao.model.scheme import Item
from dubao.papers.form_head import FormHead, Units, head_row, unit_boxes

_SELF_HEADS = ("编号", "分值", "评分标准", "自评分", "自评说明", "佐证材料")
_UNIT_HEADS = ("单位代码", "单位名称", "指标编号", "指标名称", "分值", "评分标准")
_RATER_HEADS = ("评委", "评委单位")
_POINT_HEADS = ("考核分", "扣分原因")
_UNIT_WIDTHS = (10.0, 18.0, 10.0, 20.0, 8.0, 44.0)


def self_score_form(start: FormHead, units: Units) -> Sheet:
    """Lay out a 打分表 for every leaf, the upper levels merged downward."""
    roots = (*start.scheme.items, *start.scheme.bonuses, *start.scheme.deductions)
    rows = [path for root in roots for path in _paths(root)]
    depth = max((len(path) for path in rows), default=1)
    levels = tuple(f"{'一二三四五六七八九'[at]}级指标" for at in range(depth))
    heads = (*levels, *_SELF_HEADS)
    cells, merges = start.cells(len(heads))
    choices = unit_boxes(cells, 2, units)
    head_row(cells, 3, heads)
    for at, path in enumerate(rows):
        row, leaf = 4 + at, path[-1]
        for level, item in enumerate(path[:-1]):
            cells[row, level] = Cell(item.name)
        cells[row, depth - 1] = Cell(leaf.name)
        values = (leaf.code, _full(leaf), leaf.standard, None, None, leaf.material)
        for column, value in enumerate(values, start=depth):
            asked = column - depth in {3, 4}
            cells[row, column] = Cell(value, Style.INPUT if asked else Style.TEXT)
    merges.extend(_merged(rows, depth))
    return Sheet(
        start.title,
        cells,
        widths=(*(16.0 for _ in levels), 9, 9, 40, 10, 30, 24),
        merges=tuple(merges),
        choices=tuple(choices),
        head_rows=4,
        locked=True,
    )


def _paths(item: Item) -> Iterator[tuple[Item, ...]]:
    """Yield the way from an item down to each of its leaves."""
    if item.is_leaf:
        yield (item,)
    for child in item.children:
        for path in _paths(child):
            yield (item, *path)


def _merged(rows: Sequence[tuple[Item, ...]], depth: int) -> Iterator[Merge]:
    """Yield the merged ranges of upper levels that run over several rows."""
    for level in range(depth - 1):
        start = 0
        for at in range(1, len(rows) + 1):
            same = at < len(rows) and _upper(rows[at], level) == _upper(rows[start], level)
            if not same:
                if at - start > 1 and _upper(rows[start], level):
                    yield Merge(4 + start, level, 3 + at, level)
                start = at


def _upper(path: tuple[Item, ...], level: int) -> str:
    return path[level].code if level < len(path) - 1 else ""


def judging_form(start: FormHead, items: Sequence[Item], units: Units) -> Sheet:
    """Lay out a 打分表 with a row for every unit and item, for those who judge all units.

    It asks for the rater where several raters score an item.
    """
    raters = _RATER_HEADS if any(item.rated for item in items) else ()
    heads = (*_UNIT_HEADS, *raters, *_POINT_HEADS)
    cells, merges = start.cells(len(heads))
    head_row(cells, 2, heads)
    rows = [(unit, item) for item in items for unit in units]
    for row, ((code, name), item) in enumerate(rows, start=3):
        known = (code, name, item.code, item.name, _most(item), item.standard)
        for column in range(len(heads)):
            is_known = column < len(known)
            value = known[column] if is_known else None
            cells[row, column] = Cell(value, Style.TEXT if is_known else Style.INPUT)
    return Sheet(
        start.title,
        cells,
        widths=(*_UNIT_WIDTHS, *(14.0 for _ in raters), 10.0, 30.0),
        merges=tuple(merges),
        head_rows=3,
        frozen_columns=2,
        locked=True,
    )


def _most(item: Item) -> str | float:
    """Return the most points that may be entered for an item."""
    rated = item.rated.full if item.rated else None
    return _full(item) if rated is None else rated


def _full(item: Item) -> str | float:
    """Return the full marks, each attribute's where they differ."""
    if isinstance(item.full, Mapping):
        return "；".join(f"{name} {plain(points)}" for name, points in item.full.items())
    return item.full if item.full is not None else ""

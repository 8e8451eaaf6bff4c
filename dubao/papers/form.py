"""Collection forms from a scheme: locked heads, drop-down lists, a version mark (HA-06)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dubao.model.book import Book, Cell, Choice, Merge, Sheet, Style
from dubao.model.form_mark import ALL_UNITS, MARK_SHEET, mark_of
from dubao.model.numbers import plain
from dubao.model.scheme import FieldSpec, Item, Scheme, Source
from dubao.model.terms import FieldType, Layout, Role

Units = Sequence[tuple[str, str]]
"""Code and name of every unit that will fill the form in."""

_HELP = {
    FieldType.PERCENT: "填百分数，如 95 表示 95%",
    FieldType.RATIO: "写作 1:15",
    FieldType.DATE: "写作 2021年3月5日",
    FieldType.PERIOD: "写作 2021年3月1日至3月15日",
    FieldType.YES_NO: "填「是」或「否」",
}
_SCORE_HEADS = ("编号", "分值", "评分标准", "自评分", "自评说明", "佐证材料")


def build_forms(scheme: Scheme, units: Units) -> dict[str, Book]:
    """Return a scheme's blank forms by the file name they are handed in under.

    A file that every unit hands in is one form to copy; a department's sheet has a row per unit.
    """
    patterns: dict[str, list[tuple[str, Source]]] = {}
    for name, source in scheme.sources.items():
        if source.handed_in_by and source.role is not Role.LAST_YEAR:
            patterns.setdefault(source.files, []).append((name, source))
    forms = {}
    for pattern, sources in patterns.items():
        sheets = [_sheet(scheme, name, source, units) for name, source in sources]
        forms[_file_name(scheme, pattern, sources[0])] = Book(
            scheme.name, (*sheets, _mark_sheet(scheme))
        )
    return forms


def _file_name(scheme: Scheme, pattern: str, source: tuple[str, Source]) -> str:
    stem = pattern.rpartition("/")[2].rpartition(".")[0].replace("*", "")
    each = source[1].handed_in_by == ALL_UNITS
    name = f"{scheme.name}填报表" if each or not stem else stem
    return f"{name}{'（示例）' if scheme.sample else ''}.xlsx"


def _sheet(scheme: Scheme, name: str, source: Source, units: Units) -> Sheet:
    title = source.sheet or name
    fields = [spec for spec in scheme.fields if spec.source in {name, ""}]
    if source.layout is Layout.FORM:
        return _form(_Start(scheme, title, source), fields, units)
    if source.layout is Layout.SCORES:
        return _scores(_Start(scheme, title, source), units)
    return _rows(_Start(scheme, title, source), fields, units)


@dataclass(frozen=True)
class _Start:
    """The head that every sheet of a form begins with."""

    scheme: Scheme
    title: str
    source: Source

    def cells(self, width: int) -> tuple[dict[tuple[int, int], Cell], list[Merge]]:
        """Return title and instruction, merged over `width` columns."""
        sample = "（示例）" if self.scheme.sample else ""
        version = f"版本：{self.scheme.version}　" if self.scheme.version else ""
        cells = {
            (0, 0): Cell(f"{self.scheme.name}　{self.title}{sample}", Style.TITLE),
            (1, 0): Cell(f"{version}只填有底色的格子，请勿增删行列", Style.NOTE),
        }
        return cells, [Merge(0, 0, 0, width - 1), Merge(1, 0, 1, width - 1)]


def _unit_boxes(cells: dict[tuple[int, int], Cell], row: int, units: Units) -> list[Choice]:
    """Put the boxes for code and name of the unit into a row, with drop-down lists."""
    cells[row, 0] = Cell("单位代码", Style.HEAD)
    cells[row, 1] = Cell(None, Style.INPUT)
    cells[row, 2] = Cell("单位名称", Style.HEAD)
    cells[row, 3] = Cell(None, Style.INPUT)
    lists = (tuple(code for code, _ in units), tuple(name for _, name in units))
    return [
        Choice(row, column, row, column, values)
        for column, values in zip((1, 3), lists, strict=True)
        if values
    ]


def _form(start: _Start, fields: Sequence[FieldSpec], units: Units) -> Sheet:
    """Lay out a 竖表: an item a row."""
    heads = ("序号", "填报项目", "单位", "填报值", "备注")
    cells, merges = start.cells(len(heads))
    choices = _unit_boxes(cells, 2, units)
    _heads(cells, 3, heads)
    for at, spec in enumerate(fields):
        row = 4 + at
        remark = "；".join(filter(None, ("必填" if spec.required else "", _hint(spec))))
        values = (at + 1, spec.name, spec.unit or _percent(spec), None, remark)
        styles = (Style.CENTRE, Style.TEXT, Style.CENTRE, Style.INPUT, Style.NOTE)
        for column, (value, style) in enumerate(zip(values, styles, strict=True)):
            cells[row, column] = Cell(value, style)
        choices.extend(_choice(spec, row, 3, row))
    return Sheet(
        start.title,
        cells,
        widths=(10, 26, 10, 22, 44),
        merges=tuple(merges),
        choices=tuple(choices),
        head_rows=4,
        landscape=False,
        locked=True,
    )


def _rows(start: _Start, fields: Sequence[FieldSpec], units: Units) -> Sheet:
    """Lay out a 横表 with a row per unit, or an empty 清单."""
    own = [spec for spec in fields if spec.source]
    heads = ["单位代码", "单位名称", *(_with_unit(spec) for spec in own)]
    cells, merges = start.cells(len(heads))
    choices: list[Choice] = []
    _heads(cells, 2, heads)
    register = start.source.layout is Layout.REGISTER
    count = 50 if register else len(units)
    for at in range(count):
        known = (None, None) if register else units[at]
        for column in range(len(heads)):
            fixed = column < 2 and not register
            value = known[column] if column < 2 else None
            cells[3 + at, column] = Cell(value, Style.TEXT if fixed else Style.INPUT)
    for column, spec in enumerate(own, start=2):
        choices.extend(_choice(spec, 3, column, 2 + count))
    if register and units:
        choices.append(Choice(3, 1, 2 + count, 1, tuple(name for _, name in units)))
    return Sheet(
        start.title,
        cells,
        widths=(12, 20, *(max(12.0, 2.0 * len(head)) for head in heads[2:])),
        merges=tuple(merges),
        choices=tuple(choices),
        head_rows=3,
        frozen_columns=2,
        locked=True,
    )


def _scores(start: _Start, units: Units) -> Sheet:
    """Lay out a 打分表 for every leaf, the upper levels merged downward."""
    roots = (*start.scheme.items, *start.scheme.bonuses, *start.scheme.deductions)
    rows = [path for root in roots for path in _paths(root)]
    depth = max((len(path) for path in rows), default=1)
    levels = tuple(f"{'一二三四五六七八九'[at]}级指标" for at in range(depth))
    heads = (*levels, *_SCORE_HEADS)
    cells, merges = start.cells(len(heads))
    choices = _unit_boxes(cells, 2, units)
    _heads(cells, 3, heads)
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


def _heads(cells: dict[tuple[int, int], Cell], row: int, heads: Sequence[str]) -> None:
    for column, head in enumerate(heads):
        cells[row, column] = Cell(head, Style.HEAD)


def _choice(spec: FieldSpec, top: int, column: int, bottom: int) -> Iterator[Choice]:
    """Yield the drop-down list of a field that has one."""
    values = ("是", "否") if spec.type is FieldType.YES_NO else spec.choices
    if values:
        yield Choice(top, column, bottom, column, tuple(values))


def _hint(spec: FieldSpec) -> str:
    return "；".join(filter(None, (spec.note, _HELP.get(spec.type, ""))))


def _percent(spec: FieldSpec) -> str:
    return "%" if spec.type is FieldType.PERCENT else ""


def _with_unit(spec: FieldSpec) -> str:
    unit = spec.unit or _percent(spec)
    return f"{spec.name}（{unit}）" if unit else spec.name


def _full(item: Item) -> str | float:
    """Return the full marks, each attribute's where they differ."""
    if isinstance(item.full, Mapping):
        return "；".join(f"{name} {plain(points)}" for name, points in item.full.items())
    return item.full if item.full is not None else ""


def _mark_sheet(scheme: Scheme) -> Sheet:
    """Return the hidden sheet by which an old version is recognised."""
    mark = mark_of(scheme)
    values = (mark.scheme, mark.version, mark.fingerprint)
    cells = {(row, 0): Cell(value) for row, value in enumerate(values)}
    return Sheet(MARK_SHEET, cells, hidden=True, locked=True)

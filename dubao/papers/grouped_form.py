"""A 竖表 whose items stand in groups: 序号 类别 填报项目 单位 填报值 是否必填 备注说明."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dubao.model.book import Cell, Choice, Merge, Sheet, Style
from dubao.model.dataset import UNIT_CODE
from dubao.model.scheme import FieldSpec, Source
from dubao.model.terms import FieldType
from dubao.papers.form_head import FormHead, Units, choice, head_row, hint, unit_of

HEADS = ("序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明")
_WIDTHS = (6, 14, 38, 8, 22, 10, 52)
_STYLES = (
    Style.CENTRE, Style.CENTRE, Style.TEXT, Style.CENTRE, Style.INPUT, Style.CENTRE, Style.NOTE,
)  # fmt: skip
_HEAD_ROW, _VALUE = 2, 4


def grouped_form(start: FormHead, fields: Sequence[FieldSpec], units: Units) -> Sheet:
    """Lay out a form, an item a row; it begins with the unit's own code and name."""
    asked = (*_unit_fields(start.source, fields, units), *fields)
    cells, merges = start.cells(len(HEADS))
    head_row(cells, _HEAD_ROW, HEADS)
    choices: list[Choice] = []
    for at, spec in enumerate(asked, start=1):
        row = _HEAD_ROW + at
        required = "是" if spec.required else "否"
        values = (at, spec.group, spec.name, unit_of(spec), None, required, hint(spec))
        for column, (value, style) in enumerate(zip(values, _STYLES, strict=True)):
            cells[row, column] = Cell(value, style)
        choices.extend(choice(spec, row, _VALUE, row))
    return Sheet(
        start.title,
        cells,
        widths=_WIDTHS,
        merges=(*merges, *_groups(asked)),
        choices=tuple(choices),
        head_rows=_HEAD_ROW + 1,
        landscape=False,
        locked=True,
    )


def _unit_fields(source: Source, fields: Sequence[FieldSpec], units: Units) -> Iterator[FieldSpec]:
    """Yield the items that say whose form it is: the name alone, or the code and the name."""
    label = source.unit_from or UNIT_CODE
    codes, names = zip(*units, strict=True) if units else ((), ())
    asked = [(label, names)]
    if "代码" in label:
        asked = [(label, codes), (label.replace("代码", "名称"), names)]
    for name, values in asked:
        yield FieldSpec(
            name=name,
            type=FieldType.CHOICE if values else FieldType.TEXT,
            choices=tuple(values),
            group=fields[0].group,
            required=True,
        )


def _groups(asked: Sequence[FieldSpec]) -> Iterator[Merge]:
    """Yield the merged ranges of 类别."""
    row = _HEAD_ROW + 1
    for _, found in groupby(asked, key=lambda spec: spec.group):
        count = len(list(found))
        if count > 1:
            yield Merge(row, 1, row + count - 1, 1)
        row += count

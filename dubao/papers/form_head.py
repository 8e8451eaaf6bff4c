"""What every sheet of a collection form has: the head, drop-down lists, units, hints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dubao.model.book import Cell, Choice, Merge, Style
from dubao.model.scheme import FieldSpec, Scheme, Source
from dubao.model.terms import FieldType

Units = Sequence[tuple[str, str]]
"""Code and name of every unit that will fill the form in."""


@dataclass(frozen=True)
class FormHead:
    """Whose sheet it is, and its title and instruction."""

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


def unit_boxes(cells: dict[tuple[int, int], Cell], row: int, units: Units) -> list[Choice]:
    """Put the boxes for code and name of the unit into a row; return their drop-down lists."""
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


def head_row(cells: dict[tuple[int, int], Cell], row: int, heads: Sequence[str]) -> None:
    """Put the column heads into a row."""
    for column, head in enumerate(heads):
        cells[row, column] = Cell(head, Style.HEAD)


_HELP = {
    FieldType.PERCENT: "填百分数，如 95 表示 95%",
    FieldType.RATIO: "写作 1:15",
    FieldType.DATE: "写作 2021年3月5日",
    FieldType.PERIOD: "写作 2021年3月1日至3月15日",
    FieldType.YES_NO: "填「是」或「否」",
    FieldType.CHOICES: "可填几个，用「；」隔开",
}


def choice(spec: FieldSpec, top: int, column: int, bottom: int) -> Iterator[Choice]:
    """Yield the drop-down list of a field that has one."""
    values = ("是", "否") if spec.type is FieldType.YES_NO else spec.choices
    if values and spec.type is not FieldType.CHOICES:
        yield Choice(top, column, bottom, column, tuple(values))


def hint(spec: FieldSpec) -> str:
    """Return what a field asks for, and how its kind of value is written."""
    return "；".join(filter(None, (spec.note, _HELP.get(spec.type, ""))))


def unit_of(spec: FieldSpec) -> str:
    """Return the unit in which a field is to be filled in, "" if it has none."""
    return spec.unit or ("%" if spec.type is FieldType.PERCENT else "")

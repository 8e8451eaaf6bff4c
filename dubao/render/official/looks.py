"""The styles of an official paper: what each is called and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dubao.model.house import Fonts, House

TEXT = "公文正文"
TITLE = "Title"
HEADINGS = ("heading 1", "heading 2", "heading 3", "heading 4")
GAP = "待填"
SIGNER = "签发人姓名"
LABEL = "会议标签"


@dataclass(frozen=True)
class Look:
    """One paragraph style; indents in characters, `before` and `after` in lines of text."""

    name: str
    fonts: Fonts
    size: float
    align: str = "both"
    first: float = 0  # below zero: hanging
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    spacing: float | None = None  # points, None as the text has it, 0 as the font wants it
    keep: bool = False  # stays with the next paragraph
    level: int | None = None  # in the outline, from 0
    colour: str = ""
    alias: str = ""
    condensed: bool = False  # characters set as close as the grid wants them


def looks(house: House) -> Iterator[Look]:
    """Yield every paragraph style but the one that all are based on."""
    yield from _text(house)
    yield from _head(house)
    yield from _end(house)
    yield from _small(house)


def _text(house: House) -> Iterator[Look]:
    fonts, sizes, first = house.fonts, house.sizes, house.indent
    size = sizes.text
    yield Look(TEXT, fonts.text, size, first=first, condensed=True)
    yield Look(
        TITLE,
        fonts.title,
        sizes.title,
        "center",
        before=2,
        after=1,
        spacing=sizes.title_spacing,
        keep=True,
        alias="公文标题",
    )
    families = (fonts.first, fonts.second, fonts.text, fonts.text)
    names = ("一级标题", "二级标题", "三级标题", "四级标题")
    for level, (name, family, alias) in enumerate(zip(HEADINGS, families, names, strict=True)):
        yield Look(
            name,
            family,
            size,
            first=first,
            keep=True,
            level=level,
            alias=alias,
            condensed=True,
        )
    yield Look("主送机关", fonts.text, size, "left", condensed=True)


def _head(house: House) -> Iterator[Look]:
    fonts, sizes = house.fonts, house.sizes
    size, red = sizes.text, house.head.colour
    yield Look("份号", fonts.text, size, "left")
    yield Look("密级和紧急程度", fonts.first, size, "left")
    yield Look("发文机关标志", fonts.masthead, sizes.masthead, "center", colour=red)
    yield Look("发文字号", fonts.text, size, "center", before=2)
    yield Look("上行文字号", fonts.text, size, "left", left=1, right=1, before=2)
    yield Look("信函标志", fonts.masthead, house.letter.size, "center", colour=red, spacing=0)
    yield Look("信函字号", fonts.text, size, "right")
    yield Look("简报期数", fonts.text, size, "center", before=1)
    yield Look("简报编印", fonts.text, size, "left", left=1, right=1, before=1)
    yield Look("与会人员", fonts.text, size, "left", first=-3, left=5, condensed=True)


def _end(house: House) -> Iterator[Look]:
    fonts, size = house.fonts, house.sizes.text
    yield Look("附件说明", fonts.text, size, "left", condensed=True)
    yield Look("署名", fonts.text, size, "center", before=2, keep=True)
    yield Look("成文日期", fonts.text, size, "right", right=4)
    yield Look("附注", fonts.text, size, "left", left=2)
    yield Look("附件编号", fonts.first, size, "left", keep=True)
    yield Look(
        "附件标题",
        fonts.title,
        house.sizes.title,
        "center",
        before=1,
        after=1,
        spacing=house.sizes.title_spacing,
        keep=True,
    )
    yield Look("版记", fonts.text, house.sizes.small, "left", left=1, right=1)


def _small(house: House) -> Iterator[Look]:
    fonts, sizes = house.fonts, house.sizes
    table, small = sizes.table, sizes.small
    yield Look("表题", fonts.first, sizes.text, "center", before=0.5, keep=True)
    yield Look("表格表头", fonts.first, table, "center", spacing=0)
    yield Look("表格文字", fonts.text, table, "left", spacing=0)
    yield Look("表格数字", fonts.text, table, "center", spacing=0)
    yield Look("小表表头", fonts.first, sizes.dense, "center", spacing=0)
    yield Look("小表文字", fonts.text, sizes.dense, "left", spacing=0)
    yield Look("小表数字", fonts.text, sizes.dense, "center", spacing=0)
    yield Look("表后说明", fonts.text, table, "left", before=0.1, spacing=0)
    yield Look("示例标记", fonts.first, 10.5, "center", colour="C00000", spacing=0)
    yield Look("页码单页", fonts.number, small, "right", right=1, spacing=small)
    yield Look("页码双页", fonts.number, small, "left", left=1, spacing=small)

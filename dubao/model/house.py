"""版式.yaml: the house rules of official papers, GB/T 9704-2012 where nothing else is said.

Lengths are millimetres, sizes and line spacing are points, indents are characters.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dubao.model.keys import Node, key
from dubao.model.rules import YesNo

Fonts = Annotated[tuple[str, ...], Field(min_length=1)]
"""Names of one font: the wanted one, then what may stand in for it."""


class PageRules(Node):
    """The sheet: A4, the type area and where it lies."""

    top: float = key("天头", "版心到纸上边，毫米（允许上下1毫米）", "37", default=37, gt=0)
    left: float = key("订口", "版心到纸左边，毫米（允许上下1毫米）", "28", default=28, gt=0)
    width: float = key("版心宽", "毫米", "156", default=156, gt=0)
    height: float = key("版心高", "毫米", "225", default=225, gt=0)


class GridRules(Node):
    """Lines and characters of a full page."""

    characters: int = key("每行字数", "正文每行排多少字", "28", default=28, ge=10, le=60)
    lines: int = key("每页行数", "正文每页排多少行", "22", default=22, ge=10, le=60)
    spacing: float = key(
        "行距", "固定值，磅；29磅只排得下21行，28.95磅排得下22行", "28.95", default=28.95, gt=0
    )
    snapped: YesNo = key(
        "对齐网格",
        "正文是否由Word、WPS按字符网格排字；LibreOffice不能这样排，所以不写时改用缩字距排满",
        "否",
        default=False,
    )


class FontRules(Node):
    """Which font each part has."""

    masthead: Fonts = key(
        "标志",
        "发文机关标志",
        "[方正小标宋简体, 宋体]",
        default=("方正小标宋简体", "宋体"),
    )
    title: Fonts = key(
        "标题",
        "公文标题",
        "[方正小标宋简体, 宋体]",
        default=("方正小标宋简体", "宋体"),
    )
    text: Fonts = key(
        "正文",
        "正文、三级和四级标题、版记",
        "[仿宋_GB2312, 仿宋, FangSong]",
        default=("仿宋_GB2312", "仿宋", "FangSong"),
    )
    first: Fonts = key(
        "一级标题",
        "一、二、三、和表头",
        "[黑体, SimHei]",
        default=("黑体", "SimHei"),
    )
    second: Fonts = key(
        "二级标题",
        "（一）和签发人姓名",
        "[楷体_GB2312, 楷体, KaiTi]",
        default=("楷体_GB2312", "楷体", "KaiTi"),
    )
    number: Fonts = key(
        "页码",
        "页码",
        "[宋体, SimSun]",
        default=("宋体", "SimSun"),
    )
    latin: str = key("西文", "西文和数字", "Times New Roman", default="Times New Roman")


class SizeRules(Node):
    """How large each part is; 2号 is 22 pt, 3号 16, 4号 14, 小4 12."""

    masthead: float = key("标志", "发文机关标志，磅；字多时自动缩小", "48", default=48, gt=0)
    title: float = key("标题", "公文标题，磅", "22", default=22, gt=0)
    title_spacing: float = key("标题行距", "标题的固定行距，磅", "35", default=35, gt=0)
    text: float = key("正文", "正文和各级标题，磅", "16", default=16, gt=0)
    small: float = key("版记", "版记和页码，磅", "14", default=14, gt=0)
    table: float = key("表格", "表格里的字，磅", "12", default=12, gt=0)
    dense: float = key("小表", "栏多的表格里的字，磅", "10.5", default=10.5, gt=0)


class HeadRules(Node):
    """The red head of the first page."""

    colour: str = key(
        "红色", "发文机关标志和红线的颜色", '"FF0000"', default="FF0000", pattern="[0-9A-Fa-f]{6}"
    )
    below: float = key("标志距版心", "标志上边到版心上边，毫米", "35", default=35, ge=0)
    rule_gap: float = key("红线距文号", "红线到发文字号，毫米", "4", default=4, ge=0)
    rule: float = key("红线粗", "毫米", "0.5", default=0.5, gt=0)


class LetterRules(Node):
    """The letter form (信函格式)."""

    top: float = key("标志距纸边", "标志上边到纸上边，毫米", "30", default=30, gt=0)
    size: float = key("标志字号", "磅", "36", default=36, gt=0)
    rule_gap: float = key("双线距标志", "毫米", "4", default=4, ge=0)
    bottom: float = key("下双线距纸边", "毫米", "20", default=20, gt=0)
    length: float = key("双线长", "毫米，在纸上居中", "170", default=170, gt=0)


class FootRules(Node):
    """版记 and page numbers."""

    thick: float = key("粗线", "版记首条和末条分隔线，毫米", "0.35", default=0.35, gt=0)
    thin: float = key("细线", "版记中间的分隔线，毫米", "0.25", default=0.25, gt=0)
    number_gap: float = key("页码距版心", "页码一字线到版心下边，毫米", "7", default=7, gt=0)


class House(Node):
    """The house rules of official papers; every key may stay away."""

    name: str = key("名称", "这套版式叫什么", "党政机关公文格式", default="党政机关公文格式")
    basis: str = key("依据", "按什么定的", "GB/T 9704-2012", default="GB/T 9704-2012")
    page: PageRules = key("页面", "纸张和版心", None, default=PageRules())
    grid: GridRules = key("网格", "每页行数、每行字数和行距", None, default=GridRules())
    fonts: FontRules = key("字体", "每种字体先写要用的，后写替代的", None, default=FontRules())
    sizes: SizeRules = key("字号", "各处字的大小", None, default=SizeRules())
    indent: int = key("首行缩进", "正文首行空几个字", "2", default=2, ge=0, le=4)
    head: HeadRules = key("红头", "发文机关标志和红线", None, default=HeadRules())
    letter: LetterRules = key("信函", "信函格式的标志和双线", None, default=LetterRules())
    foot: FootRules = key("版记页码", "版记的线和页码的位置", None, default=FootRules())

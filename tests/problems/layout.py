"""Specimens: papers and templates against GB/T 9704-2012."""

from collections.abc import Callable, Iterable
from pathlib import Path

from dubao.model.house import GridRules, House
from dubao.model.paper import Paragraph
from dubao.model.problem import Problem
from dubao.papers.proofs import proofs
from dubao.render.official.paper import Paper
from dubao.render.official.proof import layout_faults
from dubao.render.official.reading import looks_of

Build = Callable[[Path], Iterable[Problem]]
FILE = "方案/township/通报.docx"


def _text(*paragraphs: tuple[str, str]) -> Build:
    """Read paragraphs of these styles and texts."""
    read = [
        Paragraph(f"正文第{number}段", style, text)
        for number, (style, text) in enumerate(paragraphs, start=1)
    ]
    return lambda _: proofs(read, FILE)


def _looks(spacing: float, installed: frozenset[str]) -> Build:
    """Look at a paper with this line spacing on a machine with these fonts."""

    def build(_: Path) -> Iterable[Problem]:
        paper = Paper(House(grid=GridRules(spacing=spacing)))
        paper.text("正文")
        looks = looks_of(paper.packed("通报"))
        assert looks is not None
        return layout_faults(looks, FILE, House(), installed)

    return build


SPECIMENS = {
    "layout-spacing": (
        _looks(29, frozenset()),
        f"{FILE} 样式「公文正文」的行距是固定值29磅，一页只排得下21行",
        "请改为固定值28.95磅，一页排22行",
    ),
    "layout-font": (
        _looks(28.95, frozenset({"仿宋", "宋体"})),
        f"{FILE} 本机没有字体「仿宋_GB2312」，用到它的文字会换成「仿宋」",
        "请在打印的电脑上装好这种字体，或在 方案/公文/版式.yaml 中改用别的",
    ),
    "layout-number": (
        _text(("公文正文", "根据《通知》（沪教委督【2019】第05号）")),
        f"{FILE}[正文第1段] 发文字号「沪教委督【2019】第05号」写得不规范",
        "应为「沪教委督〔2019〕5号」：年份用六角括号〔〕，序号不编虚位，不加“第”字",
    ),
    "layout-date": (
        _text(("成文日期", "2021年03月05日")),
        f"{FILE}[正文第1段] 日期「2021年03月05日」编了虚位",
        "应为「2021年3月5日」",
    ),
    "layout-title": (
        _text(("Title", "关于2021年度教育工作考核结果的通\n报")),
        f"{FILE}[正文第1段] 标题有一行只有「报」一个字",
        "请按意思重新分行，排成梯形或菱形",
    ),
    "layout-attachment": (
        _text(("附件说明", "附件：1.\t得分汇总表"), ("附件标题", "得分一览表")),
        f"{FILE}[正文第1段] 附件说明中的「得分汇总表」与附件的标题「得分一览表」不一致",
        "请把附件说明中的名称和附件的标题改成一样",
    ),
    "layout-attachment-stop": (
        _text(("附件说明", "附件：得分汇总表。")),
        f"{FILE}[正文第1段] 附件说明「得分汇总表。」末尾有句号",
        "请删去附件名称后的标点",
    ),
}

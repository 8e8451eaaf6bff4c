"""方案/差异表.docx: what differs between two versions of a scheme."""

from __future__ import annotations

from dubao.papers.comparing.differences import HEADS
from dubao.render.official.paper import Paper
from dubao.render.official.tables import NUMBER, Cell, head, tag_row

_WIDTHS = [10, 18, 18, 34, 16, 22, 52, 52]


def table(paper: Paper) -> None:
    """Write 差异表.docx on a sheet turned sideways."""
    paper.begin_turned()
    paper.title("{{ 标题 }}")
    paper.text("原来：{{ 原方案 }}；现在：{{ 新方案 }}。")
    paper.text("{%p if 小结 %}")
    paper.text("{{ 小结 }}。")
    paper.text("{%p else %}")
    paper.text("没有差异。")
    paper.text("{%p endif %}")
    cells = [Cell(f"{{{{ 行.{name} }}}}") for name in HEADS]
    paper.table(
        _WIDTHS,
        [
            head("序号", *HEADS),
            tag_row("{%tr for 行 in 差异 %}", len(_WIDTHS)),
            [Cell("{{ 行.序号 }}", NUMBER), *cells],
            tag_row("{%tr endfor %}", len(_WIDTHS)),
        ],
    )

"""What a questionnaire came to, for any evaluation: 问卷/统计表.docx."""

from __future__ import annotations

from dubao.render.official.paper import Paper
from dubao.render.official.tables import HEAD, NUMBER, Cell, head, tag_row

_BY_GROUP = ("发放数", "回收数", "有效数", "回收率", "有效率", "满意率")


def tables(paper: Paper) -> None:
    """Write 统计表.docx: each questionnaire by group, then question by question."""
    paper.title("{{ 年度 }}年{{ 方案名称 }}\n问卷统计表")
    paper.text("{%p for 卷 in 各问卷 %}")
    paper.heading(1, "“{{ 卷.名称 }}”问卷")
    paper.heading(2, "（一）发放、回收和满意率")
    paper.table(
        [30, *[21] * 6],
        [
            head("群体", *_BY_GROUP),
            tag_row("{%tr for 群 in 卷.群体 %}", 7),
            [Cell("{{ 群.名称 }}"), *(Cell(f"{{{{ 群.{name} }}}}", NUMBER) for name in _BY_GROUP)],
            tag_row("{%tr endfor %}", 7),
        ],
    )
    paper.heading(2, "（二）各题")
    paper.table(
        [74, 42, 20, 20],
        [
            head("题目", "选项", "份数", "占比"),
            tag_row("{%tr for 题 in 卷.题 %}", 4),
            tag_row("{%tr for 项 in 题.选项 %}", 4),
            [
                Cell("{% vm %}{{ 题.原话 }}"),
                Cell("{{ 项.名称 }}"),
                Cell("{{ 项.份数 }}", NUMBER),
                Cell("{{ 项.占比 }}", NUMBER),
            ],
            tag_row("{%tr endfor %}", 4),
            [
                Cell("小计", HEAD),
                Cell("答题数、满意率", HEAD),
                Cell("{{ 题.答题数 }}", HEAD),
                Cell("{{ 题.满意率 }}", HEAD),
            ],
            tag_row("{%tr endfor %}", 4),
        ],
    )
    paper.add("表后说明", "{%p if 卷.说明 %}")
    paper.add("表后说明", "{{ 卷.说明 }}。")
    paper.add("表后说明", "{%p endif %}")
    paper.text("{%p else %}")
    paper.text("«【问卷没有报送】»")
    paper.text("{%p endfor %}")

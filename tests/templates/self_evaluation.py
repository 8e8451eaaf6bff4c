"""The papers of the annual self-evaluation: report, item table, notice, result of objections."""

from __future__ import annotations

from collections.abc import Sequence

from dubao.render.official.paper import Paper
from dubao.render.official.tables import HEAD, NUMBER, TEXT, Cell, head, printed, tag_row

_CAPTION, _NOTE = "表题", "表后说明"
_DENSE = {HEAD: "小表表头", TEXT: "小表文字", NUMBER: "小表数字"}


def report(paper: Paper) -> None:
    """Write 自评报告.docx; the head of the internal version's pages says so."""
    for header in (paper.section.header, paper.section.even_page_header):
        paper.fill(header.add_paragraph(), "示例标记", "{% if 内部 %}内部版{% endif %}")
    paper.title("{{ 标题 }}")
    paper.text(
        "根据{{ 依据 }}，{{ 区人民政府 }}组织{{ 部门 }}{{ 部门数 }}个部门，对{{ 年度 }}年度履行教育"
        "职责情况开展自评。公示公报项目的数据由各部门填报{{ 比对 }}。【核对签字情况】现将"
        "自评情况报告如下："
    )
    _overview(paper)
    _chapters(paper)
    _demands(paper)
    paper.heading(1, "{{ 问题章 }}")
    _if(paper, "未达到", "按项目表，{{ 未达到 }}未达到要求。")
    paper.text("«{{ 问题 }}»")
    paper.heading(1, "{{ 打算章 }}")
    paper.text("«{{ 打算 }}»")
    paper.attachment_note(["{{ 项目表名称 }}"])
    paper.signature("{{ 区人民政府 }}", "«{{ 成文日期 }}»")
    paper.text("{%p if 核对事项 %}")
    paper.heading(1, "内部核对事项（本页不公开）").paragraph_format.page_break_before = True
    _each(paper, "项 in 核对事项", "{{ loop.index }}. {{ 项 }}。")
    paper.text("{%p endif %}")


def _overview(paper: Paper) -> None:
    paper.heading(1, "一、总体情况")
    _each(paper, "段 in 总体", "{{ 段 }}")
    paper.text("«{{ 总体评价 }}»")
    paper.heading(1, "二、本年教育基本情况")
    _each(paper, "段 in 基本情况.正文", "{{ 段 }}")
    _if(paper, "基本情况.待补", "«{{ 基本情况.待补 }}»")
    _if(paper, "基本情况.缺", "«{{ 基本情况.缺 }}»")
    _charts(paper, "基本情况.图")


def _chapters(paper: Paper) -> None:
    paper.text("{%p for 章 in 章节 %}")
    paper.heading(1, "{{ 章.序 }}、{{ 章.名称 }}")
    _if(paper, "章.缺", "«{{ 章.缺 }}»")
    paper.text("{%p for 节 in 章.节 %}")
    paper.text("{%p if 节.序 %}")
    paper.heading(2, "{{ 节.序 }}{{ 节.名称 }}")
    paper.text("{%p endif %}")
    _if(paper, "节.正文", "{{ 节.正文 }}")
    _if(paper, "节.待补", "«{{ 节.待补 }}»")
    paper.text("{%p endfor %}")
    _items(paper)
    _charts(paper, "章.图")
    paper.text("{%p for 项 in 章.下降 %}")
    _if(paper, "项.空白", "«{{ 项.文字 }}»", "{{ 项.文字 }}")
    paper.text("{%p endfor %}")
    paper.text("«{{ 章.评价 }}»")
    paper.text("{%p endfor %}")


def _items(paper: Paper) -> None:
    """Write a chapter's table; only the internal version says who reported each figure."""
    columns = ("项目", "单位", "上年", "本年", "增减", "增减率（%）")
    names = ("名称", "单位", "上年", "本年", "增减", "增减率")
    paper.text("{%p if 章.行 %}")
    _caption(paper, "{{ 章.名称 }}主要项目（{{ 年度 }}年）")
    paper.text("{%p if 内部 %}")
    _table(paper, (41, 12, 21, 21, 18, 14, 29), (*columns, "填报部门"), ("章.行", *names, "部门"))
    paper.text("{%p else %}")
    _table(paper, (56, 16, 23, 23, 21, 17), columns, ("章.行", *names))
    paper.text("{%p endif %}")
    paper.add(_NOTE, "注：{{ 章.表注 }}")
    paper.text("{%p endif %}")


def _charts(paper: Paper, charts: str) -> None:
    """Write the charts of a part; where a table says it better, the table."""
    paper.text(f"{{%p for 图 in {charts} %}}")
    _if(paper, "图.图", "{{p 图.图 }}")
    paper.text("{%p if not 图.图 %}")
    _caption(paper, "{{ 图.标题 }}")
    columns = [Cell("{%tc for 值 in 行.值 %}"), Cell("{{ 值 }}", NUMBER), Cell("{%tc endfor %}")]
    paper.table(
        [56, 33, 34, 33],
        [
            [
                Cell("项目", HEAD),
                Cell("{%tc for 名 in 图.列 %}", HEAD),
                Cell("{{ 名 }}", HEAD),
                Cell("{%tc endfor %}", HEAD),
            ],
            tag_row("{%tr for 行 in 图.行 %}", 4),
            [Cell("{{ 行.名称 }}"), *columns],
            tag_row("{%tr endfor %}", 4),
        ],
    )
    paper.text("{%p endif %}")
    paper.add(_NOTE, "{%p if 图.注 %}")
    paper.add(_NOTE, "注：{{ 图.注 }}。")
    paper.add(_NOTE, "{%p endif %}")
    _if(paper, "图.缺", "«{{ 图.缺 }}»")
    paper.text("{%p endfor %}")


def _demands(paper: Paper) -> None:
    paper.heading(1, "{{ 判断章 }}")
    paper.text("{%p for 组 in 判断 %}")
    _caption(paper, "{{ 组.名称 }}")
    paper.table(
        [48, 34, 54, 20],
        [
            [Cell(text, _DENSE[HEAD]) for text in ("要求", "依据", "数据", "结论")],
            tag_row("{%tr for 行 in 组.行 %}", 4),
            [
                Cell("{{ 行.名称 }}", _DENSE[TEXT]),
                Cell("{{ 行.依据 }}", _DENSE[TEXT]),
                Cell("{{ 行.数据 }}«{{ 行.待补 }}»", _DENSE[TEXT]),
                Cell("{{ 行.结论 }}", _DENSE[NUMBER]),
            ],
            tag_row("{%tr endfor %}", 4),
        ],
    )
    paper.text("{%p else %}")
    paper.text("【项目表没有列出法定增长要求的判断，请补充】")
    paper.text("{%p endfor %}")


PUBLIC = (
    ("序号", "序号", NUMBER, 9),
    ("类别", "类别", NUMBER, 17),
    ("项目", "项目", TEXT, 32),
    ("指标说明（口径）", "口径", TEXT, 31),
    ("单位", "单位", NUMBER, 11),
    ("上年", "上年", NUMBER, 20),
    ("本年", "本年", NUMBER, 20),
    ("增减", "增减", NUMBER, 17),
    ("增减率（%）", "增减率", NUMBER, 13),
    ("是否达到要求", "达到", NUMBER, 13),
    ("填报部门", "部门", NUMBER, 17),
    ("备注（负增长说明）", "备注", TEXT, 25),
)
_PERSON, _SOURCE = ("填报人", "填报人", NUMBER, 14), ("数据来源", "来源", TEXT, 22)
INTERNAL_WIDTHS = (8, 10, 26, 22, 10, 20, 20, 17, 12, 11, 17, 14, 19, 19)
"""Columns of the item table: heading, name, style, width in mm; and the internal widths."""


def item_table(paper: Paper) -> None:
    """Write 公示公报项目表.docx, landscape as a whole."""
    paper.begin_turned()
    paper.add("附件编号", "附件{% if 内部 %}（内部版）{% endif %}")
    paper.add("附件标题", "{{ 标题 }}")
    paper.text("{%p if 内部 %}")
    internal = (*PUBLIC[:-1], _PERSON, _SOURCE, PUBLIC[-1])
    _dense(
        paper,
        [(*column[:3], width) for column, width in zip(internal, INTERNAL_WIDTHS, strict=True)],
    )
    paper.text("{%p else %}")
    _dense(paper, PUBLIC)
    paper.text("{%p endif %}")
    paper.add(_NOTE, "{{ 表注 }}")


def _dense(paper: Paper, columns: Sequence[tuple[str, str, str, float]]) -> None:
    heads = [Cell(title, _DENSE[HEAD]) for title, _, _, _ in columns]
    cells = [Cell(printed(f"行.{name}"), _DENSE[style]) for _, name, style, _ in columns]
    loop = tag_row("{%tr for 行 in 项目表 %}", len(columns))
    end = tag_row("{%tr endfor %}", len(columns))
    paper.table([width for *_, width in columns], [heads, loop, cells, end])


def notice(paper: Paper) -> None:
    """Write 公示公告.docx."""
    paper.title("{{ 标题 }}")
    paper.text(
        "根据{{ 依据 }}，现将{{ 区 }}{{ 年度 }}年度教育工作自评报告予以公示，听取社会各界意见。"
    )
    paper.text("{%p for 项 in 公示 %}")
    _if(paper, "项.空白", "{{ 项.名称 }}：«{{ 项.内容 }}»", "{{ 项.名称 }}：{{ 项.内容 }}")
    paper.text("{%p endfor %}")
    paper.text("公示期间如有异议，请通过以上方式实名反映。")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def objections(paper: Paper) -> None:
    """Write 异议处理结果.docx."""
    paper.title("{{ 标题 }}")
    paper.text("{{ 区 }}{{ 年度 }}年度教育工作自评报告公示时间为{{ 公示时间 }}。")
    paper.text("{%p if 异议 %}")
    paper.text("公示期间共收到异议{{ 件数 }}件，核查和处理情况如下：")
    names = ("日期", "内容", "处理", "结果")
    paper.table(
        [12, 30, 42, 42, 30],
        [
            head("序号", "日期", "异议内容", "处理情况", "结果"),
            tag_row("{%tr for 行 in 异议 %}", 5),
            [Cell("{{ loop.index }}", NUMBER), *(Cell(printed(f"行.{name}")) for name in names)],
            tag_row("{%tr endfor %}", 5),
        ],
    )
    paper.text("{%p else %}")
    paper.text("«{{ 没有异议 }}»")
    paper.text("{%p endif %}")
    paper.signature("{{ 督导机构 }}", "«{{ 成文日期 }}»")


def _table(
    paper: Paper, widths: Sequence[float], columns: Sequence[str], names: Sequence[str]
) -> None:
    """Write a table whose first column is text; the first of `names` is what it goes through."""
    loop, first, *others = names
    paper.table(
        widths,
        [
            [Cell(text, _DENSE[HEAD]) for text in columns],
            tag_row(f"{{%tr for 行 in {loop} %}}", len(columns)),
            [
                Cell(printed(f"行.{first}"), _DENSE[TEXT]),
                *(Cell(printed(f"行.{name}"), _DENSE[NUMBER]) for name in others),
            ],
            tag_row("{%tr endfor %}", len(columns)),
        ],
    )


def _caption(paper: Paper, text: str) -> None:
    """Write what stands over a table; its style keeps it there."""
    paper.add(_CAPTION, text)


def _each(paper: Paper, loop: str, text: str) -> None:
    for part in (f"{{%p for {loop} %}}", text, "{%p endfor %}"):
        paper.text(part)


def _if(paper: Paper, condition: str, text: str, otherwise: str = "") -> None:
    paper.text(f"{{%p if {condition} %}}")
    paper.text(text)
    if otherwise:
        paper.text("{%p else %}")
        paper.text(otherwise)
    paper.text("{%p endif %}")

"""The monthly 专报 of a zone, and the list of reminders."""

from __future__ import annotations

from dubao.render.official.heads import briefing_head
from dubao.render.official.paper import Paper
from dubao.render.official.tables import NUMBER, Cell, head, printed, tag_row


def briefing(paper: Paper) -> None:
    """Write 责任区专报.docx; only the counts and the table are filled in."""
    briefing_head(paper, "责任区工作专报", "第«{{ 期数 }}»期", "{{ 责任区 }}", "«{{ 成文日期 }}»")
    paper.title("{{ 标题 }}")
    paper.heading(1, "一、本月督导概况")
    paper.text("{{ 月份 }}，{{ 责任区 }}{{ 概况 }}。")
    paper.heading(1, "二、典型经验")
    for text in ("{%p for 行 in 亮点 %}", "{{ loop.index }}. {{ 行 }}。", "{%p else %}"):
        paper.text(text)
    paper.text("【此处由责任区填写】")
    paper.text("{%p endfor %}")
    paper.heading(1, "三、问题及整改")
    _findings(paper)
    paper.heading(1, "四、建议")
    paper.text("【此处由责任区填写】")
    paper.heading(1, "五、下月安排")
    paper.text("【此处由责任区填写】")


def _findings(paper: Paper) -> None:
    columns = ("学校", "日期", "问题", "处理", "整改编号")
    row = [Cell("{{ 行.序号 }}", NUMBER), *(Cell(printed(f"行.{name}")) for name in columns)]
    paper.text("{%p if 问题 %}")
    paper.table(
        [12, 36, 30, 40, 20, 18],
        [
            head("序号", "学校", "日期", "存在问题", "后续处理", "整改编号"),
            tag_row("{%tr for 行 in 问题 %}", 6),
            row,
            tag_row("{%tr endfor %}", 6),
        ],
    )
    paper.text("{%p else %}")
    paper.text("本月记录中没有写明的问题。")
    paper.text("{%p endif %}")


def reminders(paper: Paper) -> None:
    """Write 提醒.docx: a table for each person."""
    paper.title("{{ 标题 }}")
    paper.text("截至{{ 截至日期 }}，共{{ 条数 }}件，其中逾期{{ 逾期数 }}件。")
    paper.text("{%p for 人 in 人 %}")
    paper.heading(1, "{{ 人.姓名 }}")
    columns = ("类别", "单位", "事项", "日期", "还剩")
    row = [Cell("{{ 行.序号 }}", NUMBER), *(Cell(printed(f"行.{name}")) for name in columns)]
    paper.table(
        [12, 14, 34, 46, 30, 20],
        [
            head("序号", *columns),
            tag_row("{%tr for 行 in 人.事项 %}", 6),
            row,
            tag_row("{%tr endfor %}", 6),
        ],
    )
    paper.text("{%p endfor %}")

"""The monthly 专报 of a zone: counts of visits, findings in a table; the rest is for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dubao.model.filenames import safe_file_name
from dubao.model.offered import Name, each
from dubao.model.paper import WordPaper
from dubao.model.records import VisitRecord
from dubao.papers.names import SAMPLE
from dubao.papers.occasion import Occasion
from dubao.papers.titles import title_lines
from dubao.papers.wording import gap, paper_date
from dubao.papers.words import Counted, counts_sentence

TEMPLATE = "责任区专报.docx"

BRIEFING = (
    *SAMPLE,
    Name("区", "区名", "示例区"),
    Name("督导机构", "督导机构全称", "示例区人民政府教育督导室"),
    Name("成文日期", "成文日期，留空待填", "【成文日期】"),
    Name("标题", "标题，按意思分行", "第一责任区2021年10月督导工作情况"),
    Name("责任区", "责任区的名称", "第一责任区"),
    Name("月份", "哪一个月", "2021年10月"),
    Name("期数", "期数，留空待填", "【期数】"),
    Name("概况", "入校次数、学校、听课、访谈；为零的不写", "入校12次，学校10所，听课24节次"),
    each("亮点", "记录中写的亮点，各注明学校", sample="甲小学：社团活动丰富"),
    each(
        "问题",
        "记录中写的问题",
        Name("序号", "序号", "1"),
        Name("学校", "学校", "甲小学"),
        Name("日期", "督导日期", "2021年10月12日"),
        Name("问题", "存在问题", "消防通道堆物"),
        Name("处理", "后续处理", "整改通知"),
        Name("整改编号", "整改编号", "18"),
    ),
)


def briefing(
    zone: str, month: str, records: Sequence[VisitRecord], occasion: Occasion
) -> WordPaper:
    """Return the 专报 of a zone's records of one month."""
    title = f"{zone}{month}督导工作情况"
    common = ("示例", "示例说明", "区", "督导机构", "成文日期")
    findings = [one for one in records if one.problem]
    context: dict[str, Any] = {
        **{name: occasion.names[name] for name in common},
        "标题": title_lines(title),
        "责任区": zone,
        "月份": month,
        "期数": gap("期数"),
        "概况": _overview(records),
        "亮点": [f"{one.school_name}：{one.highlight}" for one in records if one.highlight],
        "问题": [_finding(number, one) for number, one in enumerate(findings, start=1)],
    }
    path = f"专报/{safe_file_name(f'{zone}（{month}）')}.docx"
    return WordPaper(path, TEMPLATE, context, title)


def _finding(number: int, one: VisitRecord) -> dict[str, str]:
    return {
        "序号": str(number),
        "学校": one.school_name,
        "日期": paper_date(one.day) if one.day else "",
        "问题": one.problem,
        "处理": one.follow_up or gap("后续处理"),
        "整改编号": one.rectification,
    }


def _overview(records: Sequence[VisitRecord]) -> str:
    """Return the counts; what is zero or not recorded is left out (PA-12)."""
    lessons = sum(one.lessons or 0 for one in records)
    talks = sum(one.talks or 0 for one in records)
    schools = len({one.school or one.school_name for one in records})
    return counts_sentence(
        (
            Counted("入校", len(records), "次"),
            Counted("学校", schools, "所"),
            Counted("听课", lessons, "节次"),
            Counted("访谈", talks, "人次"),
        )
    )

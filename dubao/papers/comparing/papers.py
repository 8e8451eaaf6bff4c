"""差异表: the differences between two versions of a scheme as a workbook and for Word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dubao.model.book import Book, Style
from dubao.model.offered import Name, each
from dubao.model.scheme import Scheme
from dubao.papers.comparing.differences import HEADS, Difference, Turn, summary
from dubao.papers.draft import Draft
from dubao.papers.names import SAMPLE
from dubao.papers.wording import SAMPLE_LINE

FILE, TEMPLATE = "差异表.xlsx", "差异表.docx"
WIDTHS = (10.0, 9.0, 20.0, 7.0, 11.0, 38.0, 38.0)
NAMES = (
    *SAMPLE,
    Name("标题", "标题", "镇（街道、工业区）年度教育工作考核方案差异表"),
    Name("原方案", "原来的方案：名称、版本、施行日期", "年度教育工作考核（2021，2021-01-01施行）"),
    Name("新方案", "现在的方案：名称、版本、施行日期", "年度教育工作考核（2022，2022-01-01施行）"),
    Name("小结", "各部分增加、删除、改动了几项；没有差异时为空", "指标增加1项、改动2项"),
    each(
        "差异",
        "逐条的差异",
        Name("序号", "序号", "1"),
        *(
            Name(head, meaning, sample)
            for head, meaning, sample in zip(
                HEADS,
                (
                    "方案的哪一部分",
                    "编号或名称",
                    "名称",
                    "增加、删除或改动",
                    "改动的是哪一样",
                    "原来怎样写",
                    "现在怎样写",
                ),
                ("指标", "A1", "教育经费", Turn.CHANGED.value, "满分", "6", "8"),
                strict=True,
            )
        ),
    ),
)


def difference_names(old: Scheme, new: Scheme, found: Sequence[Difference]) -> dict[str, Any]:
    """Return the names of 差异表.docx."""
    return {
        "示例": old.sample or new.sample,
        "示例说明": SAMPLE_LINE,
        "标题": f"{new.name}方案差异表",
        "原方案": called(old),
        "新方案": called(new),
        "小结": summary(found),
        "差异": [
            {"序号": str(number), **dict(zip(HEADS, one.row, strict=True))}
            for number, one in enumerate(found, start=1)
        ],
    }


def difference_book(old: Scheme, new: Scheme, found: Sequence[Difference]) -> Book:
    """Return 差异表.xlsx."""
    draft = Draft(len(HEADS))
    title = f"{new.name}方案差异表{'（示例）' if old.sample or new.sample else ''}"
    draft.title(title, f"原来：{called(old)}　　现在：{called(new)}")
    draft.line(HEADS, Style.HEAD)
    top = draft.height
    for one in found:
        draft.line(one.row, Style.TEXT)
    draft.banner(summary(found) or "没有差异", Style.NOTE)
    return Book(title, (draft.sheet("差异表", top, widths=WIDTHS),))


def called(scheme: Scheme) -> str:
    """Return a scheme as the table names it: 名称（2021，2021-01-01施行）."""
    since = f"{scheme.since.isoformat()}施行" if scheme.since else ""
    more = "，".join(filter(None, (scheme.version, since)))
    return f"{scheme.name}（{more}）" if more else scheme.name

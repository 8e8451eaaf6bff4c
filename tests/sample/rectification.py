"""Rounds of feedback on the ledger's findings, and an opinion letter with a table of findings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dubao.render.official.paper import Paper
from dubao.render.official.tables import Cell, head
from tests.sample.sheets import Page, Put, Value
from tests.templates.shipped import house

LETTER = "台账/意见书/安溪第一小学督导意见书（示例）.docx"
HEADS = (
    *("序号", "轮次", "反馈人", "反馈日期", "反馈内容", "附件"),
    *("督学意见", "复核人", "复核日期", "备注"),
)
_DONE, _NOT = "整改措施到位", "整改不到位，需要继续整改"

# Finding, round, day and words of the feedback, verdict, day of the review.
ROUNDS: tuple[tuple[int, int, date, str, str, date | None], ...] = (
    (4, 1, date(2021, 7, 1), "移交手续已报区政府，等待会签", "", None),
    (7, 1, date(2021, 6, 25), "已开设专户，两笔经费未转入", _NOT, date(2021, 7, 2)),
    (7, 2, date(2021, 9, 13), "经费全部转入专户", _DONE, date(2021, 9, 16)),
    (8, 1, date(2021, 8, 20), "两处校舍已完工，一处因汛期停工", "", None),
    (10, 1, date(2021, 7, 5), "新增专职保安2名，还缺3名", _NOT, date(2021, 7, 12)),
    (10, 2, date(2021, 9, 28), "专职保安全部到岗", "", None),
    (16, 1, date(2021, 6, 30), "已清理占道摊点", _NOT, date(2021, 9, 8)),
)

# Indicator, finding, measure asked for, time limit.
FINDINGS = (
    (
        "师资队伍（示例）",
        "专职体育教师少一名，两个班的体育课由其他教师兼任",
        "配齐专任教师",
        "学期末",
    ),
    ("校园安全（示例）", "实验室危险药品登记簿缺两个月记录", "补齐登记，双人双锁", "立行立改"),
    (
        "课程教学（示例）",
        "课后服务课程没有听取学生意见",
        "每学期征求一次意见",
        "2个月内（自收到之日）",
    ),
    ("资源利用（示例）", "图书室开放时间不足", "每天开放不少于两小时", "2021年12月31日前"),
)


def write_rounds(put: Put) -> None:
    """Write the register of feedback."""
    page = Page("整改反馈", widths=(6, 6, 12, 14, 36, 14, 24, 12, 14, 14))
    page.line("问题整改反馈记录（示例）", len(HEADS))
    page.rows.append(list(HEADS))
    for finding, number, day, text, opinion, reviewed in ROUNDS:
        reviewer = "示例督学01" if reviewed else None
        row: list[Value] = [finding, number, "示例反馈人", day, text, None]
        page.rows.append([*row, opinion or None, reviewer, reviewed, None])
    put("台账/整改反馈.xlsx", [page])


def write_letter(root: Path) -> None:
    """Write the opinion letter."""
    paper = Paper(house())
    paper.title("示例区安溪第一小学发展性综合督导意见书\n（示例）")
    paper.text("2021年10月11日至12日，督导组对学校进行了综合督导。（本件及其内容均为虚构的示例。）")
    paper.heading(1, "一、主要成绩")
    paper.text("【此处由督导组填写】")
    paper.heading(1, "二、问题与建议")
    paper.table(
        [12, 34, 52, 30, 28],
        [
            head("序号", "对应指标", "存在问题", "整改要求", "整改时限"),
            *(
                [Cell(str(number)), *(Cell(text) for text in finding)]
                for number, finding in enumerate(FINDINGS, start=1)
            ),
        ],
    )
    paper.signature("示例区人民政府教育督导室", "2021年11月5日")
    path = root / LETTER
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(paper.packed("督导意见书（示例）"))

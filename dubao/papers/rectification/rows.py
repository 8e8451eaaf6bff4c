"""One finding as papers tell of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dubao.model.ledger import Finding, Round, Standing
from dubao.papers.wording import gap, paper_date


def finding_row(number: int, one: Standing) -> dict[str, Any]:
    """Return everything of a finding under the names that templates use; blanks are ""."""
    finding = one.finding
    return {
        "序号": str(number),
        "台账序号": finding.number,
        "单位": finding.unit,
        "来源": finding.source,
        "指标": finding.indicator,
        "描述": finding.text,
        "类别": finding.category,
        "措施": finding.measure,
        "责任单位": finding.duty,
        "责任人": finding.person,
        "协同单位": finding.partner,
        "时限": until_text(finding),
        "原时限": former_text(finding),
        "到期日": due_text(one),
        "逾期天数": str(-one.left) if one.is_overdue and one.left is not None else "",
        "进展": finding.progress,
        "完成日期": day_text(finding.done),
        "状态": state_text(one),
        "复核人": finding.reviewer,
        "复核日期": day_text(finding.reviewed),
        "复核意见": finding.opinion,
        "销号日期": day_text(finding.closed),
        "延期文号": finding.extension,
        "延期理由": finding.extension_reason,
        "移交单位": finding.transferred_to,
    }


def round_row(one: Round) -> dict[str, str]:
    """Return one round of feedback (PA-25)."""
    return {
        "轮次": str(one.number),
        "反馈人": one.who,
        "反馈日期": day_text(one.day),
        "反馈内容": one.text,
        "附件": one.evidence,
        "督学意见": one.opinion or gap("督学意见"),
        "复核人": one.reviewer,
        "复核日期": day_text(one.reviewed),
    }


def day_text(day: date | None) -> str:
    """Return a day as papers print it, "" for none."""
    return paper_date(day) if day else ""


def until_text(finding: Finding) -> str:
    """Return the time limit: a day as papers print it, else as it was written."""
    day = finding.until.day
    return paper_date(day) if day else finding.until.text


def former_text(finding: Finding) -> str:
    """Return what extensions replaced, days as papers print them (TM-12)."""
    return "；".join(_paper_day(text) for text in finding.former_until.split("；"))


def _paper_day(text: str) -> str:
    try:
        return paper_date(date.fromisoformat(text))
    except ValueError:
        return text


def due_text(one: Standing) -> str:
    """Return the last day, or why there is none: 缺送达日期，无法计算."""
    return day_text(one.due.day) or one.due.why


def state_text(one: Standing) -> str:
    """Return the state in the ledger's words; what is reported only is told apart (PA-24)."""
    finding = one.finding
    if finding.state is None:
        return finding.state_text or "状态未填"
    if one.awaits_review:
        return f"{finding.state}（待复核）"
    return finding.state.value

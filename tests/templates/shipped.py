"""Every shipped template with the function that makes it, in the shipped house style."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dubao.model.house import House
from dubao.read.house import load_house
from dubao.render.official.paper import Paper
from tests.templates import (
    balance,
    comparing,
    inspector,
    opinions,
    performance,
    plan_review,
    preschool,
    projects,
    rectification,
    returning,
    routine,
    self_evaluation,
    surveys,
    township,
    visits,
)

ROOT = Path(__file__).parents[2] / "templates"
HOUSE = ROOT / "公文" / "版式.yaml"

TEMPLATES: dict[Path, tuple[str, Callable[[Paper], None]]] = {
    ROOT / "township/通报.docx": ("考核结果通报模板", township.notice),
    ROOT / "township/反馈.docx": ("考核反馈意见模板", township.feedback),
    ROOT / "self-evaluation/自评报告.docx": ("自评报告模板", self_evaluation.report),
    ROOT / "self-evaluation/公示公报项目表.docx": (
        "公示公报项目表模板",
        self_evaluation.item_table,
    ),
    ROOT / "self-evaluation/公示公告.docx": ("公示公告模板", self_evaluation.notice),
    ROOT / "self-evaluation/异议处理结果.docx": ("异议处理结果模板", self_evaluation.objections),
    **{
        ROOT / f"整改/{name}.docx": (f"{name}模板", write)
        for name, write in (
            ("整改通知书", rectification.notice),
            ("整改通知单", rectification.slip),
            ("催办函", rectification.reminder),
            ("延期批准", rectification.extension),
            ("销号通知", rectification.closing),
            ("协商函", rectification.consultation),
            ("整改建议", rectification.advice),
            ("情况报告", rectification.report),
        )
    },
    ROOT / "方案/差异表.docx": ("方案差异表模板", comparing.table),
    **{
        ROOT / f"回访/{name}.docx": (f"{name}模板", write)
        for name, write in (
            ("回访通知", visits.notice),
            ("督导通知书", visits.inspection),
            ("回访记录", visits.record),
            ("回访报告", visits.report),
        )
    },
    ROOT / "问卷/统计表.docx": ("问卷统计表模板", surveys.tables),
    ROOT / "提醒/提醒.docx": ("近期事项提醒模板", routine.reminders),
    ROOT / "督导记录/责任区专报.docx": ("责任区工作专报模板", routine.briefing),
    ROOT / "退回/退回说明.docx": ("退回说明模板", returning.note),
    **{
        ROOT / path: entry
        for module in (balance, inspector, opinions, performance, plan_review, projects)
        for path, entry in module.TEMPLATES.items()
    },
    **{ROOT / path: entry for path, entry in projects.TEMPLATES.items()},
    **{ROOT / path: entry for path, entry in preschool.TEMPLATES.items()},
}


def house() -> House:
    """Return the shipped house rules."""
    loaded = load_house(HOUSE, HOUSE.name)
    assert loaded.value is not None, loaded.problems
    return loaded.value


def made(path: Path) -> bytes:
    """Return a shipped template as it ought to be."""
    title, write = TEMPLATES[path]
    paper = Paper(house(), sample_mark=True)
    write(paper)
    return paper.packed(title)

"""What the Word papers about one revisit say: notice and record; and the notice before it all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dubao.model.deadline import Case
from dubao.model.filenames import safe_file_name
from dubao.model.ledger import Standing
from dubao.model.paper import WordPaper
from dubao.model.terms import InspectionKind, VisitState
from dubao.model.visits import Agenda, DueVisit, Planned, Unit
from dubao.papers.occasion import Occasion
from dubao.papers.rectification.names import FINDING
from dubao.papers.rectification.rows import day_text, finding_row
from dubao.papers.titles import title_lines
from dubao.papers.visits.rows import WEEKDAYS
from dubao.papers.wording import gap, paper_date
from dubao.papers.words import MEASURES, day_range

NOTICE, RECORD, INSPECTION = "回访通知", "回访记录", "督导通知书"
_OPEN = (VisitState.TENTATIVE, VisitState.NOTIFIED, VisitState.CONFIRMED)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BLANK_ROWS = 3  # in the record of a unit that has no findings in the ledger
Context = dict[str, Any]


@dataclass(frozen=True)
class VisitWords:
    """Words about revisits; `findings` are the ledger's, `units` the schools by code."""

    occasion: Occasion
    findings: Sequence[Standing]

    def papers(self, agenda: Agenda, cases: Iterable[Case]) -> list[WordPaper]:
        """Return notices and records of what stands in the register, and notices of supervisions.

        No letter goes out for a day that is not sure, or that has passed (TM-05).
        """
        made: list[WordPaper] = []
        for one in agenda.visits:
            ahead = one.day is not None and one.day >= agenda.today
            if one.due.visit and not one.changed and one.state in _OPEN and one.sure and ahead:
                made += [self._notice(one), self._record(one.due, one)]
        made += [self._record(due, None) for due in agenda.closed if due.visit and due.visit.done]
        made += [self._inspection(case) for case in cases if _is_ahead(case, agenda.today)]
        return made

    def findings_of(self, unit: Unit, case: Case) -> list[Standing]:
        """Return a unit's findings: of the supervision's own letter if the ledger tells."""
        own = [one for one in self.findings if _is_of(one, unit)]
        said = [one for one in own if case.paper and case.paper in one.finding.source]
        return said or own

    def finding_rows(self, unit: Unit, case: Case) -> list[Context]:
        """Return the table of a record: what was said, what was done, what is found now."""
        rows = [finding_row(at, one) for at, one in enumerate(self.findings_of(unit, case), 1)]
        if not rows:
            blank = {name.name: "" for name in FINDING}
            rows = [
                {**blank, "序号": str(at), "描述": gap("上次意见"), "措施": gap("学校措施")}
                for at in range(1, _BLANK_ROWS + 1)
            ]
        return [{**row, "核查情况": gap("核查情况"), "结论": gap("结论")} for row in rows]

    def _notice(self, one: Planned) -> WordPaper:
        due, day = one.due, one.day
        assert day is not None
        assert one.slot is not None
        title = f"关于对{due.unit.name}进行{due.title}的通知"
        context = {
            **self._common(due),
            "标题": title_lines(title),
            "回访日期": paper_date(day),
            "星期": f"星期{WEEKDAYS[day.weekday()]}",
            "时段": one.slot.half.value,
            "督导组": one.slot.team,
            "成员": _people(one),
            "人数": len(one.group),
            "顺延说明": _moved(due),
        }
        return WordPaper(f"通知/{_file(NOTICE, due)}", f"{NOTICE}.docx", context, title)

    def _record(self, due: DueVisit, one: Planned | None) -> WordPaper:
        visit = due.visit
        done = visit.done if visit else None
        title = f"{due.unit.name}{due.title}记录"
        names = (
            [member.name for member in one.group] if one else list(visit.members if visit else ())
        )
        context = {
            **self._common(due),
            "标题": title_lines(title),
            "实际日期": day_text(done),
            "计划日期": day_text(one.day if one else None),
            "督导组": one.slot.team if one and one.slot else visit.team if visit else "",
            "成员": "、".join(names),
            "计数": [
                {"项目": what, "数量": gap("数量"), "单位": measure}
                for what, measure in MEASURES.items()
                if measure != "所"
            ],
        }
        return WordPaper(f"记录/{_file(RECORD, due)}", f"{RECORD}.docx", context, title)

    def _common(self, due: DueVisit) -> Context:
        case = due.case
        rows = self.finding_rows(due.unit, case)
        return {
            **self.occasion.names,
            "单位名称": due.unit.name,
            "事项": due.title,
            "形式": due.form.value,
            "原督导": case.title or f"{case.kind}督导",
            "原督导日期": _days(case),
            "意见书文号": case.paper,
            "应访日期": paper_date(due.raw),
            "怎样算出": official(due.rule),
            "规定": source_of(due),
            "问题": rows,
            "问题数": len(self.findings_of(due.unit, case)),
        }

    def _inspection(self, case: Case) -> WordPaper:
        what = case.title or f"{case.kind}督导"
        title = f"关于对{case.unit}开展{case.kind}督导的通知"
        group = [
            {"序号": str(at), "姓名": name, "职责": "组长" if at == 1 else "成员"}
            for at, name in enumerate(case.group, start=1)
        ]
        context = {
            **self.occasion.names,
            "标题": title_lines(title),
            "单位名称": case.unit,
            "类别": case.kind,
            "督导名称": what,
            "督导日期": _days(case),
            "成员": group,
            "人数": len(group),
            "督导事项": gap("督导事项"),
            "自评报送日期": gap("自评报告报送日期"),
            "材料": gap("需准备的材料"),
        }
        name = safe_file_name(f"{INSPECTION}（{case.unit}）")
        return WordPaper(f"通知/{name}.docx", f"{INSPECTION}.docx", context, title)


def official(text: str) -> str:
    """Return a text with its days as papers print them: 2021年3月5日 (PA-08)."""
    return _DAY.sub(lambda found: paper_date(date.fromisoformat(found[0])), text)


def source_of(due: DueVisit) -> str:
    """Return the paper that the rule stands in, without its level and how sure it is."""
    return due.basis.partition("；")[0]


def _is_ahead(case: Case, today: date) -> bool:
    begins = case.events.get("督导开始")
    wanted = case.kind in (InspectionKind.COMPREHENSIVE, InspectionKind.SPECIAL)
    return wanted and begins is not None and begins >= today


def _is_of(one: Standing, unit: Unit) -> bool:
    finding = one.finding
    return finding.code == unit.code if finding.code else finding.unit == unit.name


def _file(kind: str, due: DueVisit) -> str:
    """Return a file's name; another revisit of the same supervision has its number."""
    again = f"第{due.ordinal}次" if due.ordinal > 1 else ""
    return safe_file_name(f"{kind}（{due.unit.name}，{due.case.kind}{again}）.docx")


def _people(one: Planned) -> list[Mapping[str, str]]:
    return [
        {
            "序号": str(at),
            "姓名": member.name,
            "职责": "组长" if at == 1 and member.leads else "成员",
            "学段": "、".join(sorted(member.stages)),
        }
        for at, member in enumerate(one.group, start=1)
    ]


def _moved(due: DueVisit) -> str:
    """Return why a visit is not on its due day by rule: both days and the reason (TM-06)."""
    window = due.window
    if window.moved is None or window.moved == due.raw:
        return ""
    why = f"，因{window.why}" if window.why else ""
    return f"按规定应于{paper_date(due.raw)}回访{why}顺延至{paper_date(window.moved)}起"


def _days(case: Case) -> str:
    first, last = case.events.get("督导开始"), case.events.get("督导结束")
    if first and last:
        return day_range(first, last)
    return day_text(first or last) or gap("督导日期")

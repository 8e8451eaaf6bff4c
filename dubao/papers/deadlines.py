"""Deadlines as a table for screen and paper, and as the document of `--json`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dubao.model.book import Book, Style
from dubao.model.deadline import Due, DutyResult
from dubao.model.listing import shortened
from dubao.model.terms import DueState
from dubao.papers.draft import Draft
from dubao.papers.wording import paper_date

CHAIN_HEADS = ("事项", "期限", "状态", "怎样计算", "依据", "说明")
LIST_HEADS = ("编号", "单位", "事项", "期限", "状态", "怎样计算", "说明")
DUTY_HEADS = ("职责", "依据", "结果", "已查督导次数", "说明")
_REASONED = (DueState.UNKNOWN, DueState.NOT_BEGUN)
_ORDER = (DueState.OVERDUE, DueState.RUNNING, DueState.UNKNOWN)  # the most urgent first


@dataclass(frozen=True)
class DueTable:
    """Deadlines as a table: its title, and whether they are of one supervision or of many."""

    title: str
    dues: tuple[Due, ...]
    whole: bool

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings on the screen."""
        return CHAIN_HEADS if self.whole else LIST_HEADS

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """One row per step; of many supervisions the most urgent first."""
        return [self._row(due) for due in self._ordered]

    def book(self, today: date, *, sample: bool = False) -> Book:
        """Return the table as a workbook, every day with the rule it comes from."""
        heads = self.heads if self.whole else (*LIST_HEADS, "依据")
        draft = Draft(len(heads))
        title = "督导期限表" if self.whole else "未办结事项期限表"
        title += "（示例）" if sample else ""
        about = self.title if self.whole else ""
        draft.title(title, "　　".join(filter(None, (about, f"按 {paper_date(today)} 计算"))))
        draft.line(heads, Style.HEAD)
        top = draft.height
        state = heads.index("状态")
        for due in self._ordered:
            texts = self._row(due) if self.whole else (*self._row(due), due.source)
            row = draft.line(texts, Style.TEXT)
            if due.state is DueState.OVERDUE:
                draft.put(row, state, texts[state], Style.FAULT)
        return Book(title, (draft.sheet("期限表", top),))

    @property
    def _ordered(self) -> tuple[Due, ...]:
        if self.whole:
            return self.dues
        urgency = {state: at for at, state in enumerate(_ORDER)}
        last = len(_ORDER)
        return tuple(
            sorted(self.dues, key=lambda d: (urgency.get(d.state, last), d.day or date.max))
        )

    def _row(self, due: Due) -> tuple[str, ...]:
        texts = (step_name(due), _day(due), state_text(due), due.counted)
        if self.whole:
            return *texts, due.source, remark(due)
        return due.case.code, due.case.unit, *texts, remark(due)


def step_name(due: Due) -> str:
    """Return the step's name, with the kinds it is for where the case has none."""
    kinds = "" if due.case.kind or not due.rule.kinds else f"（{'、'.join(due.rule.kinds)}）"
    return f"{due.rule.name}{kinds}"


def state_text(due: Due) -> str:
    """Return the state with days: 已逾期 3 天, 还有 5 天, 已办 2021-04-01."""
    if due.done:
        return f"{due.state.value} {due.done.isoformat()}"
    if due.days is None or due.state is DueState.ENDED:
        return due.state.value
    if due.days < 0:
        return f"{due.state.value} {-due.days} 天"
    return f"还有 {due.days} 天" if due.days else "今天到期"


def remark(due: Due) -> str:
    """Return why there is no day, what was moved, and what the rule itself says."""
    why = due.why if due.state in _REASONED or (due.rule.by_letter and not due.done) else ""
    return "；".join(filter(None, (why, due.note, due.rule.note)))


def deadlines_document(dues: Sequence[Due]) -> list[dict[str, Any]]:
    """Return the deadlines as `--json` prints them; days are null where there is none."""
    return [
        {
            "supervision": due.case.code,
            "unit": due.case.unit,
            "kind": due.case.kind,
            "chain": due.rule.chain,
            "step": due.rule.name,
            "event": due.event,
            "from": due.begun,
            "limit": due.limit.text if due.limit else "",
            "earliest": due.rule.earliest,
            "raw": due.raw,
            "due": due.day,
            "state": due.state.value,
            "days": due.days,
            "done": due.done,
            "paper": due.extension.paper if due.extension else "",
            "basis": due.rule.basis,
            "number": due.rule.number,
            "article": due.rule.article,
            "level": due.level,
            "certainty": due.rule.certainty.value,
            "why": due.why,
            "note": remark(due),
        }
        for due in dues
    ]


def overdue_line(due: Due) -> str:
    """Return one overdue step as a sentence."""
    who = " ".join(filter(None, (due.case.code, due.case.unit)))
    return f"{who} {step_name(due)}：期限 {_day(due)}，{state_text(due)}".strip()


def duty_rows(results: Sequence[DutyResult]) -> list[tuple[str, ...]]:
    """Return one row per duty of the office."""
    return [
        (
            one.duty.name,
            f"{one.duty.basis}{one.duty.article}",
            one.verdict.value,
            str(one.counted),
            "；".join(shortened(one.amiss)),
        )
        for one in results
    ]


def duties_document(results: Sequence[DutyResult]) -> list[dict[str, Any]]:
    """Return the duties as `--json` prints them."""
    return [
        {
            "duty": one.duty.name,
            "basis": one.duty.basis,
            "article": one.duty.article,
            "verdict": one.verdict.value,
            "supervisions": one.counted,
            "amiss": one.amiss,
        }
        for one in results
    ]


def _day(due: Due) -> str:
    if due.day is None:
        return "—"
    return f"{'不早于 ' if due.rule.earliest else ''}{due.day.isoformat()}"

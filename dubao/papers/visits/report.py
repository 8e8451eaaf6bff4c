"""回访报告: what came of the revisits of a span, counted from the registers (P13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dubao.model.deadline import Case
from dubao.model.numbers import chinese_number
from dubao.model.paper import Figure, WordPaper
from dubao.model.place import Place
from dubao.model.terms import InspectionKind
from dubao.model.terms_visits import STAGES_OF_KIND, Outcome
from dubao.model.visits import Agenda, DueVisit, Unit
from dubao.papers.rectification.rows import day_text
from dubao.papers.titles import title_lines
from dubao.papers.visits.rows import due_text
from dubao.papers.visits.words import VisitWords, source_of
from dubao.papers.wording import gap, paper_date
from dubao.papers.words import by_kind, day_range

REPORT = "回访报告"
_KINDS = (InspectionKind.COMPREHENSIVE.value, InspectionKind.SPECIAL.value)
_CALLED = {"初级中学": "初中"}


@dataclass
class VisitReport:
    """One report for each kind of supervision; every count is kept with the cells it counts."""

    words: VisitWords
    agenda: Agenda
    figures: list[Figure] = field(default_factory=list)

    def papers(self) -> list[WordPaper]:
        """Return the reports of the kinds of which any revisit has been made."""
        return [self._report(kind) for kind in _KINDS if any(map(_done, self._of(kind)))]

    def _of(self, kind: str) -> list[DueVisit]:
        agenda = self.agenda
        planned = [one.due for one in (*agenda.visits, *agenda.unplaced)]
        found = [due for due in (*agenda.closed, *planned) if due.case.kind == kind]
        return sorted(found, key=lambda due: (due.raw, due.code))

    def _report(self, kind: str) -> WordPaper:
        dues = self._of(kind)
        done = [due for due in dues if _done(due)]
        path = f"{REPORT}（{kind}）.docx"
        forms = list(dict.fromkeys(due.form.value for due in dues))
        what = f"{kind}督导{'、'.join(forms)}"
        first, last = self.agenda.first, self.agenda.last
        title = f"{first.year}年{what}报告"
        context: dict[str, Any] = {
            **self.words.occasion.names,
            "标题": title_lines(title),
            "事项": what,
            "起止": day_range(first, last),
            "规定": "；".join(dict.fromkeys(filter(None, map(source_of, dues)))),
            "应访数": self._count(path, f"应{forms[0]}", dues),
            "应访分类": self._by_kind(path, f"应{forms[0]}", dues),
            "已访数": self._count(path, "已完成", done),
            "已访分类": self._by_kind(path, "已完成", done),
            "未访数": self._count(path, "尚未完成", [due for due in dues if due not in done]),
            **self._outcomes(path, done),
            "单位": [_unit_row(at, due) for at, due in enumerate(dues, start=1)],
            "未落实单位": [due.unit.name for due in done if _outcome(due) is Outcome.NOT_DONE],
            "记录": list(self._records(done)),
        }
        return WordPaper(path, f"{REPORT}.docx", context, title)

    def _count(self, paper: str, label: str, dues: Sequence[DueVisit]) -> str:
        """Return a count as printed and keep it with the rows it counts."""
        how = "台账/督导、台账/回访 中逐行计数"
        places = tuple(_place(due) for due in dues)
        self.figures.append(Figure(paper, label, str(len(dues)), len(dues), how, places))
        return str(len(dues))

    def _by_kind(self, paper: str, label: str, dues: Sequence[DueVisit]) -> str:
        """Return 公办小学14所、公办幼儿园12所; what is zero is left out (PA-12)."""
        groups = by_kind_of_unit(dues)
        for name, of in groups.items():
            self._count(paper, f"{label}：{name}", of)
        return by_kind([(name, len(of), "所") for name, of in groups.items()])

    def _outcomes(self, paper: str, done: Sequence[DueVisit]) -> dict[str, str]:
        found = {}
        for outcome in Outcome:
            of = [due for due in done if _outcome(due) is outcome]
            found[f"{outcome.value}数"] = self._count(paper, outcome.value, of)
        without = [due for due in done if _outcome(due) is None]
        found["未填结论数"] = self._count(paper, "未填结论", without)
        told = [(name.removesuffix("数"), int(count), "所次") for name, count in found.items()]
        return {**found, "结论分类": by_kind(told)}

    def _records(self, done: Sequence[DueVisit]) -> Iterator[dict[str, Any]]:
        for at, due in enumerate(done, start=1):
            case: Case = due.case
            yield {
                "序": chinese_number(at) if at < 100 else str(at),
                "单位": due.unit.name,
                "问题": self.words.finding_rows(due.unit, case),
            }


def by_kind_of_unit(dues: Iterable[DueVisit]) -> dict[str, list[DueVisit]]:
    """Return revisits by how their units are counted: schools by stage, then by owner."""
    groups: dict[str, list[DueVisit]] = {}
    for due in sorted(dues, key=lambda due: _order(due.unit)):
        groups.setdefault(kind_of(due.unit), []).append(due)
    return groups


def _order(unit: Unit) -> tuple[int, str, bool]:
    kinds = list(STAGES_OF_KIND)
    at = kinds.index(unit.kind) if unit.kind in kinds else len(kinds)
    return at or len(kinds), unit.kind, unit.owner != "公办"  # kindergartens after the schools


def kind_of(unit: Unit) -> str:
    """Return how a unit is counted: 公办小学, 民办幼儿园, 公办九年一贯制学校, 镇."""
    return f"{unit.owner}{_CALLED.get(unit.kind, unit.kind)}" or gap("类别")


def _unit_row(number: int, due: DueVisit) -> dict[str, str]:
    visit = due.visit
    outcome = _outcome(due)
    return {
        "序号": str(number),
        "单位": due.unit.name,
        "类别": kind_of(due.unit),
        "原督导": due.case.title or f"{due.case.kind}督导",
        "文号": due.case.paper,
        "应访": paper_date(due.raw),
        "顺延": due_text(due),
        "实际": day_text(visit.done if visit else None),
        "状态": due.state.value,
        "结论": outcome.value if outcome else "",
    }


def _done(due: DueVisit) -> bool:
    return bool(due.visit and due.visit.done)


def _outcome(due: DueVisit) -> Outcome | None:
    return due.visit.outcome if due.visit else None


def _place(due: DueVisit) -> Place:
    return due.visit.place if due.visit else due.case.place

"""Which revisits are due: after every comprehensive and special supervision, by the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dubao.model.deadline import Case, Due
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.settings import SETTINGS_FILE
from dubao.model.terms import InspectionKind, VisitForm, VisitState
from dubao.model.terms_visits import Outcome
from dubao.model.visits import DueVisit, Unit, Visit
from dubao.schedule.arithmetic import add_months
from dubao.schedule.deadlines import Clock, dues
from dubao.schedule.windows import VisitDays

REVISIT = "回访"
"""The step of the rules (期限) that says when a revisit is due."""

FOLLOWED = (InspectionKind.COMPREHENSIVE.value, InspectionKind.SPECIAL.value)
CLOSED = (VisitState.DONE, VisitState.CANCELLED)


@dataclass
class DueList:
    """Works out the revisits of all supervisions; `problems` are what kept some from it."""

    clock: Clock
    units: Mapping[str, Unit]
    days: VisitDays
    problems: list[Problem] = field(default_factory=list)
    _without_rule: set[str] = field(default_factory=set)

    def of(self, cases: Sequence[Case], visits: Sequence[Visit]) -> tuple[DueVisit, ...]:
        """Return every revisit, closed ones too, in the order of their due days."""
        by_case: dict[str, list[Visit]] = {}
        for visit in sorted(visits, key=lambda one: one.ordinal):
            by_case.setdefault(visit.inspection, []).append(visit)
        found = [one for case in cases for one in self._of_case(case, by_case.pop(case.code, []))]
        found += [one for rest in by_case.values() for one in self._of_nothing(rest)]
        return tuple(sorted(found, key=lambda one: (one.raw, one.unit.code, one.code)))

    def _of_case(self, case: Case, visits: Sequence[Visit]) -> Iterator[DueVisit]:
        if case.kind not in FOLLOWED:
            return
        unit = self.units.get(case.unit_code)
        if unit is None:
            self.problems.append(problem("supervision-of-nobody", case.place))
            return
        rule = self._rule(case)
        for visit in visits:
            first = rule if visit.ordinal == 1 else None
            raw = first.raw if first else visit.due
            if raw:
                yield self._due(case, unit, raw, visit, first)
        if not visits and rule and rule.raw and not rule.done:
            yield self._due(case, unit, rule.raw, None, rule)
        elif visits:
            yield from self._again(case, unit, visits[-1])

    def _rule(self, case: Case) -> Due | None:
        found = next((due for due in dues(self.clock, case) if due.rule.name == REVISIT), None)
        if found is None and case.kind not in self._without_rule:
            self._without_rule.add(case.kind)
            place = Place(SETTINGS_FILE)
            self.problems.append(problem("revisit-without-rule", place, kind=case.kind))
        elif found is not None and found.raw is None:
            details = {"unit": case.unit, "why": found.why}
            self.problems.append(problem("revisit-not-computed", case.place, **details))
        return found

    def _again(self, case: Case, unit: Unit, last: Visit) -> Iterator[DueVisit]:
        """Yield another revisit where the last one found that nothing was put right."""
        months = self.days.rules.again
        if last.outcome is Outcome.NOT_DONE and last.done and months:
            due = self._due(case, unit, add_months(last.done, months))
            yield replace(
                due,
                code=f"{case.code}-{last.ordinal + 1}",
                ordinal=last.ordinal + 1,
                form=last.form,
                rule=f"自上次回访（{last.done.isoformat()}，未落实）起{months}个月",
                basis=self.days.rules.basis,
            )

    def _of_nothing(self, visits: Iterable[Visit]) -> Iterator[DueVisit]:
        """Yield the register's revisits whose supervision is not in its register."""
        for visit in visits:
            details = {"unit": visit.name, "number": visit.inspection}
            self.problems.append(problem("visit-of-nothing", visit.place, **details))
            unit, raw = self.units.get(visit.unit), visit.due or visit.day
            if unit and raw:
                case = Case(visit.inspection, "", visit.name, visit.kind, unit_code=visit.unit)
                yield self._due(case, unit, raw, visit)

    def _due(
        self,
        case: Case,
        unit: Unit,
        raw: date,
        visit: Visit | None = None,
        rule: Due | None = None,
    ) -> DueVisit:
        """Return a revisit with its window; an extension opens one of its own (TM-12)."""
        special = case.kind == InspectionKind.SPECIAL
        form = self.days.rules.special if special else VisitForm.REVISIT
        extended = rule.extension.until if rule and rule.extension else None
        put_off = (visit.until if visit else None) or extended
        return DueVisit(
            code=visit.code if visit else f"{case.code}-1",
            case=case,
            ordinal=visit.ordinal if visit else 1,
            unit=unit,
            form=visit.form if visit else form,
            raw=raw,
            window=self.days.window(put_off or raw, unit.staged, self.clock.today),
            rule=rule.counted if rule else "",
            basis=rule.source if rule else "",
            visit=visit,
        )

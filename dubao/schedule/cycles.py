"""Cycles of comprehensive supervision: who is due, and whether a round's pace covers all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from dubao.model.coverage import Cycles, CycleState, Pace, Turn
from dubao.model.deadline import Case
from dubao.model.numbers import rounded_text
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.settings import SETTINGS_FILE
from dubao.model.terms import InspectionKind
from dubao.model.visit_keys import CycleKeys, RoundKeys
from dubao.model.visits import Unit
from dubao.schedule.arithmetic import add_months

ENDED = "督导结束"
_ORDER = list(CycleState)


@dataclass(frozen=True)
class CycleCheck:
    """The rules of the cycle and the day as of which it is judged."""

    rules: CycleKeys
    today: date

    def of(self, units: Iterable[Unit], cases: Iterable[Case]) -> Cycles:
        """Return every school's turn, the most urgent first, and each group's pace."""
        days: dict[str, list[date]] = {}
        for case in cases:
            ended = case.events.get(ENDED)
            if case.kind == InspectionKind.COMPREHENSIVE and ended and ended <= self.today:
                days.setdefault(case.unit_code, []).append(ended)
        units = list(units)
        schools = [unit for unit in units if unit.stages and _exists(unit, self.today)]
        towns = [unit for unit in units if unit.is_township and _exists(unit, self.today)]
        asked = [*schools, *towns]
        turns = sorted((self._turn(unit, days.get(unit.code, [])) for unit in asked), key=_urgency)
        return Cycles(tuple(turns), tuple(self._paces(schools, days)))

    def _turn(self, unit: Unit, days: Sequence[date]) -> Turn:
        planned = _year_of(unit, self.rules.turn)
        if not days:
            return Turn(unit, None, None, None, CycleState.NEVER, planned)
        last = max(days)
        shortest, longest = self.rules.shortest, self.rules.longest
        if unit.is_township:
            shortest, longest = 0, self.rules.government
        soonest, latest = add_months(last, 12 * shortest), add_months(last, 12 * longest)
        return Turn(unit, last, soonest, latest, self._state(soonest, latest), planned)

    def _state(self, soonest: date, latest: date) -> CycleState:
        if latest < self.today:
            return CycleState.OVERDUE
        if latest <= add_months(self.today, 12):
            return CycleState.SOON
        return CycleState.OPEN if soonest <= self.today else CycleState.EARLY

    def _paces(self, schools: Sequence[Unit], days: Mapping[str, Sequence[date]]) -> Iterator[Pace]:
        turn = self.rules.turn or RoundKeys(
            first=self.today.year - self.rules.longest + 1, years=self.rules.longest
        )
        groups: dict[str, list[Unit]] = {}
        for unit in schools:
            for group in groups_of(unit):
                groups.setdefault(group, []).append(unit)
        years = range(turn.first, turn.first + turn.years)
        elapsed = min(max(self.today.year - turn.first, 0), turn.years)
        for group, members in groups.items():
            by_year = dict.fromkeys(years, 0)
            planned = 0
            for unit in members:
                within = [day.year for day in days.get(unit.code, ()) if day.year in years]
                year = _year_of(unit, turn)
                if within:
                    by_year[min(within)] += 1
                elif year is not None and year >= self.today.year:
                    planned += 1
            yield Pace(group, len(members), by_year, planned, turn.years, elapsed)

    def warnings(self, cycles: Cycles) -> Iterator[Problem]:
        """Yield the groups that a round will leave uncovered (CY-02, TM-17).

        A round with a plan is judged by it, one without by its pace so far.
        """
        turn, place = self.rules.turn, Place(SETTINGS_FILE)
        for pace in cycles.paces if turn else ():
            left = pace.total - pace.done - pace.planned
            if turn and turn.stages and left > 0:
                yield problem("round-uncovered", place, group=pace.group, count=left)
            elif turn and not turn.stages and pace.elapsed and pace.reached < 1:
                need = ceil(pace.total / pace.years)
                yield problem(
                    "pace-too-slow",
                    place,
                    group=pace.group,
                    pace=rounded_text(100 * pace.done / pace.elapsed / pace.total, 1),
                    years=pace.years,
                    share=rounded_text(100 * pace.reached, 1),
                    need=need,
                )


def groups_of(unit: Unit) -> tuple[str, ...]:
    """Return the groups in which a unit counts: kindergartens by owner, schools by stage."""
    return tuple(
        f"{unit.owner}{stage}" if stage == "幼儿园" and unit.owner else stage
        for stage in unit.stages
    )


def _exists(unit: Unit, day: date) -> bool:
    return (unit.since is None or unit.since <= day) and (unit.until is None or unit.until >= day)


def _year_of(unit: Unit, turn: RoundKeys | None) -> int | None:
    """Return the first year in which the round's plan has one of the unit's stages."""
    years = turn.stages.items() if turn else ()
    return min((year for year, stages in years if set(stages) & set(unit.stages)), default=None)


def _urgency(turn: Turn) -> tuple[int, date, str]:
    return _ORDER.index(turn.state), turn.latest or date.max, turn.unit.code

"""What the commands of the ledger share: it is opened, found in, filtered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from dubao.check.ledger import check_ledger
from dubao.commands.calendars import open_calendar
from dubao.commands.opening import Office
from dubao.model.ledger import Finding, Ledger, Standing
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem, RefusedError
from dubao.model.terms_ledger import FindingState
from dubao.read.ledger import load_ledger
from dubao.schedule.rectify import standings

NumberArgument = Annotated[str, typer.Argument(metavar="序号", help="问题整改台账中的序号")]
UnitOption = Annotated[
    str | None,
    typer.Option("--unit", metavar="单位", help="只看这个单位的：名称、代码或责任单位"),
]
PersonOption = Annotated[
    str | None, typer.Option("--person", metavar="姓名", help="只看责任人是他的")
]
StateOption = Annotated[
    FindingState | None, typer.Option("--state", metavar="状态", help="只看这个状态的，如 整改中")
]
CategoryOption = Annotated[
    str | None, typer.Option("--category", metavar="类别", help="只看这个问题类别的")
]
NumbersOption = Annotated[
    list[str] | None, typer.Option("--number", metavar="序号", help="只看这一条；可以写几次")
]


@dataclass(frozen=True)
class OpenLedger:
    """The ledger as of a day, and everything that is wrong in it."""

    ledger: Ledger
    standings: tuple[Standing, ...]
    today: date
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Filters:
    """Which findings are asked for; None asks for all."""

    unit: str | None = None
    person: str | None = None
    state: FindingState | None = None
    category: str | None = None
    numbers: tuple[str, ...] = ()

    def of(self, found: Iterable[Standing]) -> tuple[Standing, ...]:
        """Return the findings asked for; a unit or person that none has is wrong usage."""
        everything = tuple(found)
        findings = [one.finding for one in everything]
        _known("单位", self.unit, (name for one in findings for name in _units(one)))
        _known("责任人", self.person, (one.person for one in findings))
        _known("类别", self.category, (one.category for one in findings))
        for number in self.numbers:
            _known("序号", number, (one.number for one in findings))
        return tuple(one for one in everything if self._wants(one.finding))

    def _wants(self, one: Finding) -> bool:
        return (
            self.unit in (None, *_units(one))
            and self.person in (None, one.person)
            and self.state in (None, one.state)
            and self.category in (None, one.category)
            and (not self.numbers or one.number in self.numbers)
        )


def _units(one: Finding) -> tuple[str, ...]:
    return (one.unit, one.code, one.duty)


def _known(what: str, given: str | None, known: Iterable[str]) -> None:
    names = list(dict.fromkeys(filter(None, known)))
    if given is not None and given not in names:
        hint = did_you_mean(given, names, "请用 dubao ledger list 看台账中有哪些")
        raise typer.BadParameter(f"台账中没有「{given}」，{hint}", param_hint=what)


def open_ledger(office: Office, today: date | None) -> OpenLedger:
    """Return the ledger of an office as of a day; RefusedError if there is none."""
    loaded = load_ledger(office.workspace.root)
    if not loaded.value.inputs:
        raise RefusedError(loaded.problems)
    day = today or date.today()  # noqa: DTZ011 - the office's own day
    calendar = open_calendar(office).value
    end_of_term = office.settings.deadlines.end_of_term
    found = standings(loaded.value.findings, day, calendar, end_of_term)
    problems = (*loaded.problems, *check_ledger(loaded.value))
    return OpenLedger(loaded.value, found, day, problems)

"""A step of a finding carried out: its round of feedback is written first, then its row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dubao.commands.opening import Office
from dubao.commands.registers import change_register, ensure_register
from dubao.model.ledger import KEY, LEDGER, ROUNDS, Finding
from dubao.model.place import Place
from dubao.model.problem import Problem, RefusedError, problem
from dubao.model.register_edit import Change, Changes, Note, as_number
from dubao.model.table import Table
from dubao.read.ledger import findings_of, load_ledger, rounds_of
from dubao.read.registers import register_file
from dubao.render.registers.desk import Changed
from dubao.schedule.moves import Move

Step = Callable[[Finding, Place], Move | Problem]
_ROUND = "轮次"


@dataclass(frozen=True)
class Taken:
    """What came of a step: every cell that was changed, and what is to be said."""

    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


def take(office: Office, number: str, step: Step, note: Note) -> Taken:
    """Carry out a step of the finding `number`; the same step again changes nothing (HA-08).

    RefusedError if there is no such finding, or the step is not to be taken now.
    """
    loaded = load_ledger(office.workspace.root).value
    one = _only(office, loaded.find(number), number)
    move = _allowed(step(one, loaded.place(one, "状态")))
    done: list[Changed] = []
    if move.fed_back:
        ensure_register(office, ROUNDS)
        done.append(_put_round(office, number, move, note))
        if done[0].problems:  # the round did not get into its register: neither does the rest
            return Taken(done[0].changes, done[0].problems)

    def plan(table: Table, changes: Changes) -> None:
        now = _only(office, tuple(o for o in findings_of(table) if o.number == number), number)
        fresh = step(replace(now, rounds=one.rounds), table.origin.place(now.row, "状态"))
        changes.set(now.row, _allowed(fresh).values)

    done.append(change_register(office, LEDGER, KEY, plan, note))
    changes = tuple(change for part in done for change in part.changes)
    return Taken(changes, tuple(found for part in done for found in part.problems))


def _put_round(office: Office, number: str, move: Move, note: Note) -> Changed:
    def plan(table: Table, changes: Changes) -> None:
        rounds = list(rounds_of(table))
        rows = [
            r for r, one in enumerate(rounds) if (one.finding, one.number) == (number, move.round)
        ]
        if rows:
            changes.set(rows[0], move.fed_back)
        else:
            changes.add({KEY: as_number(number), _ROUND: move.round, **move.fed_back})

    return change_register(office, ROUNDS, KEY, plan, note)


def _only(office: Office, found: tuple[Finding, ...], number: str) -> Finding:
    place = Place(register_file(office.workspace.root, LEDGER))
    if not found:
        raise RefusedError([problem("finding-unknown", place, number=number)])
    if len(found) > 1:
        raise RefusedError([problem("finding-number-twice", place, number=number)])
    return found[0]


def _allowed(move: Move | Problem) -> Move:
    if isinstance(move, Problem):
        raise RefusedError([move])
    return move

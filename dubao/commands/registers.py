"""Changing a register: read under the lock, worked out, written, and read anew if need be."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated

import typer

from dubao.commands.opening import Office
from dubao.model.place import Place
from dubao.model.problem import RefusedError, problem
from dubao.model.register_edit import Changes, Note, RegisterEdit, changes_of
from dubao.model.table import Table
from dubao.read.registers import REGISTERS, open_register, register_file
from dubao.render.registers.desk import Changed, RegisterDesk
from dubao.render.registers.starter import new_register
from dubao.workspace import REGISTERS as FOLDER

_TRIES = 5  # reading anew a register that a person saves meanwhile

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="姓名", help="经手人，记入变更记录；不写则为电脑的用户名"),
]

Plan = Callable[[Table, Changes], None]
"""Looks at a register as it is now and says what is to change."""


def note_of(by: str | None, today: date | None, reason: str = "", paper: str = "") -> Note:
    """Return who changes a register and when; the hour is the clock's, the day may be given."""
    now = datetime.now()  # noqa: DTZ005 - the office's own clock
    moment = datetime.combine(today or now.date(), now.time())
    return Note(by or _user(), moment, reason, paper)


def change_register(
    office: Office, name: str, key: str, plan: Plan, note: Note, *, dry: bool = False
) -> Changed:
    """Change one register by `plan` and return what came of it; nothing if it wants nothing.

    `key` is the field by which people know a record. Problems of the register itself end in
    RefusedError: what was not read whole is not changed. BusyError if another run has the lock.
    With `dry` nothing is written: the changes are those that there would be.
    """
    root = office.workspace.root
    with RegisterDesk(root / FOLDER, FOLDER) as desk:
        for _ in range(_TRIES):
            opened = open_register(root, name)
            if opened.value is None:
                raise RefusedError(opened.problems)
            changes = Changes(opened.value.table, opened.value.spot, key)
            plan(opened.value.table, changes)
            done = _tried(changes.edit, note) if dry else desk.put(changes.edit, note)
            if not done.stale:
                return done
    file = register_file(root, name)
    raise RefusedError([problem("register-unwritable", Place(file), reason="一直有人在保存它")])


def _tried(edit: RegisterEdit, note: Note) -> Changed:
    return Changed(changes=tuple(changes_of(edit, note, edit.spot.last + 1)))


def ensure_register(
    office: Office, name: str, choices: Mapping[str, Sequence[str]] | None = None
) -> bool:
    """Make a register that the office does not have yet; tell whether it was made."""
    root = office.workspace.root
    file = register_file(root, name)
    with RegisterDesk(root / FOLDER, FOLDER) as desk:
        if (root / file).exists():
            return False
        columns = [field.name for field in REGISTERS[name]]
        desk.create(f"{name}.xlsx", new_register(name, columns, choices))
        return True


def _user() -> str:
    """Return the name of the computer's user, 未署名 if it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "未署名"

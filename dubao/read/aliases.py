"""The office's own short forms of units (单位别名), checked against its registers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from dubao.model.dataset import UNIT_CODE
from dubao.model.problem import Problem, problem
from dubao.model.settings import Settings
from dubao.read.registers import REGISTERS, load_register, register_file


def alias_problems(root: Path, settings: Settings, known: Collection[str]) -> Iterator[Problem]:
    """Yield the aliases whose code is in no register; `known` are the codes read already.

    The other registers are opened only if there is a code among them to look for.
    """
    unknown = {alias: code for alias, code in settings.aliases.items() if code not in known}
    elsewhere = _codes(root) if unknown and known else set(unknown.values())
    for alias, code in unknown.items():
        if code not in elsewhere:
            place = settings.alias_place(alias)
            yield problem("alias-unknown", place, alias=alias, given=code)


def _codes(root: Path) -> set[str]:
    """Return the codes of every register that is there."""
    coded = [name for name, specs in REGISTERS.items() if any(s.name == UNIT_CODE for s in specs)]
    tables = [
        load_register(root, name).value
        for name in coded
        if (root / register_file(root, name)).is_file()
    ]
    return {str(code) for table in tables for code in table.frame[UNIT_CODE]}

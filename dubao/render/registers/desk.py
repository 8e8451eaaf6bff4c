"""台账/: registers are changed under a lock, whole or not at all, and every change is on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.register_edit import Change, Note, RegisterEdit, changes_of
from dubao.render.files import reason_of, replace_with
from dubao.render.lock import FolderLock, Locked
from dubao.render.manifest import digest
from dubao.render.registers.journal import Journal
from dubao.render.registers.opened import program_that_has
from dubao.render.registers.workbook import edited

FORMER = ".历史"
MOST_FORMER = 100  # former versions kept of one register; the journal keeps every value
MOST_BESIDE = 100


@dataclass(frozen=True)
class Changed:
    """What came of an edit: the file that holds it, "" if none does; what was changed.

    `stale` means that the register is no longer the one that the edit was made for.
    """

    file: str = ""
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    stale: bool = False


class RegisterDesk(Locked):
    """Holds the lock on the folder of registers until left; BusyError if another run has it.

    `folder` is the path of 台账, `shown` how people know it.
    """

    def __init__(self, folder: Path, shown: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = FolderLock(folder, shown)
        self._journal = Journal(folder)
        self._journal.settle()

    def create(self, name: str, data: bytes) -> None:
        """Write a register that there is none of yet; FileExistsError if there is one."""
        path = self._folder / name
        if path.exists():
            raise FileExistsError(path)
        replace_with(path, data)

    def put(self, edit: RegisterEdit, note: Note) -> Changed:
        """Make the edit; the former version goes to 台账/.历史 and each change into the journal.

        A register that Excel or WPS has open stays, and the changed one is written beside it
        (HA-02). An edit of nothing writes nothing (HA-08).
        """
        path = self._folder / Path(edit.spot.file).name
        if not edit:
            return Changed()
        former = path.read_bytes()
        if digest(former) != edit.spot.sha256:
            return Changed(stale=True)
        made = edited(former, edit)
        if made.problems:
            return Changed(problems=made.problems)
        data, first = made.value
        program = program_that_has(path)
        try:
            if not program:
                changes = tuple(changes_of(edit, note, first))
                self._replace(path, former, data, changes)
                return Changed(edit.spot.file, changes)
        except PermissionError:
            program = "Excel 或 WPS"
        except OSError as fault:
            return _unwritten(edit.spot.file, reason_of(fault))
        return self._beside(path, edit.spot.file, data, program)

    def _replace(self, path: Path, former: bytes, data: bytes, changes: Sequence[Change]) -> None:
        self._keep(path, former, changes[0].note.when)
        self._journal.intend(path.name, digest(data), changes)
        replace_with(path, data)
        self._journal.settle()

    def _keep(self, path: Path, former: bytes, when: datetime) -> None:
        """Keep the former version under its name and the moment; the oldest go."""
        folder = self._folder / FORMER
        folder.mkdir(exist_ok=True)
        moment = when.strftime("%Y-%m-%d %H.%M.%S")
        pattern = f"{path.stem}（*）{path.suffix}"
        versions = sorted(folder.glob(pattern), key=_moment)
        if not versions or versions[-1].read_bytes() != former:
            replace_with(_unused(folder, f"{path.stem}（{moment}", f"）{path.suffix}"), former)
            versions = sorted(folder.glob(pattern), key=_moment)
        for old in versions[:-MOST_FORMER]:
            old.unlink()

    def _beside(self, path: Path, file: str, data: bytes, program: str) -> Changed:
        """Write the changed register under the next free name, beside the one that is open."""
        for number in range(1, MOST_BESIDE):
            beside = path.with_name(f"{path.stem}（新{number}）{path.suffix}")
            if not beside.exists():
                replace_with(beside, data)
            if beside.read_bytes() == data:
                found = problem(
                    "register-open", Place(file), program=program, new=beside.name, name=path.name
                )
                return Changed(f"{Path(file).parent.as_posix()}/{beside.name}", (), (found,))
        return _unwritten(file, "同名的文件太多")


def _unwritten(file: str, reason: str) -> Changed:
    return Changed(problems=(problem("register-unwritable", Place(file), reason=reason),))


def _moment(path: Path) -> tuple[int, str]:
    """Return when a former version was kept; the name's moment may be a given day."""
    return path.stat().st_mtime_ns, path.name


def _unused(folder: Path, stem: str, ending: str) -> Path:
    """Return a name that no former version has."""
    numbers = (f" {number}" if number else "" for number in range(MOST_BESIDE))
    paths = (folder / f"{stem}{number}{ending}" for number in numbers)
    return next(path for path in paths if not path.exists())

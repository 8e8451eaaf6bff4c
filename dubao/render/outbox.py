"""成果/: files are written whole, never over a person's work, and each is on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dubao.model.filenames import safe_path
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.render.files import reason_of, replace_with
from dubao.render.lock import FolderLock, Locked
from dubao.render.manifest import MANIFEST, Manifest, digest

MOST_NAMES = 100  # 名称（新1） to 名称（新99); then a person has to tidy up


@dataclass(frozen=True)
class Delivered:
    """What came of one run: paths relative to the outbox's root, forward slashes.

    `written` are the papers that now hold this run's content, under the name they have;
    `kept` the files of a person, or in use, that were left as they are; `changed` the inputs
    that differ from those of the last run.
    """

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    changed: tuple[str, ...] = ()


class Outbox(Locked):
    """Takes the papers of one run for `root`/`folder`; holds the folder's lock until closed.

    `root` is the workspace (or whatever paths are to be shown relative to), `folder` the target
    below it, such as 成果/2021/镇街考核. `inputs` are the sha256 of the files read, by path;
    `versions` whatever else the papers depend on (程序, 方案 …). Without `close` the journal stays
    for the next run (HA-08). Raises BusyError if another run holds the lock.
    """

    def __init__(
        self, root: Path, folder: str, inputs: Mapping[str, str], versions: Mapping[str, str]
    ) -> None:
        self._target = root / folder
        self._folder = PurePosixPath(folder)
        self._inputs = inputs
        self._versions = versions
        self._target.mkdir(parents=True, exist_ok=True)
        self._lock = FolderLock(self._target, folder)
        self._manifest = Manifest.load(self._target)
        self._used: set[str] = set()
        self._written: list[str] = []
        self._kept: list[str] = []
        self._problems: list[Problem] = []

    @property
    def changed_inputs(self) -> tuple[str, ...]:
        """The inputs that are new, gone or different since the last run; () in the first."""
        before, now = self._manifest.inputs, self._inputs
        if not before:
            return ()
        return tuple(sorted(p for p in {*before, *now} if before.get(p) != now.get(p)))

    def put(self, path: str, data: bytes) -> str:
        """Write one paper and return the path that now holds it, "" if it could not be written.

        A file that a person has edited (PA-02) or a program keeps open (HA-02) stays, and the
        paper gets the next free name: 名称（新1）.docx. Nothing is written where the same bytes
        stand already.
        """
        blocked: list[tuple[str, str]] = []
        for name in self._free_names(safe_path(path)):
            try:
                obstacle = self._try(name, data)
            except OSError as fault:
                self._report("paper-unwritable", name, reason=reason_of(fault))
                return ""
            if obstacle:
                blocked.append((obstacle, name))
                continue
            for code, former in blocked:
                self._kept.append(self._shown(former))
                self._report(code, former, new=PurePosixPath(name).name)
            self._used.add(name.casefold())
            self._written.append(self._shown(name))
            return self._shown(name)
        self._report("paper-unwritable", safe_path(path), reason="同名的文件太多")
        return ""

    def close(self) -> Delivered:
        """Write the manifest, let go of the lock, and return what was delivered."""
        changed = self.changed_inputs
        try:
            self._manifest.save(self._versions, self._inputs)
        except OSError as fault:
            self._report("paper-unwritable", MANIFEST, reason=reason_of(fault))
        self._lock.release()
        return Delivered(tuple(self._written), tuple(self._kept), tuple(self._problems), changed)

    def _try(self, name: str, data: bytes) -> str:
        """Write the paper under this name; return the code of what stands in the way, or ""."""
        target, hashed = self._target / name, digest(data)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            try:
                present = "" if target.is_dir() else digest(target.read_bytes())
            except PermissionError:
                return "paper-locked"
            if present not in {hashed, self._manifest.files.get(name)}:
                return "paper-kept"
            if present == hashed:
                self._manifest.files[name] = hashed
                return ""
        self._manifest.intend(name, hashed)
        try:
            replace_with(target, data)
        except PermissionError:
            if target.exists():
                return "paper-locked"
            raise
        self._manifest.files[name] = hashed
        return ""

    def _free_names(self, path: str) -> Iterator[str]:
        """Yield the name, then 名称（新1）…, without those used in this run."""
        wanted = PurePosixPath(path)
        for number in range(MOST_NAMES):
            ending = f"（新{number}）" if number else ""
            name = str(wanted.with_name(f"{wanted.stem}{ending}{wanted.suffix}"))
            if name.casefold() not in self._used:
                yield name

    def _shown(self, name: str) -> str:
        return str(self._folder / name)

    def _report(self, code: str, name: str, **details: str) -> None:
        self._problems.append(problem(code, Place(self._shown(name)), **details))

"""The office's folder: find it, name its files; and what ships with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dubao.model.place import Place
from dubao.model.problem import Problem, problem

SETTINGS = "dubao.yaml"
REGISTERS = "台账"
COLLECTED = "填报"
SCHEMES = "方案"
RESULTS = "成果"
FOLDERS = (REGISTERS, COLLECTED, SCHEMES, RESULTS)
SCHEME_FILES = ("scheme.yaml", "scheme.xlsx")  # the first that is there counts
CALENDARS = "校历"  # a folder of calendars, one file each
DEADLINES = "期限"  # a folder of layers of rules, one file each
ITEM_TABLES = ("items.yaml",)


@dataclass(frozen=True)
class Workspace:
    """One office's folder, known by its dubao.yaml; `root` is absolute."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """The path of dubao.yaml."""
        return self.root / SETTINGS

    @property
    def registers(self) -> Path:
        """The folder of what the office keeps (台账)."""
        return self.root / REGISTERS

    @property
    def schemes(self) -> Path:
        """The folder of the office's own schemes and templates (方案)."""
        return self.root / SCHEMES

    def collected(self, year: int) -> Path:
        """Return the folder of what others handed in for a year (填报/年度)."""
        return self.root / COLLECTED / str(year)

    def results(self, year: int) -> Path:
        """Return the folder of what dubao writes for a year (成果/年度)."""
        return self.root / RESULTS / str(year)

    def file(self, path: Path) -> str:
        """Return how people are told of a path: from the workspace, with forward slashes."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else shown(path)


def find_workspace(start: Path, given: Path | None = None) -> Workspace | Problem:
    """Return the workspace at `given`, or else the one that `start` lies in.

    The problem is that there is none. A given folder must itself hold dubao.yaml.
    """
    if given is not None:
        if (given / SETTINGS).is_file():
            return Workspace(given.resolve())
        return problem("not-a-workspace", Place(given.as_posix()))
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return Workspace(folder)
    return problem("no-workspace", Place(start.as_posix()))


def shipped(name: str) -> Path:
    """Return a folder that comes with the program: `templates` or `sample_data`.

    It stands inside the package when installed, beside it in a checkout.
    """
    package = Path(__file__).resolve().parent
    installed = package / "_shipped" / name
    return installed if installed.is_dir() else package.parent / name


def template_file(workspace: Workspace | None, folder: Path, name: str) -> Path:
    """Return a Word template of the evaluation in `folder`; it need not exist.

    The office's own in 方案/ comes first, then the one beside the scheme, then the shipped one:
    neither needs an office copy the other's files along. A name with a folder, such as
    问卷/统计表.docx, may also be that of a template that several evaluations share.
    """
    homes = [workspace.schemes / folder.name] if workspace else []
    homes += [folder, shipped("templates") / folder.name]
    if "/" in name:
        homes += [*([workspace.schemes] if workspace else []), shipped("templates")]
    return next((home / name for home in homes if (home / name).is_file()), folder / name)


def shown(path: Path) -> str:
    """Return how people are told of a shipped file (templates/…), or any path as it is."""
    for name in ("templates", "sample_data"):
        if path.is_relative_to(shipped(name)):
            return f"{name}/{path.relative_to(shipped(name)).as_posix()}"
    return path.as_posix()


def scheme_files(workspace: Workspace | None) -> dict[str, Path]:
    """Return every evaluation by id (its folder's name) with its scheme file, sorted by id.

    The office's own 方案/ hides a shipped evaluation of the same id.
    """
    return _by_folder(workspace, SCHEME_FILES)


def item_tables(workspace: Workspace | None) -> dict[str, Path]:
    """Return every item table (项目表) by id with its file, as `scheme_files` does."""
    return _by_folder(workspace, ITEM_TABLES)


def calendar_files(workspace: Workspace | None) -> dict[str, tuple[Path, str]]:
    """Return the calendars that 校历 may choose by name; see `_named_files`."""
    return _named_files(workspace, CALENDARS)


def deadline_files(workspace: Workspace | None) -> dict[str, tuple[Path, str]]:
    """Return the layers of deadlines that 期限 may choose by name; see `_named_files`."""
    return _named_files(workspace, DEADLINES)


def _named_files(workspace: Workspace | None, folder: str) -> dict[str, tuple[Path, str]]:
    """Return the YAML files of a folder by name, each with its name for people.

    The office's own in 方案/ hides a shipped one of the same name.
    """
    found = {}
    for home in (shipped("templates"), *([workspace.schemes] if workspace else [])):
        for path in sorted((home / folder).glob("*.yaml")):
            found[path.stem] = (path, workspace.file(path) if workspace else shown(path))
    return found


def _by_folder(workspace: Workspace | None, names: tuple[str, ...]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for home in (shipped("templates"), *([workspace.schemes] if workspace else [])):
        for folder in sorted(home.iterdir()) if home.is_dir() else ():
            files = (folder / name for name in names)
            file = next((file for file in files if file.is_file()), None)
            if file:
                found[folder.name] = file
    return dict(sorted(found.items()))

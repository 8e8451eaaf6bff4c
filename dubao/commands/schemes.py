"""Reading and linting a scheme for a command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dubao.check.scheme import lint
from dubao.commands.opening import scheme_file
from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, RefusedError, problem
from dubao.model.scheme import Scheme
from dubao.model.terms import Severity, Target
from dubao.papers.books import BOOKS, UNIT_BOOKS
from dubao.read.registers import REGISTER_OF, REGISTERS, load_register
from dubao.read.schemes import load_scheme
from dubao.workspace import SCHEME_FILES, Workspace


@dataclass(frozen=True)
class ReadScheme:
    """A scheme without errors, the folder it stands in, and its remaining lint."""

    scheme: Scheme
    folder: Path
    problems: tuple[Problem, ...]


def read_scheme(workspace: Workspace | None, target: str) -> Loaded[Scheme | None]:
    """Read and lint a scheme given by the evaluation's id or by its file."""
    path, file = located(workspace, target)
    loaded = load_scheme(path, file)
    scheme = loaded.value
    if scheme is None:
        return loaded
    attributes = register_columns(workspace, scheme)
    own = (*_folder_problems(path, scheme), *_unknown_books(scheme))
    return Loaded(scheme, (*loaded.problems, *own, *lint(scheme, attributes)))


def _folder_problems(path: Path, scheme: Scheme) -> Iterator[Problem]:
    """Yield what is wrong between a scheme and the folder it stands in."""
    folder = path.parent
    if path.name not in SCHEME_FILES:
        return
    if folder.name != scheme.code:
        place = scheme.place()
        yield problem("scheme-code-not-folder", place, name=scheme.code, folder=folder.name)
    others = [name for name in SCHEME_FILES if name != path.name and (folder / name).is_file()]
    if others:
        listed = "、".join(others)
        yield problem("scheme-twice", Place(scheme.file), used=path.name, other=listed)


def _unknown_books(scheme: Scheme) -> Iterator[Problem]:
    """Yield the workbooks that a scheme asks for and nobody makes, or not in this number."""
    for paper in scheme.papers:
        known = UNIT_BOOKS if paper.per_unit else BOOKS
        if not paper.book or paper.book in known:
            continue
        place = scheme.place(paper)
        if paper.book in BOOKS:
            yield problem("book-per-unit", place, book=paper.book)
        elif paper.book in UNIT_BOOKS:
            yield problem("book-not-per-unit", place, book=paper.book)
        else:
            hint = did_you_mean(paper.book, known, f"可用的有：{'、'.join(known)}")
            yield problem("book-unknown", place, book=paper.book, nearest=hint)


def register_columns(workspace: Workspace | None, scheme: Scheme) -> tuple[str, ...]:
    """Return the columns that the units' register has, or would have without a workspace."""
    if scheme.target is Target.DISTRICT:
        return ()
    name = REGISTER_OF[scheme.target]
    usual = tuple(spec.name for spec in REGISTERS[name])
    if workspace is None:
        return usual
    return (*usual, *map(str, load_register(workspace.root, name).value.frame.columns))


def usable_scheme(workspace: Workspace | None, target: str) -> ReadScheme:
    """Return a scheme that can be worked with; RefusedError if it has an error."""
    read = read_scheme(workspace, target)
    if read.value is None or any(found.severity is Severity.ERROR for found in read.problems):
        raise RefusedError(read.problems)
    return ReadScheme(read.value, located(workspace, target)[0].parent, read.problems)


def located(workspace: Workspace | None, target: str) -> tuple[Path, str]:
    """Return a scheme's path and its name for people; a path that exists is taken as it is."""
    path = Path(target)
    if path.suffix and path.is_file():
        return path, workspace.file(path.resolve()) if workspace else path.as_posix()
    return scheme_file(workspace, target)

"""Writing new files that a command was asked for; what is there is never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dubao.model.place import Place
from dubao.model.problem import RefusedError, problem
from dubao.render.files import write_new
from dubao.render.screen import Screen


def say_new(screen: Screen, files: Mapping[Path, bytes]) -> list[str]:
    """Write new files, show and return their names.

    RefusedError if a file of other content has the name; one of equal content is left as it is.
    """
    new = {path: data for path, data in files.items() if not _holds(path, data)}
    taken = [path for path in new if path.exists()]
    if taken:
        raise RefusedError(problem("file-exists", Place(path.as_posix())) for path in taken)
    for path, data in new.items():
        write_new(path, data)
    names = [path.as_posix() for path in files]
    screen.say("写好：")
    screen.show_written(names)
    return names


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data

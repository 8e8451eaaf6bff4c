"""A lock on a folder, held by the operating system: it goes when the process goes."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from dubao.model.problem import BusyError

LOCK_NAME = ".lock"

if sys.platform == "win32":
    import msvcrt

    def _take(handle: BinaryIO) -> None:
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: BinaryIO) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Holds `.lock` in a folder until released; BusyError(`shown`) if another run holds it."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._handle = (folder / LOCK_NAME).open("ab")
        try:
            _take(self._handle)
        except OSError as held:
            self._handle.close()
            raise BusyError(shown) from held

    def release(self) -> None:
        """Let go of the lock; the empty file stays."""
        self._handle.close()


class Locked:
    """Something that holds a folder's lock until its block is left, whatever happened there."""

    _lock: FolderLock

    def __enter__(self) -> Self:
        """Return itself; leaving the block lets go of the lock."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the lock."""
        self._lock.release()

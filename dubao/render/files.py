"""Writing files whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def replace_with(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that either the old or the new file is there, never a part.

    The temporary file has a fixed name: what a stopped run left is overwritten (HA-08).
    """
    beside = path.with_name(f".{path.name}.tmp")
    try:
        with beside.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to a new file, making its folders; FileExistsError if there is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        raise FileExistsError(path)
    replace_with(path, data)

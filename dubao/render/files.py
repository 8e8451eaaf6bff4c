"""Writing files whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘空间配额已满",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EEXIST: "有同名的文件挡着",
    errno.ENOTDIR: "有同名的文件挡着",
    errno.EISDIR: "有同名的文件夹挡着",
    errno.ENAMETOOLONG: "文件名太长",
}


def reason_of(fault: OSError) -> str:
    """Return in plain Chinese why a file could not be written."""
    return _REASONS.get(fault.errno or 0, f"系统报告「{fault.strerror or fault}」")


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

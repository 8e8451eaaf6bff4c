"""What a file really is, and the limits within which it is read at all."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LOCK_FILE = re.compile(r"^(?:~\$|\.~)")

ZIP = "zip"
OLE = "ole"
TEXT = "text"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文档"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"\x09\x08", "旧格式"),
    (b"\x09\x04", "旧格式"),
    (b"\x09\x02", "旧格式"),
    (b"\x09\x00", "旧格式"),
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?mso[^>]*>\s*|<!--.*?-->\s*)*"
    rb"(?:(?P<html><!DOCTYPE html|<html|<head|<body|<table|<meta|<style|<div|MIME-Version:)"
    rb"|(?P<xml><(?:\w+:)?Workbook))",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Limits:
    """How much is read: unpacked bytes of a file, cells of a sheet (gaps included), sheets."""

    unpacked: int = 400_000_000
    cells: int = 30_000_000
    sheets: int = 255


class UnreadableError(Exception):
    """The file, or a sheet of it, cannot be read: the problem's code and details.

    Raised and caught inside `read` only; `open_book` turns it into a problem.
    """

    def __init__(self, code: str, **details: Any) -> None:
        self.code = code
        self.details = details
        super().__init__(code)


@contextmanager
def damage() -> Iterator[None]:
    """Turn whatever a library raises on a faulty file into `file-damaged`.

    A panic of a compiled library reaches Python as a `BaseException` named PanicException.
    """
    try:
        yield
    except UnreadableError:
        raise
    except MemoryError as fault:
        raise UnreadableError("file-too-large", what="内容超出本机内存") from fault
    except Exception as fault:
        raise UnreadableError("file-damaged") from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise UnreadableError("file-damaged") from fault


def is_lock_file(name: str) -> bool:
    """Return whether a file of this name is the lock WPS, Excel or LibreOffice lays beside."""
    return bool(_LOCK_FILE.match(name))


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Return the file's bytes; raises UnreadableError where there is nothing to work on."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError("file-is-folder")
        if status.st_size > limits.unpacked:
            what = f"文件有 {megabytes(status.st_size)} MB"
            raise UnreadableError("file-too-large", what=what)
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise UnreadableError("file-missing") from fault
    except PermissionError as fault:
        raise UnreadableError("file-locked") from fault
    except OSError as fault:
        raise UnreadableError("file-io", fault=fault.strerror or type(fault).__name__) from fault
    if not data:
        raise UnreadableError("file-empty")
    return data


def kind_of(data: bytes) -> str:
    """Return ZIP, OLE or TEXT; raises UnreadableError for what is no workbook."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            if kind == "旧格式":
                raise UnreadableError("file-old-format")
            if kind not in (ZIP, OLE):
                raise UnreadableError("file-not-workbook", what=kind)
            return kind
    markup = _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")[:4096])
    if markup:
        what = "网页（HTML）" if markup["html"] else "XML 表格（XML Spreadsheet 2003）"
        raise UnreadableError("file-not-workbook", what=what)
    return TEXT


def megabytes(size: int) -> int:
    """Return a size in bytes as whole MB, at least 1."""
    return max(1, round(size / 1_000_000))

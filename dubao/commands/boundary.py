"""The error boundary: every way a run can end, as words on the screen and an exit code.

0 all right · 1 findings · 2 wrong usage · 3 our fault, with a report to paste · 75 another run
holds the lock · 130 stopped by the person. No traceback is ever shown.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dubao import __version__
from dubao.commands.chinese import usage_line, usage_sentence

if TYPE_CHECKING:
    from dubao.model.problem import Problem

COMPLETING = "_DUBAO_COMPLETE"  # set by the shell when a person presses Tab
FINDINGS, USAGE, OUR_FAULT, BUSY, STOPPED, PIPE_CLOSED = 1, 2, 3, 75, 130, 141

_DISK_REASONS = {
    errno.EACCES: "没有权限，或文件正在别的程序中打开",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EBUSY: "文件正在别的程序中打开",
    errno.ENOTDIR: "路径中间有一个同名的文件，不是文件夹",
    errno.EEXIST: "已有同名的文件，不是文件夹",
    errno.EISDIR: "已有同名的文件夹，不是文件",
    errno.ENAMETOOLONG: "文件名太长",
}


def guarded(run: Callable[[], int], words: Sequence[str]) -> int:
    """Run a command line and return the exit code; whatever is raised ends here."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = _ended(run, words)
        sys.stdout.flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
        with contextlib.suppress(OSError):  # else the interpreter flushes once more and complains
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if code == STOPPED:
        _say("已中断，没有写完的文件不会留下。")
    return code


def _ended(run: Callable[[], int], words: Sequence[str]) -> int:
    try:
        return run()
    except typer.TyperException as fault:
        return _wrong_usage(fault)
    except (KeyboardInterrupt, typer.Abort):
        return STOPPED
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except BrokenPipeError:
        raise
    except Exception as fault:
        return _known(fault, words) or _our_fault(fault, words)


def _wrong_usage(fault: typer.TyperException) -> int:
    from dubao.render.screen_help import show_usage_error

    sentence = usage_sentence(fault)
    ctx = getattr(fault, "ctx", None)
    if sentence and ctx is not None:
        show_usage_error(sentence, usage_line(ctx), f"{ctx.command_path} --help")
    elif sentence:
        show_usage_error(sentence)
    return USAGE


def _known(fault: Exception, words: Sequence[str]) -> int:
    """Show a failure that has a name of its own; 0 if it has none."""
    from dubao.model.problem import BusyError, RefusedError

    if isinstance(fault, BusyError):
        _say(str(fault))
        return BUSY
    if isinstance(fault, RefusedError):
        _show(fault.problems, words)
        return FINDINGS
    if isinstance(fault, UnicodeEncodeError) and sys.getfilesystemencoding() != "utf-8":
        _say("系统的文件名编码不是 UTF-8，读写不了中文文件名。请先设置环境变量 PYTHONUTF8=1。")
        return FINDINGS
    if isinstance(fault, OSError) and fault.errno in _DISK_REASONS:
        _show((unwritable(fault),), words)
        return FINDINGS
    return 0


def unwritable(fault: OSError) -> Problem:
    """Return the disk's refusal as a problem at the file it is about."""
    from dubao.model.place import Place
    from dubao.model.problem import problem

    reason = _DISK_REASONS.get(fault.errno or 0, "磁盘或文件夹出错")
    name = Path(str(fault.filename or "磁盘")).as_posix()
    return problem("folder-unwritable", Place(name), reason=reason)


def _show(problems: Sequence[Problem], words: Sequence[str]) -> None:
    from dubao.render.screen import Screen, problem_entry

    screen = Screen(json="--json" in words)
    screen.show_problems(problems)
    screen.emit_json({"problems": [problem_entry(found) for found in problems]})


def _our_fault(fault: Exception, words: Sequence[str]) -> int:
    if COMPLETING in os.environ:
        return OUR_FAULT
    path = _written("\n".join(_report(fault, words)) + "\n")
    where = f"请把错误报告「{path}」发给维护人员。" if path else "错误报告也没能写下。"
    _say(f"dubao 自身出错，没有做完。{where}")
    return OUR_FAULT


def _report(fault: BaseException, words: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a report: what ran and where it stopped, but none of the data.

    The exception's own text is left out, because it may quote what stands in a cell.
    """
    yield f"dubao {__version__}"
    yield f"Python {platform.python_version()} {platform.system()} {platform.machine()}"
    yield f"命令: dubao {' '.join(words)}"
    chain: BaseException | None = fault
    while chain is not None:
        yield f"{type(chain).__module__}.{type(chain).__name__}"
        for frame in traceback.extract_tb(chain.__traceback__):
            yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}"
        chain = chain.__cause__ or chain.__context__


def _short(file: str) -> str:
    """Return a source file from its package on, without the folders of this PC."""
    parts = Path(file).parts
    roots = [at for at, part in enumerate(parts) if part in {"dubao", "site-packages"}]
    return "/".join(parts[roots[-1] :]) if roots else parts[-1]


def _written(text: str) -> str:
    """Write the report into the current folder, else the temporary one; "" if neither can be."""
    name = f"dubao-错误报告-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    for folder in (Path.cwd, lambda: Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError, UnicodeError):
            path = folder() / name
            path.write_text(text, "utf-8")
            return str(path)
    return ""


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)

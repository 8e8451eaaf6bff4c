"""The command line: names, the lazily loaded commands, the way in.

`dubao --help` and the completion of names import no command: the table below says enough.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from dubao import __version__
from dubao.commands.boundary import COMPLETING, PIPE_CLOSED, guarded
from dubao.commands.chinese import ChineseCommand, ChineseGroup, in_chinese

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("dubao.commands.init", "新建工作区"),
    "evaluations": ("dubao.commands.evaluations", "列出有哪些评估、谁还没有报送、印过什么"),
    "check": ("dubao.commands.check", "核对填报的数据，指出每一处差错"),
    "assess": ("dubao.commands.assess", "按方案评定打分，印出全部成果"),
    "report": ("dubao.commands.report", "印制自评报告、公报项目表、核对清单等文件"),
    "explain": ("dubao.commands.explain", "说明一个得分怎么来的，一直追到单元格"),
    "calendar": ("dubao.commands.calendar", "查校历：学期、周次、上课日、工作日，印校历表"),
    "deadlines": ("dubao.commands.deadlines", "算出督导各步的期限，说明依据哪一条规定"),
    "draw": ("dubao.commands.draw", "随机抽取访谈对象、学校、专家，写出可以重复验证的记录"),
    "visits": ("dubao.commands.visits", "督导记录：核对、统计、平台录入、投诉计数"),
    "remind": ("dubao.commands.remind", "到期、逾期和还没有办的事，按人列出"),
    "ledger": ("dubao.commands.ledger", "问题整改台账：登记、反馈、复核、销号，清单和统计"),
    "schedule": ("dubao.commands.schedule", "排回访日程：哪些学校该回访、哪天去、谁去"),
    "scheme": ("dubao.commands.scheme", "查看、检查和编写方案"),
    "template": ("dubao.commands.template", "查看、检查和新建 Word 模板"),
}

NEW_OBJECTS = 200_000  # between collections; a run is short and keeps most of what it makes

ABOUT = "dubao：区教育督导室的工具箱。核对填报、考核打分、印制文件，不联网。"
EXAMPLE = """\
示例:
  dubao init 督导工作 --sample      建一个带示例数据的工作区
  dubao assess -w 督导工作          评定并印出全部成果"""


class LazyGroup(ChineseGroup):
    """The group of all commands; a command's module is imported when the command runs."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a stand-in that knows its name and one line of help."""
        if cmd_name not in COMMANDS:
            return None
        return ChineseCommand(cmd_name, help=COMMANDS[cmd_name][1])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the real command in place of the stand-in."""
        name, stub, rest = super().resolve_command(ctx, args)
        return name, stub and load(name), rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a reader that closed the pipe is no fault of ours."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as fault:
            raise typer.Exit(PIPE_CLOSED) from fault


def load(name: str) -> Any:
    """Import a command's module and return the command."""
    return in_chinese(import_module(COMMANDS[name][0]).app, name)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dubao {__version__}")
        raise typer.Exit


def _install_completion(wanted: bool) -> None:
    if wanted:
        from typer.completion import install  # type: ignore[attr-defined]

        shell, path = install()
        typer.echo(f"已为 {shell} 装好补全（{path}），重新打开终端后生效")
        raise typer.Exit


def _show_completion(ctx: typer.Context, wanted: bool) -> None:
    if wanted:
        from typer.completion import show_callback

        show_callback(ctx, ctx.command.params[0], True)


app = typer.Typer(add_completion=False, cls=LazyGroup, help=ABOUT, epilog=EXAMPLE)


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本")
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion", callback=_install_completion, help="为当前终端装上按键补全"
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option(
            "--show-completion", callback=_show_completion, help="显示补全脚本，供自行安装"
        ),
    ] = False,
) -> None:
    """Take the options of the program itself; their callbacks do the work."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; nothing is ever raised."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(NEW_OBJECTS, 20, 20)
    if COMPLETING in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()
    return guarded(lambda: _run(words), words)


def _run(words: list[str]) -> int:
    code = in_chinese(app, "dubao").main(words, prog_name="dubao", standalone_mode=False)
    return code if isinstance(code, int) else 0

"""Typer in the office's language: help pages, and what is wrong with a command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import typer
import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from dubao.model.nearest import did_you_mean

if TYPE_CHECKING:
    from dubao.render.screen_help import Help

HELP = "显示本帮助"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


class _Chinese:
    """What a command and a group have in common; mixed into Typer's own classes."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the --help option with its explanation in Chinese."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = HELP
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help page; nothing is given to the formatter."""
        from dubao.render.screen_help import show_help

        show_help(help_page(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the words; a fault in them knows its command."""
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc]
        except typer.TyperException as fault:
            if getattr(fault, "ctx", None) is None:
                fault.ctx = ctx  # type: ignore[attr-defined]
            raise


class ChineseCommand(_Chinese, TyperCommand):
    """A command whose help page is in Chinese."""


class ChineseGroup(_Chinese, TyperGroup):
    """A group of commands whose help page is in Chinese and that knows the nearest name."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return name, command and the rest of the words; an unknown name is a usage error."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"没有「{name}」这个命令，{did_you_mean(name, known, _listed(known))}")
        return super().resolve_command(ctx, args)


def in_chinese(app: typer.Typer, name: str) -> TyperCommand | TyperGroup:
    """Return an app with one command as that command, else as a group; both in Chinese."""
    for command in app.registered_commands:
        command.cls = ChineseCommand
    chosen: Any = app.info.cls
    own = isinstance(chosen, type) and issubclass(chosen, ChineseGroup)
    app.info.cls = chosen if own else ChineseGroup
    callback = app.registered_callback
    app.info.no_args_is_help = not (callback and callback.invoke_without_command is True)
    app._add_completion = False  # the program has its own options for it
    made: Any = typer.main.get_command(app)
    made.name = name
    return made  # type: ignore[no-any-return]


def help_page(ctx: Any) -> Help:
    """Return the help page of the command or group that a context is about."""
    from dubao.render.screen_help import Help

    command = ctx.command
    params: list[Any] = [p for p in command.get_params(ctx) if not getattr(p, "hidden", False)]
    arguments = [(_shown_name(p), p.help or "") for p in params if isinstance(p, TyperArgument)]
    options = [(_declared(p), p.help or "") for p in params if isinstance(p, TyperOption)]
    commands = []
    if isinstance(command, TyperGroup):
        inner = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        commands = [(name, first_line(sub.help)) for name, sub in inner if sub and not sub.hidden]
    return Help(
        usage_line(ctx),
        (command.help or "").strip(),
        (("命令", commands), ("参数", arguments), ("选项", options)),
        (command.epilog or "").strip(),
    )


def usage_line(ctx: Any) -> str:
    """Return how a command is written, without the word 用法."""
    arguments = [p for p in ctx.command.params if isinstance(p, TyperArgument)]
    names = [_shown_name(p) if p.required else f"[{_shown_name(p)}]" for p in arguments]
    ending = ["命令 …"] if isinstance(ctx.command, TyperGroup) else []
    return " ".join([ctx.command_path, "[选项]", *names, *ending])


def first_line(text: str | None) -> str:
    """Return the first line of a help text."""
    return (text or "").strip().partition("\n")[0]


def _declared(option: TyperOption) -> str:
    """Return an option as it is written: `--year, -y 年度`."""
    names = ", ".join(sorted(option.opts, key=len, reverse=True))
    return names if option.is_flag else f"{names} {option.metavar or '值'}"


def _shown_name(param: Any) -> str:
    """Return the name of a parameter as help and messages show it."""
    if isinstance(param, TyperOption):
        return max(param.opts, key=len)
    return str(param.metavar or param.name)


def _listed(names: Iterable[str]) -> str:
    return f"可用的有：{'、'.join(names)}"


def usage_sentence(fault: Any) -> str:
    """Return what is wrong with a command line as one Chinese sentence.

    `fault` is Typer's own usage error; "" where its help page has been shown instead.
    """
    return _SENTENCES.get(type(fault).__name__, _general)(fault)


def _no_such_option(fault: Any) -> str:
    known = [name for p in fault.ctx.command.get_params(fault.ctx) for name in p.opts]
    hint = did_you_mean(fault.option_name, known, "可用 --help 查看全部选项")
    return f"没有「{fault.option_name}」这个选项，{hint}"


def _bad_option(fault: Any) -> str:
    what = "要写内容" if "requires" in fault.message else "不写内容"
    return f"选项「{fault.option_name}」后面{what}"


def _general(fault: Any) -> str:
    message = str(fault.message)
    if _CHINESE.search(message):
        return message
    if extra := re.search(r"unexpected extra argument.*\((.*)\)", message):
        return f"多出了「{extra[1]}」，这里不需要"
    return "缺少命令" if message.startswith("Missing command") else f"命令写法有误（{message}）"


_EXPECTED = {
    "int_parsing": "应为整数",
    "float_parsing": "应为数",
    "bool_parsing": "应为是或否",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
}


def _bad_value(fault: Any) -> str:
    """Return a sentence on a value that an option or argument cannot take."""
    name = fault.param_hint or (_shown_name(fault.param) if fault.param else "参数")
    cause: Any = fault.__cause__
    detail = cause.errors()[0] if hasattr(cause, "errors") else {}
    if detail.get("type") in _EXPECTED:
        expected = _EXPECTED[detail["type"]].format_map(detail.get("ctx", {}))
        return f"「{name}」写的是「{detail['input']}」，{expected}"
    message = re.sub(r"^Value error, ", "", fault.message)
    if choices := re.search(r"^'(.*)' is not one of (.*)\.$", message):
        options = choices[2].replace("'", "").replace(", ", "、")
        return f"「{name}」写的是「{choices[1]}」，只能是：{options}"
    if _CHINESE.search(message):
        return f"「{name}」{message}"
    return f"「{name}」写得不对（{message}）"


_SENTENCES: dict[str, Callable[[Any], str]] = {
    "NoArgsIsHelpError": lambda _: "",
    "NoSuchOption": _no_such_option,
    "MissingParameter": lambda fault: f"缺少「{_shown_name(fault.param)}」",
    "BadOptionUsage": _bad_option,
    "BadParameter": _bad_value,
}

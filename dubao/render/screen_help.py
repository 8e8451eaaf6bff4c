"""Help pages and usage errors on the screen, aligned for Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dubao.render.screen_console import console, put


@dataclass(frozen=True)
class Help:
    """A help page: `sections` are titles with rows of name and explanation."""

    usage: str
    about: str
    sections: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    ending: str = ""


def show_help(page: Help) -> None:
    """Print a help page on standard output."""
    screen = console()
    put(screen, Text.assemble(("用法: ", "bold"), page.usage))
    if page.about:
        put(screen)
        put(screen, Padding(Text(page.about), (0, 2), expand=False))
    names = (name for _, rows in page.sections for name, _ in rows)
    width = max((Text(name).cell_len for name in names), default=0)
    for title, rows in page.sections:
        if rows:
            put(screen)
            put(screen, Text(f"{title}:", "bold"))
            put(screen, _rows(rows, width))
    if page.ending:
        put(screen)
        put(screen, Text(page.ending, "green"))


def show_usage_error(sentence: str, usage: str = "", help_command: str = "") -> None:
    """Print on standard error what is wrong with a command line, and where to read on."""
    screen = console(stderr=True)
    if usage:
        put(screen, Text.assemble(("用法: ", "bold"), usage))
    put(screen, Text.assemble(("错误: ", "bold red"), sentence))
    if help_command:
        put(screen, Text(f"详见 {help_command}", "dim"))


def _rows(rows: Sequence[tuple[str, str]], width: int) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="cyan", min_width=width, no_wrap=True)
    table.add_column(overflow="fold")
    for name, explanation in rows:
        table.add_row(Text(f"  {name}"), Text(explanation))
    return table

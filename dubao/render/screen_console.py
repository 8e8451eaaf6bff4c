"""The Rich console of every screen: nothing marked up by accident, nothing cut when piped."""

from __future__ import annotations

from rich.console import Console, RenderableType

_PLAIN_WIDTH = 10_000  # nothing is ever cut or wrapped where the output is not a terminal


def console(*, stderr: bool = False) -> Console:
    """Return a console on standard output or error; Rich finds out what the terminal can do."""
    made = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not made.is_terminal:
        made.width = _PLAIN_WIDTH
    return made


def put(target: Console, what: RenderableType = "") -> None:
    """Print on a console; where it is no terminal, without colour and blanks at line ends."""
    if target.is_terminal:
        target.print(what)
        return
    with target.capture() as captured:
        target.print(what)
    lines = captured.get().splitlines()
    print("\n".join(line.rstrip() for line in lines), file=target.file)

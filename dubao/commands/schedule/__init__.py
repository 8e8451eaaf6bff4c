"""`dubao schedule`: the plan of revisits, and changing what stands in it."""

from __future__ import annotations

import typer

from dubao.commands.schedule import marking, planning, suggesting

app = typer.Typer()
app.callback(invoke_without_command=True, help=planning.HELP, epilog=planning.EXAMPLES)(
    planning.schedule
)
app.command("mark", help=marking.HELP, epilog=marking.EXAMPLES)(marking.mark)
app.command("suggest", help=suggesting.HELP, epilog=suggesting.EXAMPLES)(suggesting.suggesting)

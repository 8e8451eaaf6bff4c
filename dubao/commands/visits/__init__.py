"""`dubao visits`: records of routine visits — checked, counted, handed on."""

from __future__ import annotations

import typer

from dubao.commands.visits import checking, printing

app = typer.Typer(help="督导记录：核对、统计、平台录入、投诉计数", no_args_is_help=True)

checking.register(app)
printing.register(app)

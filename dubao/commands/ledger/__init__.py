"""`dubao ledger`: the rectification ledger, from the finding to its closing."""

from __future__ import annotations

import typer

from dubao.commands.ledger import bringing, changing, showing

app = typer.Typer(help="问题整改台账：登记、反馈、复核、销号，清单和统计", no_args_is_help=True)

showing.register(app)
changing.register(app)
bringing.register(app)

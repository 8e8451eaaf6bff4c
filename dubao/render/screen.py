"""Everything the person sees: on a terminal with colour, else plain and uncut."""

from __future__ import annotations

import json
import math
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dubao.model.assessment import Assessment, Step
from dubao.model.problem import Problem
from dubao.render.screen_console import console, put
from dubao.render.screen_views import (
    outcome_rows,
    problem_lines,
    ranking_rows,
    step_lines,
    step_tree,
)

T = TypeVar("T")

_PATIENCE = 1.0  # seconds before progress is shown


@dataclass(frozen=True)
class Screen:
    """Where a command shows its results.

    With `json` human text goes to standard error and one document to standard output; with
    `quiet` only what needs action is shown.
    """

    json: bool = False
    quiet: bool = False
    out: Console = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "out", console(stderr=self.json))

    def say(self, text: str, style: str = "") -> None:
        """Show a sentence; nothing if quiet."""
        if not self.quiet:
            self._print(Text(clean(text), style))

    def warn(self, text: str) -> None:
        """Show a sentence that needs action, quiet or not."""
        self._print(Text(clean(text), "yellow"))

    def show_problems(self, problems: Iterable[Problem], *, notes: bool = False) -> None:
        """Show findings grouped by file with their counts; notes only if asked for."""
        shown = [found for found in problems if notes or found.is_finding]
        for line, style in problem_lines(shown):
            self._print(Text(clean(line), style))

    def show_table(
        self, heads: Sequence[str], rows: Iterable[Sequence[str]], title: str = ""
    ) -> None:
        """Show a table; a column whose every cell is a number stands right; nothing if quiet."""
        if self.quiet:
            return
        lines = [[clean(cell) for cell in row] for row in rows]
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for at, head in enumerate(heads):
            right = bool(lines) and all(_is_figure(line[at]) for line in lines)
            table.add_column(Text(head), justify="right" if right else "left", overflow="fold")
        for line in lines:
            table.add_row(*map(Text, line))
        if title:
            self._print(Text(clean(title), "bold"))
        self._print(table)

    def show_ranking(self, assessment: Assessment) -> None:
        """Show all units by rank: points of the top items, total, grade; nothing if quiet.

        On a terminal too narrow for the items' points they are left out.
        """
        heads, rows, title = ranking_rows(assessment)
        if _width([heads, *rows]) > self.out.width:
            heads, rows, title = ranking_rows(assessment, brief=True)
        self.show_table(heads, rows, title)

    def show_outcomes(self, assessment: Assessment) -> None:
        """Show everything that is said of the one unit of an assessment; nothing if quiet."""
        self.show_table(*outcome_rows(assessment))

    def show_step(self, step: Step) -> None:
        """Show an explanation as a tree, down to the cells."""
        if self.out.is_terminal:
            self._print(step_tree(step))
        else:
            for line in step_lines(step):
                self._print(Text(clean(line)))

    def show_written(self, written: Sequence[str], kept: Sequence[str] = ()) -> None:
        """Show the files that were written, and those a person had changed; nothing if quiet."""
        for path in written:
            self.say(f"  {path}")
        for path in kept:
            self.say(f"  {path}（有人改过，原样保留，新的另起了名字）", "yellow")

    def emit_json(self, document: Any) -> None:
        """Print the one JSON document on standard output; nothing unless `json`."""
        if self.json:
            unicode = (sys.stdout.encoding or "").lower().startswith("utf")
            plain = _json_value(document)
            text = json.dumps(plain, ensure_ascii=not unicode, indent=2, allow_nan=False)
            print(text)

    def progress(self, label: str, items: Sequence[T]) -> Iterator[T]:
        """Yield `items`, with a bar on the terminal once it has taken over a second."""
        if not _watched(self):
            yield from items
            return
        from rich.progress import Progress

        bar = Progress(console=console(stderr=True), transient=True)
        task = bar.add_task(clean(label), total=len(items))
        begun = time.monotonic()
        try:
            for item in items:
                if not bar.live.is_started and time.monotonic() - begun > _PATIENCE:
                    bar.start()
                yield item
                bar.advance(task)
        finally:
            bar.stop()

    @contextmanager
    def busy(self, label: str) -> Iterator[None]:
        """Show `label` with a moving sign on the terminal while the block takes over a second."""
        if not _watched(self):
            yield
            return
        from rich.status import Status

        status = Status(Text(clean(label)), console=console(stderr=True))
        timer = threading.Timer(_PATIENCE, status.start)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            status.stop()

    def _print(self, what: RenderableType) -> None:
        put(self.out, what)


def clean(text: str) -> str:
    """Return text without signs that could steer a terminal; line ends stay."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def problem_entry(found: Problem) -> dict[str, Any]:
    """Return a problem as it stands in every JSON document."""
    place = found.place
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "line": place.line,
        "message": found.message,
        "hint": found.hint,
    }


def _width(rows: Sequence[Sequence[str]]) -> int:
    """Return how wide a table of these rows is on the screen."""
    return sum(max(cell_len(cell) + 2 for cell in column) for column in zip(*rows, strict=True))


def _watched(screen: Screen) -> bool:
    return sys.stderr.isatty() and not screen.quiet


def _is_figure(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit() or text in {"—", ""}


def _json_value(value: Any) -> Any:
    """Return a value as JSON knows it; what is not there (NaN) is null."""
    if isinstance(value, dict):
        return {str(name): _json_value(part) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_json_value(part) for part in value]
    if hasattr(value, "item"):  # a numpy number
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value.as_posix() if isinstance(value, Path) else value

"""Which commands do the year's tasks, as far as they are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dubao.model.tasks import NOTHING_YET, TASKS, Task
from dubao.workspace import scheme_files

HERE = Path(__file__).parent
HEADS = ("编号", "这一年要做的事", "命令")


def coverage_rows() -> list[tuple[str, str, str]]:
    """Return a row for each task: code, title, and the commands that are there."""
    evaluations = set(scheme_files(None))
    return [
        (task.code, task.title, "、".join(_there(task, evaluations)) or NOTHING_YET)
        for task in TASKS
    ]


def _there(task: Task, evaluations: set[str]) -> Iterator[str]:
    """Yield a task's commands that can be run; an evaluation must ship with the program."""
    for command in task.commands:
        verb, _, argument = command.partition(" ")
        is_shipped = verb != "assess" or argument in evaluations
        if is_shipped and any((HERE / name).exists() for name in (f"{verb}.py", verb)):
            yield f"dubao {command}"

"""The READMEs' table of tasks is what the program lists, and names only what there is."""

from pathlib import Path

import pytest

from dubao.cli import COMMANDS
from dubao.commands.coverage import coverage_rows
from dubao.model.tasks import NOTHING_YET, TASKS
from dubao.workspace import scheme_files
from tests.readme import CHINESE, ENGLISH, TITLES, rewritten
from tests.test_cli import LEAVES

CODES = [
    *(f"P{number:02}" for number in range(1, 15)),
    *(f"T{number:02}" for number in range(1, 11)),
    *("T11a", "T11b", "T11c", "T12a", "T12b", "T12c", "T12d", "T12e", "T13", "T14"),
    *("T15a", "T15b", "T15c", "T15d", "T16", "T17", "T18", "T19"),
]


@pytest.mark.parametrize("file", [CHINESE, ENGLISH], ids=lambda file: file.name)
def test_the_table_is_what_the_program_lists(file: Path) -> None:
    assert file.read_text("utf-8") == rewritten(file), "run: python -m tests.readme"


def test_every_task_of_the_year_is_listed() -> None:
    assert [task.code for task in TASKS] == CODES
    assert list(TITLES) == CODES


def test_every_command_that_is_named_can_be_run() -> None:
    evaluations = set(scheme_files(None))
    for _, _, commands in coverage_rows():
        for command in commands.split("、") if commands != NOTHING_YET else ():
            words = command.removeprefix("dubao ").split()
            assert (
                words[0] in LEAVES
                or " ".join(words) in LEAVES
                or any(name.startswith(f"{words[0]} ") for name in LEAVES)
            ), command
            assert words[0] != "assess" or words[1] in evaluations, command


def test_a_command_that_is_there_is_not_called_missing() -> None:
    listed = {command for _, _, commands in coverage_rows() for command in commands.split("、")}
    wanted = {command for task in TASKS for command in task.commands}
    there = {command for command in wanted if command in COMMANDS}
    assert {f"dubao {command}" for command in there} <= listed


def test_every_evaluation_does_a_task() -> None:
    named = {command for task in TASKS for command in task.commands}
    assert [name for name in scheme_files(None) if f"assess {name}" not in named] == []

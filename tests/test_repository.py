"""Lists in the repository that must match each other."""

import re
import tomllib
from pathlib import Path

import pytest

from dubao.cli import COMMANDS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
REQUIREMENTS = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
NAMES = [re.match(r"[\w-]+", requirement)[0] for requirement in REQUIREMENTS]  # type: ignore[index]
PINS = (ROOT / "constraints.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_every_dependency_is_pinned_and_explained(name: str) -> None:
    assert any(pin.lower().startswith(f"{name.lower()}==") for pin in PINS)
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (row,) = re.findall(rf"^\| (?:[\w, -]+, )?{name}(?:, [\w, -]+)? \|", contributing, re.MULTILINE)
    assert row


def test_constraints_are_pins_and_nothing_else() -> None:
    assert [pin for pin in PINS if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    assert sorted(PINS, key=str.lower) == PINS


def test_changelog_names_every_command() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`dubao {name}`" not in changelog] == []

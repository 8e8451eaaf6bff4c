"""What several tests share: running a command line, and a workspace with the sample data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dubao.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command line did: its exit code and what it wrote on the screen."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def run_words(*words: str) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_words


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Make a workspace of its own with the sample data."""
    root = tmp_path / "督导 工作"
    assert main(["init", str(root), "--sample", "--quiet"]) == 0
    return root

"""The rooms keep to themselves; and the test that says so would notice if they did not."""

from pathlib import Path

import pytest

import dubao
from tests.layering import faults

PACKAGE = Path(dubao.__file__).parent


def test_rooms_homes_and_sizes_hold() -> None:
    assert faults(PACKAGE) == []


def _package(root: Path, path: str, text: str) -> Path:
    file = root / "dubao" / path
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return root / "dubao"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("assess/engine.py", "from dubao.read.grid import open_book", "imports dubao.read.grid.open_book"),
        ("assess/engine.py", "import dubao.read.grid", "imports dubao.read.grid"),
        ("assess/engine.py", "from dubao import read", "imports dubao.read"),
        ("assess/engine.py", "from ..read.grid import open_book", "imports dubao.read.grid.open_book"),
        ("assess/engine.py", "from .. import read", "imports dubao.read"),
        ("assess/inner/engine.py", "from ...read import grid", "imports dubao.read.grid"),
        ("assess/engine.py", "def f():\n    from dubao.read import grid", "imports dubao.read.grid"),
        ("assess/engine.py", "if TYPE_CHECKING:\n    import dubao.read", "imports dubao.read"),
        ("assess/engine.py", "from importlib import import_module", "imports importlib"),
        ("model/table.py", "from dubao.workspace import Workspace", "imports dubao.workspace.Workspace"),
        ("workspace.py", "from dubao.commands import init", "imports dubao.commands.init"),
        ("cli.py", "from dubao.render.screen import Screen", "imports dubao.render.screen.Screen"),
        ("commands/init.py", "from dubao.cli import main", "imports dubao.cli.main"),
        ("model/table.py", "import pandas", "imports pandas at once"),
        ("read/grid.py", "import openpyxl", "imports openpyxl"),
        ("papers/scored.py", "from docx.shared import Pt", "imports docx"),
        ("render/xlsx.py", "import rich.table", "imports rich"),
        ("check/data.py", "import yaml", "imports yaml"),
        ("assess/engine.py", "\n" * 401, "has 401 lines"),
        ("assess/engine.py", "def f():\n" + "    1\n" * 60, "f has 61 lines"),
        ("assess/engine.py", "def f(a, b, c, *, d, e, g): ...", "f has 6 parameters"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_reported(tmp_path: Path, path: str, text: str, said: str) -> None:
    (found,) = faults(_package(tmp_path, path, text))
    assert found.startswith(f"{path}:")
    assert found.endswith(said)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assess/engine.py", "from dubao.model.table import Column\nfrom . import rules"),
        ("assess/engine.py", "from dubao import __version__\nimport readline"),
        ("commands/check.py", "import typer\nfrom dubao.read.grid import open_book"),
        ("model/table.py", "if TYPE_CHECKING:\n    import pandas as pd"),
        ("commands/check.py", "def f(a, b, c, d, e, g, h): ..."),
        ("assess/rule.py", "class A:\n    def f(self, a, b, c, d, e): ..."),
    ],
)
def test_what_is_allowed_is_not_reported(tmp_path: Path, path: str, text: str) -> None:
    assert faults(_package(tmp_path, path, text)) == []

"""One specimen for every code, its sentence pinned word by word."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

import pytest

from dubao.model.problem import Problem
from dubao.model.problems import AREAS, KINDS
from dubao.model.problems.page import catalogue_page

Specimen = tuple[Callable[[Path], Iterable[Problem]], str, str]

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent


def _specimens() -> dict[str, Specimen]:
    """Return the specimens of every area; a code of two areas would be a mistake."""
    found: dict[str, Specimen] = {}
    for file in sorted(HERE.glob("[!_]*.py")):
        area = getattr(import_module(f"tests.problems.{file.stem}"), "SPECIMENS", {})
        assert not found.keys() & area.keys()
        found |= area
    return found


SPECIMENS = _specimens()


def test_every_code_has_a_specimen() -> None:
    assert set(SPECIMENS) == set(KINDS)


def test_no_code_stands_in_two_areas() -> None:
    assert sum(len(kinds) for kinds in AREAS.values()) == len(KINDS)


@pytest.mark.parametrize("code", sorted(SPECIMENS))
def test_specimen_says_exactly(code: str, tmp_path: Path) -> None:
    build, text, hint = SPECIMENS[code]
    said = [
        (f"{found.place} {found.message}".replace(tmp_path.as_posix(), "…"), found.hint)
        for found in build(tmp_path)
        if found.code == code
    ]
    assert (text, hint) in said


def test_catalogue_page_is_as_generated() -> None:
    page = (REPOSITORY / "docs" / "problems.md").read_text("utf-8")
    assert page == catalogue_page(), "run: make docs"

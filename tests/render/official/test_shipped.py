"""The shipped templates are what `python -m tests.templates` makes."""

from pathlib import Path

import pytest

from dubao.render.zipped import unzipped
from tests.templates.shipped import ROOT, TEMPLATES, made


def test_every_shipped_template_is_made() -> None:
    assert set(TEMPLATES) == set(ROOT.rglob("*.docx"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.stem))
def test_a_shipped_template_is_as_made(path: Path) -> None:
    """Compare what is packed, not how: deflating may differ from machine to machine."""
    assert unzipped(path.read_bytes()) == unzipped(made(path)), "run: python -m tests.templates"

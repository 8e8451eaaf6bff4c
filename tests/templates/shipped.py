"""Every shipped template with the function that makes it, in the shipped house style."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dubao.model.house import House
from dubao.read.house import load_house
from dubao.render.official.paper import Paper
from tests.templates import returning, township

ROOT = Path(__file__).parents[2] / "templates"
HOUSE = ROOT / "公文" / "版式.yaml"

TEMPLATES: dict[Path, tuple[str, Callable[[Paper], None]]] = {
    ROOT / "township/通报.docx": ("考核结果通报模板", township.notice),
    ROOT / "township/反馈.docx": ("考核反馈意见模板", township.feedback),
    ROOT / "退回/退回说明.docx": ("退回说明模板", returning.note),
}


def house() -> House:
    """Return the shipped house rules."""
    loaded = load_house(HOUSE, HOUSE.name)
    assert loaded.value is not None, loaded.problems
    return loaded.value


def made(path: Path) -> bytes:
    """Return a shipped template as it ought to be."""
    title, write = TEMPLATES[path]
    paper = Paper(house(), sample_mark=True)
    write(paper)
    return paper.packed(title)

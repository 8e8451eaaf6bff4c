"""The pages for people: what they say is run, and what they quote is what comes out.

A block of a page is ```language path. A block with a path is written to that file; the commands
of an `sh` block are run in order, all pages in a workspace of their own with the sample data;
a `text` block is output of the `sh` block before it, where … stands for lines left out.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dubao.model.problems.page import catalogue_page
from dubao.model.reference import reference_page
from tests.conftest import Run
from tests.test_cli import LEAVES

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.en.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES += [ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
MAKE_DEMO = ("dubao init demo --sample", "dubao assess --workspace demo")
BLOCK = re.compile(r"^```(\w*) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXIT_CODE = re.compile(r"\s+# (?:退出码|exit code) (\d+)$")


@dataclass(frozen=True)
class Block:
    language: str
    path: str
    text: str

    @property
    def commands(self) -> list[str]:
        lines = self.text.splitlines() if self.language == "sh" else []
        return [line for line in lines if line.startswith(("dubao ", "make "))]


def blocks(name: str) -> list[Block]:
    return [Block(*found) for found in BLOCK.findall((ROOT / name).read_text("utf-8"))]


def commands(name: str) -> list[str]:
    return [command for block in blocks(name) for command in block.commands]


def without_blocks(name: str) -> str:
    return BLOCK.sub("", (ROOT / name).read_text("utf-8"))


# --- the two READMEs ---


def test_readmes_have_the_same_commands_and_blocks() -> None:
    assert commands("README.md") == commands("README.en.md")
    assert blocks("README.md") == blocks("README.en.md")


def test_readmes_have_the_same_structure_and_links() -> None:
    shapes = []
    for name in ("README.md", "README.en.md"):
        text = without_blocks(name)
        heads = re.findall(r"^#+", text, re.MULTILINE)
        rows = len(re.findall(r"^\|", text, re.MULTILINE))
        points = len(re.findall(r"^- ", text, re.MULTILINE))
        links = [link for link in links_of(text) if not link.startswith("README")]
        shapes.append((heads, rows, points, links))
    assert shapes[0] == shapes[1]


def test_make_commands_are_targets() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    wanted = {word for name in NAMES for word in re.findall(r"\bmake (\w+)\b", name_text(name))}
    assert {"demo", "test"} <= wanted
    assert [word for word in wanted if not re.search(rf"^{word}:", makefile, re.MULTILINE)] == []
    for command in MAKE_DEMO:
        assert command.replace("dubao", "", 1).replace("demo", "$(DEMO)") in makefile


def name_text(name: str) -> str:
    """Return a page's code: blocks and `spans`, in which commands are written."""
    text = (ROOT / name).read_text("utf-8")
    spans = re.findall(r"`([^`\n]+)`", without_blocks(name))
    return "\n".join([*spans, *(block.text for block in blocks(name))]) if text else ""


# --- commands are run, outputs compared ---


@pytest.mark.parametrize("name", [name for name in NAMES if any(b.commands for b in blocks(name))])
def test_commands_run_and_say_what_the_page_quotes(
    name: str, run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample)
    shown = ""
    for block in blocks(name):
        if block.path.count("/"):
            target = sample / block.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, "utf-8")
        if block.language == "sh":
            shown = "".join(run_line(run, line) for line in block.commands)
        elif block.language == "text" and not block.path:
            assert quoted(block.text, shown) == []


def run_line(run: Run, line: str) -> str:
    """Run a command of a page, assert its exit code, and return what it printed."""
    stated = EXIT_CODE.search(line)
    words = shlex.split(line, comments=True)
    if words == ["make", "demo"]:
        return "".join(run_line(run, command) for command in MAKE_DEMO)
    if words[0] == "make":
        return ""
    done = run(*words[1:])
    assert (line, done.code) == (line, int(stated[1]) if stated else 0), done.out + done.err
    return done.out


def quoted(text: str, shown: str) -> list[str]:
    """Return the quoted lines that the output does not have, in this order; … is a cut."""
    lines = iter([line.rstrip() for line in shown.splitlines()])
    wanted = [line.rstrip() for line in text.splitlines() if line.strip() not in {"…", ""}]
    return [line for line in wanted if line not in lines]


@pytest.mark.parametrize("name", LEAVES)
def test_examples_of_the_help_work(
    name: str, run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample)
    for line in (LEAVES[name].epilog or "").splitlines()[1:]:
        run_line(run, line.strip())


# --- links ---


def links_of(text: str) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", text) and [
        one or other for one, other in re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", text)
    ]


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w-]", "", head.lower().replace(" ", "-")) for head in heads}


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    for link in links_of(without_blocks(name)):
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = (ROOT / name).parent / file if file else ROOT / name
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), link


def test_paths_of_the_source_exist() -> None:
    for name in NAMES:
        for path in re.findall(r"`((?:dubao|tests|docs|templates)/[\w/.]+)`", without_blocks(name)):
            assert (ROOT / path).exists(), f"{name}: {path}"


# --- generated pages ---


@pytest.mark.parametrize(
    ("name", "page"), [("problems.md", catalogue_page), ("reference.md", reference_page)]
)
def test_generated_pages_are_up_to_date(name: str, page: Any) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == page(), "run `make docs`"

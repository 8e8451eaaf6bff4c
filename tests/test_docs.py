"""The pages for people: what they say is run, and what they quote is what comes out.

A block of a page is ```language path. A block with a path is written to that file; the commands
of an `sh` block are run in order, all pages in a workspace of their own with the sample data;
a `text` block is output of the `sh` block before it, where … stands for lines left out.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest

from dubao.assess.bulletin.changes import demand_met
from dubao.commands import boundary
from dubao.model.bulletin import Demand, Kind
from dubao.model.formula.functions import GATHERING, ORDINARY
from dubao.model.reference import reference_page
from dubao.model.terms import Layout, Missing, Role, RuleKind, Verdict
from dubao.papers.scored import scored_papers
from dubao.read.bulletin import load_bulletin
from dubao.read.schemes import load_scheme
from tests.conftest import Run
from tests.papers.build import SETTINGS, TRACE, build
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


RUN = [name for name in NAMES if commands(name) and name != "README.en.md"]  # its blocks are equal


@pytest.mark.parametrize("name", RUN)
def test_commands_run_and_say_what_the_page_quotes(
    name: str, run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample)
    monkeypatch.setenv("PATH", "")  # no LibreOffice, and no fonts to name: the same everywhere
    shown = ""
    for block in blocks(name):
        if block.path.count("/"):
            put(sample / block.path, block.text)
        if block.language == "sh":
            shown = "".join(run_line(run, line) for line in block.commands)
        elif block.language == "text" and not block.path:
            assert quoted(block.text, shown) == []


def put(file: Path, text: str) -> None:
    """Write a block to its file; a Word file among the results must say what the block says."""
    if file.suffix == ".docx" and "成果" in file.parts:
        assert [line.text for line in docx.Document(str(file)).paragraphs] == text.splitlines()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix != ".docx":
        file.write_text(text, "utf-8")
        return
    paper = docx.Document()
    for line in text.splitlines():
        paper.add_paragraph(line)
    paper.save(str(file))


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
    found = re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", text)
    return [link or picture for link, picture in found]


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


# --- the generated page; docs/problems.md is tested with its specimens ---


def test_page_of_keys_is_up_to_date() -> None:
    page = (ROOT / "docs" / "reference.md").read_text("utf-8")
    assert page == reference_page(), "run `make docs`"


# --- docs/schemes.md says all there is, and nothing else ---

SCHEMES = "docs/schemes.md"
FRAGMENTS = [b.text for b in blocks(SCHEMES) if b.language == "yaml" and not b.path]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_fragments_of_schemes_are_valid(fragment: str, tmp_path: Path) -> None:
    file = tmp_path / "scheme.yaml"
    file.write_text(f"编号: x\n名称: 示例\n对象: 镇街\n{fragment}", "utf-8")
    assert load_scheme(file, "scheme.yaml").problems == ()


SURVEYS = "docs/surveys.md"


def test_the_fragment_on_samples_is_valid(tmp_path: Path) -> None:
    (fragment,) = [b.text for b in blocks(SURVEYS) if b.language == "yaml" and not b.path]
    file = tmp_path / "scheme.yaml"
    file.write_text(f"编号: x\n名称: 示例\n对象: 区\n{fragment}", "utf-8")
    loaded = load_scheme(file, "scheme.yaml")
    assert loaded.problems == ()
    assert loaded.value is not None
    bands = loaded.value.surveys[0].samples
    totals = [sum(float(one.bands[at].gives) for one in bands if one.bands) for at in range(5)]
    assert totals == [1000, 900, 700, 500, 300]
    assert sum(one.otherwise or 0 for one in bands) == 200


def first_column(head: str, page: str = SCHEMES) -> list[str]:
    """Return the first cells of the tables with this heading, without what stands in brackets."""
    return [cells[0].split("(")[0] for cells in rows_of(head, page)]


def rows_of(head: str, page: str) -> list[list[str]]:
    """Return the rows of a page's tables whose first column has this heading."""
    text = without_blocks(page)
    tables = re.findall(rf"^\| {head} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    lines = [line for table in tables for line in table.splitlines()]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("规则", list(RuleKind)),
        ("形式", list(Layout)),
        ("作用", list(Role)),
        ("缺失", list(Missing)),
        ("函数", [*ORDINARY, *GATHERING]),
    ],
)
def test_tables_of_words_are_complete(head: str, words: list[str]) -> None:
    assert sorted(first_column(head)) == sorted(words)


def listed(beginning: str) -> set[str]:
    """Return the names of the paragraph that begins so, up to the first full stop."""
    (found,) = re.findall(rf"^{beginning}[^：]*：([^。]+)。", without_blocks(SCHEMES), re.MULTILINE)
    return set(re.split(r"[、\s]+", found.strip()))


SUMMARY = {"模板": "汇总.docx", "输出": "情况汇总.docx", "内部": "是"}


def scored(**changes: Any) -> list[Any]:
    return [paper.context for paper in scored_papers(build(**changes), SETTINGS, TRACE).word]


def test_names_in_templates_are_complete() -> None:
    notice, feedback, *_ = scored()
    (summary,) = scored(文件=[SUMMARY])
    common = listed("都能用的")
    assert common | listed("给全体的文件") == set(notice)
    assert common | listed("每单位一份的另有") == set(feedback)
    assert common | listed("内部的汇总另有") == set(summary)


def test_names_in_rows_of_templates_are_complete() -> None:
    text = without_blocks(SCHEMES).partition("每单位一份的另有")[2]
    for context in scored()[1:]:
        lists = {name: rows for name, rows in context.items() if isinstance(rows, list)}
        lists["领域的项"] = [row for domain in lists["领域"] for row in domain["项"]]
        for name, rows in lists.items():
            for row in rows:
                if isinstance(row, Mapping):
                    (said,) = re.findall(
                        rf"^\| (?:\w+、)?{name}(?:、\w+)? \| (.+) \|$", text, re.MULTILINE
                    )
                    assert set(said.split("、")) == set(row), name


# --- docs/report.md ---

REPORT = "docs/report.md"
ITEMS = [b.text for b in blocks(REPORT) if b.language == "yaml" and not b.path]


@pytest.mark.parametrize("fragment", ITEMS)
def test_fragments_of_item_tables_are_valid(fragment: str, tmp_path: Path) -> None:
    file = tmp_path / "items.yaml"
    file.write_text(f"编号: x\n名称: 示例\n{fragment}", "utf-8")
    assert load_bulletin(file, "items.yaml").problems == ()


@pytest.mark.parametrize(("head", "words"), [("类型", Kind), ("要求", Demand)])
def test_tables_of_the_report_are_complete(head: str, words: Iterable[str]) -> None:
    said = [word for cell in first_column(head, REPORT) for word in cell.split("、")]
    assert sorted(said) == sorted(words)


def test_strictness_is_as_stated() -> None:
    said = {"达标": Verdict.MET, "不达标": Verdict.UNMET}
    for demand, condition, equal in rows_of("要求", REPORT)[:2]:
        assert demand_met(Demand(demand), 1.0, 1.0) is said[equal]
        assert ("≥" in condition) is (said[equal] is Verdict.MET)


# --- docs/operations.md states the shapes of the JSON documents exactly ---

MAPS = {"by", "derived"}  # their keys are the office's


def shape(document: Any, path: str = "") -> set[str]:
    """Return the paths of a document's keys; `parts` within `parts` are the same again."""
    if isinstance(document, dict) and path.rsplit(".", maxsplit=1)[-1] not in MAPS:
        return {
            deeper
            for key, value in document.items()
            for deeper in shape(value, key if key == "parts" else f"{path}.{key}".lstrip("."))
        }
    if isinstance(document, list) and document and isinstance(document[0], dict):
        return {deeper for part in document for deeper in shape(part, f"{path}[]")}
    return {path}


def stated(heading: str) -> set[str]:
    """Return the keys that docs/operations.md states for a command."""
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    section = re.split(r"^##+ ", text.partition(f"\n### {heading}\n")[2], flags=re.MULTILINE)[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


def test_shape_of_check(run: Run, sample: Path) -> None:
    found = shape(json.loads(run("check", "township", "-w", sample, "--json").out))
    assert found == stated("check")
    lint = json.loads(run("scheme", "check", "township", "-w", sample, "--json").out)
    assert lint == {"problems": []}


def test_shape_of_assess(run: Run, sample: Path) -> None:
    found = shape(json.loads(run("assess", "-w", sample, "--json").out))
    problems = {path for path in found if path.startswith("problems[]")}
    assert found - problems | {"problems[].…"} == stated("assess")
    assert problems == {path for path in stated("check") if path.startswith("problems[]")}


def test_shape_of_suppositions(run: Run, sample: Path) -> None:
    words = ("assess", "balance", "-w", sample, "--json")
    gaps = json.loads(run(*words, "--gaps").out)
    assert shape(gaps) - {"problems"} | {"problems[].…"} == stated("assess --gaps")
    [book] = [sample / path for path in gaps["written"] if "增补建议" in path]
    found = shape(json.loads(run(*words, "--what-if", book).out)) - {"problems", "solved"}
    for same in ("groups[]", "district[]"):
        found = same_as(found, same, "units[]")
    assert found | {"problems[].…", "solved[].…"} == stated("assess --what-if")


def test_shape_of_explain(run: Run, sample: Path) -> None:
    done = run("explain", "township", "安溪镇", "-w", sample, "--json")
    found = {path.lstrip(".") for path in shape(json.loads(done.out))}
    steps = {"code", "label", "result", "how"}
    again = {f"parts[].{key}" for key in steps}
    assert steps | again < found
    assert found - again - {"parts"} | {"parts[].…"} == stated("explain")


FOLLOWING_UP = {
    "calendar": ("--today", "2021-10-20"),
    "deadlines": ("督导结束", "2021-03-05", "--today", "2021-03-05"),
    "schedule": ("--today", "2021-12-01"),
    "draw": ("学校", "--count", "2", "--spare", "1", "--exclude", "0990000001=示例"),
}


@pytest.mark.parametrize("command", FOLLOWING_UP)
def test_shape_of_following_up(command: str, run: Run, sample: Path) -> None:
    done = run(command, *FOLLOWING_UP[command], "-w", sample, "--json")
    found = {path for path in shape(json.loads(done.out)) if not path.startswith("problems")}
    told = {path for path in stated(command) if not path.endswith("…")}
    assert {path for path in found if not path.startswith("draw.spare[]")} == told


def same_as(paths: set[str], other: str, kept: str) -> set[str]:
    """Return the paths with those below `other` told as `other`…, which are those of `kept`."""
    below = {path for path in paths if path.startswith(f"{other}.")}
    assert {path.replace(other, kept, 1) for path in below} <= paths | below
    return paths - below | ({f"{other}.…"} if below else set())


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("ledger", ("ledger", "list")),
        ("visits", ("visits", "check", "--today", "2021-11-30")),
        ("remind", ("remind", "--today", "2021-11-15", "--word")),
    ],
)
def test_shape_of_follow_up(heading: str, words: tuple[str, ...], run: Run, sample: Path) -> None:
    found = shape(json.loads(run(*words, "-w", sample, "--json").out))
    problems = {path for path in found if path.startswith("problems")}
    told = same_as(found - problems | {"problems[].…"}, "by_month[]", "by_term[]")
    assert told == stated(heading)


def in_passing(command: str) -> set[str]:
    """Return the keys of a list that docs/operations.md states in one sentence."""
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    (said,) = re.findall(rf"^`{command}`：(`\w+\[\]`，每个有 .+)。$", text, re.MULTILINE)
    top, *keys = re.findall(r"`([\w\[\]]+)`", said)
    return {f"{top}.{key}" for key in keys}


def test_shape_of_evaluations(run: Run, sample: Path) -> None:
    document = json.loads(run("evaluations", "-w", sample, "--json").out)
    entries = {"evaluations": document["evaluations"]}
    assert shape(entries) == in_passing("evaluations")
    tasks = json.loads(run("evaluations", "--coverage", "--json").out)
    assert shape(tasks) == in_passing("evaluations --coverage")


@pytest.mark.parametrize(
    "command", ["scheme list", "scheme diff", "template list", "template fields"]
)
def test_shape_of_lists(command: str, run: Run) -> None:
    words = {"template fields": ["township/反馈"], "scheme diff": ["township", "balance"]}
    document = json.loads(run(*command.split(), *words.get(command, []), "--json").out)
    for key in ("problems", "written", "kept"):
        document.pop(key, None)
    assert shape(document) == in_passing(command)


def test_every_exit_code_is_stated() -> None:
    names = ("FINDINGS", "USAGE", "OUR_FAULT", "BUSY", "STOPPED", "PIPE_CLOSED")
    codes = {str(getattr(boundary, name)) for name in names} | {"0"}
    assert (
        set(re.findall(r"^\| (\d+) \|", without_blocks("docs/operations.md"), re.MULTILINE))
        == codes
    )


def test_quiet_prints_nothing_where_nothing_is_to_do(run: Run, sample: Path) -> None:
    for command in ("check", "assess"):
        done = run(command, "-w", sample, "--quiet")
        assert (done.code, done.out, done.err) == (0, "", "")

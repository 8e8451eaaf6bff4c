"""File names in a scheme: nothing leaves the office's folder, no paper takes another's name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from dubao.check.scheme.lint import Lint
from dubao.model.keys import Node
from dubao.model.problem import Problem

PER_UNIT = "{单位名称}"
ALWAYS_MADE = frozenset(
    {"考核得分册.xlsx", "核对清单.xlsx", "核算表.xlsx", "生成记录.json", ".lock"}
)


def paths(lint: Lint) -> Iterator[Problem]:
    """Yield file names that would lead out of the folder they are meant for."""
    scheme = lint.scheme
    named: list[tuple[str, str, Node | None]] = [
        ("编号", scheme.code, None),
        ("成果", scheme.folder, None),
        ("区级", scheme.district, None),
        *(("文件", source.files, source) for source in scheme.sources.values()),
        *(("模板", paper.template, paper) for paper in scheme.papers),
        *(("输出", paper.output, paper) for paper in scheme.papers),
    ]
    for key, text, node in named:
        if _leaves(text) or (key in ("编号", "区级") and "/" in text):
            yield lint.problem("path-leaves-folder", node, key=key, text=text)


def _leaves(text: str) -> bool:
    """Tell whether a path is absolute, has a drive, or goes up."""
    windows = PureWindowsPath(text)
    rooted = PurePosixPath(text).is_absolute() or bool(windows.drive or windows.root)
    return rooted or ".." in windows.parts


def made_by(lint: Lint) -> Iterator[Problem]:
    """Yield papers that name no template, or a workbook as well."""
    for paper in lint.scheme.papers:
        if bool(paper.template) == bool(paper.book):
            yield lint.problem("paper-template-or-book", paper, output=paper.output)


def outputs(lint: Lint) -> Iterator[Problem]:
    """Yield papers that would be written under one name, or under one that is taken."""
    seen: dict[str, Node] = {}
    for paper in lint.scheme.papers:
        name = paper.output.casefold()
        if paper.per_unit and PER_UNIT not in paper.output:
            yield lint.problem("output-not-per-unit", paper, output=paper.output)
        elif name in seen or name in ALWAYS_MADE:
            yield lint.problem("output-name-taken", paper, output=paper.output)
        seen.setdefault(name, paper)

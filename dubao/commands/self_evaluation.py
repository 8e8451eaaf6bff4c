"""The annual self-evaluation opened: item table, departments' figures, the year worked out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import typer

from dubao import __version__
from dubao.assess.bulletin import work_out
from dubao.check.accepted import without_accepted
from dubao.commands.opening import Office, year_of
from dubao.model.bulletin import Bulletin
from dubao.model.listing import capped
from dubao.model.nearest import did_you_mean
from dubao.model.paper import Papers
from dubao.model.problem import Loaded, Problem, RefusedError
from dubao.model.report import Report
from dubao.papers.report.build import build_papers
from dubao.read.bulletin import load_bulletin, load_figures
from dubao.read.sources import fingerprint
from dubao.render.outbox import Delivered, Outbox
from dubao.render.press import deliver
from dubao.workspace import RESULTS, Workspace, item_tables, scheme_files, shown, template_file


@dataclass(frozen=True)
class SelfEvaluation:
    """One year's self-evaluation, read and worked out."""

    office: Office
    table: Path
    report: Report
    problems: tuple[Problem, ...]

    @property
    def bulletin(self) -> Bulletin:
        """The item table."""
        return self.report.bulletin

    @property
    def folder(self) -> str:
        """Where the papers go, relative to the workspace."""
        return f"{RESULTS}/{self.report.year}/{self.bulletin.folder or self.bulletin.code}"

    @cached_property
    def papers(self) -> Papers:
        """Every paper, before it is printed."""
        return build_papers(self.report, self.office.settings)

    def template(self, name: str) -> tuple[Path, str]:
        """Return where a Word template stands and how people are told of it."""
        path = template_file(self.office.workspace, self.table.parent, name)
        return path, self.office.workspace.file(path)

    @property
    def inputs(self) -> dict[str, str]:
        """The sha256 of everything the papers rest on: files read, item table, templates."""
        templates = {self.template(paper.template)[0] for paper in self.papers.word}
        own = [self.table, *sorted(templates)]
        named = {
            self.office.workspace.file(path): fingerprint(path) for path in own if path.is_file()
        }
        return {**(self.report.figures.inputs or {}), **named}

    def deliver(self) -> Delivered:
        """Write every paper into its folder; what a person edited is kept."""
        versions = {"程序": __version__, "方案": self.bulletin.code}
        root = self.office.workspace.root
        with Outbox(root, self.folder, self.inputs, versions) as outbox:
            faults = deliver(self.papers, self.template, outbox)
            delivered = outbox.close()
        return replace(delivered, problems=(*faults, *delivered.problems))


def open_self_evaluation(office: Office, code: str, year: int | None) -> SelfEvaluation:
    """Read and work out one year; without `year` the one before the settings' year.

    An unknown code is wrong usage. Raises RefusedError if the item table cannot be used.
    """
    path = _table(office.workspace, code)
    loaded = read_table(office.workspace, path)
    if loaded.value is None:
        raise RefusedError(loaded.problems)
    about = year or year_of(office, None) - 1
    read = load_figures(office.workspace.root, loaded.value, about, office.settings)
    report = work_out(read.value)
    found: Iterable[Problem] = (*loaded.problems, *read.problems, *report.problems)
    problems = capped(without_accepted(tuple(dict.fromkeys(found)), office.settings))
    return SelfEvaluation(office, path, report, problems)


def read_table(workspace: Workspace | None, path: Path) -> Loaded[Bulletin | None]:
    """Read an item table, named as people are told of it."""
    return load_bulletin(path, workspace.file(path) if workspace else shown(path))


def _table(workspace: Workspace, code: str) -> Path:
    tables = item_tables(workspace)
    if code in tables:
        return tables[code]
    if code in scheme_files(workspace):
        sentence = f"「{code}」是评估，它的文件用 dubao assess {code} 印制"
        raise typer.BadParameter(sentence, param_hint="文件")
    hint = did_you_mean(code, tables, f"可用的有：{'、'.join(tables)}")
    raise typer.BadParameter(f"没有「{code}」这种文件，{hint}", param_hint="文件")

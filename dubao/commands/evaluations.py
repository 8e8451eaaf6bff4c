"""`dubao evaluations`: what can be evaluated, whose data came, what was last printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from dubao.commands.coverage import HEADS, coverage_rows
from dubao.commands.evaluation import Evaluation, findings, open_evaluation
from dubao.commands.opening import (
    JsonOption,
    Office,
    WorkspaceOption,
    YearOption,
    open_office,
    year_of,
)
from dubao.commands.schemes import located
from dubao.commands.self_evaluation import open_self_evaluation, read_table
from dubao.model.dataset import Dataset
from dubao.model.problem import Problem, RefusedError
from dubao.model.scheme import Scheme
from dubao.model.terms import Target
from dubao.read.schemes import load_scheme
from dubao.render.manifest import MANIFEST, Manifest
from dubao.render.screen import Screen, problem_entry
from dubao.workspace import RESULTS, item_tables, scheme_files

app = typer.Typer()

NO_DATA, FAULTY, COMPLETE = "没有数据", "有错误", "齐"
NAMED = 3  # so many of those who have not handed in are named in the table


@dataclass(frozen=True)
class About:
    """What an evaluation is, by its scheme or item table."""

    code: str
    name: str
    target: str = ""
    basis: str = ""
    sample: bool = False
    own: bool = False
    command: str = ""


@dataclass(frozen=True)
class LastRun:
    """What is there of the last run: papers, the inputs that are not its own any more, its day."""

    papers: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    made: date | None = None


@dataclass(frozen=True)
class Listed:
    """One line: an evaluation, the state of its data (`missing` names who owes some), its run."""

    about: About
    state: str
    missing: tuple[str, ...] = ()
    run: LastRun = LastRun()

    @property
    def row(self) -> tuple[str, ...]:
        """The line as the screen shows it."""
        about = self.about
        title = f"{about.name}（示例）" if about.sample else about.name
        home = "本区" if about.own else "自带"
        return about.code, title, about.target, home, self._data, self._printed

    @property
    def document(self) -> dict[str, object]:
        """The line as other programs read it."""
        made = self.run.made and self.run.made.isoformat()
        run = {**asdict(self.run), "made": made}
        return {**asdict(self.about), "state": self.state, "missing": self.missing, **run}

    @property
    def _data(self) -> str:
        if not self.missing:
            return self.state
        more = "等" if len(self.missing) > NAMED else ""
        return f"缺 {len(self.missing)}：{'、'.join(self.missing[:NAMED])}{more}"

    @property
    def _printed(self) -> str:
        if not self.run.papers:
            return "—"
        changed = len(self.run.changed)
        return f"{len(self.run.papers)} 份" + (f"，其后 {changed} 个输入改过" if changed else "")


@app.command(
    help="列出有哪些评估、谁还没有报送、印过什么\n\n"
    "自带的和本区 方案/ 里的都列；--coverage 列出一年要做的事和对应的命令。",
    epilog="示例:\n  dubao evaluations\n  dubao evaluations --coverage",
)
def evaluations(
    workspace: WorkspaceOption = None,
    year: YearOption = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="列出一年要做的每件事用什么命令")
    ] = False,
    json: JsonOption = False,
) -> int:
    """List the evaluations, or the year's tasks; exit code 1 if a scheme cannot be used."""
    screen = Screen(json=json)
    if coverage:
        rows = coverage_rows()
        screen.show_table(HEADS, rows)
        keys = ("code", "title", "command")
        screen.emit_json({"tasks": [dict(zip(keys, row, strict=True)) for row in rows]})
        return 0
    office = open_office(workspace)
    chosen = year_of(office, year)
    problems: list[Problem] = []
    names = [*scheme_files(office.workspace), *item_tables(office.workspace)]
    found = [_listed(office, name, chosen, problems) for name in screen.progress("查看", names)]
    heads = ("编号", "名称", "对象", "来源", f"{chosen} 年的数据", "成果")
    screen.show_table(heads, [one.row for one in found])
    screen.show_problems(problems)
    entries = [problem_entry(one) for one in problems]
    lines = [one.document for one in found]
    screen.emit_json({"year": chosen, "evaluations": lines, "problems": entries})
    return int(findings(problems))


def _listed(office: Office, name: str, year: int, problems: list[Problem]) -> Listed:
    if name in item_tables(office.workspace):
        return _self_evaluation(office, name, year)
    path, file = located(office.workspace, name)
    about = _about(name, load_scheme(path, file).value)
    own = path.is_relative_to(office.workspace.schemes)
    about = replace(about, own=own, command=f"dubao assess {name}")
    try:
        opened = open_evaluation(office, name, year)
    except RefusedError as refused:
        if any(one.code == "no-data-for-year" for one in refused.problems):
            return Listed(about, NO_DATA)
        problems.extend(refused.problems)
        return Listed(about, FAULTY)
    run = _last_run(_folder(opened), opened.inputs)
    return Listed(about, COMPLETE, tuple(_missing(opened.dataset)), run)


def _missing(dataset: Dataset) -> list[str]:
    """Return who has not handed in, also of the district's own data."""
    own = dataset.district.absent if dataset.district else ()
    files = {gap.who for gap in (*dataset.absent, *own)}
    return sorted((files | {gap.who for gap in dataset.rowless}) - {""})


def _about(name: str, scheme: Scheme | None) -> About:
    if scheme is None:
        return About(name, "（读不出）")
    return About(name, scheme.name, scheme.target.value, scheme.basis, scheme.sample)


def _folder(opened: Evaluation) -> Path:
    scheme, root = opened.scheme, opened.office.workspace.root
    return root / RESULTS / str(opened.dataset.year) / (scheme.folder or scheme.code)


def _last_run(folder: Path, inputs: Mapping[str, str]) -> LastRun:
    """Return what 生成记录.json says, against the inputs as they are now."""
    record = folder / MANIFEST
    if not record.is_file():
        return LastRun()
    manifest = Manifest.load(folder)
    both = {*manifest.inputs, *inputs}
    changed = (name for name in both if manifest.inputs.get(name) != inputs.get(name))
    papers = (name for name in manifest.files if (folder / name).is_file())
    made = datetime.fromtimestamp(record.stat().st_mtime, tz=UTC).astimezone().date()
    return LastRun(tuple(sorted(papers)), tuple(sorted(changed)), made)


def _self_evaluation(office: Office, name: str, year: int) -> Listed:
    """Return the line of an item table: it is about the year before."""
    path = item_tables(office.workspace)[name]
    own = path.is_relative_to(office.workspace.schemes)
    table = read_table(office.workspace, path).value
    if table is None:
        return Listed(About(name, "（读不出）", own=own), FAULTY)
    about = About(name, table.name, Target.DISTRICT.value, table.basis, table.sample, own)
    opened = open_self_evaluation(office, name, year - 1)
    figures = opened.report.figures
    missing = tuple(figures.missing) if figures.entries else ()
    run = _last_run(office.workspace.root / opened.folder, opened.inputs)
    state = COMPLETE if figures.entries else NO_DATA
    return Listed(replace(about, command="dubao report"), state, missing, run)

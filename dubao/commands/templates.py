"""Finding Word templates, and what their papers offer them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import typer

from dubao.commands.schemes import register_columns
from dubao.model.house import House
from dubao.model.nearest import did_you_mean
from dubao.model.offered import Name
from dubao.model.problem import Problem, RefusedError
from dubao.papers.comparing.papers import NAMES
from dubao.papers.comparing.papers import TEMPLATE as DIFFERENCES
from dubao.papers.generic.names import SURVEY_TABLES, offered
from dubao.papers.names import RETURN_NOTE
from dubao.papers.records.briefing import BRIEFING
from dubao.papers.records.briefing import TEMPLATE as BRIEFING_TEMPLATE
from dubao.papers.rectification.letters import LETTERS
from dubao.papers.rectification.names import LETTER, SINGLE_LETTER
from dubao.papers.reminders import REMINDERS
from dubao.papers.reminders import TEMPLATE as REMINDER_TEMPLATE
from dubao.papers.report.build import paper_specs
from dubao.papers.report.names import OFFERED, REPORT
from dubao.papers.returning import TEMPLATE as RETURN_TEMPLATE
from dubao.papers.visits.names import VISIT_PAPERS
from dubao.read.bulletin import load_bulletin
from dubao.read.house import load_house
from dubao.read.schemes import load_scheme
from dubao.workspace import (
    Workspace,
    item_tables,
    scheme_files,
    shipped,
    shown,
    template_file,
)

RETURNING, SURVEYS = "退回", "问卷"
RECTIFICATION, REMINDING, REVISITS = "整改", "提醒", "回访"
SURVEY_TEMPLATE = "统计表.docx"
COMPARING = "方案"
VISITS = "督导记录"
OFFICIAL, HOUSE = "公文", "版式.yaml"


@dataclass(frozen=True)
class WordTemplate:
    """A template of a paper: what it is called, where it stands, the names it may print.

    `names` is None for a file of which nobody knows what it is to print.
    """

    evaluation: str
    name: str
    path: Path
    file: str
    names: tuple[Name, ...] | None

    @property
    def called(self) -> str:
        """How people ask for it: township/通报."""
        return f"{self.evaluation}/{PurePosixPath(self.name).stem}"


def word_templates(space: Workspace | None) -> tuple[list[WordTemplate], list[Problem]]:
    """Return the templates of every evaluation, and why some evaluations can't be read."""
    problems: list[Problem] = []
    found = [
        *_of_schemes(space, problems),
        *_of_item_tables(space, problems),
        _template(space, RETURNING, _home(space, RETURNING), (RETURN_TEMPLATE, RETURN_NOTE)),
        *_of_rectification(space),
        *_of_visits(space),
        _template(space, REMINDING, _home(space, REMINDING), (REMINDER_TEMPLATE, REMINDERS)),
        _template(space, COMPARING, _home(space, COMPARING), (DIFFERENCES, NAMES)),
        _template(space, SURVEYS, _home(space, SURVEYS), (SURVEY_TEMPLATE, SURVEY_TABLES)),
        _template(space, VISITS, _home(space, VISITS), (BRIEFING_TEMPLATE, BRIEFING)),
    ]
    return list({one.called: one for one in found}.values()), problems


def _of_schemes(space: Workspace | None, problems: list[Problem]) -> Iterator[WordTemplate]:
    for code, path in scheme_files(space).items():
        loaded = load_scheme(path, _file(space, path))
        problems.extend(loaded.problems)
        if loaded.value is None:
            continue
        attributes = register_columns(space, loaded.value)
        for spec in loaded.value.papers:
            if spec.template:
                names = offered(loaded.value, attributes, spec)
                yield _template(space, code, path.parent, (spec.template, names))


def _of_item_tables(space: Workspace | None, problems: list[Problem]) -> Iterator[WordTemplate]:
    for code, path in item_tables(space).items():
        loaded = load_bulletin(path, _file(space, path))
        problems.extend(loaded.problems)
        for spec in paper_specs(loaded.value) if loaded.value else ():
            names = OFFERED.get(PurePosixPath(spec.template).stem, REPORT)
            yield _template(space, code, path.parent, (spec.template, names))


def _of_rectification(space: Workspace | None) -> Iterator[WordTemplate]:
    for kind, letter in LETTERS.items():
        names = SINGLE_LETTER if letter.single else LETTER
        home = _home(space, RECTIFICATION)
        yield _template(space, RECTIFICATION, home, (f"{kind}.docx", names))


def _of_visits(space: Workspace | None) -> Iterator[WordTemplate]:
    for kind, names in VISIT_PAPERS.items():
        yield _template(space, REVISITS, _home(space, REVISITS), (f"{kind}.docx", names))


def _template(
    space: Workspace | None, code: str, home: Path, paper: tuple[str, tuple[Name, ...]]
) -> WordTemplate:
    name, names = paper
    path = template_file(space, home, name)
    return WordTemplate(code, name, path, _file(space, path), names)


def _home(space: Workspace | None, folder: str) -> Path:
    return (space.schemes if space else shipped("templates")) / folder


def _file(space: Workspace | None, path: Path) -> str:
    return space.file(path) if space else shown(path)


def find_template(space: Workspace | None, asked: str) -> WordTemplate:
    """Return the template called so (township/通报, 通报, or a path of a .docx).

    An unknown one is wrong usage; the sentence names the nearest.
    """
    templates, _ = word_templates(space)
    wanted = asked.replace("\\", "/").removesuffix(".docx")
    found = [one for one in templates if one.called == wanted]
    found = found or [one for one in templates if PurePosixPath(one.name).stem == wanted]
    if len(found) == 1:
        return found[0]
    path = Path(asked)
    if path.suffix.lower() == ".docx":
        return _of_path(space, path, templates)
    called = [one.called for one in found or templates]
    hint = f"可用的有：{'、'.join(called)}"
    if found:
        raise typer.BadParameter(f"有几个「{asked}」，请写全，{hint}", param_hint="模板")
    names = [*called, *(PurePosixPath(one.name).stem for one in templates)]
    near = did_you_mean(asked, names, hint)
    raise typer.BadParameter(f"没有「{asked}」这个模板，{near}", param_hint="模板")


def _of_path(space: Workspace | None, path: Path, templates: list[WordTemplate]) -> WordTemplate:
    """Return a template by its path; the names are those of the template it is or is called as."""
    same = [one for one in templates if one.path.resolve() == path.resolve()]
    alike = [one for one in templates if PurePosixPath(one.name).name == path.name]
    like = next(iter(same or alike), None)
    file = _file(space, path.resolve()) if space else path.as_posix()
    home = path.resolve().parent.name
    return WordTemplate(home, path.name, path, file, like.names if like else None)


def house_of(space: Workspace | None) -> House:
    """Return the house rules: the office's own 方案/公文/版式.yaml, else the shipped ones.

    RefusedError if they cannot be used.
    """
    path = template_file(space, _home(space, OFFICIAL), HOUSE)
    loaded = load_house(path, _file(space, path))
    if loaded.value is None:
        raise RefusedError(loaded.problems)
    return loaded.value

"""From an evaluation's name to everything read and scored: what its commands share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dubao.assess.engine import assess
from dubao.check.accepted import without_accepted
from dubao.check.dataset import check_dataset
from dubao.commands.opening import Office
from dubao.commands.schemes import usable_scheme
from dubao.model.assessment import Assessment
from dubao.model.dataset import Dataset
from dubao.model.in_force import in_force, unknown_choices
from dubao.model.listing import capped
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, RefusedError, problem
from dubao.model.scheme import Scheme
from dubao.model.terms import Role
from dubao.read.dataset import load_dataset
from dubao.read.schemes import load_scheme
from dubao.read.sources import find_files, fingerprint, pattern_of
from dubao.workspace import COLLECTED, scheme_files, shown, template_file


@dataclass(frozen=True)
class Evaluation:
    """An evaluation of one year, read and checked; scored when `assessment` is asked for."""

    office: Office
    scheme: Scheme
    folder: Path
    dataset: Dataset
    found: tuple[Problem, ...]

    @cached_property
    def assessment(self) -> Assessment:
        """The result of the evaluation."""
        return assess(self.scheme, self.dataset)

    @cached_property
    def inputs(self) -> dict[str, str]:
        """The sha256 of everything the papers rest on: files read, scheme, templates."""
        root = self.office.workspace
        names = (paper.template for paper in self.scheme.papers if paper.template)
        schemes = [self.folder / Path(scheme.file).name for scheme in self.scheme.both]
        own = (*schemes, *(template_file(root, self.folder, name) for name in names))
        templates = {root.file(path): fingerprint(path) for path in own if path.is_file()}
        return {**self.dataset.inputs, **templates}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found while reading, checking and scoring, without what is accepted."""
        scored = self.assessment
        everything = (
            *self.found,
            *check_dataset(self.scheme, self.dataset, scored.lookup, scored.dataset),
            *scored.problems,
            *self._of_district,
        )
        once = tuple(dict.fromkeys(everything))
        return capped(without_accepted(once, self.office.settings))

    @property
    def _of_district(self) -> tuple[Problem, ...]:
        """What was found while checking and scoring the district's own scheme (区级)."""
        scored, dataset = self.assessment.district, self.dataset.district
        if scored is None or dataset is None:
            return ()
        found = check_dataset(scored.scheme, dataset, scored.lookup)
        return (*found, *scored.problems)


def open_evaluation(office: Office, evaluation: str, year: int) -> Evaluation:
    """Read everything that an evaluation of a year needs; RefusedError as `usable_scheme`."""
    read = usable_scheme(office.workspace, evaluation)
    if not handed_in(office, read.scheme, year):
        raise RefusedError([*read.problems, _no_data(office, year)])
    scheme = _in_force(office, read.scheme, year)
    loaded = load_dataset(office.workspace.root, scheme.value, year, office.settings)
    found = (*read.problems, *scheme.problems, *loaded.problems)
    return Evaluation(office, scheme.value, read.folder, loaded.value, found)


def _in_force(office: Office, scheme: Scheme, year: int) -> Loaded[Scheme]:
    """Return the scheme as it is in force in a year, by the office's 口径."""
    chosen = [choice for choice in office.settings.chosen if choice.scheme == scheme.code]
    names = [spec.name for one in scheme.both for spec in one.derived]
    loaded = in_force(scheme, chosen, year)
    return Loaded(loaded.value, (*unknown_choices(chosen, names), *loaded.problems))


def handed_in(office: Office, scheme: Scheme, year: int) -> bool:
    """Tell whether anything was handed in for a year; a scheme that collects nothing needs none."""
    collected = [
        source
        for one in scheme.both
        for source in one.sources.values()
        if source.files.startswith(COLLECTED) and source.role is not Role.LAST_YEAR
    ]
    root = office.workspace.root
    return not collected or any(find_files(root, pattern_of(one, year)) for one in collected)


def _no_data(office: Office, year: int) -> Problem:
    folders = sorted((office.workspace.root / COLLECTED).glob("[0-9]*"))
    years = "、".join(folder.name for folder in folders if folder.is_dir())
    hint = f"有填报的年度：{years}；请核对 --year 或 dubao.yaml 的年度" if years else "请先收表"
    return problem("no-data-for-year", Place(f"{COLLECTED}/{year}"), year=year, hint=hint)


def evaluations_in_use(office: Office, year: int) -> list[str]:
    """Return the office's own evaluations, and the shipped ones for which data was handed in."""
    names = []
    for name, path in scheme_files(office.workspace).items():
        own = path.is_relative_to(office.workspace.schemes)
        scheme = None if own else load_scheme(path, shown(path)).value
        if own or (scheme and handed_in(office, scheme, year)):
            names.append(name)
    return names


def findings(problems: Iterable[Problem]) -> bool:
    """Tell whether a person has something to do: the exit code is 1 then."""
    return any(found.is_finding for found in problems)

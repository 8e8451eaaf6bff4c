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
from dubao.model.problem import Problem
from dubao.model.scheme import Scheme
from dubao.read.dataset import load_dataset
from dubao.read.sources import fingerprint
from dubao.workspace import template_file


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
        names = (paper.template for paper in self.scheme.papers)
        scheme = self.folder / Path(self.scheme.file).name
        own = (scheme, *(template_file(self.folder, name) for name in names))
        templates = {root.file(path): fingerprint(path) for path in own if path.is_file()}
        return {**self.dataset.inputs, **templates}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found while reading, checking and scoring, without what is accepted."""
        everything = (
            *self.found,
            *check_dataset(self.scheme, self.dataset, self.assessment.lookup),
            *self.assessment.problems,
        )
        once = tuple(dict.fromkeys(everything))
        return without_accepted(once, self.office.settings)


def open_evaluation(office: Office, evaluation: str, year: int) -> Evaluation:
    """Read everything that an evaluation of a year needs; RefusedError as `usable_scheme`."""
    read = usable_scheme(office.workspace, evaluation)
    loaded = load_dataset(office.workspace.root, read.scheme, year, office.settings)
    found = (*read.problems, *loaded.problems)
    return Evaluation(office, read.scheme, read.folder, loaded.value, found)


def findings(problems: Iterable[Problem]) -> bool:
    """Tell whether a person has something to do: the exit code is 1 then."""
    return any(found.is_finding for found in problems)

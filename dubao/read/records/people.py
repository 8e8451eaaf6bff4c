"""The schools and inspectors that records name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem
from dubao.model.register import Entry
from dubao.model.settings import Settings
from dubao.model.visits import Inspector, Unit
from dubao.read.names import Names
from dubao.read.visiting import UnitBook, load_inspectors, load_units


@dataclass(frozen=True)
class People:
    """Schools and inspectors by code, and what people call them."""

    book: UnitBook
    inspectors: Mapping[str, Inspector]
    names: Names

    @property
    def schools(self) -> tuple[Unit, ...]:
        """The units that teach, in the order of the register."""
        return tuple(unit for unit in self.book.units.values() if unit.stages)

    def school_name(self, code: str) -> str:
        """Return a school's registered name; the code itself if there is none."""
        return self.book.units[code].name if code in self.book.units else code

    def name(self, code: str) -> str:
        """Return an inspector's name; the code itself if there is none."""
        return self.inspectors[code].name if code in self.inspectors else code

    def names_of(self, codes: Iterable[str]) -> str:
        """Return the names of inspectors, 、 between them."""
        return "、".join(map(self.name, codes))

    def find(
        self, texts: Sequence[str], place: Place, day: date | None
    ) -> tuple[tuple[str, ...], list[Problem]]:
        """Return the codes of the inspectors named, and the problems of the other names."""
        matches = [(text, self.names.resolve(text, day)) for text in texts]
        wrong = (self.names.problem_of(text, match, place, day) for text, match in matches)
        codes = dict.fromkeys(match.code for _, match in matches if match.code)
        return tuple(codes), [fault for fault in wrong if fault]


def load_people(root: Path, settings: Settings) -> Loaded[People]:
    """Return the schools and inspectors of the registers."""
    book = load_units(root, settings)
    loaded = load_inspectors(root, book.value)
    inspectors = {one.code: one for one in loaded.value}
    names = Names(Entry(one.code, one.name, unit=one.workplace) for one in loaded.value)
    return Loaded(People(book.value, inspectors, names), (*book.problems, *loaded.problems))

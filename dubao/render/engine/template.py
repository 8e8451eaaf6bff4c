"""A Word template: opened and compiled once, filled in many times."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from dubao.model.problem import Loaded, Problem
from dubao.render.engine.additions import Additions, Owner, last_drawing, text_width
from dubao.render.engine.limits import Budget
from dubao.render.engine.package import Package, Packed, opened, packed, packed_bytes
from dubao.render.engine.parts import Part, UnreadableError, compiled
from dubao.render.engine.printing import GAP
from dubao.render.engine.reasons import Reporter
from dubao.render.engine.sandbox import EVERYTHING
from dubao.render.engine.spots import part_name
from dubao.render.engine.uses import NameUse, name_uses, unknown_uses
from dubao.render.zipped import APP, CORE, clean_properties

_RENDERED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BODY = "word/document.xml"


class _Opened:
    """What is known of a template after it was opened."""

    def __init__(self) -> None:
        self.package = Package({})
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self.drawings = 0
        self.text_width = 0.0
        self.properties: dict[str, dict[str, Packed]] = {}


class Template:
    """A Word template at `path`; `file` is how problems name it.

    The file is opened and its tags compiled with the first paper; every further paper only
    fills in. A faulty template yields its problems with every paper, never an exception.
    `gap` is printed where a value is missing.
    """

    def __init__(self, path: Path, file: str, gap: str = GAP) -> None:
        self._path = path
        self._report = Reporter(file)
        self._gap = gap

    def render(self, context: Mapping[str, Any], title: str = "") -> Loaded[bytes]:
        """Return the paper as .docx bytes, b"" if there are problems.

        Values are escaped; `title` goes into the file's properties. Equal input gives equal
        bytes (HA-05).
        """
        template = self._opened
        problems = tuple(template.problems) or self._unknown(context)
        if problems:
            return Loaded(b"", problems)
        additions = Additions(template.package, template.drawings, template.text_width)
        values = {**context, EVERYTHING: context}
        changed: dict[str, Packed] = dict(self._properties(title))
        for part in template.parts:
            filled = self._fill(part, values, additions)
            if isinstance(filled, Problem):
                return Loaded(b"", (filled,))
            changed[part.member] = filled
        changed |= additions.changed()
        return Loaded(template.package.written(changed))

    def names(self) -> tuple[NameUse, ...]:
        """Return every use of a name that the context must hold, in the order of the parts."""
        return tuple(use for part in self._opened.parts for use in name_uses(part))

    def check(self, known: Mapping[str, Any] | None = None) -> tuple[Problem, ...]:
        """Return all that is wrong with the template, without printing anything.

        `known` holds every name a paper offers with a sample value; without it names are not
        looked at.
        """
        found = list(self._opened.problems)
        for part in self._opened.parts if known is not None else ():
            found += [
                self._report.unknown(part.title, use.tag, use.name, use.beside)
                for use in unknown_uses(part, known or {})
            ]
        return tuple(found)

    @cached_property
    def _opened(self) -> _Opened:
        made = _Opened()
        try:
            made.package = opened(self._path.read_bytes())
        except FileNotFoundError:
            made.problems.append(self._report.file("template-missing", name=self._path.name))
            return made
        except (OSError, zipfile.BadZipFile):
            made.problems.append(self._report.file("template-unreadable", reason="不是 .docx 文件"))
            return made
        if _BODY not in made.package.members:
            made.problems.append(self._report.file("template-unreadable", reason="里面没有正文"))
            return made
        for member in sorted(made.package.members, key=lambda name: (name != _BODY, name)):
            if _RENDERED.fullmatch(member):
                self._compile(member, made)
        made.drawings = last_drawing(made.package)
        made.text_width = text_width(made.package)
        return made

    def _compile(self, member: str, made: _Opened) -> None:
        try:
            part, faults = compiled(member, made.package.read(member))
        except UnreadableError:
            made.problems.append(self._report.file("template-unreadable", reason="内容已损坏"))
            return
        if part is not None:
            made.parts.append(part)
        title = part_name(member)
        made.problems += dict.fromkeys(self._report.fault(title, fault) for fault in faults)

    def _unknown(self, context: Mapping[str, Any]) -> tuple[Problem, ...]:
        """Return a problem for every name that the context does not hold, in order."""
        found: dict[Problem, None] = {}
        for part in self._opened.parts:
            for use in part.needed:
                if use.name not in context and use.name != EVERYTHING:
                    found[self._report.unknown(part.title, use.tag, use.name, context)] = None
        return tuple(found)

    def _fill(
        self, part: Part, values: Mapping[str, Any], additions: Additions
    ) -> Packed | Problem:
        filling = {
            "budget": Budget(),
            "parts": Owner(additions, part.member),
            "gap": self._gap,
        }
        try:
            return packed(part.fill(values, filling))
        except Exception as fault:
            return self._report.failure(part, fault)

    def _properties(self, title: str) -> Mapping[str, Packed]:
        """Return the members with the file's properties, nothing personal in them (SE-04)."""
        template = self._opened
        if title not in template.properties:
            held = {name: b"" for name in (CORE, APP) if name in template.package.members}
            cleaned = clean_properties(held, title)
            made = {name: packed_bytes(data) for name, data in cleaned.items()}
            template.properties = {title: made}
        return template.properties[title]


def check(path: Path, file: str, known: Mapping[str, Any] | None = None) -> tuple[Problem, ...]:
    """Return all that is wrong with a template, without data; see `Template.check`."""
    return Template(path, file).check(known)

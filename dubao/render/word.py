"""Word papers: a template in docxtpl's syntax, read once and rendered many times."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from docxtpl.template import DocxTemplate
from jinja2 import Template as CompiledTemplate
from jinja2 import TemplateSyntaxError, meta, nodes

from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.render.tags import (
    ENVIRONMENT,
    UnknownNameError,
    advice,
    excerpt,
    failed_line,
    failure_reason,
    syntax_reason,
)
from dubao.render.zipped import clean_properties, unzipped, zipped

_RENDERED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PARAGRAPH = re.compile(r"<w:p([ >])")


@dataclass(frozen=True)
class _Part:
    """One part of the package: its XML with tags joined, a line per paragraph, and compiled."""

    name: str
    source: str
    compiled: CompiledTemplate
    names: Mapping[str, int]  # name that the context must hold → line where it stands first


class Template:
    """A Word template at `path`; `file` is how problems name it.

    The file is opened and its tags compiled with the first paper; every further paper only
    fills in. A faulty template yields its problems with every paper, never an exception.
    """

    def __init__(self, path: Path, file: str) -> None:
        self._path = path
        self._file = file
        self._docxtpl: Any = DocxTemplate(path)  # holds the rules of the syntax; opens nothing

    def render(self, context: Mapping[str, Any], title: str = "") -> Loaded[bytes]:
        """Return the paper as .docx bytes, b"" if there are problems.

        Values are escaped; `title` goes into the file's properties. Equal input gives equal
        bytes (HA-05).
        """
        members, parts, problems = self._opened
        problems = problems or self._unknown_names(context)
        if problems:
            return Loaded(b"", problems)
        filled = dict(members)
        for part in parts:
            xml = self._fill(part, context)
            if isinstance(xml, Problem):
                return Loaded(b"", (xml,))
            filled[part.name] = xml
        return Loaded(zipped(clean_properties(filled, title)))

    @cached_property
    def _opened(self) -> tuple[dict[str, bytes], tuple[_Part, ...], tuple[Problem, ...]]:
        try:
            members = unzipped(self._path.read_bytes())
        except FileNotFoundError:
            return {}, (), (self._problem("template-missing", name=self._path.name),)
        except (OSError, zipfile.BadZipFile):
            return {}, (), (self._problem("template-unreadable", reason="不是 .docx 文件"),)
        if "word/document.xml" not in members:
            fault = self._problem("template-unreadable", reason="里面没有正文")
            return {}, (), (fault,)
        compiled = [
            self._compile(name, member)
            for name, member in members.items()
            if _RENDERED.fullmatch(name) and b"{" in member
        ]
        parts = tuple(part for part in compiled if isinstance(part, _Part))
        return members, parts, tuple(part for part in compiled if isinstance(part, Problem))

    def _compile(self, name: str, member: bytes) -> _Part | Problem:
        try:
            xml = self._docxtpl.xml_to_string(parse_xml(member))
        except SyntaxError:
            return self._problem("template-unreadable", reason="内容已损坏")
        source = _PARAGRAPH.sub(r"\n<w:p\1", self._docxtpl.patch_xml(xml))
        try:
            tree = ENVIRONMENT.parse(source)
            compiled = ENVIRONMENT.from_string(tree)
        except TemplateSyntaxError as fault:
            return self._problem(
                "template-syntax", reason=syntax_reason(fault), text=excerpt(source, fault.lineno)
            )
        needed = meta.find_undeclared_variables(tree)
        lines: dict[str, int] = {}
        for node in tree.find_all(nodes.Name):
            if node.name in needed:
                lines.setdefault(node.name, node.lineno)
        return _Part(name, source, compiled, lines)

    def _unknown_names(self, context: Mapping[str, Any]) -> tuple[Problem, ...]:
        """Return a problem for every name that the context does not hold, in order."""
        return tuple(
            self._unknown(name, context, part.source, line)
            for part in self._opened[1]
            for name, line in sorted(part.names.items(), key=lambda entry: entry[1])
            if name not in context
        )

    def _fill(self, part: _Part, context: Mapping[str, Any]) -> bytes | Problem:
        try:
            xml = part.compiled.render(context)
        except UnknownNameError as fault:
            return self._unknown(fault.name, fault.known, part.source, failed_line(fault))
        except Exception as fault:  # whatever an expression in the office's template may raise
            text = excerpt(part.source, failed_line(fault))
            return self._problem("template-failed", reason=failure_reason(fault), text=text)
        xml = self._docxtpl.resolve_listing(xml.replace("\n<w:p", "<w:p"))
        try:
            parse_xml(xml)
        except SyntaxError:
            return self._problem("template-broken")
        return serialize_part_xml(self._docxtpl.fix_tables(xml))

    def _unknown(self, name: str, known: Any, source: str, line: int) -> Problem:
        return self._problem(
            "template-unknown-name",
            name=name,
            text=excerpt(source, line),
            advice=advice(name, known),
        )

    def _problem(self, code: str, **details: str) -> Problem:
        return problem(code, Place(self._file), **details)

"""Names as people write them, resolved to one entry of a register or to a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from dubao.model.nearest import did_you_mean, nearest
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.register import Entry, within
from dubao.read.folding import unspaced

_ALIKE = str.maketrans(
    {
        **dict.fromkeys(".•‧・∙⋅●", "·"),
        **dict.fromkeys("〔【［[「『〈《<{", "("),
        **dict.fromkeys("〕】］]」』〉》>}", ")"),
    }
)
_NO_BRACKETS = str.maketrans("", "", "()")
_CAMPUS = re.compile(r"\(?([^()]{0,8}(?:校区|分校|分园|园区|分部|校部|总部|本部))\)?")


_UNKNOWN = "请改填台账中的单位名称或代码（下属的学校、部门填它所属的单位）；新设的先登记到台账"

_MOST_LOOKED = 50_000  # names compared for hints, about a second's worth


class How(StrEnum):
    """How a name was resolved, or why it was not."""

    CODE = "代码"
    FULL = "全称"
    SHORT = "简称"
    FORMER = "曾用名"
    CAMPUS = "校区"
    AMBIGUOUS = "重名"
    UNREGISTERED_CAMPUS = "校区未登记"
    NOT_THEN = "不在使用期内"
    UNKNOWN = "不明"


@dataclass(frozen=True)
class Match:
    """The code a name stands for, None if it is a question; `candidates` are codes."""

    code: str | None
    candidates: tuple[str, ...]
    how: How


@dataclass(frozen=True)
class _Known:
    """One name of one entry, with the days on which it was the entry's."""

    entry: Entry
    how: How
    since: date | None
    until: date | None


def fold_name(text: str) -> str:
    """Return a name as it is compared: no blanks (NM-07), one kind of dot, one of brackets."""
    return unspaced(text).translate(_ALIKE)


class Names:
    """The names of a register's entries.

    `prefixes` are what may be left out in front, 上海市 and the district; `aliases` the
    office's own short forms → codes (单位别名).
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        prefixes: Sequence[str] = (),
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        self.entries = {entry.code: entry for entry in entries}
        self._prefixes = sorted(map(fold_name, filter(None, prefixes)), key=len, reverse=True)
        self._exact: dict[str, list[_Known]] = {}
        self._core: dict[str, list[_Known]] = {}
        self._hints: dict[str, str] = {}
        self._looked = 0
        for entry in self.entries.values():
            for name, known in _names_of(entry):
                self._add(name, known)
        for alias, code in (aliases or {}).items():
            if code in self.entries:
                self._add(alias, _known(self.entries[code], How.SHORT))

    def resolve(self, text: str, on: date | None = None, unit: str = "") -> Match:
        """Return the entry a code or name stands for on a day; a code stands for it always.

        `unit` is the code of the unit that tells persons of one name apart (NM-06). A name
        that fits several entries, or an unregistered campus, is a question (NM-01, NM-02).
        """
        code = unspaced(text)
        if code in self.entries:
            return Match(code, (code,), How.CODE)
        folded = fold_name(text)
        found = self._find(folded, on, unit) or self._campus(folded, on, unit)
        if found:
            return found
        ever = self._find(folded, None, unit)
        if ever:
            followers = [self.entries[one].successors for one in ever.candidates]
            codes = (*ever.candidates, *chain.from_iterable(followers))
            return Match(None, tuple(filter(self.entries.get, codes)), How.NOT_THEN)
        return Match(None, (), How.UNKNOWN)

    def problem_of(
        self, text: str, match: Match, place: Place, on: date | None = None
    ) -> Problem | None:
        """Return the problem of a name that was not resolved, None for one that was."""
        if match.code is not None:
            return None
        full = "、".join(f"{self.entries[code].name}（{code}）" for code in match.candidates)
        if match.how is How.UNKNOWN:
            return problem("name-unknown", place, text=text, near=self._hint(fold_name(text)))
        code = {
            How.AMBIGUOUS: "name-ambiguous",
            How.UNREGISTERED_CAMPUS: "name-campus",
            How.NOT_THEN: "name-not-then",
        }[match.how]
        day = f"{on.year}年{on.month}月{on.day}日" if on else "这一天"
        return problem(code, place, text=text, candidates=full, day=day)

    def _add(self, name: str, known: _Known) -> None:
        folded = fold_name(name)
        self._exact.setdefault(folded, []).append(known)
        self._core.setdefault(self._core_of(folded), []).append(known)

    def _core_of(self, folded: str) -> str:
        """Return a name without what may be left out: prefixes, and brackets around a part."""
        for prefix in self._prefixes:
            if folded.startswith(prefix) and len(folded) > len(prefix) + 1:
                return self._core_of(folded.removeprefix(prefix))
        return folded.translate(_NO_BRACKETS)

    def _find(self, folded: str, on: date | None, unit: str) -> Match | None:
        """Look for the name as it stands, then without prefixes; a full name goes first."""
        for index, name in (
            (self._exact, folded),
            (self._core, self._core_of(folded)),
        ):
            known = [
                one
                for one in index.get(name, ())
                if within(on, one.since, one.until) and unit in ("", one.entry.unit)
            ]
            for how in (How.FULL, How.SHORT, How.FORMER, How.CAMPUS):
                codes = tuple(dict.fromkeys(one.entry.code for one in known if one.how is how))
                if len(codes) == 1:
                    return Match(codes[0], codes, how)
                if codes:
                    return Match(None, codes, How.AMBIGUOUS)
        return None

    def _campus(self, folded: str, on: date | None, unit: str) -> Match | None:
        """Read a name that ends in a campus: the main entry if the register knows the campus."""
        for at in range(len(folded) - 1, 1, -1):
            campus = _CAMPUS.fullmatch(folded[at:])
            main = self._find(folded[:at], on, unit) if campus else None
            if not campus or not main:
                continue
            if main.code is None:
                return main
            registered = map(fold_name, self.entries[main.code].campuses)
            if campus[1] in registered:
                return Match(main.code, (main.code,), How.CAMPUS)
            return Match(None, (main.code,), How.UNREGISTERED_CAMPUS)
        return None

    def _hint(self, folded: str) -> str:
        """Return the hint with the nearest name (NM-08); thousands of them are not looked for."""
        self._looked += len(self._exact)
        if self._looked > _MOST_LOOKED and folded not in self._hints:
            return _UNKNOWN
        if folded not in self._hints:
            found = nearest(folded, self._exact) or nearest(self._core_of(folded), self._core)
            known = self._exact.get(found) or self._core.get(found, [])
            names = [one.entry.name for one in known[:1]]
            self._hints[folded] = did_you_mean(folded, names, _UNKNOWN)
        return self._hints[folded]


def _names_of(entry: Entry) -> Iterator[tuple[str, _Known]]:
    yield entry.name, _known(entry, How.FULL)
    for name in entry.short:
        yield name, _known(entry, How.SHORT)
    for former in entry.former:
        yield former.name, _Known(entry, How.FORMER, former.since, former.until)
    for campus in entry.campuses:
        yield campus, _known(entry, How.CAMPUS)


def _known(entry: Entry, how: How) -> _Known:
    return _Known(entry, how, entry.since, entry.until)

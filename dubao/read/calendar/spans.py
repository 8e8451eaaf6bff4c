"""Lines of calendars sorted into terms, breaks, exam weeks and single days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dubao.model.calendar import LONGEST, Span, Term, school_year_of, term_of_start
from dubao.model.period import Period
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.terms import SpanKind
from dubao.read.calendar.lines import Line, school_year
from dubao.read.dates import read_text

_OF_YEAR = (SpanKind.TERM, SpanKind.BREAK)


@dataclass(frozen=True)
class Spans:
    """Everything a school calendar says, in order of time."""

    terms: tuple[Term, ...]
    breaks: tuple[Span, ...]
    exams: tuple[Span, ...]
    closed: tuple[Span, ...]
    open: tuple[Span, ...]


def sort_lines(sources: Sequence[Sequence[Line]]) -> Loaded[Spans]:
    """Return the spans of several sources; of two that have a school year the first counts."""
    sorter = _Sorter()
    for lines in sources:
        taken = frozenset(sorter.years)
        for line in lines:
            sorter.add(line, taken)
    found = sorter.found

    def of(kind: SpanKind) -> tuple[Span, ...]:
        return tuple(sorted(found[kind], key=lambda span: span.first))

    terms = tuple(span for span in of(SpanKind.TERM) if isinstance(span, Term))
    rest = map(of, (SpanKind.BREAK, SpanKind.EXAM, SpanKind.CLOSED, SpanKind.OPEN))
    return Loaded(Spans(terms, *rest), tuple(sorter.problems))


class _Sorter:
    """Collects spans by kind, refusing those that cannot be."""

    def __init__(self) -> None:
        self.found: dict[SpanKind, list[Span]] = {kind: [] for kind in SpanKind}
        self.years: set[int] = set()
        self.problems: list[Problem] = []

    def add(self, line: Line, taken: frozenset[int]) -> None:
        """Take a line, or say why not; a year in `taken` has its terms and breaks already."""
        span = self._span(line)
        if span is None:
            return
        if line.kind in _OF_YEAR:
            year = span.year if isinstance(span, Term) else line.year or school_year_of(span.first)
            if year in taken or self._clashes(line, span):
                return
            self.years.add(year)
        self.found[line.kind].append(span)
        if not span.sure:
            why = line.note or "未作说明"
            self.problems.append(problem("calendar-unsure", line.place, name=shown(span), why=why))

    def _span(self, line: Line) -> Span | None:
        if line.year is None:
            self._report("calendar-term-number", line)
            return None
        if line.last < line.first:
            self._report("calendar-backwards", line, first=line.first, last=line.last)
            return None
        if (line.last - line.first).days > LONGEST:
            days = (line.last - line.first).days + 1
            self._report("calendar-too-long", line, first=line.first, last=line.last, days=days)
            return None
        common = (line.first, line.last, line.stages, line.basis, line.place, line.sure)
        if line.kind is not SpanKind.TERM:
            return Span(line.shown, *common)
        which = _which_term(line)
        if which is None:
            self._report("calendar-term-number", line)
            return None
        return Term(line.shown, *common, *which)

    def _clashes(self, line: Line, span: Span) -> bool:
        for other in (*self.found[SpanKind.TERM], *self.found[SpanKind.BREAK]):
            if span.first <= other.last and other.first <= span.last:
                where = other.place
                self._report("calendar-overlap", line, other=shown(other), where=where)
                return True
            if isinstance(span, Term) and isinstance(other, Term) and _same(span, other):
                self._report("calendar-term-twice", line, where=other.place)
                return True
        return False

    def _report(self, code: str, line: Line, **details: object) -> None:
        self.problems.append(problem(code, line.place, name=line.shown, **details))


def shown(span: Span) -> str:
    """Return a span's name for people: a term's with its school year."""
    return span.full_name if isinstance(span, Term) else span.name


def _same(one: Term, other: Term) -> bool:
    return (one.year, one.number) == (other.year, other.number)


def _which_term(line: Line) -> tuple[int, int] | None:
    """Return school year and number of a term from what is said, else from its first day."""
    year, number = term_of_start(line.first)
    if "学年" in line.name:
        year = school_year(line.name.partition("学年")[0]) or year
    year = line.year or year
    if not line.name or line.name == SpanKind.TERM.value:
        return year, number
    named = read_text(line.name if "学年" in line.name else f"{year}学年{line.name}")
    return (year, term_of_start(named.start)[1]) if isinstance(named, Period) else None

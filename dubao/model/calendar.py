"""The calendar of a district: terms, breaks, State holidays, school days and working days.

Nothing is guessed: a day of a year without data is neither one nor the other, but unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from dubao.model.period import Period
from dubao.model.place import Place
from dubao.model.problem import Problem, problem

HOLIDAY_FILE = "台账/节假日.xlsx"
CALENDAR_FILE = "台账/校历.xlsx"
_ORDINALS = ("", "一", "二", "三", "四")
_FIRST_MONTH = 9  # a school year begins in September
_EARLY = 7  # a term that begins from July on is the first of a new school year
_SATURDAY = 5
LONGEST = 250  # days of one line; more is a year mistyped


@dataclass(frozen=True)
class Span:
    """Days of one kind, `first` and `last` included; no `stages` means all of them.

    `source` is the document the days come from, `place` where they are written; `sure` is
    False where the document could not be confirmed.
    """

    name: str
    first: date
    last: date
    stages: tuple[str, ...] = ()
    source: str = ""
    place: Place = field(default=Place(""), compare=False)
    sure: bool = True

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def concerns(self, stages: Iterable[str]) -> bool:
        """Whether the span is for everybody or for one of `stages`."""
        return not self.stages or any(stage in self.stages for stage in stages)


@dataclass(frozen=True)
class Term(Span):
    """One 学期. `year` is the year in which its school year begins, `number` 1 or 2."""

    year: int = 0
    number: int = 0

    @property
    def full_name(self) -> str:
        """The name in papers: 2021-2022学年第一学期."""
        return term_name(self.year, self.number)

    @property
    def weeks(self) -> int:
        """How many natural weeks the term touches (TM-10)."""
        return self.week_of(self.last)

    def week_of(self, day: date) -> int:
        """Return the number of the natural week, Monday to Sunday, in which a day lies."""
        return (monday(day) - monday(self.first)).days // 7 + 1

    def week(self, number: int) -> Period:
        """Return the days of a natural week, which may begin before the term."""
        start = monday(self.first) + timedelta(weeks=number - 1)
        return Period(start, start + timedelta(days=6), f"第{number}周")


def term_name(year: int, number: int) -> str:
    """Return a term's name in papers: 2021-2022学年第一学期."""
    return f"{year}-{year + 1}学年第{_ORDINALS[number]}学期"


def monday(day: date) -> date:
    """Return the Monday of a day's natural week."""
    return day - timedelta(days=day.weekday())


def school_year_of(day: date) -> int:
    """Return the year in which the school year of a day begins: September to August."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def term_of_start(first: date) -> tuple[int, int]:
    """Return school year and number of a term that begins on a day."""
    return (first.year, 1) if first.month >= _EARLY else (first.year - 1, 2)


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield every day from `first` to `last`, both included."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


@dataclass(frozen=True)
class Calendar:
    """All that is known of a district's days.

    `holidays` are the days off by the State Council's notices with their names, `makeup` the
    weekend days worked in their stead, `years` the years whose notice is known. Spans are in
    order of time; terms and breaks never overlap but may leave gaps (TM-11).
    """

    terms: tuple[Term, ...] = ()
    breaks: tuple[Span, ...] = ()
    exams: tuple[Span, ...] = ()
    closed: tuple[Span, ...] = ()
    open: tuple[Span, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)
    makeup: Mapping[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def is_working_day(self, day: date) -> bool | None:
        """Tell whether offices work on a day; None in a year without data (TM-05)."""
        if day.year not in self.years:
            return None
        return day in self.makeup or (day.weekday() < _SATURDAY and day not in self.holidays)

    def is_school_day(self, day: date, stage: str = "") -> bool | None:
        """Tell whether schools teach on a day; None where the calendar does not say.

        A make-up Saturday counts only where the school calendar says 上课. An exam week is no
        day of teaching for its stages. `stage` may name several, parted by 、: a day counts
        if it counts for all of them.
        """
        if (day, stage) not in self._answers:
            self._answers[day, stage] = self._teaching(day, stage.split("、"))
        return self._answers[day, stage]

    def school_days(self, first: date, last: date, stage: str = "") -> tuple[date, ...]:
        """Return the school days from `first` to `last`; unknown days are none."""
        return tuple(day for day in days_between(first, last) if self.is_school_day(day, stage))

    def known(self, day: date) -> bool:
        """Tell whether both questions have an answer for a day."""
        return self.is_working_day(day) is not None and self.is_school_day(day) is not None

    def term_of(self, day: date) -> Term | None:
        """Return the term in which a day lies, None in a break or gap (TM-11)."""
        return next((term for term in self.terms if day in term), None)

    def break_of(self, day: date) -> Span | None:
        """Return the break in which a day lies."""
        return next((span for span in self.breaks if day in span), None)

    def next_term(self, day: date) -> Term | None:
        """Return the first term that begins after a day."""
        return next((term for term in self.terms if term.first > day), None)

    def week_of(self, day: date) -> int | None:
        """Return the week's number within its term; None outside terms."""
        term = self.term_of(day)
        return None if term is None else term.week_of(day)

    def term(self, year: int, number: int) -> Term | None:
        """Return the term `number` of the school year that begins in `year`."""
        return next(
            (term for term in self.terms if (term.year, term.number) == (year, number)), None
        )

    def term_within(self, named: Period) -> Term | None:
        """Return the term that a text such as 2021-2022学年第一学期 means, once it is read."""
        return self.term(*term_of_start(named.start))

    def terms_touching(self, first: date, last: date) -> tuple[Term, ...]:
        """Return the terms of which at least one day lies between two days."""
        return tuple(term for term in self.terms if term.first <= last and first <= term.last)

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that have days of their own, in order of first mention."""
        spans = (*self.exams, *self.closed, *self.open)
        return tuple(dict.fromkeys(stage for span in spans for stage in span.stages))

    def closing(self, day: date, stage: str = "") -> str:
        """Return why a known day is no school day, in the office's words; "" if it is one."""
        if self.is_school_day(day, stage) is not False:
            return ""
        stages = stage.split("、")
        spans = (*self.closed, *self.exams, *self.breaks)
        named = next((s.name for s in spans if day in s and s.concerns(stages)), "")
        return named or self.holidays.get(day, "") or ("周末" if _weekend(day) else "学期之间")

    def _teaching(self, day: date, stages: list[str]) -> bool | None:
        for spans, answer in ((self.closed, False), (self.open, True), (self.exams, False)):
            if any(day in span and span.concerns(stages) for span in spans):
                return answer
        if self.term_of(day) is None:
            return False if self._says_no_term(day) else None
        if _weekend(day) or day in self.holidays:
            return False
        return True if day.year in self.years else None

    def _says_no_term(self, day: date) -> bool:
        """Tell whether a day outside terms is known to be so: a break, or the year is whole."""
        if self.break_of(day) is not None:
            return True
        year = school_year_of(day)
        return self.term(year, 1) is not None and self.term(year, 2) is not None

    @cached_property
    def _answers(self) -> dict[tuple[date, str], bool | None]:
        """School days already asked for: a plan asks for the same days again and again."""
        return {}


def coverage(calendar: Calendar, first: date, last: date) -> tuple[Problem, ...]:
    """Return what the calendar does not know of the days from `first` to `last` (TM-05)."""
    years = [year for year in range(first.year, last.year + 1) if year not in calendar.years]
    found = [problem("holidays-unknown", Place(HOLIDAY_FILE), year=year) for year in years]
    for year in range(school_year_of(first), school_year_of(last) + 1):
        unknown = [number for number in (1, 2) if calendar.term(year, number) is None]
        begin, end = date(year, _FIRST_MONTH, 1), date(year + 1, _FIRST_MONTH, 1)
        asked = days_between(max(first, begin), min(last, end - timedelta(days=1)))
        if unknown and any(calendar.is_school_day(day) is None for day in asked):
            names = "、".join(term_name(year, number) for number in unknown)
            found.append(problem("terms-unknown", Place(CALENDAR_FILE), terms=names))
    return tuple(found)


def _weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY

"""Lines of a school calendar as people wrote them, in YAML or as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dubao.model.calendar_keys import CalendarFile, SpanEntry
from dubao.model.period import Period
from dubao.model.place import Place
from dubao.model.problem import Loaded
from dubao.model.settings import SETTINGS_FILE, Settings
from dubao.model.terms import SpanKind
from dubao.read.calendar.rows import Row, dated_rows
from dubao.read.dates import read_text
from dubao.read.written import read_yaml_model


@dataclass(frozen=True)
class Line:
    """One line: what the days are, when, for whom. `year` 0 is not said, None not readable."""

    kind: SpanKind
    name: str
    first: date
    last: date
    place: Place
    year: int | None = 0
    stages: tuple[str, ...] = ()
    basis: str = ""
    sure: bool = True
    note: str = ""

    @property
    def shown(self) -> str:
        """The line's name for people; its kind if it has none."""
        return self.name or self.kind.value


def own_lines(root: Path, settings: Settings) -> Loaded[list[Line]]:
    """Return the lines that the office itself wrote: 台账/校历.xlsx, then dubao.yaml."""
    rows = dated_rows(root, "校历", tuple(SpanKind))
    written = (_from_entry(entry, SETTINGS_FILE) for entry in settings.calendar.spans)
    return Loaded([*map(_from_row, rows.value), *written], rows.problems)


def named_lines(path: Path, file: str) -> Loaded[list[Line]]:
    """Return the lines of a calendar's file; `file` is its name for people."""
    loaded = read_yaml_model(path, file, CalendarFile)
    spans = loaded.value.spans if loaded.value else ()
    return Loaded([_from_entry(entry, file) for entry in spans], loaded.problems)


def _from_entry(entry: SpanEntry, file: str) -> Line:
    return Line(
        entry.kind,
        entry.name,
        entry.first,
        entry.last or entry.first,
        entry.place_in(file),
        entry.year or 0,
        entry.stages,
        entry.basis,
        entry.sure,
        entry.note,
    )


def _from_row(row: Row) -> Line:
    return Line(
        SpanKind(row.kind),
        row.name,
        row.first,
        row.last,
        row.place,
        school_year(row.texts["学年"]),
        row.parts("学段"),
        row.texts["依据"],
        note=row.texts["备注"],
    )


def school_year(text: str) -> int | None:
    """Return the year in which a school year named so begins; 0 if none is, None if unreadable."""
    if not text:
        return 0
    found = read_text(text if "学年" in text else f"{text}学年")
    return found.start.year if isinstance(found, Period) else None

"""Everything an evaluation of one year rests on: the register and the scheme's sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from dubao.model.dataset import SCORE_ITEM, UNIT_CODE, Absent, Dataset, FileRead, Rowless
from dubao.model.form_mark import ALL_UNITS
from dubao.model.listing import shortened
from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.settings import SETTINGS_FILE, Settings
from dubao.model.table import Table
from dubao.model.terms import Layout, Role, Severity
from dubao.read.aliases import alias_problems
from dubao.read.assessed import in_scope, on_roster
from dubao.read.grid import Book, open_book
from dubao.read.registers import REGISTER_OF, columns_of, load_units, register_file
from dubao.read.rows import extra_specs
from dubao.read.score_rows import items_of
from dubao.read.senders import form_marks, senders_of
from dubao.read.source_sheets import Context, SheetRead, SourceRead, fields_found, read_source
from dubao.read.sources import SUFFIXES, find_files, fingerprint, pattern_of
from dubao.read.tables import Stack, join
from dubao.read.wanted import ITEM_NAME
from dubao.read.whose import Units, units_of


def load_dataset(root: Path, scheme: Scheme, year: int, settings: Settings) -> Loaded[Dataset]:
    """Return the units assessed in a year and the tables of the scheme's sources.

    File patterns are relative to `root`. Nothing is guessed: what cannot be told for certain is
    left out and stands among the problems; who has not handed in stands in `absent`. What the
    district's own scheme (区级) rests on is in `district`.
    """
    files = {
        name: find_files(root, pattern_of(source, year))
        for one in scheme.both
        for name, source in one.sources.items()
    }
    loaded = [_load(root, one, year, settings) for one in scheme.both]
    dataset, problems = loaded[0].value, [found for one in loaded for found in one.problems]
    if scheme.district_scheme is not None:
        dataset = _with_district(dataset, loaded[1].value)
    problems.extend(_unused(root, files))
    return Loaded(dataset, tuple(dict.fromkeys(problems)))


def _with_district(dataset: Dataset, district: Dataset) -> Dataset:
    """Return a dataset with its district's, and what is told of files told of both.

    The marks of forms stay apart: each is compared with its own scheme's.
    """
    return replace(
        dataset,
        district=district,
        log=(*dataset.log, *district.log),
        absent=(*dataset.absent, *district.absent),
        inputs={**dataset.inputs, **district.inputs},
        senders={**district.senders, **dataset.senders},
    )


def _load(root: Path, scheme: Scheme, year: int, settings: Settings) -> Loaded[Dataset]:
    """Return the dataset of one scheme, without its district's."""
    register = load_units(root, scheme, settings.district)
    valid = units_of(register.value, settings, year)
    scoped = in_scope(scheme, register.value, valid.value)
    patterns = {name: pattern_of(source, year) for name, source in scheme.sources.items()}
    files = {name: find_files(root, pattern) for name, pattern in patterns.items()}
    opened = _open_all(root, files)
    books = {file: loaded.value for file, loaded in opened.items()}
    held = columns_of(register.value)
    context = Context(scheme, scoped.value, items_of(scheme), books, held)
    units = on_roster(files.get(scheme.roster, ()), context)
    context = replace(context, units=units.value)
    reads = [read_source(name, files[name], context) for name in scheme.sources]
    twice = _twice(reads, held)
    tables = [_table(read, twice) for read in reads if read.sheets]
    problems = [*register.problems, *valid.problems, *scoped.problems, *units.problems]
    if not units.value.valid and not any(p.severity is Severity.ERROR for p in problems):
        problems.append(problem("register-empty", Place(_register_file(root, scheme)), year=year))
    problems.extend(alias_problems(root, settings, units.value.names.entries))
    problems.extend(p for loaded in opened.values() for p in loaded.problems)
    problems.extend(p for read in reads for p in read.problems)
    problems.extend(p for table in tables for p in table.problems)
    problems.extend(_source_problems(reads, scheme, patterns))
    problems.extend(_field_problems(reads, scheme, held or register.value.frame.columns))
    dataset = Dataset(
        year=year,
        units=_assessed(register.value, units.value),
        tables={table.value.name: table.value for table in tables},
        log=tuple(_log(reads, books, problems)),
        absent=tuple(_absent(reads, units.value, patterns)),
        rowless=tuple(_rowless(reads, units.value)),
        inputs=_inputs(root, scheme, books),
        forms=form_marks(books),
        senders=senders_of(reads, units.value),
    )
    return Loaded(dataset, tuple(problems))


def _register_file(root: Path, scheme: Scheme) -> str:
    """Return the file that holds the units a scheme is about."""
    register = REGISTER_OF.get(scheme.target)
    return register_file(root, register) if register else SETTINGS_FILE


def _inputs(root: Path, scheme: Scheme, books: Mapping[str, Book]) -> dict[str, str]:
    """Return the sha256 of every file read, the units' register among them."""
    register = _register_file(root, scheme)
    read = {file: book.sha256 for file, book in books.items()}
    return dict(sorted({register: fingerprint(root / register), **read}.items()))


def _open_all(root: Path, files: Mapping[str, Sequence[str]]) -> dict[str, Loaded[Book]]:
    """Open every file once, in the order of their names."""
    names = sorted({file for found in files.values() for file in found})
    return {file: open_book(root / file, file) for file in names}


def _assessed(register: Table, units: Units) -> Table:
    """Return the register's rows of the units that count this year."""
    codes = [code.strip() for code in register.raw[UNIT_CODE]]
    rows = np.array([at for at, code in enumerate(codes) if code in units.valid], dtype=np.intp)
    return register if len(rows) == len(register) else register.take(rows)


def _table(read: SourceRead, twice: Collection[str]) -> Loaded[Table]:
    """Join the sheets of a source."""
    resolved = {UNIT_CODE: [sheet.codes for sheet in read.sheets]}
    if read.source.layout is Layout.SCORES:
        resolved[SCORE_ITEM] = [sheet.items for sheet in read.sheets]
    extra: dict[str, FieldSpec] = {}
    if read.wanted.keeps_extra:
        found = (entry for s in read.sheets for entry in extra_specs(s.part, read.wanted))
        extra = {entry.name: entry for entry in found}
    stack = Stack(
        [sheet.part for sheet in read.sheets],
        [sheet.kept for sheet in read.sheets],
        resolved,
        frozenset(extra),
    )
    return join(read.name, stack, [*_specs(read, twice), *extra.values()])


def _specs(read: SourceRead, twice: Collection[str]) -> list[FieldSpec]:
    """Return the columns of a source's table: those found, and those it must have."""
    found = {name for sheet in read.sheets for name in sheet.part.raw}
    doubtful = {name for sheet in read.sheets for name in sheet.part.doubtful}
    always = read.source.layout is Layout.SCORES or read.source.role is Role.LIFTING
    specs = [
        key for key in read.wanted.keys if key.name in found or (always and key.name != ITEM_NAME)
    ]
    for entry in read.wanted.fields:
        here = entry.name in found | doubtful or entry.source == read.name
        if here and (read.source.role is Role.LAST_YEAR or entry.name not in twice):
            specs.append(entry)
    return specs


def _twice(reads: Sequence[SourceRead], register: Collection[str]) -> dict[str, list[str]]:
    """Return the fields found in more than one source of this year, with the sources.

    Those of the register are no question: what a 清单 says of them is said of its rows.
    """
    sources: dict[str, list[str]] = {}
    for name, source in fields_found(reads):
        if name not in register:
            sources.setdefault(name, []).append(source)
    return {name: found for name, found in sources.items() if len(found) > 1}


def _source_problems(
    reads: Sequence[SourceRead], scheme: Scheme, patterns: Mapping[str, str]
) -> Iterator[Problem]:
    """Say which sources have no file though nobody is to hand one in.

    Records of changed scores and of lifted vetoes need not exist.
    """
    for read in reads:
        if read.files or read.source.role in (Role.APPEAL, Role.LIFTING):
            continue
        pattern, place = patterns[read.name], scheme.place(read.source)
        if read.source.role is Role.LAST_YEAR:
            yield problem("last-year-missing", place, pattern=pattern)
        elif not read.source.handed_in_by:
            yield problem("source-empty", place, source=read.name, pattern=pattern)


def _field_problems(
    reads: Sequence[SourceRead], scheme: Scheme, register: Collection[str]
) -> Iterator[Problem]:
    """Say which fields without 来源 were found in no source or in several.

    While a source has not come in, a field not found may be in it: nothing is said then.
    """
    twice = _twice(reads, register)
    found = {name for name, _ in fields_found(reads)}
    found |= {name for read in reads for sheet in read.sheets for name in sheet.part.doubtful}
    pending = any(
        not read.sheets and read.source.layout in (Layout.ROWS, Layout.FORM) for read in reads
    )
    extra = [name for read in reads for sheet in read.sheets for name in sheet.part.extra]
    for entry in scheme.fields:
        place = scheme.place(entry)
        if entry.source or entry.name in register or entry.name == scheme.key_field:
            continue
        if entry.name in twice:
            listed = "、".join(twice[entry.name])
            yield problem("field-twice", place, field=entry.name, sources=listed)
        elif entry.name not in found and not pending:
            near = did_you_mean(entry.name, extra, "请核对列名，或把实际写法加进「别名」")
            yield problem("field-nowhere", place, field=entry.name, near=near)


def _unused(root: Path, files: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Name the workbooks that lie beside the files of a source but belong to none."""
    used = {file for found in files.values() for file in found}
    folders = {str(Path(file).parent.as_posix()) for file in used if file.startswith("填报/")}
    for folder in sorted(folders):
        for suffix in SUFFIXES:
            for file in find_files(root, f"{folder}/*{suffix}"):
                if file not in used:
                    yield problem("file-unused", Place(file))


def _absent(
    reads: Sequence[SourceRead], units: Units, patterns: Mapping[str, str]
) -> Iterator[Absent]:
    """Yield who handed in nothing, or nothing that can be used: then with the file that came."""
    for read in reads:
        by, pattern = read.source.handed_in_by, patterns[read.name]
        if not by or read.source.role is Role.LAST_YEAR:
            continue
        if by != ALL_UNITS:
            if not read.files:
                yield Absent(read.name, by, "", pattern)
            continue
        came = read.came | {code for sheet in read.sheets for code in sheet.codes}
        files = {units.of_file(file): file for file in read.files}
        for code in units.names.entries:
            if code in units.valid and code not in came:
                yield Absent(read.name, units.title(code), code, pattern, files.get(code, ""))


def _rowless(reads: Sequence[SourceRead], units: Units) -> Iterator[Rowless]:
    """Yield the tables with a row per unit that came without a row of every unit.

    What every unit hands in itself is absent as a file. A unit whose row cannot be used has one.
    """
    for read in reads:
        single = read.source.layout in (Layout.ROWS, Layout.FORM)
        by = read.source.handed_in_by
        if not read.sheets or not single or read.source.role is not Role.DATA or by == ALL_UNITS:
            continue
        came = read.came | {code for sheet in read.sheets for code in sheet.codes}
        names = [
            units.title(code)
            for code in units.names.entries
            if code in units.valid and code not in came
        ]
        if names:
            grid = read.sheets[0].part.grid
            yield Rowless(read.name, by, tuple(names), Place(grid.file, grid.name))


def _log(
    reads: Sequence[SourceRead], books: Mapping[str, Book], problems: Sequence[Problem]
) -> Iterator[FileRead]:
    """Yield what was read from every sheet, and what was not and why (HA-01)."""
    notes: dict[tuple[str, str], list[str]] = {}
    for found in problems:
        if found.severity is Severity.NOTE or found.code in _REFUSING:
            cell = f"{found.place.cell}：" if found.place.cell else ""
            notes.setdefault((found.place.file, found.place.sheet), []).append(
                f"{cell}{found.message}"
            )
    for read in reads:
        for sheet in read.sheets:
            yield _line(sheet, books[sheet.part.grid.file].sha256, notes)


_REFUSING = {
    "unit-blank",
    "unit-disagrees",
    "unit-twice",
    "name-unknown",
    "name-ambiguous",
    "name-campus",
    "name-not-then",
    "form-without-unit",
    "form-twice",
    "item-blank",
    "item-unknown",
    "item-several",
    "score-twice",
    "entry-without-year",
    "entry-year-unclear",
}


def _line(sheet: SheetRead, sha256: str, notes: Mapping[tuple[str, str], list[str]]) -> FileRead:
    grid, kept = sheet.part.grid, len(sheet.kept)
    said = shortened(notes.get((grid.file, grid.name), []))
    return FileRead(
        grid.file, sha256, grid.name, kept, len(sheet.part) - kept, (*sheet.part.skipped, *said)
    )

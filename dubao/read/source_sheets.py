"""The sheets of one source: which are read, whose their rows are, what stands in them twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dubao.model.dataset import (
    LIFTED_VETO,
    SCORE_ITEM,
    SCORE_POINTS,
    UNIT_CODE,
    UNIT_NAME,
)
from dubao.model.form_mark import MARK_SHEET
from dubao.model.nearest import did_you_mean
from dubao.model.place import Place
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.scheme import Scheme, Source
from dubao.model.terms import LISTS, Layout, Role
from dubao.read.answers import unnumbered
from dubao.read.entry_years import rows_of_other_years
from dubao.read.forms import read_form
from dubao.read.grid import Book, Grid
from dubao.read.labels import squeeze
from dubao.read.parts import Part
from dubao.read.rows import read_rows
from dubao.read.score_rows import Items, items_of_rows, raters_of, repeated
from dubao.read.sources import changed_cells, versions
from dubao.read.wanted import ITEM_NAME, Wanted, form_unit_names, wanted_of
from dubao.read.whose import Units, unit_of_form, units_of_rows

_SHOWN = 8  # so many changed cells are listed

_REQUIRED = "请补上这一列，或把表头的实际写法加进方案的「别名」"


@dataclass(frozen=True)
class SheetRead:
    """One sheet with the unit (and, in a 打分表, the item) of every record; "" is left out."""

    part: Part
    codes: Sequence[str]
    items: Sequence[str] = ()
    is_form: bool = False

    @property
    def kept(self) -> list[int]:
        """The records that are used."""
        items = self.items or self.codes
        return [
            at
            for at, (code, item) in enumerate(zip(self.codes, items, strict=True))
            if code and item
        ]

    def without(self, records: Iterable[int]) -> SheetRead:
        """Return the sheet with some records left out."""
        gone = set(records)
        return replace(self, codes=["" if at in gone else c for at, c in enumerate(self.codes)])


@dataclass
class SourceRead:
    """All sheets of a source.

    `came` are units whose file is there although no row is: one that cannot be used, or a list
    without rows. A list that cannot be used did not come, else it would count as no case.
    """

    name: str
    source: Source
    wanted: Wanted
    files: tuple[str, ...]
    sheets: list[SheetRead] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    came: set[str] = field(default_factory=set)
    about: dict[str, set[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """What every source is read with."""

    scheme: Scheme
    units: Units
    items: Items
    books: Mapping[str, Book]
    register: frozenset[str] = frozenset()  # the columns that the units' register has


def read_source(name: str, files: tuple[str, ...], context: Context) -> SourceRead:
    """Return the sheets of source `name` in its `files`, every record with its unit."""
    source = context.scheme.sources[name]
    read = SourceRead(name, source, wanted_of(context.scheme, name, context.register), files)
    kept = without_versions(read.files, context.books)
    read.problems.extend(kept.problems)
    for file in kept.value:
        book = context.books[file]
        used = _read_book(read, book, context) if book.sheets else 0
        unit = context.units.of_file(file)
        if unit and bool(used) is (source.layout in LISTS):
            read.came.add(unit)
    _leave_out_repeated(read, context)
    _say_missing(read)
    return read


def without_versions(files: Sequence[str], books: Mapping[str, Book]) -> Loaded[tuple[str, ...]]:
    """Return the files without those that are versions of one another and differ (HA-11)."""
    kept, problems = list(files), []
    for group in versions(files):
        first = group[0]
        for other in group[1:]:
            changes = changed_cells(books[first], books[other])
            place, others = Place(other), f"「{first}」"
            if not changes:
                problems.append(problem("versions-equal", place, others=others))
                kept.remove(other)
                continue
            listed = _listed(changes)
            problems.append(problem("versions-differ", place, others=others, changes=listed))
            kept = [file for file in kept if file not in (first, other)]
    return Loaded(tuple(kept), tuple(problems))


def _listed(changes: Sequence[str]) -> str:
    more = f"；等 {len(changes)} 处" if len(changes) > _SHOWN else ""
    return "；".join(changes[:_SHOWN]) + more


def _read_book(read: SourceRead, book: Book, context: Context) -> int:
    """Read the sheets of one file; return how many were used."""
    named = _named_sheets(read.source, book)
    if not named:
        sheets = "、".join(grid.name for grid in book.sheets)
        place = Place(book.file)
        read.problems.append(
            problem("sheet-missing", place, sheet=read.source.sheet, sheets=sheets)
        )
        return 0
    used = _read_sheets(read, named, context, 2) or _read_sheets(read, named, context, 1)
    if not used:
        labels = "、".join(f"「{entry.name}」" for entry in read.wanted.specs[:4])
        place = Place(book.file, named[0].name if read.source.sheet else "")
        read.problems.append(problem("head-missing", place, wanted=labels))
    return used


def _read_sheets(read: SourceRead, grids: list[Grid], context: Context, least: int) -> int:
    """Read the first sheet whose heading names `least` fields, and those with the same head."""
    used = 0
    columns: set[str] = set()
    for grid in grids:
        loaded = _read_grid(read, grid, least)
        part = loaded.value
        if part is None or (used and set(part.raw) != columns):
            continue
        used, columns = used + 1, set(part.raw)
        read.problems.extend(loaded.problems)
        _take(read, part, context)
    return used


def _named_sheets(source: Source, book: Book) -> list[Grid]:
    """Return the sheets to try: the one named, else all, those in sight first."""
    sheets = [grid for grid in book.sheets if grid.name != MARK_SHEET]
    if not source.sheet or book.file.lower().endswith(".csv"):
        return sorted(sheets, key=lambda grid: grid.hidden)
    return [grid for grid in sheets if squeeze(grid.name) == squeeze(source.sheet)]


def _read_grid(read: SourceRead, grid: Grid, least: int) -> Loaded[Part | None]:
    if read.source.layout is Layout.FORM:
        return read_form(grid, read.wanted, read.source.heading_rows)
    if read.source.layout is Layout.ANSWERS:
        grid = unnumbered(grid)
    return read_rows(grid, read.wanted, read.source.heading_rows, least)


def _take(read: SourceRead, part: Part, context: Context) -> None:
    """Add one sheet with the units and items of its records."""
    lacking = _lacking(read, part, context.units)
    if lacking:
        read.problems.append(lacking)
        return
    by_rows = UNIT_CODE in part.columns or UNIT_NAME in part.columns
    problems: Sequence[Problem] = ()
    codes: Sequence[str] = [context.units.sole] * len(part)
    if context.units.sole:
        by_rows = read.source.layout is not Layout.FORM
    elif by_rows:
        whose = units_of_rows(part, context.units, read.source.role is Role.LAST_YEAR)
        codes, problems = whose.codes, whose.problems
    else:
        labels = form_unit_names(context.scheme, read.source)
        is_form = read.source.layout is Layout.FORM
        declared = read.source.unit_from
        code, problems = unit_of_form(part.grid, context.units, labels, declared, is_form)
        codes = [code] * len(part)
    read.problems.extend(problems)
    read.about.setdefault(part.grid.file, set()).update(filter(None, codes))
    items: list[str] = []
    if read.source.layout is Layout.SCORES:
        items, wrong = items_of_rows(part, context.items)
        read.problems.extend(wrong)
    is_form = not by_rows and read.source.layout is not Layout.ANSWERS
    sheet = SheetRead(part, codes, items, is_form)
    year = context.units.day.year
    others = dict(rows_of_other_years(part, sheet.kept, read.source.role, year))
    read.problems.extend(others.values())
    read.sheets.append(sheet.without(others))


def _lacking(read: SourceRead, part: Part, units: Units) -> Problem | None:
    """Return the problem of a sheet without the columns that its layout cannot do without."""
    place = Place(part.grid.file, part.grid.name)
    needed: list[tuple[str, ...]] = []
    if read.source.layout is Layout.SCORES:
        needed = [(SCORE_POINTS,), (SCORE_ITEM, ITEM_NAME)]
    elif read.source.role is Role.LIFTING:
        needed = [(LIFTED_VETO,)]
    for names in needed:
        if not any(name in part.raw for name in names):
            if part.doubtful.intersection(names):
                return None
            return problem("column-missing", place, field=names[0], near=_REQUIRED)
    by_rows = read.source.layout in (Layout.ROWS, Layout.REGISTER)
    if by_rows and not units.sole and not {UNIT_CODE, UNIT_NAME} & (set(part.raw) | part.doubtful):
        return problem("unit-column-missing", place)
    return None


def _leave_out_repeated(read: SourceRead, context: Context) -> None:
    forms = [at for at, sheet in enumerate(read.sheets) if sheet.is_form and any(sheet.codes)]
    keys = [(next(filter(None, read.sheets[at].codes)),) for at in forms]
    for (code,), found in repeated(keys).items():
        _two_forms(read, [forms[at] for at in found], code, context)
    if read.source.layout is Layout.ROWS:
        _same_rows(read, context, "unit-twice")
    elif read.source.layout is Layout.SCORES and read.source.role is not Role.APPEAL:
        _same_rows(read, context, "score-twice")


def _two_forms(read: SourceRead, sheets: list[int], code: str, context: Context) -> None:
    """Leave out all forms of one unit: which of them counts is a question (HA-11)."""
    grids = [read.sheets[at].part.grid for at in sheets]
    books = [context.books[grid.file] for grid in grids]
    changes = _listed(changed_cells(books[0], books[1])) or "没有"
    others = "、".join(f"「{grid.file}」" for grid in grids[:-1])
    place = Place(grids[-1].file, grids[-1].name)
    title = context.units.title(code)
    read.problems.append(problem("form-twice", place, unit=title, others=others, changes=changes))
    read.came.add(code)
    for at in sheets:
        read.sheets[at] = read.sheets[at].without(range(len(read.sheets[at].part)))


def _same_rows(read: SourceRead, context: Context, code: str) -> None:
    """Leave out rows that say one thing twice: which of them counts is a question."""
    rows: list[tuple[int, int]] = []
    keys: list[tuple[str, ...]] = []
    for at, sheet in enumerate(read.sheets):
        raters = raters_of(sheet.part) if sheet.items else ()
        for record in sheet.kept:
            rows.append((at, record))
            scored = (sheet.items[record], raters[record]) if sheet.items else ()
            keys.append((sheet.codes[record], *scored))
    for key, found in repeated(keys).items():
        places = [
            read.sheets[at].part.place(record, UNIT_CODE)
            for at, record in (rows[one] for one in found)
        ]
        who = "、".join(filter(None, (context.units.title(key[0]), *key[2:])))
        others = "、".join(map(str, places[:-1]))
        details = {"unit": who, "who": who, "item": "".join(key[1:2]), "others": others}
        read.problems.append(problem(code, places[-1], **details))
        read.came.add(key[0])
        for one in found:
            at, record = rows[one]
            read.sheets[at] = read.sheets[at].without([record])


def _say_missing(read: SourceRead) -> None:
    """Say which declared fields a sheet lacks that others of the source have or that must be."""
    if read.source.role is Role.LAST_YEAR or read.source.layout is Layout.SCORES:
        return
    found = {name for sheet in read.sheets for name in sheet.part.raw}
    for sheet in read.sheets:
        for entry in read.wanted.fields:
            wanted = entry.source == read.name or entry.name in found
            if wanted and entry.name not in {*sheet.part.raw, *sheet.part.doubtful}:
                near = did_you_mean(entry.name, sheet.part.extra, _REQUIRED)
                place = Place(sheet.part.grid.file, sheet.part.grid.name)
                read.problems.append(problem("column-missing", place, field=entry.name, near=near))


def fields_found(reads: Iterable[SourceRead]) -> Iterator[tuple[str, str]]:
    """Yield every declared field with each source of this year in which it was found."""
    for read in reads:
        if read.source.role is Role.LAST_YEAR:
            continue
        names = {name for sheet in read.sheets for name in sheet.part.raw}
        for entry in read.wanted.fields:
            if entry.name in names:
                yield entry.name, read.name

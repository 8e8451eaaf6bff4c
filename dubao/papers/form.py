"""Collection forms from a scheme: locked heads, drop-down lists, a version mark (HA-06)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from dubao.model.book import Book, Cell, Choice, Sheet, Style
from dubao.model.dataset import UNIT_CODE, UNIT_NAME
from dubao.model.form_mark import ALL_UNITS, MARK_SHEET, mark_of
from dubao.model.scheme import FieldSpec, Item, Scheme, Source
from dubao.model.terms import FieldType, Layout, Role, Target
from dubao.papers.form_head import FormHead, Units, choice, head_row, hint, unit_boxes, unit_of
from dubao.papers.grouped_form import grouped_form
from dubao.papers.score_form import judging_form, self_score_form


def build_forms(scheme: Scheme, units: Units, known: Collection[str] = ()) -> dict[str, Book]:
    """Return a scheme's blank forms by the file name they are handed in under.

    A file that every unit hands in is one form to copy; a department's sheet has a row per unit.
    `known` are the columns of the register, which nobody needs to be asked for.
    """
    patterns: dict[str, list[tuple[str, Source]]] = {}
    for name, source in scheme.sources.items():
        asked_for = source.role is not Role.LAST_YEAR and source.layout is not Layout.ANSWERS
        if source.handed_in_by and asked_for:
            patterns.setdefault(source.files, []).append((name, source))
    forms = {}
    for pattern, sources in patterns.items():
        asked = [(name, source, _asked(scheme, name, known)) for name, source in sources]
        sheets = [_sheet(scheme, entry, units) for entry in asked]
        forms[_file_name(scheme, pattern, sources[0])] = Book(
            scheme.name, (*sheets, _mark_sheet(scheme))
        )
    return forms


def joined(forms: Iterable[Mapping[str, Book]]) -> dict[str, Book]:
    """Return the forms of a scheme and of its 区级; the sheets of one file stand in one book.

    Its version mark is that of the first.
    """
    found: dict[str, Book] = {}
    for books in forms:
        for name, book in books.items():
            first = found.get(name)
            if first is None:
                found[name] = book
                continue
            *sheets, mark = first.sheets
            more = (sheet for sheet in book.sheets if sheet.name != MARK_SHEET)
            found[name] = replace(first, sheets=(*sheets, *more, mark))
    return found


def _file_name(scheme: Scheme, pattern: str, source: tuple[str, Source]) -> str:
    stem = pattern.rpartition("/")[2].rpartition(".")[0].replace("*", "")
    if stem and source[1].handed_in_by != ALL_UNITS:
        return f"{stem}.xlsx"
    return f"{scheme.name}填报表{'（示例）' if scheme.sample else ''}.xlsx"


def _asked(scheme: Scheme, name: str, known: Collection[str]) -> list[FieldSpec]:
    """Return the fields that a source is asked for.

    A field without 来源 is asked for only where it cannot be meant for another source.
    """
    keys = {UNIT_CODE, UNIT_NAME, scheme.key_field}
    others = [
        source
        for other, source in scheme.sources.items()
        if other != name and source.role is Role.DATA and source.layout is not Layout.SCORES
    ]
    return [
        spec
        for spec in scheme.fields
        if spec.name not in keys
        and (spec.source == name or not (spec.source or others or spec.name in known))
    ]


def _sheet(scheme: Scheme, entry: tuple[str, Source, list[FieldSpec]], units: Units) -> Sheet:
    name, source, fields = entry
    start = FormHead(scheme, source.sheet or name, source)
    if source.layout is Layout.FORM:
        grouped = any(spec.group for spec in fields)
        return (grouped_form if grouped else _form)(start, fields, units)
    if source.layout is Layout.SCORES and source.handed_in_by == ALL_UNITS:
        return self_score_form(start, units)
    if source.layout is Layout.SCORES:
        return judging_form(start, _points_from(scheme, name), units)
    points = [
        FieldSpec(name=f"{item.code}{item.name}", type=FieldType.NUMBER)
        for item in _points_from(scheme, name)
    ]
    return _rows(start, [*fields, *points], units)


def _points_from(scheme: Scheme, name: str) -> list[Item]:
    """Return the items whose points people enter in a source: by 给分 or 评分."""
    return [
        item
        for item in scheme.leaves()
        if (item.given and item.given.source == name) or (item.rated and item.rated.table == name)
    ]


def _form(start: FormHead, fields: Sequence[FieldSpec], units: Units) -> Sheet:
    """Lay out a 竖表: an item a row."""
    heads = ("序号", "填报项目", "单位", "填报值", "备注")
    cells, merges = start.cells(len(heads))
    choices = unit_boxes(cells, 2, units)
    head_row(cells, 3, heads)
    for at, spec in enumerate(fields):
        row = 4 + at
        remark = "；".join(filter(None, ("必填" if spec.required else "", hint(spec))))
        values = (at + 1, spec.name, unit_of(spec), None, remark)
        styles = (Style.CENTRE, Style.TEXT, Style.CENTRE, Style.INPUT, Style.NOTE)
        for column, (value, style) in enumerate(zip(values, styles, strict=True)):
            cells[row, column] = Cell(value, style)
        choices.extend(choice(spec, row, 3, row))
    return Sheet(
        start.title,
        cells,
        widths=(10, 26, 10, 22, 44),
        merges=tuple(merges),
        choices=tuple(choices),
        head_rows=4,
        landscape=False,
        locked=True,
    )


def _rows(start: FormHead, fields: Sequence[FieldSpec], units: Units) -> Sheet:
    """Lay out a 横表 with a row per unit, or an empty 清单; the district need not name itself."""
    register = start.source.layout is Layout.REGISTER
    is_own = register and start.scheme.target is Target.DISTRICT
    whose = [] if is_own else [UNIT_CODE, UNIT_NAME]
    heads = [*whose, *(_with_unit(spec) for spec in fields)]
    cells, merges = start.cells(len(heads))
    choices: list[Choice] = []
    head_row(cells, 2, heads)
    count = 50 if register else len(units)
    for at in range(count):
        known = (None, None) if register else units[at]
        for column in range(len(heads)):
            fixed = column < 2 and not register
            value = known[column] if column < 2 else None
            cells[3 + at, column] = Cell(value, Style.TEXT if fixed else Style.INPUT)
    for column, spec in enumerate(fields, start=len(whose)):
        choices.extend(choice(spec, 3, column, 2 + count))
    if register and units and whose:
        choices.append(Choice(3, 1, 2 + count, 1, tuple(name for _, name in units)))
    widths = (max(12.0, 2.0 * len(head)) for head in heads[len(whose) :])
    return Sheet(
        start.title,
        cells,
        widths=(*(12.0, 20.0)[: len(whose)], *widths),
        merges=tuple(merges),
        choices=tuple(choices),
        head_rows=3,
        frozen_columns=len(whose) or 1,
        locked=True,
    )


def _with_unit(spec: FieldSpec) -> str:
    unit = unit_of(spec)
    return f"{spec.name}（{unit}）" if unit else spec.name


def _mark_sheet(scheme: Scheme) -> Sheet:
    """Return the hidden sheet by which an old version is recognised."""
    mark = mark_of(scheme)
    values = (mark.scheme, mark.version, mark.fingerprint)
    cells = {(row, 0): Cell(value) for row, value in enumerate(values)}
    return Sheet(MARK_SHEET, cells, hidden=True, locked=True)

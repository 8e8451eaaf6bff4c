"""清点: what was done in the field as one sentence, 听课12节次，访谈30人次 (PA-12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from dubao.model.numbers import plain
from dubao.model.place import Place
from dubao.model.scheme import Scheme
from dubao.model.terms import FieldType, Reason, Role
from dubao.papers.generic.known import Known, of_field, registers_of
from dubao.papers.generic.lazy import Lazy
from dubao.papers.generic.lists import rows_of
from dubao.papers.generic.page import Page
from dubao.papers.wording import gap
from dubao.papers.words import MEASURES, Counted, counts_sentence

PEOPLE = "人数"  # 座谈会人数 stands in brackets behind 座谈会


def tallied_sources(scheme: Scheme) -> dict[str, list[Known]]:
    """Return the sources that count things, with their columns: whole numbers with a measure."""
    found: dict[str, list[Known]] = {}
    for spec in scheme.fields:
        source = scheme.sources.get(spec.source)
        counts = spec.type is FieldType.INTEGER and measure_of(of_field(spec))
        if source and source.role is Role.DATA and counts:
            found.setdefault(spec.source, []).append(of_field(spec))
    return found


def measure_of(known: Known) -> str:
    """Return the measure word of a count: the field's unit, else the usual one of its name.

    教师座谈会 and 访谈干部 are counted as 座谈会 and 访谈 are.
    """
    usual = (
        measure
        for what, measure in MEASURES.items()
        if known.name.startswith(what) or known.name.endswith(what)
    )
    return known.unit or next(usual, "")


def tallies(page: Page, units: Sequence[int]) -> Lazy:
    """Return for each source what it counts, summed by field over units, as a sentence.

    Zeros are left out; what was not filled in follows as a marked gap, for it is no zero (PA-13).
    """
    sources = tallied_sources(page.assessment.scheme)
    return Lazy(
        {
            source: partial(_sentence, page, units, source, columns)
            for source, columns in sources.items()
        }
    )


def _sentence(page: Page, units: Sequence[int], source: str, columns: list[Known]) -> str:
    by_name = {known.name: known for known in columns}
    beside = {f"{name}{PEOPLE}" for name in by_name} & set(by_name)
    told: list[Counted] = []
    gaps: list[str] = []
    for name, known in by_name.items():
        if name in beside or page.hides(known):
            continue
        count, missing = _sum(page, units, source, known)
        people = by_name.get(f"{name}{PEOPLE}")
        heads, more = _sum(page, units, source, people) if people else (0.0, Counter[Reason]())
        told.append(Counted(name, count, measure_of(known), heads))
        gaps += [_gap(name, missing, units), _gap(f"{name}{PEOPLE}", more, units)]
    return counts_sentence(told) + "".join(gaps)


def _sum(
    page: Page, units: Sequence[int], source: str, known: Known
) -> tuple[float, Counter[Reason]]:
    """Return what a field comes to over units, and why some have no number; lists the figure."""
    total, cells, missing = 0.0, list[Place](), Counter[Reason]()
    for value, reason, places in _numbers(page, units, source, known):
        if reason:
            missing[reason] += 1
        else:
            total += value
            cells += places
    whose = page.name(units[0]) if len(units) == 1 else "各单位"
    if total:
        printed = f"{plain(total)}{measure_of(known)}"
        how = "各处所填之和" if len(cells) > 1 else "照填报数"
        label = f"{whose} {known.name}"
        page.figures.put(page.paper, label, (printed, total), (how, tuple(cells)))
    missing.pop(Reason.NOT_APPLICABLE, None)
    return total, missing


def _numbers(
    page: Page, units: Sequence[int], source: str, known: Known
) -> Iterator[tuple[float, Reason, tuple[Place, ...]]]:
    """Yield number, reason and cells of a field, for each unit or each of its rows."""
    if source in registers_of(page.assessment.scheme):
        table = page.assessment.dataset.tables.get(source)
        if table is None:
            yield 0.0, Reason.NOT_HANDED_IN, ()
            return
        for row, _ in rows_of(page, source, units):
            column, place = table.column(known.name), table.origin.place(row, known.name)
            yield float(column.values[row]), Reason(int(column.reasons[row])), (place,)
        return
    column = page.figures.trace.column(known.name)
    for unit in units:
        _, places = page.figures.trace.value(unit, known.name)
        yield float(column.values[unit]), Reason(int(column.reasons[unit])), places


def _gap(name: str, missing: Mapping[Reason, int], units: Sequence[int]) -> str:
    many = len(units) > 1
    told = "，".join(
        f"{count}处{reason.text}" if many else reason.text for reason, count in missing.items()
    )
    return gap(f"{name}：{told}") if told else ""

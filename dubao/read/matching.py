"""Which column of a heading is which field.

Matching is by equality after folding (full-width, blanks, line breaks, a unit in brackets),
never by "contains" (RF-05, RF-06).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dubao.model.scheme import FieldSpec
from dubao.read.labels import fold_head, split_unit, squeeze
from dubao.read.wanted import Wanted, names_of

_NUMBERING = {"", "序号", "序", "No.", "NO."}
_Forms = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class HeadColumn:
    """A column (or a form's row) with its heading levels, top down, and its unit."""

    at: int
    path: tuple[str, ...]
    unit: str = ""

    @property
    def label(self) -> str:
        """The levels as a person would say them."""
        return "/".join(" ".join(level.split()) for level in self.path)

    def forms(self) -> Iterable[tuple[int, str]]:
        """Yield what the column may be called, the most exact first, with its rank."""
        whole = [squeeze(level) for level in self.path]
        bare = [split_unit(level)[0] for level in self.path]
        yield 0, "".join(whole)
        yield 0, "/".join(whole)
        for first in range(len(bare)):
            rank = 1 if first == 0 else 3 if first == len(bare) - 1 else 2
            yield rank, "".join(bare[first:])
            yield rank, "/".join(bare[first:])


@dataclass(frozen=True)
class Matched:
    """Which column each field is; `doubtful` fields match several and are not read (RF-07)."""

    columns: Mapping[str, HeadColumn] = field(default_factory=dict)
    doubtful: Mapping[str, tuple[HeadColumn, ...]] = field(default_factory=dict)
    extra: tuple[HeadColumn, ...] = ()


def match_columns(columns: Sequence[HeadColumn], wanted: Wanted) -> Matched:
    """Return which of `columns` each wanted field is, by its last level or joined levels."""
    found, doubtful = {}, {}
    forms = [tuple(column.forms()) for column in columns]
    ranks = _ranks(forms, wanted.fields)
    for spec in wanted.fields:
        hits = [
            column
            for column, rank in zip(columns, ranks, strict=True)
            if spec.name in rank and rank[spec.name] == min(rank.values())
        ]
        if len(hits) == 1:
            found[spec.name] = hits[0]
        elif hits:
            doubtful[spec.name] = tuple(hits)
    called = _called(columns, forms)
    for key in wanted.keys:
        named = next(filter(None, (called.get(fold_head(name)) for name in names_of(key))), ())
        if len(named) == 1:
            found.setdefault(key.name, named[0])
        elif named:
            doubtful.setdefault(key.name, tuple(named))
    used = {column.at for column in found.values()}
    used |= {column.at for hits in doubtful.values() for column in hits}
    extra = tuple(c for c in columns if c.at not in used and squeeze(c.label) not in _NUMBERING)
    return Matched(found, doubtful, extra)


def _called(columns: Sequence[HeadColumn], forms: Sequence[_Forms]) -> dict[str, list[HeadColumn]]:
    """Return the columns by everything that they may be called."""
    called: dict[str, list[HeadColumn]] = {}
    for column, names in zip(columns, forms, strict=True):
        for name in dict.fromkeys(form for rank, form in names if rank):
            called.setdefault(name, []).append(column)
    return called


def _ranks(columns: Sequence[_Forms], specs: Sequence[FieldSpec]) -> list[dict[str, int]]:
    """Return for every column the fields that it may be, each with the best rank."""
    whole: dict[str, list[str]] = {}
    bare: dict[str, list[str]] = {}
    for spec in specs:
        for name in names_of(spec):
            whole.setdefault(squeeze(name), []).append(spec.name)
            bare.setdefault(fold_head(name), []).append(spec.name)
    ranks: list[dict[str, int]] = []
    for forms in columns:
        best: dict[str, int] = {}
        for rank, form in forms:
            for name in (bare if rank else whole).get(form, ()):
                best.setdefault(name, rank)
        ranks.append(best)
    return ranks

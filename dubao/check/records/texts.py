"""One text pasted into the records of several schools."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dubao.model.records import VisitRecord

_SIGNS = re.compile(r"[\W_]+")
_LENGTH = 4  # signs of a piece; two texts are compared by the pieces they share
_COMMON = 200  # a piece in more records than this is a form's own wording


@dataclass(frozen=True)
class Pasted:
    """A record whose text is that of an earlier one of another school, by `share` percent."""

    record: VisitRecord
    first: VisitRecord
    share: int


def pasted(
    records: Sequence[VisitRecord], names: Mapping[str, Sequence[str]], least: int, shortest: int
) -> Iterator[Pasted]:
    """Yield every record that repeats an earlier one of another school.

    Blanks, punctuation, digits and the school's own names are left out. The share is that of
    the pieces of four signs which both texts have, among all that either has (Jaccard); texts of
    fewer than `shortest` signs are not compared. `names` are a school's names by its code.
    """
    pieces = {one.row: _pieces(one, names, shortest) for one in records}
    by_row = {one.row: one for one in records}
    holders: dict[str, list[int]] = defaultdict(list)
    for one in records:
        found = _nearest(one, pieces, holders, by_row)
        if found and found[1] * 100 >= least:
            yield Pasted(one, by_row[found[0]], int(found[1] * 100 + 1e-9))
        for piece in pieces[one.row]:
            holders[piece].append(one.row)


def _nearest(
    one: VisitRecord,
    pieces: Mapping[int, frozenset[str]],
    holders: Mapping[str, Sequence[int]],
    by_row: Mapping[int, VisitRecord],
) -> tuple[int, float] | None:
    """Return the earlier record of another school that shares most, and the share."""
    mine = pieces[one.row]
    shared: Counter[int] = Counter()
    for piece in mine:
        rows = holders.get(piece, ())
        if len(rows) <= _COMMON:
            shared.update(rows)
    shares = (
        (row, count / (len(mine) + len(pieces[row]) - count))
        for row, count in shared.items()
        if by_row[row].school != one.school
    )
    return max(shares, key=lambda found: (found[1], -found[0]), default=None)


def _pieces(one: VisitRecord, names: Mapping[str, Sequence[str]], shortest: int) -> frozenset[str]:
    text = one.text
    for name in sorted(names.get(one.school, ()), key=len, reverse=True):
        text = text.replace(name, "")
    plain = re.sub(r"\d+", "", _SIGNS.sub("", text))
    if not one.school or len(plain) < shortest:
        return frozenset()
    return frozenset(plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1))

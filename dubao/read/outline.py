"""Numbered items in running text (RF-26): `1.`, `2 .`, `3健全`, `L加强`, `12,`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dubao.read.folding import tidy
from dubao.read.parsed import Fault

# A number at the start of a line or behind ；or 。 L, l and I are a misread 1.
_NUMBER = re.compile(
    r"(?:^|(?<=[；;。\n]))[ \t\u00a0\u3000]*[(（]?"
    r"(?P<number>[\d①-⑳]{1,2}|[LlI])[ \t\u00a0\u3000]*"
    r"(?:(?P<mark>[.．、,，)）:：])(?!\d)|(?=[\u4e00-\u9fff]))[ \t\u00a0\u3000]*",
    re.MULTILINE,
)
# Behind a number without a mark: 3名教师 and 5月 begin no item.
_MEASURES = (
    "年月日号名人个所位项次万元亿千百余多度级届期班间台套册本小时分学条件种类家校处门份篇场起"
)


@dataclass(frozen=True)
class OutlineItem:
    """One item: its number as written, and its text without the number."""

    number: int
    text: str


@dataclass(frozen=True)
class Outline:
    """The items of a text, what stands before the first, and the jumps in numbering.

    A fault's index is the item's position; a new start at 1 is no jump.
    """

    opening: str
    items: tuple[OutlineItem, ...]
    faults: tuple[Fault, ...]


def read_outline(text: str) -> Outline:
    """Return the numbered items of a text; a text without numbers is all opening."""
    starts = list(_starts(text))
    if not starts:
        return Outline(text.strip(), (), ())
    ends = [start for start, _, _ in starts[1:]] + [len(text)]
    items = tuple(
        OutlineItem(number, text[body:end].strip(" \t\r\n\u3000；;"))
        for (_, body, number), end in zip(starts, ends, strict=True)
    )
    return Outline(text[: starts[0][0]].strip(), items, tuple(_jumps(items)))


def _starts(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where an item's number stands, where its text begins, and the number."""
    last = 0
    for match in _NUMBER.finditer(text):
        written = tidy(match["number"])
        number = 1 if written in ("L", "l", "I") else int(written)
        behind = text[match.end() : match.end() + 1]
        if not match["mark"] and (behind in _MEASURES or number not in (1, *range(last, last + 6))):
            continue
        yield match.start(), match.end(), number
        last = number


def _jumps(items: tuple[OutlineItem, ...]) -> Iterator[Fault]:
    before = 0
    for index, item in enumerate(items):
        if item.number not in (1, before + 1):
            details = {"before": before or "开头", "after": item.number, "text": item.text[:12]}
            yield Fault(index, "outline-jump", details)
        before = item.number

"""Which figures differ between a paper that a person has edited and the data now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from dubao.model.paper import Passage
from dubao.papers.report.printed import NO_FIGURE_COLUMNS, figures_in

NONE = "—"


@dataclass(frozen=True)
class Difference:
    """A figure that is not the same: where, in the paper on disk, and made from the data now."""

    where: str
    old: str
    new: str


def differences(
    old: Sequence[Passage], new: Sequence[Passage], definitions: Sequence[str]
) -> list[Difference]:
    """Return the figures that differ, passages matched by the words around the figures.

    Passages that a person added or took out count only by the figures in them.
    """
    before, after = ([_words(one, definitions) for one in side] for side in (old, new))
    found: list[Difference] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        pairs = zip_longest(old[old_from:old_to], new[new_from:new_to])
        for pair in pairs:
            found.extend(_compared(*pair, definitions))
    return found


def _compared(
    before: Passage | None, after: Passage | None, definitions: Sequence[str]
) -> Iterator[Difference]:
    """Yield the figures of one passage that differ; "—" where one side has none."""
    passage = before or after
    if passage is None or passage.head in NO_FIGURE_COLUMNS:
        return
    old, new = (figures_in(side.text, definitions) if side else [] for side in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for how, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if how != "equal":
            for pair in zip_longest(old[old_from:old_to], new[new_from:new_to], fillvalue=NONE):
                yield Difference(passage.where, *pair)


def _words(passage: Passage, definitions: Sequence[str]) -> str:
    """Return a passage with its figures taken out, and whether it is in a table."""
    text = passage.text
    for number in figures_in(text, definitions):
        text = text.replace(number, "#", 1)
    return f"{passage.head}|{text}"

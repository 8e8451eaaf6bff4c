"""What differs between two versions of a scheme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from dubao.model.scheme import Scheme
from dubao.model.scheme_sheets import TREE_BLOCKS
from dubao.papers.comparing.entries import Entry, Said, entries_of
from dubao.papers.wording import listed

HEADS = ("部分", "编号", "名称", "变化", "哪一样", "原来", "现在")


class Turn(StrEnum):
    """What became of an entry."""

    ADDED = "增加"
    REMOVED = "删除"
    CHANGED = "改动"


@dataclass(frozen=True)
class Difference:
    """One line: an entry that came, went, or says something else; `what` is the key."""

    part: str
    code: str
    name: str
    turn: Turn
    what: str = ""
    before: str = ""
    after: str = ""

    @property
    def row(self) -> tuple[str, ...]:
        """The line as texts."""
        return tuple(map(str, asdict(self).values()))


def differences(old: Scheme, new: Scheme) -> list[Difference]:
    """Return every difference, in the order of the newer scheme, what went before what follows.

    An item whose code alone changed is one change, not one that went and one that came.
    """
    before, after = list(entries_of(old)), list(entries_of(new))
    renumbered = dict(_renumbered(before, after))
    former = {_key(one, renumbered): one for one in before}
    latter = {(one.part, one.code): one for one in after}
    found: list[Difference] = []
    parts = dict.fromkeys(one.part for one in (*after, *before))
    for part in parts:
        gone = [one for key, one in former.items() if one.part == part and key not in latter]
        found += [_whole(one, Turn.REMOVED) for one in gone]
        for key, one in latter.items():
            if one.part == part:
                found += _changes(former.get(key), one)
    return found


def summary(found: Sequence[Difference]) -> str:
    """Return how much changed: 指标增加2项、改动1项；字段删除3项."""
    counts: dict[str, Counter[Turn]] = {}
    for part, turn, _ in dict.fromkeys((one.part, one.turn, one.code) for one in found):
        counts.setdefault(part, Counter())[turn] += 1
    told = [
        f"{part}{listed([f'{turn}{count}项' for turn in Turn if (count := turns[turn])])}"
        for part, turns in counts.items()
    ]
    return "；".join(told)


def _key(entry: Entry, renumbered: dict[tuple[str, str], str]) -> tuple[str, str]:
    code = renumbered.get((entry.part, entry.code), entry.code)
    return entry.part, code


def _renumbered(
    before: Sequence[Entry], after: Sequence[Entry]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield items that kept their name under another code: part and old code, new code."""
    for part in dict.fromkeys(one.part for one in before):
        if part.rpartition("·")[2] not in TREE_BLOCKS:
            continue
        old = [one for one in before if one.part == part]
        new = [one for one in after if one.part == part]
        gone = _by_name([one for one in old if one.code not in {two.code for two in new}])
        came = _by_name([one for one in new if one.code not in {two.code for two in old}])
        for name in gone.keys() & came.keys():
            yield (part, gone[name]), came[name]


def _by_name(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the codes of entries whose name none of the others has."""
    counts = Counter(one.name for one in entries)
    return {one.name: one.code for one in entries if counts[one.name] == 1}


def _changes(old: Entry | None, new: Entry) -> Iterator[Difference]:
    if old is None:
        yield _whole(new, Turn.ADDED)
        return
    if old.code != new.code:
        yield Difference(new.part, new.code, new.name, Turn.CHANGED, "编号", old.code, new.code)
    for what in dict.fromkeys((*new.says, *old.says)):
        before, after = old.says.get(what, ""), new.says.get(what, "")
        if before != after:
            yield Difference(new.part, new.code, new.name, Turn.CHANGED, what, before, after)


def _whole(entry: Entry, turn: Turn) -> Difference:
    """Return an entry that came or went, with the main of what it says."""
    text = "；".join(_main(entry.says))
    before, after = ("", text) if turn is Turn.ADDED else (text, "")
    return Difference(entry.part, entry.code, entry.name, turn, "", before, after)


def _main(says: Said) -> Iterator[str]:
    """Yield what an entry says beside its name, the most telling first."""
    for what, text in says.items():
        if what not in {"名称", "编号"}:
            yield f"{what}：{text}"

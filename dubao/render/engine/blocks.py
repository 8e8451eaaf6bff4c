"""Whether the blocks of a part are closed, nested and on one level of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dubao.render.engine.structure import Layout
from dubao.render.engine.tags import Tag

FORBIDDEN = frozenset(
    {"import", "from", "include", "extends", "block", "macro", "call", "autoescape", "do", "trans"}
)
_ENDS = {"for": "endfor", "if": "endif", "set": "endset", "filter": "endfilter", "with": "endwith"}
_BRANCHES = {"else": ("for", "if"), "elif": ("if",)}
_KEEPS_TEXT = re.compile(r"set\s+[\w.]+\s*(\|.*)?", re.DOTALL)


def ending_of(tag: Tag) -> str:
    """Return the word that ends the block which a tag begins, "" if it begins none."""
    if tag.word == "set" and not _KEEPS_TEXT.fullmatch(tag.body):
        return ""
    return _ENDS.get(tag.word, "")


@dataclass
class _Open:
    tag: Tag
    word: str
    path: tuple[str, ...]


class Blocks:
    """Reads the tags of a part in order, each with the elements that are open around it."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._open: list[_Open] = []

    @property
    def in_text(self) -> bool:
        """Whether what follows is kept as a text under a name rather than put into the paper."""
        return any(block.word in {"set", "filter"} for block in self._open)

    def read(self, tag: Tag, path: tuple[str, ...]) -> None:
        """Read the next block tag."""
        word = tag.word
        if word == "for" and re.search(r"\brecursive$", tag.body):
            self._layout.fault("template-forbidden", tag, what="recursive")
        if word in FORBIDDEN:
            self._layout.fault("template-forbidden", tag, what=word)
        elif word in _BRANCHES:
            self._branch(tag, word, path)
        elif word in _ENDS.values():
            self._close(tag, word, path)
        elif ending_of(tag):
            self._open.append(_Open(tag, word, path))

    def finish(self) -> None:
        """Note every block that has no end."""
        for block in self._open:
            reason = f"{block.word} 没有用 {_ENDS[block.word]} 结束"
            self._layout.fault("template-syntax", block.tag, reason=reason)

    def _branch(self, tag: Tag, word: str, path: tuple[str, ...]) -> None:
        if not self._open or self._open[-1].word not in _BRANCHES[word]:
            self._layout.fault("template-syntax", tag, reason=f"{word} 不在 if 里面")
        else:
            self._same_level(tag, path)

    def _close(self, tag: Tag, word: str, path: tuple[str, ...]) -> None:
        words = [_ENDS[block.word] for block in self._open]
        if word not in words:
            self._layout.fault("template-syntax", tag, reason=f"多出的 {word}，前面没有它的开头")
            return
        while _ENDS[self._open[-1].word] != word:
            left = self._open.pop()
            reason = f"{left.word} 没有结束，就出现了外面的 {word}"
            self._layout.fault("template-syntax", left.tag, reason=reason)
        self._same_level(tag, path)
        self._open.pop()

    def _same_level(self, tag: Tag, path: tuple[str, ...]) -> None:
        if path != self._open[-1].path:
            opener = self._open[-1].tag
            self._layout.fault("template-broken", tag, other=opener.raw, where=opener.spot)

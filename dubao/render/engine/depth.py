"""Where the brackets or loops of a template are nested deeper than Python allows."""

from __future__ import annotations

from bisect import bisect_left

from jinja2 import Environment

from dubao.render.engine.blocks import ending_of
from dubao.render.engine.sandbox import paid_loops
from dubao.render.engine.source import Source
from dubao.render.engine.tags import Kind, Tag

TOO_DEEP = (SyntaxError, RecursionError, MemoryError)  # Python's own limits of nesting


def too_deep_tag(environment: Environment, source: Source) -> Tag:
    """Return the first tag with which the source, closed after it, is too deep to be compiled."""
    tags = source.tags

    def fails(last: int) -> bool:
        try:
            environment.from_string(paid_loops(environment.parse(_closed(tags[: last + 1]))))
        except TOO_DEEP:
            return True
        return False

    found = bisect_left(range(len(tags) - 1), True, key=fails)
    return next((tag for tag in reversed(tags[: found + 1]) if tag.raw), tags[found])


def _closed(tags: list[Tag]) -> str:
    """Return a source of these tags alone in which every block has an end."""
    pieces: list[str] = []
    endings: list[str] = []
    for tag in tags:
        if tag.kind is not Kind.BLOCK:
            pieces.append(f"\x03({tag.body})|string\x04")
            continue
        pieces.append(f"\x01{tag.body}\x02")
        if endings and tag.word == endings[-1]:
            endings.pop()
        elif ending := ending_of(tag):
            endings.append(ending)
    return "".join((*pieces, *(f"\x01{ending}\x02" for ending in reversed(endings))))

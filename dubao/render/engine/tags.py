"""Tags in a line of text: where each begins and ends, and what it says once tidied up.

Word and input methods put curly quotes and full-width signs into tags; inside a tag, but
outside its quoted texts, they mean what they look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a tag does."""

    PRINT = "print"
    BLOCK = "block"
    COMMENT = "comment"
    LITERAL = "literal"  # an escaped delimiter: {_{ prints {{
    FAULT = "fault"  # not a tag, but meant to be one


@dataclass(eq=False)
class Tag:
    """One tag of a part: its text as typed, and its meaning.

    `level` is what the tag stands for as a whole: "" text, r run, p paragraph, tr row, tc cell.
    `start` and `end` count characters of the line; `element` is the text element that holds it.
    """

    kind: Kind
    raw: str
    body: str = ""
    level: str = ""
    joins_before: bool = False
    joins_after: bool = False
    start: int = 0
    end: int = 0
    spot: str = ""
    site: int = -1
    element: Any = field(default=None, repr=False)

    @property
    def word(self) -> str:
        """The first word of a block tag: for, endif."""
        found = re.match(r"\s*(\w+)", self.body)
        return found[1] if found else ""


_OPEN = r"[{｛](?:[{｛]|[%％]|#)"
_CLOSE = r"(?:[}｝]|[%％]|#)[}｝]"
_LITERAL = r"[{](?:_[{%])|(?:[%}]_)[}]"
_NEXT = re.compile(rf"(?P<literal>{_LITERAL})|(?P<open>{_OPEN})|(?P<close>{_CLOSE})")
_QUOTED = r'"[^"]{0,200}"|\'[^\']{0,200}\'|“[^”]{0,200}”|‘[^’]{0,200}’'
_INSIDE = re.compile(rf"(?P<quoted>{_QUOTED})|(?P<open>{_OPEN})|(?P<close>{_CLOSE})")
_RAW_END = re.compile(r"[{｛][%％]-?\s*endraw\s*-?[%％][}｝]")
_CLOSERS = {"{": "}}", "%": "%}", "#": "#}"}
_LITERALS = {"{_{": "{{", "{_%": "{%", "%_}": "%}", "}_}": "}}"}
_PLAIN = str.maketrans("｛｝％＃", "{}%#")


def tags(line: str) -> Iterator[Tag]:
    """Yield the tags of a line in order; what is begun and not ended is a tag of kind FAULT."""
    position = 0
    in_raw = False
    while found := _NEXT.search(line, position):
        tag = _read(line, found)
        ends_raw = tag.kind is Kind.BLOCK and tag.word == "endraw"
        if in_raw and not ends_raw:
            position = found.end()  # between {% raw %} and {% endraw %} everything is text
            continue
        begins_raw = tag.kind is Kind.BLOCK and tag.word == "raw"
        if (begins_raw and not _RAW_END.search(line, tag.end)) or (ends_raw and not in_raw):
            tag = _tag(Kind.FAULT, line, tag.start, tag.end, tag.word)
            begins_raw = False
        in_raw = begins_raw
        position = tag.end
        yield tag


def _read(line: str, found: re.Match[str]) -> Tag:
    """Return the tag, or what is meant to be one, that begins at the match."""
    start, end = found.span()
    if found["literal"]:
        return _tag(Kind.LITERAL, line, start, end, _LITERALS[found[0]])
    if found["close"]:
        return _tag(Kind.FAULT, line, start, end, "close")
    opening = found[0].translate(_PLAIN)
    closed = _end(line, end, _CLOSERS[opening[1]])
    if closed < 0:
        following = _NEXT.search(line, end)
        end = following.start() if following else len(line)
        return _tag(Kind.FAULT, line, start, end, "open")
    return _meaning(opening, line, start, closed)


def _end(line: str, position: int, closer: str) -> int:
    """Return where the tag whose inside begins at `position` ends, -1 if it does not."""
    while found := _INSIDE.search(line, position):
        position = found.end()
        if found["open"] and closer != "#}":
            return -1
        if found["close"] and found[0].translate(_PLAIN) == closer:
            return position
        if found["close"] and closer == "}}" and found[0][0] in "}｝":
            return position
        if not found["quoted"]:
            position = found.start() + 1
    return -1


def _tag(kind: Kind, line: str, start: int, end: int, body: str) -> Tag:
    return Tag(kind, line[start:end], body, start=start, end=end)


_LEVEL = re.compile(r"(p|tr|tc|r)(?=[\s\u3000])")


def _meaning(opening: str, line: str, start: int, end: int) -> Tag:
    inside = line[start + 2 : end - 2]
    kind = {"{": Kind.PRINT, "%": Kind.BLOCK, "#": Kind.COMMENT}[opening[1]]
    before = inside.startswith("-") and kind is Kind.BLOCK
    after = inside.endswith("-") and kind is Kind.BLOCK
    inside = inside[before : len(inside) - after]
    level = _LEVEL.match(inside)
    if level and not (kind is Kind.COMMENT and level[1] == "r"):
        inside = inside[level.end() :]
    return Tag(
        kind,
        line[start:end],
        tidied(inside) if kind is not Kind.COMMENT else "",
        level[1] if level else "",
        before,
        after,
        start,
        end,
    )


_SIGNS = str.maketrans(
    "（），：；．＝＞＜＋－＊／！｜［］｛｝％～＂＇　\u00a0\n\t\r【】＿",
    "(),:;.=><+-*/!|[]{}%~\"'" + " " * 5 + "[]_",
)
_QUOTES = re.compile(r'"[^"]*"|\'[^\']*\'|[“”"][^“”"]*[“”"]|[‘’\'][^‘’\']*[‘’\']')
_PAIRS = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def tidied(inside: str) -> str:
    """Return the inside of a tag with straight quotes and half-width signs outside quotes."""
    pieces: list[str] = []
    position = 0
    for quoted in _QUOTES.finditer(inside):
        pieces.append(_straight(inside[position : quoted.start()]))
        text = quoted[0]
        sign = _PAIRS.get(text[0], text[0])
        pieces.append(sign + text[1:-1].replace("\n", " ").replace("\t", "\\t") + sign)
        position = quoted.end()
    pieces.append(_straight(inside[position:]))
    return "".join(pieces).strip()


def _straight(text: str) -> str:
    for curly, sign in _PAIRS.items():
        text = text.replace(curly, sign)
    return text.translate(_SIGNS)

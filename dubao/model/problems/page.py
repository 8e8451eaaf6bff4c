"""The catalogue as a page for people: docs/problems.md."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.model.problems import AREAS
from dubao.model.problems.kind import Kind

_HEAD = """\
# 问题编码

dubao 指出的每一处问题都有一个编码。这里按编码说明：什么意思、怎么办、为什么要查。
「错误」指这个值或文件不能用；「提醒」指已经采用，但要有人看一眼；「说明」只记在读入记录里。
看过并认可的提醒，可以在 dubao.yaml 的「接受」中写明编码、位置和理由，以后不再提示。

<!-- 本页由 python -m dubao.model.problems 生成，请勿手改。 -->
"""


def catalogue_page() -> str:
    """Return the page in Markdown; what differs from case to case is shown as …."""
    return "\n".join([_HEAD, *(line for name in AREAS for line in _area(name))])


def _area(name: str) -> Iterator[str]:
    if not AREAS[name]:
        return
    yield f"## {name}\n"
    for code, kind in AREAS[name].items():
        yield f"### {code}\n"
        yield from _kind(kind)
        yield ""


def _kind(kind: Kind) -> Iterator[str]:
    yield f"- {kind.severity}：{_shown(kind.message)}"
    if kind.hint:
        yield f"- 怎么办：{_shown(kind.hint)}"
    if kind.why:
        yield f"- 为什么：{kind.why}"


class _Blank:
    """Stands for any detail of a sentence."""

    def __format__(self, _: str) -> str:
        return "…"


class _Blanks(dict[str, _Blank]):
    def __missing__(self, _: str) -> _Blank:
        return _Blank()


def _shown(sentence: str) -> str:
    return sentence.format_map(_Blanks())

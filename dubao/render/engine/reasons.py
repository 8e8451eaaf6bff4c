"""From faults of templates to problems with a place, in the office's words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.render.engine.faults import (
    ForbiddenError,
    NoFunctionError,
    TooMuchError,
    UnknownNameError,
    ValueFaultError,
)
from dubao.render.engine.parts import Fault, Part
from dubao.render.engine.tags import Tag
from dubao.render.engine.uses import called_text

LONGEST_EXCERPT = 40


class Reporter:
    """Makes problems of one template; `file` is how they name it."""

    def __init__(self, file: str) -> None:
        self._file = file

    def file(self, code: str, **details: str) -> Problem:
        """Return a problem of the template as a whole."""
        return problem(code, Place(self._file), **details)

    def fault(self, part: str, fault: Fault) -> Problem:
        """Return the problem of one tag, found while compiling."""
        return self._at(part, fault.tag, fault.code, **fault.details)

    def unknown(self, part: str, tag: Tag, name: str, known: Iterable[str]) -> Problem:
        """Return the problem of a name that is not there; `known` are those that are."""
        details = {"name": name, "advice": advice(name, known)}
        return self._at(part, tag, "template-unknown-name", **details)

    def failure(self, part: Part, fault: Exception) -> Problem:
        """Return the problem of an exception raised while the part was filled in."""
        tag = part.failed_tag(fault.__traceback__) or part.source.tags[0]
        if isinstance(fault, UnknownNameError):
            return self.unknown(part.title, tag, fault.name, fault.known)
        code, details = _told(fault, tag)
        return self._at(part.title, tag, code, **details)

    def _at(self, part: str, tag: Tag, code: str, **details: str) -> Problem:
        place = Place(self._file, f"{part}{tag.spot}")
        return problem(code, place, text=excerpt(tag.raw), **details)


def _told(fault: Exception, tag: Tag) -> tuple[str, dict[str, str]]:
    if isinstance(fault, ValueFaultError):
        return "template-value", {"reason": str(fault)}
    if isinstance(fault, TooMuchError | RecursionError | MemoryError | OverflowError):
        return "template-endless", {}
    if isinstance(fault, ForbiddenError):
        return "template-forbidden", {"what": str(fault)}
    if isinstance(fault, NoFunctionError):
        return "template-name", {"name": called_text(tag)}
    return "template-failed", {"reason": failure_reason(fault)}


def excerpt(text: str) -> str:
    """Return a tag's text, shortened."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_EXCERPT else f"{text[:LONGEST_EXCERPT]}…"


def advice(name: str, known: Iterable[Any]) -> str:
    """Return a hint for an unknown name: the nearest name there is, else what there is."""
    names = sorted(text for text in known if isinstance(text, str))
    near = get_close_matches(name, names, n=1, cutoff=0.4)
    if near:
        return f"是否应为「{near[0]}」？"
    if names:
        return f"此处可用的名称有：{'、'.join(names)}"
    return "请对照方案说明中的名称表改正"


def failure_reason(fault: Exception) -> str:
    """Return in Chinese why an expression in a template failed."""
    if isinstance(fault, ZeroDivisionError):
        return "除数为零"
    if isinstance(fault, TypeError) and "NoneType" in str(fault):
        return "有一个数是空的，不能比较或计算；请先写 {% if 它 is not none %}"
    if isinstance(fault, TypeError | ValueError):
        return "文字和数不能这样运算，或调用的写法不对"
    return f"内部原因 {type(fault).__name__}"

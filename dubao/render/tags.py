"""The tags of Word templates: strict names, safe expressions, values as the office writes them."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from html import unescape
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from dubao.model.numbers import plain

LONGEST_EXCERPT = 40

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # forbidden in XML, or special to docxtpl


class UnknownNameError(UndefinedError):
    """A template uses `name`; `known` are the names that stand at that place."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(name)


class _Unknown(StrictUndefined):
    """A name that is not there: printing, looping and comparing all fail with its name."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None
    ) -> None:
        known = [key for key in obj if isinstance(key, str)] if isinstance(obj, Mapping) else []
        super().__init__(hint, obj, name, lambda _: UnknownNameError(str(name), known))  # type: ignore[arg-type]


class _Environment(ImmutableSandboxedEnvironment):
    """Looks a name up among a mapping's keys before its methods."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def printed(value: Any) -> Any:
    """Return a value as papers print it: 2021年3月5日, 0.3, 是; nothing there prints —."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return _CONTROL.sub("", value)
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return plain(value)
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return value


ENVIRONMENT = _Environment(undefined=_Unknown, autoescape=True, finalize=printed)


def advice(name: str, known: Iterable[str]) -> str:
    """Return a hint for an unknown name: the nearest name there is, else what there is."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.4)
    if near:
        return f"是否应为「{near[0]}」？"
    if names:
        return f"此处可用的名称有：{'、'.join(names)}"
    return "请对照方案说明中的名称表改正"


def excerpt(source: str, line: int) -> str:
    """Return the text of the paragraph on `line` (from 1) of a compiled part, shortened."""
    lines = source.split("\n")
    text = re.sub(r"<[^>]*>", "", lines[line - 1]) if 0 < line <= len(lines) else ""
    text = unescape(text).strip()
    return text if len(text) <= LONGEST_EXCERPT else f"{text[:LONGEST_EXCERPT]}…"


def failed_line(fault: BaseException) -> int:
    """Return the line of the template in which rendering failed, 0 if it cannot be told."""
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
    return lines[-1] or 0 if lines else 0


def syntax_reason(fault: TemplateSyntaxError) -> str:
    """Return in Chinese what Jinja found wrong with a tag."""
    message = fault.message or ""
    if "unknown tag" in message:
        tag = re.search(r"unknown tag '([^']*)'", message)
        return f"多出或写错的标记「{tag[1] if tag else ''}」"
    if "Unexpected end" in message or "end of template" in message:
        return "有 for 或 if 没有结束"
    if "No filter named" in message or "No test named" in message:
        return f"没有这个过滤器：{message.split(chr(39))[1]}"
    return "花括号里的写法看不懂"


def failure_reason(fault: Exception) -> str:
    """Return in Chinese why an expression in a template failed."""
    if isinstance(fault, ZeroDivisionError):
        return "除数为零"
    if isinstance(fault, SecurityError):
        return "用了不允许的写法"
    if isinstance(fault, TypeError | ValueError):
        return "文字和数不能这样运算，或调用的写法不对"
    return f"内部原因 {type(fault).__name__}"

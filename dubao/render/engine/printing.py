"""Values as papers print them, never by str(): 2021年3月5日, 0.3, 是; nothing there prints —."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from html import unescape
from typing import Any

from jinja2 import Undefined

from dubao.model.chart import ChartSpec
from dubao.render.engine.faults import ValueFaultError
from dubao.render.engine.sites import Level, Site

GAP = "—"

_SPECIAL = re.compile('[&<>"\x00-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]')
_UNPRINTABLE = re.compile("[\x00-\x06\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;"}
_AGAIN = '<w:t xml:space="preserve">'
_LINE = f"</w:t><w:br/>{_AGAIN}"
_TAB = f"</w:t><w:tab/>{_AGAIN}"
special = _SPECIAL.search  # finds what cannot go into the XML as it is
_SIGN = re.compile('[&<>"\t\n\x07\x0b\x0c]')


def plain_text(value: Any, gap: str = GAP) -> str:
    """Return a value as characters; ValueFaultError if it is no single value."""
    if isinstance(value, str):
        return unescape(value) if hasattr(value, "__html__") else value
    if value is None:
        return gap
    for kind, way in _WAYS:
        if isinstance(value, kind):
            return way(value)
    if isinstance(value, float | Decimal):
        return _number(float(value), gap)
    return _other(value, gap)


def _clock(value: datetime | time) -> str:
    return f"{value.hour}时{value.minute:02d}分"


def _moment(value: datetime) -> str:
    """Return 2021年3月5日, with the time of day if there is one."""
    return chinese_date(value) + (_clock(value) if value.hour or value.minute else "")


def chinese_date(day: date) -> str:
    """Return 2021年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


_WAYS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "是" if value else "否"),
    (int, str),
    (datetime, _moment),
    (date, chinese_date),
    (time, _clock),
)


def _number(value: float, gap: str) -> str:
    if value != value:  # NaN  # noqa: PLR0124
        return gap
    from dubao.model.numbers import plain

    return plain(value)


def _other(value: Any, gap: str) -> str:
    if isinstance(value, Undefined):
        return str(value)  # raises what is wrong with the name
    item = getattr(value, "item", None)
    if callable(item) and getattr(value, "ndim", None) == 0:  # a number of numpy
        return plain_text(item(), gap)
    if isinstance(value, Iterable):
        raise ValueFaultError('这里是一组内容；请用 for 逐个印，或用 |join("、") 连起来')
    if hasattr(value, "in_run") or hasattr(value, "in_place"):
        raise ValueFaultError("这里只能印文字，放不下图片、富文本或段落")
    raise ValueFaultError("这里的内容不是能印的值")


def escaped(text: str, site: Site) -> str:
    """Return the XML of a text at its site: breaks, tabs and new paragraphs included."""
    if not _SPECIAL.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := _UNPRINTABLE.search(text):
        raise ValueFaultError(f"文字里有印不出的控制符 U+{ord(bad[0]):04X}")
    signs = _signs(site)
    return _SIGN.sub(lambda found: signs[found[0]], text)


def _signs(site: Site) -> dict[str, str]:
    if site.level is Level.PLAIN:
        return _ESCAPES | dict.fromkeys("\t\n\x07\x0b\x0c", " ")
    signs = _ESCAPES | {"\t": _TAB, "\n": _LINE, "\x0b": _LINE, "\x07": _LINE}
    page = '<w:br w:type="page"/>'
    signs["\x0c"] = f"</w:t>{page}{_AGAIN}"
    if site.splits:
        begin = f"<w:p>{site.paragraph}<w:r>{site.run}{_AGAIN}"
        signs["\x07"] = f"</w:t></w:r></w:p>{begin}"
        signs["\x0c"] = f"</w:t></w:r></w:p><w:p><w:r>{page}</w:r></w:p>{begin}"
    return signs


def run_of(text: str, site: Site, look: str | None = None) -> str:
    """Return the text as a run of its own; `look` is the XML of its properties."""
    own = site.run if look is None else look
    inside = escaped(text, Site(Level.TEXT, own, site.paragraph, site.splits))
    return f"<w:r>{own}{_AGAIN}{inside}</w:t></w:r>"


def at_site(value: Any, site: Site, gap: str, parts: Any) -> str:
    """Return the XML of any value at its site; ValueFaultError if it cannot stand there."""
    if isinstance(value, ChartSpec):
        value = _drawn(value)
    if site.level is Level.PARAGRAPH:
        return _as_paragraphs(value, gap, parts)
    in_run: Callable[..., str] | None = getattr(value, "in_run", None)
    if isinstance(value, Undefined) or in_run is None:
        if hasattr(value, "in_place") and not isinstance(value, Undefined):
            raise ValueFaultError("整段的内容要用 {{p …}} 单独成段")
        text = plain_text(value, gap)
        return run_of(text, site) if site.level is Level.RUN else escaped(text, site)
    if site.level is Level.PLAIN:
        raise ValueFaultError("这里只能印文字，放不下图片或富文本")
    inside = in_run(site, parts)
    if site.level is Level.RUN:
        return inside
    return f"</w:t></w:r>{inside}<w:r>{site.run}{_AGAIN}"


def _drawn(spec: ChartSpec) -> Any:
    """Return the description of a chart as a value that can be drawn."""
    from dubao.render.charts.value import Chart

    return Chart(spec)


def _as_paragraphs(value: Any, gap: str, parts: Any) -> str:
    in_place: Callable[..., str] | None = getattr(value, "in_place", None)
    if in_place is not None and not isinstance(value, Undefined):
        return in_place(parts)
    own = Site(Level.RUN, splits=True)
    return f"<w:p>{at_site(value, own, gap, parts)}</w:p>"

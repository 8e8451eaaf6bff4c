"""What the native charts of a finished Word paper show: each value as its label prints it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from dubao.model.numbers import rounded_text
from dubao.model.paper import Passage

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHARTS = "/word/charts/chart"


def chart_passages(document: Any) -> Iterator[Passage]:
    """Yield a passage for each value of each chart, and for its share where that is printed."""
    parts = [part for part in document.part.package.iter_parts() if _is_chart(part)]
    for part in sorted(parts, key=lambda part: str(part.partname)):
        root = ElementTree.fromstring(part.blob)
        title = "".join(text.text or "" for text in root.iterfind(f"{_C}chart/{_C}title//{_A}t"))
        for series in root.iter(f"{_C}ser"):
            yield from _of_series(series, f"图“{title}”")


def _is_chart(part: Any) -> bool:
    return str(part.partname).startswith(_CHARTS)


def _of_series(series: Any, where: str) -> Iterator[Passage]:
    name = "".join(_texts(series, "tx"))
    names, values = _texts(series, "cat"), [float(text) for text in _texts(series, "val")]
    pattern = series.findtext(f"{_C}val//{_C}formatCode", "0")
    total = sum(values)
    for category, value in zip(names, values, strict=False):
        place = f"{where} {name} {category}"
        yield Passage(place, rounded_text(value, _decimals(pattern)), category)
        if _prints_shares(series) and total:
            digits = _decimals(series.find(f"{_C}dLbls/{_C}numFmt").get("formatCode"))
            yield Passage(
                f"{place} 占比", f"{rounded_text(value / total * 100, digits)}%", category
            )


def _texts(series: Any, kind: str) -> list[str]:
    """Return the cached texts of a series' name, categories or values."""
    return [text.text or "" for text in series.iterfind(f"{_C}{kind}//{_C}v")]


def _decimals(pattern: str) -> int:
    return len(pattern.rstrip("%").partition(".")[2])


def _prints_shares(series: Any) -> bool:
    flag = series.find(f"{_C}dLbls/{_C}showPercent")
    return flag is not None and flag.get("val") == "1"

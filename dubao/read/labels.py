"""The text of headings, labels and cells, made comparable."""

from __future__ import annotations

import re
from functools import lru_cache

from dubao.read.folding import unspaced
from dubao.read.units import unit as unit_named

_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]$")
_FULL_MARKS = re.compile(r"(满分|分值)?[:]?\d+(\.\d+)?分")


@lru_cache(maxsize=8192)
def squeeze(text: str) -> str:
    """Return a text in NFKC without blanks, line breaks and the asterisk of required columns."""
    return unspaced(text).strip("*")


def is_unit(text: str) -> bool:
    """Tell whether a text is the name of a unit and nothing else."""
    return bool(text) and unit_named(text) is not None


@lru_cache(maxsize=8192)
def split_unit(text: str) -> tuple[str, str]:
    """Return a head's folded name and the unit in its brackets, "" if there is none.

    `人数（人）` → (人数, 人); brackets that hold something else stay part of the name, but
    for full marks: `现场评估（10分）` → (现场评估, "").
    """
    folded = squeeze(text)
    match = _BRACKETS.search(folded)
    if not match or match.start() == 0:
        return folded, ""
    inside = match[1].removeprefix("单位:")
    if is_unit(inside):
        return folded[: match.start()], inside
    if _FULL_MARKS.fullmatch(inside):
        return folded[: match.start()], ""
    return folded, ""


def fold_head(text: str) -> str:
    """Return a head's name as it is compared, without the unit in its brackets."""
    return split_unit(text)[0]


def as_text(value: object) -> str:
    """Return a cell as text: whole numbers without .0, nothing as ""."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def is_empty(value: object) -> bool:
    """Tell whether a cell holds nothing, or blanks only."""
    return value is None or (isinstance(value, str) and not value.strip())

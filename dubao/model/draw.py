"""A random draw: from which roster, by which rule, and what came of it (CY-04, HA-12).

The rule is stated so that anybody can repeat it with any tool, in ten years too: every entry
gets the SHA-256 of seed, line feed and code in UTF-8, and the smallest values are drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from dubao.model.place import Place
from dubao.model.terms import DrawResult, DrawState

ALGORITHM = (
    "第1版：每个参加抽取的编号算出 SHA-256（种子＋换行＋编号，UTF-8），"
    "按所得十六进制数由小到大排列，取前面的；分层时先按各层人数的比例分配名额，"
    "余数大的先得，余数相同的按 SHA-256（种子＋换行＋层名）由小到大"
)
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)\s*[%％]|(\d{1,6})")
_CONDITION = re.compile(r"(.+?)\s*(!=|=|≠|＝)\s*(.*)")


@dataclass(frozen=True)
class Candidate:
    """One entry of the roster. `code` is what it is known by; no two entries share one."""

    code: str
    name: str
    stratum: str = ""
    state: DrawState = DrawState.TAKES_PART
    reason: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True)
class Condition:
    """Who is within the draw: the column holds the value, or does not."""

    column: str
    value: str
    unlike: bool = False

    @property
    def text(self) -> str:
        """The condition as it is typed: 学段=小学, 办别!=民办."""
        return f"{self.column}{'!=' if self.unlike else '='}{self.value}"


def parse_condition(text: str) -> Condition | None:
    """Read 学段=小学 or 办别!=民办; None if it is neither."""
    match = _CONDITION.fullmatch(text.strip())
    if not match or not match[1].strip():
        return None
    return Condition(match[1].strip(), match[3].strip(), match[2] in ("!=", "≠"))


@dataclass(frozen=True)
class Size:
    """How many are drawn: a number, or a share in hundredths, rounded up."""

    number: int = 0
    percent: Fraction | None = None

    @property
    def text(self) -> str:
        """The size as it is typed: 5 or 20%."""
        if self.percent is None:
            return str(self.number)
        return f"{float(self.percent):g}%"

    def of(self, total: int) -> int:
        """Return how many of `total` are to be drawn."""
        if self.percent is None:
            return self.number
        return ceil(self.percent * total / 100)


def parse_size(text: str) -> Size | None:
    """Read 5 or 20%; None if the text is neither, or asks for nobody."""
    match = _SIZE.fullmatch(text.strip())
    if not match:
        return None
    if match[1]:
        percent = Fraction(match[1])
        return Size(percent=percent) if 0 < percent <= 100 else None
    return Size(int(match[2])) if int(match[2]) else None


@dataclass(frozen=True)
class DrawRule:
    """What was asked for. `each` means that `size` is for every stratum, not for all together."""

    source: str
    seed: str
    size: Size
    conditions: tuple[Condition, ...] = ()
    by: str = ""
    each: bool = False
    spare: int = 0
    purpose: str = ""
    key: str = ""  # the column that tells entries apart, "" for the usual ones


@dataclass(frozen=True)
class Ranked:
    """A candidate that took part: its value, its place in its stratum from 1, the result."""

    candidate: Candidate
    value: str
    rank: int
    result: DrawResult


@dataclass(frozen=True)
class Draw:
    """One draw. `candidates` are in the roster's order, `ranked` by stratum and value.

    `fingerprint` is the SHA-256 of the whole roster with who took part, `file_hash` that of the
    file it was read from.
    """

    rule: DrawRule
    candidates: tuple[Candidate, ...]
    ranked: tuple[Ranked, ...]
    fingerprint: str
    file_hash: str = ""

    def with_result(self, result: DrawResult) -> tuple[Ranked, ...]:
        """Return the entries with one result, in order."""
        return tuple(one for one in self.ranked if one.result is result)

    def in_state(self, state: DrawState) -> tuple[Candidate, ...]:
        """Return the candidates in one state, in the roster's order."""
        return tuple(one for one in self.candidates if one.state is state)

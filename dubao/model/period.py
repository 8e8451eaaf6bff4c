"""A span of days: a month, a term, a school year, a stated range."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` to `end`, both included; `text` is how it was written.

    Two periods are equal when their days are, however they were written.
    """

    start: date
    end: date
    text: str = ""

    def __eq__(self, other: object) -> bool:
        """Compare the days only: 2020-2021学年 is 2021-2020学年."""
        if not isinstance(other, Period):
            return NotImplemented
        return (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

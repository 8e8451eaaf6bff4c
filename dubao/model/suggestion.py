"""Other places for one visit, each with what it costs and what it asks of others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dubao.model.planning import Slot


class Means(StrEnum):
    """What has to be done to give a visit a place, the easiest first."""

    FREE = "空场次"
    SWAP = "调换"
    WIDER = "放宽窗口"
    EXTRA = "加一场"
    BORROW = "借人"
    RELEASE = "放开已约定的"


@dataclass(frozen=True)
class Suggestion:
    """One place for a visit.

    `cost` is what the whole plan costs more or less with it, in school days late; `words` say
    how it lies to the due day and what is asked of whom.
    """

    means: Means
    slot: Slot
    cost: float
    words: str

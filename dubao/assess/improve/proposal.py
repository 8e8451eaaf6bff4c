"""The answer to a task: what to add, what it costs, and how far from cheapest it may be."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.assess.improve.task import Floats

PROVEN = 1e-6  # relative gap that counts as none


@dataclass(frozen=True)
class Proposal:
    """Additions per lift and holder, and how good they are.

    `reached` tells whether they reach everything asked. No answer that does costs less than
    `bound`; `parts` is how many parts of the task were looked at.
    """

    added: tuple[Floats, ...]
    cost: float
    bound: float
    reached: bool = True
    parts: int = 1

    @property
    def gap(self) -> float:
        """By which share of its cost a cheapest answer may be cheaper than this one."""
        return max(self.cost - self.bound, 0.0) / self.cost if self.cost > 0 else 0.0

    @property
    def proven(self) -> bool:
        """Whether no answer is cheaper."""
        return self.gap <= PROVEN

"""The cells that a figure rests on, for the JSON document and the 核对清单."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.assess.explain import SELF, explain
from dubao.model.assessment import Assessment, Leaf, Step
from dubao.model.place import Place


def cells_of(assessment: Assessment, unit: int, item: str = "") -> tuple[Place, ...]:
    """Return the cells that an item's points rest on (the total for ""), once each, in order.

    The unit's self-score is not among them: points do not rest on it.
    """
    return cells_in(explain(assessment, unit, item or None))


def cells_in(step: Step) -> tuple[Place, ...]:
    """Return the cells below a step, once each, in order; a self-score's are not among them."""
    return tuple(dict.fromkeys(leaf.place for leaf in _leaves(step, set()) if leaf.place))


def _leaves(step: Step, seen: set[int]) -> Iterator[Leaf]:
    """Yield the leaves below a step; a part that stands below several others once."""
    for part in step.parts:
        if isinstance(part, Leaf):
            yield part
        elif id(part) not in seen and (part.label != SELF or part.code):
            seen.add(id(part))
            yield from _leaves(part, seen)

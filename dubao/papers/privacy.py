"""What one unit may read of the others: nothing (PA-15)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable


def without_others(names: Iterable[str], own: Collection[str]) -> Callable[[str], str]:
    """Return a function that takes all unit names but the `own` ones out of a text."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(re.escape(name) for name in longest_first if name) or "(?!)")

    def hide(found: re.Match[str]) -> str:
        return found[0] if found[0] in own else "其他单位"

    return lambda text: pattern.sub(hide, text)

"""简要结论: a sentence with names in braces, for which values are put in."""

from __future__ import annotations

import re
from collections.abc import Callable

_NAME = re.compile(r"\{([^{}]+)\}")


def names_in(statement: str) -> tuple[str, ...]:
    """Return the names in a sentence, in order."""
    return tuple(name.strip() for name in _NAME.findall(statement))


def filled_in(statement: str, value_of: Callable[[str], str]) -> str:
    """Return the sentence with `value_of` each name in its place."""
    return _NAME.sub(lambda found: value_of(found[1].strip()), statement)

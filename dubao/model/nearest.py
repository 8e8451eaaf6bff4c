"""The nearest existing name, for hints."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the one of `words` that is most like `word`, "" if none is alike."""
    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.5)), "")


def did_you_mean(word: str, words: Iterable[str], otherwise: str = "") -> str:
    """Return 「是否想写「…」？」 with the nearest name, or `otherwise` if none is alike."""
    found = nearest(word, words)
    return f"是否想写「{found}」？" if found else otherwise

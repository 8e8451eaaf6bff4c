"""Text as people type it, made comparable: full-width forms, blanks of every kind."""

from __future__ import annotations

import re
import unicodedata

# Blanks that str.strip and \s do not know: zero-width space and joiners, word joiner, BOM.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_BLANKS = re.compile(r"\s+")


def trimmed(text: str) -> str:
    """Return the text without invisible characters and without blanks at its ends."""
    return text.translate(_INVISIBLE).strip()


def tidy(text: str) -> str:
    """Return the text with full-width forms folded (NFKC) and trimmed: `３０　` → `30`."""
    return trimmed(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)))


def unspaced(text: str) -> str:
    """Return the tidy text without any blank in it."""
    return _BLANKS.sub("", tidy(text))

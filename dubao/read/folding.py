"""Text as people type it, made comparable: full-width forms, blanks of every kind."""

from __future__ import annotations

import re
import unicodedata

# Blanks that str.strip and \s do not know: zero-width space and joiners, word joiner, BOM.
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]+")


def trimmed(text: str) -> str:
    """Return the text without invisible characters and without blanks at its ends."""
    return text.strip() if text.isascii() else _INVISIBLE.sub("", text).strip()


def tidy(text: str) -> str:
    """Return the text with full-width forms folded (NFKC) and trimmed: `３０　` → `30`."""
    return text.strip() if text.isascii() else trimmed(unicodedata.normalize("NFKC", text))


def unspaced(text: str) -> str:
    """Return the tidy text without any blank in it."""
    return "".join(tidy(text).split())

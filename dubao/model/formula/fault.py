"""What is said of a formula that was not understood, and how names are folded."""

from __future__ import annotations

import unicodedata


class FormulaFault(Exception):  # noqa: N818 - the office's mistake, not ours: it becomes a Problem
    """A formula was refused: where (from 0, in the text as typed), what, and what to do."""

    def __init__(self, at: int, message: str, hint: str = "") -> None:
        self.at, self.message, self.hint = at, message, hint
        super().__init__(f"{at}: {message}")


def fold(name: str) -> str:
    """Return a name as it is compared: NFKC, no blanks at the ends.

    Full-width letters and brackets equal the half-width ones, ㎡ equals m2.
    """
    return unicodedata.normalize("NFKC", name).strip()


def shown(text: str) -> str:
    """Return a bit of a formula for a message: quoted, invisible characters by their number."""
    seen = "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in text)
    return f"「{seen}」"

"""What is written onto a workbook that goes back to whoever handed it in."""

from __future__ import annotations

from dataclasses import dataclass

RETURNED = "【退回】"  # how every comment of a returned workbook begins
NOTE_SHEET = "退回说明"


@dataclass(frozen=True)
class Mark:
    """What to say at one cell (an A1 address) of a sheet; several at one cell are put together."""

    sheet: str
    cell: str
    text: str


def comment_text(texts: list[str]) -> str:
    """Return one comment that says all `texts`, numbered if there are several."""
    if len(texts) == 1:
        return f"{RETURNED}{texts[0]}"
    lines = [f"{at}. {text}" for at, text in enumerate(texts, start=1)]
    return "\n".join([RETURNED, *lines])

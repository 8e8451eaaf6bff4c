"""台账/变更记录.jsonl read back: one line for every cell that dubao changed in a register."""

from __future__ import annotations

import json
from pathlib import Path

JOURNAL = "变更记录.jsonl"


def load_journal(folder: Path) -> tuple[dict[str, str], ...]:
    """Return the journal of a folder of registers, oldest first; a broken line is left out."""
    try:
        lines = (folder / JOURNAL).read_text("utf-8").splitlines()
    except OSError:
        return ()
    return tuple(found for line in lines if (found := _entry(line)))


def _entry(line: str) -> dict[str, str]:
    try:
        entry = json.loads(line)
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in entry.items()} if isinstance(entry, dict) else {}
